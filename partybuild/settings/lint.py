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
    # The first and the last take columns from histories, which no code of an older release names;
    # the second widens a constraint of a small table by a column: no row, no older code breaks it.
    "ignore_name": [
        "0011_history_without_places", "0007_walls_from_facts", "0021_draws_without_cases",
    ],
    "no_cache": True,
    "sql_analyser": "postgresql",  # our backend is PostgreSQL under another name
}  # fmt: skip
