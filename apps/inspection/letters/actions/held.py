"""What the acts on letters share."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core.errors import Conflict, RuleRefused
from apps.inspection.letters import rules
from apps.inspection.letters.permissions import CHANGE
from apps.inspection.models import Letter
from apps.inspection.permissions import require_in_range


def held(letter: Letter, version: int, act: str, by: Actor, permission: str = CHANGE) -> Letter:
    """The letter, locked, in a state in which the act is possible.

    Raises NotAllowed without the right or outside the range, Conflict for another version than the
    one read, RuleRefused in another state.
    """
    found: Letter = Letter.objects.visible_to(by).select_for_update(of=("self",)).get(pk=letter.pk)
    require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if not rules.may(act, found.state):
        raise RuleRefused("letter_state", state=found.get_state_display())
    return found


def keep(letter: Letter) -> Letter:
    """Save the letter as a newer version."""
    letter.version += 1
    letter.save()
    return letter


def not_after(day: date | None, today: date, field: str) -> None:
    """Refuse a day that has not come yet."""
    if day is not None and day > today:
        raise RuleRefused("letter_future", field=field)


def not_before(day: date, first: date | None, field: str) -> None:
    """Refuse a day before the letter was here."""
    if first is not None and day < first:
        raise RuleRefused("letter_before_arrival", field=field)


def words(text: str, code: str, field: str) -> str:
    """A text that must say something."""
    stripped = text.strip()
    if not stripped:
        raise RuleRefused(code, field=field)
    return stripped
