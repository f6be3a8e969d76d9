"""What the database needs once, and what every start makes sure of: roles, database, extensions.

Roles belong to the whole cluster, so migrations cannot make them:

* partybuild_owner owns the schema and migrates; it may create (test) databases, no more;
* partybuild_web is what the application runs as; it owns nothing;
* partybuild_search owns the search functions that apply the row scope themselves, and therefore
  passes row-level security; nobody signs in as it.
"""

import time
from typing import Any

from partybuild.embedded import processes
from partybuild.embedded.errors import ServiceError

DATABASE = "partybuild"
OWNER, WEB, SEARCH = "partybuild_owner", "partybuild_web", "partybuild_search"
ATTRIBUTES = {
    OWNER: "LOGIN CREATEDB NOCREATEROLE NOSUPERUSER NOREPLICATION NOBYPASSRLS",
    WEB: "LOGIN NOCREATEDB NOCREATEROLE NOSUPERUSER NOREPLICATION NOBYPASSRLS",
    SEARCH: "NOLOGIN NOCREATEDB NOCREATEROLE NOSUPERUSER NOREPLICATION BYPASSRLS",
}
EXTENSIONS = ("pg_trgm", "btree_gist")
READY_SECONDS = 90


def prepare(*, port: int, superuser: str, passwords: dict[str, str]) -> None:
    """Make or correct roles, database and extensions; may be repeated at any time.

    `superuser` is the password of the cluster's superuser, `passwords` those of the roles that
    sign in. Raises ServiceError when the superuser is not let in.
    """
    with _connect(port, superuser, "postgres") as connection:
        _make_roles(connection, passwords)
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        missing = found.fetchone() is None
    # Test databases are copies of template1, and so is ours if it is made after it.
    _make_extensions(port, superuser, "template1")
    if missing:
        with _connect(port, superuser, "postgres") as connection:
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
    _make_extensions(port, superuser, DATABASE)


def _connect(port: int, password: str, database: str) -> Any:
    """Connect as superuser, waiting for a server that is still recovering from a crash."""
    import psycopg  # only here: the rest of the package runs before anything is installed

    limit = time.monotonic() + READY_SECONDS
    while True:
        try:
            return psycopg.connect(
                host=processes.LOOPBACK,
                port=port,
                user="postgres",
                password=password,
                dbname=database,
                connect_timeout=10,
                autocommit=True,
            )
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise ServiceError(
                    "The database does not accept its superuser's password.",
                    remedy="put the file secrets/superuser back that belongs to the data folder,"
                    " or move the data folder away to begin with an empty database.",
                ) from error
            if "starting up" not in str(error) or time.monotonic() > limit:
                raise ServiceError(
                    f"The database does not let us in: {error}", remedy="look into its log."
                ) from error
            time.sleep(0.2)


def _make_roles(connection: Any, passwords: dict[str, str]) -> None:
    from psycopg import sql

    for role, attributes in ATTRIBUTES.items():
        name = sql.Identifier(role)
        found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if found.fetchone() is None:
            connection.execute(sql.SQL("CREATE ROLE {}").format(name))
        connection.execute(sql.SQL("ALTER ROLE {} {}").format(name, sql.SQL(attributes)))
        if role in passwords:
            secret = sql.Literal(passwords[role])
            connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, secret))
    # The owner hands functions over to one role, and the tests step down to the other.
    connection.execute(f"GRANT {SEARCH}, {WEB} TO {OWNER}")


def _make_extensions(port: int, superuser: str, database: str) -> None:
    with _connect(port, superuser, database) as connection:
        # The first form would print a notice at every start.
        rows = connection.execute("SELECT extname FROM pg_extension").fetchall()
        for extension in sorted(set(EXTENSIONS) - {name for (name,) in rows}):
            connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
