"""Partial dates in models and forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from apps.core.formats import FormatError
from apps.core.partial_dates import STORED_PATTERN, PartialDate

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

MESSAGES: dict[str, str | StrPromise] = {
    "date_invalid": _("Enter digits only: day, month and year, or leave day and month empty."),
    "date_year_short": _("Enter the year with four digits."),
    "date_impossible": _("There is no such date."),
    "year_missing": _("Enter the year."),
    "month_missing": _("Enter the month, or leave the day empty."),
}
_SEPARATED = re.compile(r"[/.-]|^\d{4}$")


class PartialDateField(models.CharField):  # type: ignore[type-arg]
    """A ``PartialDate`` in a text column ordered by bytes; unknown is NULL, never empty text.

    Lookups take a PartialDate or text: ``born__lt="1990"``, ``born__startswith="1974-08"``. Guard
    the column with ``check_constraint``.
    """

    # What mypy's Django plugin reads: written as a value or text, read back as a value.
    _pyi_private_set_type: PartialDate | str | None  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate  # type: ignore[assignment]
    description = _("Date of which day or month may be unknown")
    empty_strings_allowed = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs["db_collation"] = "C"
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out what is always the same."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_length", None)
        kwargs.pop("db_collation", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_args: object) -> PartialDate | None:
        """Return the stored text as a value."""
        return PartialDate.from_stored(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        """Return a value from text in any written or stored form; raises ValidationError."""
        if not value or isinstance(value, PartialDate):
            return value or None
        try:
            return PartialDate.parse(str(value))
        except FormatError as error:
            raise ValidationError(MESSAGES[error.code], code=error.code) from error

    def get_prep_value(self, value: Any) -> str | None:
        """Return the stored text."""
        parsed = self.to_python(value)
        return parsed.stored if parsed else None

    def value_to_string(self, obj: models.Model) -> str:
        """Return the stored text for fixtures."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def run_validators(self, value: Any) -> None:
        """Run the validators on the stored text, whose length they measure."""
        super().run_validators(value.stored if isinstance(value, PartialDate) else value)

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field with three boxes."""
        options = {"form_class": PartialDateFormField, **kwargs}
        return models.Field.formfield(self, **options)


def check_constraint(name: str, field: str) -> CheckConstraint:
    """Return the database's own check that a column holds partial dates and nothing else."""
    return CheckConstraint(condition=Q(**{f"{field}__regex": STORED_PATTERN}), name=name)


class PartialDateInput(forms.MultiWidget):
    """Three boxes: day, month, year."""

    template_name = "widgets/partial_date.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # The day box is long enough for a whole date pasted into it.
        super().__init__(
            {
                "day": forms.TextInput({"inputmode": "numeric", "maxlength": 10}),
                "month": forms.TextInput({"inputmode": "numeric", "maxlength": 2}),
                "year": forms.TextInput({"inputmode": "numeric", "maxlength": 4}),
            },
            attrs,
        )

    def decompress(self, value: Any) -> list[str | None]:
        """Return the texts of the three boxes."""
        if isinstance(value, str) and value:
            value = PartialDate.parse(value)
        if not isinstance(value, PartialDate):
            return [None, None, None]
        month = None if value.month is None else f"{value.month:02}"
        day = None if value.day is None else f"{value.day:02}"
        return [day, month, str(value.year)]

    def use_required_attribute(self, initial: Any) -> bool:
        """Return False: a required date does not make each of its boxes required."""
        return False

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Say whether none of the three boxes came with the form."""
        return all(f"{name}{suffix}" not in data for suffix in ("_day", "_month", "_year"))


class PartialDateFormField(forms.Field):
    """Three boxes into one PartialDate; boxes may be empty from the left.

    A whole date (``14/02/1989``, ``8/1974``, ``1949``) in the day box fills all three.
    """

    widget = PartialDateInput
    default_error_messages = MESSAGES

    def to_python(self, value: Any) -> PartialDate | None:
        """Return the date of the three boxes, or None when all are empty."""
        if not value or isinstance(value, PartialDate):
            return value or None
        boxes = [value, "", ""] if isinstance(value, str) else value
        day, month, year = ((box or "").strip() for box in boxes)
        if not (day or month or year):
            return None
        try:
            if not (month or year) and _SEPARATED.search(day):
                return PartialDate.parse(day)
            return self._from_boxes(day, month, year)
        except FormatError as error:
            raise ValidationError(self.error_messages[error.code], code=error.code) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates, not boxes: ``8`` and ``08`` are the same month."""
        try:
            before = PartialDate.parse(initial) if isinstance(initial, str) and initial else initial
            return self.to_python(data) != (before or None)
        except (ValidationError, FormatError):
            return True

    def _from_boxes(self, day: str, month: str, year: str) -> PartialDate:
        for missing, code in ((not year, "year_missing"), (day and not month, "month_missing")):
            if missing:
                raise ValidationError(self.error_messages[code], code=code)
        boxes = (day, month, year)
        if not all(box.isascii() and box.isdigit() for box in boxes if box):
            raise FormatError("date_invalid", "/".join(boxes))
        return PartialDate.parse("/".join(box for box in boxes if box))
