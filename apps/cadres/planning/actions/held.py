"""What the acts on plans share: right, range, lock, version."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.models import PlanningList
from apps.cadres.permissions import require_in_range
from apps.cadres.planning.choices import ListState
from apps.core.errors import Conflict, NotAllowed, RuleRefused


def held(
    planning: PlanningList, version: int, *, permission: str, by: Actor, states: tuple[str, ...]
) -> PlanningList:
    """The list, locked, when the actor holds the right over it and has read its latest state.

    Raises NotAllowed, Conflict when somebody else changed it meanwhile, RuleRefused where the act
    does not fit its state.
    """
    rows = PlanningList.objects.visible_to(by).select_for_update(of=("self",))
    found: PlanningList | None = rows.filter(pk=planning.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if found.state not in states:
        raise RuleRefused("planning_state", state=ListState(found.state).label)
    return found


def stored(planning: PlanningList, *fields: str) -> PlanningList:
    """Save the list as a newer version; whoever read it before is told."""
    planning.version += 1
    planning.save(update_fields=[*fields, "version", "changed_at"])
    return planning


def not_ahead(day: date, today: date, field: str) -> None:
    """Raises RuleRefused for a day that has not come."""
    if day > today:
        raise RuleRefused("planning_day_ahead", field=field)


def in_term(planning: PlanningList, day: date, field: str) -> None:
    """Raises RuleRefused for a day after the term: a list of a past term plans nothing."""
    if day.year > planning.last_year:
        raise RuleRefused("planning_day_out", field=field, term=planning.term)


def words(text: Any, code: str, field: str) -> str:
    """A text that must say something."""
    stripped = str(text or "").strip()
    if not stripped:
        raise RuleRefused(code, field=field)
    return stripped
