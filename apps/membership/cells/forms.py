"""Forms of the life of cells. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.errors import RuleRefused
from apps.core.formats import FormatError, parse_number
from apps.membership.cells.choices import MeetingKind, Presence
from apps.membership.fees.forms import Placing
from apps.membership.forms import FullDateField, capitalised
from apps.membership.models import AttendanceGroupPerson
from apps.tenancy.models import Organization

TEXT = forms.Textarea({"rows": 4})


class MeetingForm(Placing):
    """A meeting and, line by line, who came: everybody is present unless marked."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    held_on = FullDateField(label=_("Meeting date"))
    kind = forms.ChoiceField(label=_("Kind of meeting"), choices=capitalised(MeetingKind.choices))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    chair = forms.CharField(label=_("Chair"), max_length=120)
    secretary = forms.CharField(label=_("Secretary of the meeting"), max_length=120, required=False)
    minutes_long = forms.IntegerField(
        label=_("Duration in minutes"), min_value=1, max_value=1440, required=False
    )
    topics = forms.CharField(label=_("Agenda and topics"), max_length=4000, widget=TEXT)
    minutes = forms.CharField(
        label=_("Minutes"), max_length=20000, required=False,
        widget=forms.Textarea({"rows": 8}),
    )  # fmt: skip
    resolution_number = forms.CharField(label=_("Resolution number"), max_length=60, required=False)

    def __init__(self, *args: Any, people: Iterable[Any], marks: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people, known = list(people), marks or {}
        for one in self.people:
            presence, reason = known.get(one.member.pk, (Presence.PRESENT, ""))
            self.fields[f"mark_{one.member.pk}"] = forms.ChoiceField(
                label=one.member.full_name, choices=capitalised(Presence.choices),
                initial=presence, required=False,
            )  # fmt: skip
            self.fields[f"reason_{one.member.pk}"] = forms.CharField(
                label=_("Reason"), max_length=200, initial=reason, required=False
            )

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Member, box of attendance, box of the reason."""
        return [
            (one, self[f"mark_{one.member.pk}"], self[f"reason_{one.member.pk}"])
            for one in self.people
        ]

    def marks(self) -> dict[int, tuple[str, str]]:
        """Who came and who did not, as typed."""
        data = self.cleaned_data
        return {
            one.member.pk: (
                data.get(f"mark_{one.member.pk}") or Presence.PRESENT,
                data.get(f"reason_{one.member.pk}") or "",
            )
            for one in self.people
            if f"mark_{one.member.pk}" in self.data
        }

    def values(self) -> dict[str, Any]:
        """What is said of the meeting itself."""
        names = (
            "place", "chair", "secretary", "minutes_long", "topics", "minutes",
            "resolution_number",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}


class QualityForm(Placing):
    """Points by criterion."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, criteria: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(criteria)
        for one in self.criteria:
            self.fields[f"points_{one.code}"] = forms.CharField(
                label=one.name, max_length=6,
                widget=forms.TextInput({"inputmode": "decimal", "class": "w-m num"}),
            )  # fmt: skip

    def clean(self) -> Any:
        """Numbers with a decimal comma."""
        data = super().clean() or self.cleaned_data
        for one in self.criteria:
            name = f"points_{one.code}"
            if name not in data:
                continue
            try:
                data[name] = parse_number(data[name])
            except FormatError:
                self.add_error(name, RuleRefused("meeting_points").message)
        return data

    def rows(self) -> list[tuple[Any, Any]]:
        """Criterion and its box."""
        return [(one, self[f"points_{one.code}"]) for one in self.criteria]

    def points(self) -> dict[str, Decimal]:
        """The points by code."""
        return {one.code: self.cleaned_data[f"points_{one.code}"] for one in self.criteria}


class StrikeForm(Placing):
    """Why a meeting is struck."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Reason"), max_length=200)


PEOPLE_HELP = _("One official a line: name; position. Put * before who leads the group.")


class GroupForm(Placing):
    """A working group as its decision names it."""

    name = forms.CharField(label=_("Name of the group"), max_length=200)
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    first = FullDateField(label=_("Works from"))
    last = FullDateField(label=_("Works until"), required=False)
    task = forms.CharField(label=_("Task"), max_length=500, required=False, widget=TEXT)
    people = forms.CharField(
        label=_("Officials"), max_length=8000, help_text=PEOPLE_HELP,
        widget=forms.Textarea({"rows": 8}),
    )  # fmt: skip
    cells = forms.ModelMultipleChoiceField(
        label=_("Assigned cells"), queryset=Organization.objects.none(), required=False,
        to_field_name="code", widget=forms.SelectMultiple({"size": 10}),
    )  # fmt: skip

    def __init__(self, *args: Any, cells: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["cells"]
        box.queryset = cells

    def clean_people(self) -> list[tuple[str, str, bool]]:
        """Name, position and whether they lead, line by line."""
        found = []
        for line in self.cleaned_data["people"].splitlines():
            text = line.strip()
            leads = text.startswith("*")
            name, _semicolon, position = text.lstrip("* ").partition(";")
            if name.strip():
                found.append((name.strip()[:120], position.strip()[:200], leads))
        return found


class EndForm(Placing):
    """When and why a group ended."""

    last = FullDateField(label=_("Last day of work"))
    reason = forms.CharField(label=_("Reason"), max_length=200)


class VisitForm(Placing):
    """Who attended a meeting of the cell, what they saw and proposed."""

    person = forms.ModelChoiceField(
        label=_("Official of a group"), queryset=AttendanceGroupPerson.objects.none(),
        empty_label="–",
        required=False, help_text=_("Leave empty for somebody else and write the name."),
    )  # fmt: skip
    full_name = forms.CharField(label=_("Full name"), max_length=120, required=False)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    visited_on = FullDateField(label=_("Day of the visit"))
    seen = forms.CharField(label=_("What was seen"), max_length=4000, widget=TEXT)
    proposals = forms.CharField(label=_("Proposals"), max_length=4000, required=False, widget=TEXT)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["person"]
        box.queryset = people

    def clean(self) -> Any:
        """An official of a group, or a name."""
        data = super().clean() or self.cleaned_data
        if not data.get("person") and not (data.get("full_name") or "").strip():
            self.add_error("full_name", _("Choose an official or write the name."))
        return data


def day_asked(text: str, today: date) -> date:
    """The day of an address (2026-11-03); anything odd is today."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return today
    return min(found, today)
