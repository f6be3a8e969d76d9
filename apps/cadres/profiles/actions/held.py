"""What the acts on profiles share: right, range, whose profile it is, lock, version."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.profiles.own import is_own
from apps.core.errors import Conflict, NotAllowed, RuleRefused


def held(cadre: Cadre, version: int, *, by: Actor, permission: str = CHANGE) -> Cadre:
    """The profile, locked, when the actor may keep it and has read its latest state.

    Raises NotAllowed without the right, outside the range, for one's own profile; Conflict when
    somebody else changed it meanwhile.
    """
    rows = Cadre.objects.visible_to(by).select_for_update(of=("self",))
    found: Cadre | None = rows.filter(pk=cadre.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    if is_own(by, found):
        raise NotAllowed("cadre_own")
    if found.version != version:
        raise Conflict("stale")
    return found


def stored(cadre: Cadre, *fields: str) -> Cadre:
    """Save the profile as a newer version; whoever read it before is told."""
    cadre.version += 1
    cadre.save(update_fields=[*fields, "version", "changed_at"])
    return cadre


def not_ahead(day: date | None, today: date, field: str) -> None:
    """Raises RuleRefused for a day that has not come."""
    if day is not None and day > today:
        raise RuleRefused("cadre_day_ahead", field=field)


def words(text: str, code: str, field: str) -> str:
    """A text that must say something."""
    stripped = text.strip()
    if not stripped:
        raise RuleRefused(code, field=field)
    return stripped
