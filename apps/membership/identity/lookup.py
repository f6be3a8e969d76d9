"""Who is who, for other apps: asked under the scope of the system.

Whom a relation binds must not depend on what the reader may see, so these look at the whole tree.
What they return stays inside: it is compared with people, and never shown.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction

from apps.membership.models import Member, MemberAccount, MemberRelation
from apps.tenancy import scope

LOCK = 4_024_001
"""Key of the lock that a change of who is who and a change of a case's people take."""


@contextmanager
def whole_tree() -> Iterator[None]:
    """Look past the range of whoever acts."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        yield


def hold_facts(*, changing: bool) -> None:
    """Wait, within the transaction, until nobody else changes who is who.

    A case registered while somebody's account is being linked would see neither: its wall would
    be missing. Changes of cases do not wait for each other (``changing=False``).
    """
    kind = "pg_advisory_xact_lock" if changing else "pg_advisory_xact_lock_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"select {kind}(%s)", [LOCK])


@dataclass(frozen=True)
class Relation:
    """Two members who declared each other, by key, and whether that keeps from a case."""

    member_id: int
    relative_id: int
    kinship: str
    raises_wall: bool

    def other(self, member_id: int) -> int:
        """The one at the other end."""
        return self.relative_id if member_id == self.member_id else self.member_id


def accounts_of(members: Collection[int]) -> dict[int, int]:
    """Member → account, of those who have one."""
    with whole_tree():
        rows = MemberAccount.objects.standing().filter(member__in=members)
        return dict(rows.values_list("member_id", "user_id"))


def members_of(users: Collection[int]) -> dict[int, int]:
    """Account → member, of those who are members."""
    with whole_tree():
        rows = MemberAccount.objects.standing().filter(user__in=users)
        return dict(rows.values_list("user_id", "member_id"))


def relations_of(members: Collection[int]) -> list[Relation]:
    """Declared relations in which one of these members stands on either side."""
    with whole_tree():
        rows = MemberRelation.objects.standing().touching(list(members))
        return [
            Relation(*values)
            for values in rows.values_list(
                "member_id", "relative_id", "kinship__code", "kinship__raises_wall"
            )
        ]


def organizations_of(members: Collection[int]) -> dict[int, int]:
    """Member → key of the organisation to which they belong."""
    with whole_tree():
        return dict(Member.objects.filter(pk__in=members).values_list("pk", "organization_id"))
