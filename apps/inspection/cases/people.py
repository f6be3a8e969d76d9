"""Officers to whom a case may be given."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment
from apps.accounts.roles import ROLES
from apps.inspection import permissions
from apps.inspection.models import Case

KEEPING = [code for code, role in ROLES.items() if permissions.CHANGE in role.permissions]
"""Roles whose holders work on cases."""


def officers(actor: Actor, today: date) -> list[Any]:
    """People of the actor's range who work on cases, each once, by name."""
    rows = RoleAssignment.objects.filter(
        path__gte=actor.lo, path__lt=actor.hi, role__in=KEEPING, user__is_active=True
    )  # fmt: skip
    found = {row.user_id: row.user for row in rows.current(today).select_related("user")}
    return sorted(found.values(), key=lambda user: user.full_name)


def may_handle(user: Any, case: Case, today: date) -> bool:
    """Whether somebody works on cases in a range that holds this one, may read its grade of
    secrecy, and stands behind no wall from it."""
    rows = RoleAssignment.objects.filter(user=user, role__in=KEEPING).current(today)
    return any(_sees(row, case) for row in rows.select_related("user", "organization"))


def _sees(assignment: Any, case: Case) -> bool:
    """Their own list filter plus the key: neither grants nor the chair's own sight count."""
    actor = actor_for(assignment)
    return bool(Case.objects.in_scope_of(actor).filter(pk=case.pk).exists())
