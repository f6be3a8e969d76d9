"""What the acts on programmes share: right, range, lock, version."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.inspection.models import Case, Programme, ProgrammeItem
from apps.inspection.permissions import require_in_range
from apps.inspection.programmes.choices import ProgrammeState


def held(programme: Programme, version: int, *, permission: str, by: Actor) -> Programme:
    """The programme, locked, when the actor holds the right over it and has read its latest state.

    Raises NotAllowed, Conflict when somebody else changed it meanwhile, RuleRefused for a draft
    that was given up.
    """
    rows = Programme.objects.visible_to(by).select_for_update(of=("self",))
    found: Programme | None = rows.filter(pk=programme.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if found.state == ProgrammeState.DISCARDED:
        raise RuleRefused("programme_given_up")
    return found


def stored(programme: Programme) -> Programme:
    """Save the programme as a newer version; whoever read it before is told."""
    programme.version += 1
    programme.save()
    return programme


def item_of(programme: Programme, item: ProgrammeItem, by: Actor) -> ProgrammeItem:
    """The item of the programme, locked; raises RuleRefused for one that stands no more."""
    rows = ProgrammeItem.objects.visible_to(by).of_programme(programme)
    found: ProgrammeItem | None = rows.select_for_update(of=("self",)).filter(pk=item.pk).first()
    if found is None:
        raise RuleRefused("programme_item_gone")
    found.programme = programme
    return found


def not_begun(item: ProgrammeItem) -> None:
    """Raises RuleRefused for an item from which a case was opened: that is changed in the case."""
    if Case.objects.filter(programme_item=item).exclude(phase="stopped").exists():
        raise RuleRefused("programme_item_begun")


def not_ahead(day: date, today: date, field: str) -> None:
    """Raises RuleRefused for a day that has not come."""
    if day > today:
        raise RuleRefused("programme_day_ahead", field=field)


def words(text: str, code: str, field: str) -> str:
    """A text that must say something."""
    stripped = text.strip()
    if not stripped:
        raise RuleRefused(code, field=field)
    return stripped
