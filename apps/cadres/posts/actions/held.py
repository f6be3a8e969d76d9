"""What the acts on units and seats share: right, range, lock, version."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.models import Position, Seat, WorkUnit
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.posts import rules
from apps.core.errors import Conflict, NotAllowed, RuleRefused


def held(model: Any, row: Any, version: int, *, by: Actor) -> Any:
    """The row, locked, when the actor keeps it and has read its latest state.

    Raises NotAllowed, Conflict when somebody else changed it meanwhile, RuleRefused for a unit or
    seat that has ended.
    """
    rows = model.objects.visible_to(by).select_for_update(of=("self",))
    found = rows.filter(pk=row.pk).first()
    if found is None:
        raise NotAllowed(permission=str(CHANGE))
    require_in_range(by, CHANGE, found)
    if found.version != version:
        raise Conflict("stale")
    if found.valid_until is not None:
        raise RuleRefused("unit_ended" if model is WorkUnit else "seat_ended")
    return found


def stored(row: Any) -> Any:
    """Save the row as a newer version; whoever read it before is told."""
    row.version += 1
    row.save()
    return row


def open_seats(unit: WorkUnit, by: Actor) -> list[Seat]:
    """The seats of the unit that have not ended, locked."""
    rows = Seat.objects.visible_to(by).filter(work_unit=unit, valid_until__isnull=True)
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def holders(by: Actor, **where: Any) -> Any:
    """Positions that go on, as far as the actor may know of them."""
    return Position.objects.visible_to(by).current().filter(**where)


def not_ahead(day: date, today: date, field: str) -> None:
    """Raises RuleRefused for a day that has not come."""
    if day > today:
        raise RuleRefused("post_day_ahead", field=field)


def in_order(since: date | None, until: date | None, field: str, outer: date | None = None) -> None:
    """Raises RuleRefused for dates out of order."""
    code = rules.dates_refused(since, until, outer)
    if code:
        raise RuleRefused(code, field=field)


def words(text: str, code: str, field: str) -> str:
    """A text that must say something."""
    stripped = " ".join(text.split())
    if not stripped:
        raise RuleRefused(code, field=field)
    return stripped
