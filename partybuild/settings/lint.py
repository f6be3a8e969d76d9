"""The migration linter is an app of its own; nothing else needs it."""

from partybuild.settings.dev import *
from partybuild.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
MIGRATION_LINTER_OPTIONS = {
    "exclude_apps": [
        "admin", "auth", "axes", "contenttypes", "django_celery_beat", "guardian", "pghistory",
        "sessions",
    ],
    # The first migration of a table meets no rows.
    "exclude_migration_tests": ["CREATE_INDEX", "CREATE_INDEX_EXCLUSIVE"],
    "ignore_initial_migrations": True,
    # They widen a constraint of a small table by a column (of moves also by one that is new and the
    # same in every row): no row and no older code can break it.
    # The keys of counted records become the text of the same array: a worker of the older version
    # does not read it, an update starts web and worker anew.
    "ignore_name": [
        "0007_walls_from_facts", "0004_grades_of_moves", "0003_fingerprint_of_records",
    ],
    "no_cache": True,
    "sql_analyser": "postgresql",  # our backend is PostgreSQL under another name
}  # fmt: skip
