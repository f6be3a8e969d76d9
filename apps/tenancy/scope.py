"""The row scope: which range of the tree the current work may touch, and on whose behalf.

Only the database policies read it. Python code filters by the actor it was given.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass

from psycopg.pq import TransactionStatus

FIRST = "0"  # below every path
LAST = "~"  # above every path
HIGHEST = 3  # grade of secrecy that includes all others

PUSH_SQL = (
    "select set_config('app.lo', %s, true), set_config('app.hi', %s, true),"
    " set_config('app.user', %s, true), set_config('app.clearance', %s, true),"
    # Where it has no value the triggers that write history raise and catch an error at each row.
    # Each walks all checks that wait for the commit: of a large import that was most of the time.
    " set_config('pgtrigger.ignore', '{}', true)"
)


@dataclass(frozen=True)
class Scope:
    """One range of paths, ``lo`` <= path < ``hi``, and the person acting (None for the system).

    ``clearance`` is the highest grade of secrecy that the work may touch.
    """

    lo: str
    hi: str
    user_id: int | None = None
    clearance: int = 0

    @classmethod
    def everything(cls, user_id: int | None = None) -> Scope:
        """The whole tree, for jobs of the system."""
        return cls(FIRST, LAST, user_id, HIGHEST)

    @classmethod
    def below(cls, path: str, user_id: int | None = None, clearance: int = 0) -> Scope:
        """The organisation at ``path`` and all below it."""
        return cls(path, path + LAST, user_id, clearance)

    def parameters(self) -> tuple[str, str, str, str]:
        """Values for PUSH_SQL."""
        user = "" if self.user_id is None else str(self.user_id)
        return self.lo, self.hi, user, str(self.clearance)


NO_SCOPE = Scope("", "")
_current: ContextVar[Scope | None] = ContextVar("row_scope", default=None)


def current() -> Scope | None:
    """The scope in force; for the database backend only."""
    return _current.get()


@contextlib.contextmanager
def use(value: Scope | None) -> Iterator[None]:
    """Within this block every transaction carries ``value``; an open one is changed at once."""
    from django.db import connection

    token = _current.set(value)
    _push(connection, value)
    try:
        yield
    finally:
        _current.reset(token)
        _push(connection, _current.get())


def _push(connection, value: Scope | None) -> None:  # type: ignore[no-untyped-def]
    # A broken transaction takes no more statements, and its rollback undoes the setting anyway.
    if not connection.in_atomic_block or connection.needs_rollback:
        return
    if connection.connection.info.transaction_status == TransactionStatus.INERROR:
        return
    connection.push_scope(value)
