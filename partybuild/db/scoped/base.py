"""PostgreSQL backend that hands the current row scope to every transaction.

Middleware runs outside ATOMIC_REQUESTS, so a SET LOCAL made there would be lost; and a plain SET
would leak through a connection pool. Here the scope is set by the transaction itself, and outside
a transaction the policies find no scope and show no row.
"""

from typing import Any

from django.db.backends.postgresql import base

from apps.tenancy import scope


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend plus the scope."""

    def _set_autocommit(self, autocommit: bool) -> None:  # noqa: FBT001 (Django's signature)
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit:
            self.push_scope(scope.current())

    def push_scope(self, value: Any) -> None:
        """Set the scope for the rest of the open transaction."""
        if self.connection is None or (value is None and not self.in_atomic_block):
            return
        settings = scope.NO_SCOPE if value is None else value
        with self.wrap_database_errors, self.connection.cursor() as cursor:
            cursor.execute(scope.PUSH_SQL, settings.parameters())
