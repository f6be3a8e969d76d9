"""What the acts on files share: right, range, lock, version, days, words."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.appointments.choices import FileState
from apps.cadres.models import AppointmentFile
from apps.cadres.permissions import require_in_range
from apps.core.errors import Conflict, NotAllowed, RuleRefused


def held(
    file: AppointmentFile, version: int, *, permission: str, by: Actor,
    state: str = FileState.RUNNING,
) -> AppointmentFile:  # fmt: skip
    """The file, locked, when the actor holds the right over it and has read its latest state.

    Raises NotAllowed, Conflict when somebody else changed it meanwhile, RuleRefused when it is not
    in the state that the act needs.
    """
    rows = AppointmentFile.objects.visible_to(by).select_for_update(of=("self",))
    rows = rows.select_related("cadre", "organization", "seat__title", "title", "position")
    found: AppointmentFile | None = rows.filter(pk=file.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if found.state != state:
        raise RuleRefused(f"appointment_not_{state}")
    return found


def stored(file: AppointmentFile) -> AppointmentFile:
    """Save the file as a newer version; whoever read it before is told."""
    file.version += 1
    file.save()
    return file


def not_ahead(day: date | None, today: date, field: str) -> None:
    """Raises RuleRefused for a day that has not come."""
    if day is not None and day > today:
        raise RuleRefused("appointment_day_ahead", field=field)


def not_before(day: date | None, first: date | None, field: str) -> None:
    """Raises RuleRefused for a day before the one it follows."""
    if day is not None and first is not None and day < first:
        raise RuleRefused("appointment_day_before", field=field, day=f"{first:%d/%m/%Y}")


def words(text: str, code: str, field: str) -> str:
    """A text that must say something."""
    stripped = text.strip()
    if not stripped:
        raise RuleRefused(code, field=field)
    return stripped
