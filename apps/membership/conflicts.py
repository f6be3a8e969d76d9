"""Two people change one record: what differs, and whose word stands unless told otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apps.core.formats import date_text
from apps.membership.forms import MemberForm
from apps.membership.models import Member

CHOICE_PREFIX = "keep_"
MINE, SAVED = "mine", "saved"


@dataclass(frozen=True)
class Difference:
    """One field in which the typed values and the saved record differ."""

    name: str
    label: str
    mine: str
    saved: str
    preferred: str

    @property
    def control(self) -> str:
        """Name of the control that chooses."""
        return f"{CHOICE_PREFIX}{self.name}"


def differences(form: MemberForm, saved: Member, *, read_version: int) -> list[Difference]:
    """The fields in which ``form`` and the record as saved now differ.

    What only the other person changed is preferred as saved; what was changed here as typed.
    """
    before = _as_read(saved, read_version)
    found = []
    for name, mine in form.values.items():
        theirs = getattr(saved, name)
        if mine == theirs:
            continue
        untouched = before is not None and mine == getattr(before, name)
        found.append(
            Difference(
                name=name,
                label=str(form.fields[name].label),
                mine=shown(saved, name, mine),
                saved=shown(saved, name, theirs),
                preferred=SAVED if untouched else MINE,
            )
        )
    return found


def chosen_as_saved(data: Any) -> frozenset[str]:
    """Names of the fields whose saved value was chosen in the comparison."""
    return frozenset(
        key.removeprefix(CHOICE_PREFIX)
        for key in data
        if key.startswith(CHOICE_PREFIX) and data[key] == SAVED
    )


def shown(member: Member, name: str, value: Any) -> str:
    """A value of the record as people read it."""
    if value is None or value == "":
        return ""
    field = Member._meta.get_field(name)
    if field.get_internal_type() == "DateField":
        return date_text(value)
    choices = getattr(field, "flatchoices", None)
    return str(dict(choices).get(value, value)) if choices else str(value)


def _as_read(member: Member, version: int) -> Any:
    """The record as it was when it was read, from its history."""
    events = member.events.filter(version=version)  # type: ignore[attr-defined]
    return events.order_by("pgh_id").last()
