"""A profile or a seat, chosen by its reference or by a name that only one bears."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404

from apps.cadres.models import Cadre, Seat
from apps.core.errors import LABELS
from apps.core.vietnamese import fold

LISTED = 300
"""Up to so many are offered as a list; above that one types the name or the reference."""
_REFERENCE = re.compile(r"\(?([CG]-[A-Z2-9]{4,12})\)?\s*$")


class ReferenceField(forms.Field):
    """A record by its reference; one that the reader may not know of answers like a wrong address.

    ``offer`` names the rows; ``words`` says how a row reads.
    """

    unknown = "unit_unknown"

    def __init__(self, **options: Any) -> None:
        self.rows: Any = None
        self.empty_label = options.pop("empty_label", "–")
        options.setdefault("widget", forms.TextInput({"autocomplete": "off"}))
        super().__init__(**options)

    def words(self, row: Any) -> str:
        """How a row reads in the list."""
        return f"{row} ({row.reference})"

    def offer(self, rows: Any) -> None:
        """Let one of the rows be chosen: from a list when they are few, else by typing."""
        self.rows = rows
        few = list(rows[: LISTED + 1])
        if len(few) <= LISTED:
            self.widget = forms.Select()
            self.widget.is_required = self.required
            choices = [(row.reference, self.words(row)) for row in few]
            self.widget.choices = [("", self.empty_label), *choices]

    def prepare_value(self, value: Any) -> Any:
        """The text that stands for a record."""
        return value.reference if hasattr(value, "reference") else value

    def to_python(self, value: Any) -> Any:
        """The record, or None; raises ValidationError, or Http404 for an unknown reference."""
        text = str(value or "").strip()
        if not text:
            return None
        match = _REFERENCE.search(text)
        found = None
        if match is not None:
            found = self.rows.filter(reference=match.group(1)).first()
            if found is None:
                raise Http404
        elif "\0" not in text:
            found = self._by_name(text)
        if found is None:
            raise ValidationError(LABELS[self.unknown], code=self.unknown)
        return found

    def _by_name(self, text: str) -> Any:
        return None


class CadreField(ReferenceField):
    """Somebody in the files of the office."""

    unknown = "appointment_cadre_unknown"

    def _by_name(self, text: str) -> Cadre | None:
        rows = list(self.rows.filter(search_key=fold(text))[:2])
        return rows[0] if len(rows) == 1 else None


class SeatField(ReferenceField):
    """A seat of a unit."""

    unknown = "appointment_seat_unknown"

    def words(self, row: Seat) -> str:
        """Title and unit."""
        return f"{row} – {row.work_unit.name}"


def cadres_of(actor: Any) -> Any:
    """People at work whose profiles the reader may open."""
    return Cadre.objects.visible_to(actor).serving().order_by("sort_key", "pk")


def seats_of(actor: Any, day: Any) -> Any:
    """Seats that exist, by unit and rank."""
    rows = Seat.objects.visible_to(actor).existing_on(day).select_related("title", "work_unit")
    return rows.order_by("work_unit__name", "-title__rank", "pk")
