"""A world that many tests share, settled once."""

from django.db import connection


def settle() -> None:
    """Check now what the database defers to the end of a transaction.

    A world of a module lies in one transaction that never ends: its deferred checks would wait, be
    made again at the end of each test, and be undone with it.
    """
    connection.check_constraints()
