"""Who can be named to the team of a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts import roles
from apps.accounts.actor import Actor
from apps.accounts.models import RoleAssignment, User
from apps.accounts.permissions import Permission
from apps.inspection.models import Case
from apps.membership.identity.lookup import whole_tree

READERS = [one.code for one in roles.ROLES.values() if Permission.VIEW_CASE in one.permissions]
"""Codes of the roles that read cases."""


def people_of_the_office(case: Case, actor: Actor, today: date) -> Any:
    """People of the actor's range whose role reads this case, by name."""
    held = RoleAssignment.objects.current(today).filter(
        path__gte=actor.lo, path__lt=actor.hi, role__in=READERS, clearance__gte=case.secrecy
    )
    over = held.filter(path__in=_prefixes(case.path))
    return User.objects.filter(is_active=True, pk__in=over.values("user_id")).order_by(
        "full_name", "pk"
    )


def _prefixes(path: str) -> list[str]:
    """The paths of the organisation and of all above it."""
    parts = path.split(".")
    return [".".join(parts[:number]) + "." for number in range(1, len(parts))]


def reads_by_role(case: Case, user: User, today: date) -> bool:
    """Whether a role of the person already reads the case."""
    with whole_tree():
        held = RoleAssignment.objects.current(today).filter(user=user, role__in=READERS)
        over = held.filter(path__in=_prefixes(case.path), clearance__gte=case.secrecy)
        return over.exists()


def of_the_province(sign_in_name: str, case: Case, today: date) -> User | None:
    """The account of that name with a role in the province of the case."""
    with whole_tree():
        held = RoleAssignment.objects.current(today).filter(province_id=case.province_id)
        found: User | None = User.objects.filter(
            sign_in_name__iexact=sign_in_name.strip(), is_active=True, pk__in=held.values("user_id")
        ).first()
        return found


def cleared_for(case: Case, user: User, today: date) -> bool:
    """Whether some role of the person reads up to the grade of the case."""
    with whole_tree():
        held = RoleAssignment.objects.current(today).filter(user=user)
        return held.filter(clearance__gte=case.secrecy).exists()
