"""Model and form fields of our own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.partial_dates import ISO_PATTERN, PartialDate

WRONG = _("Enter a date as day/month/year, month/year or a year alone.")


class PartialDateField(models.CharField):
    """A PartialDate stored as text ('1974', '1974-08', '1974-08-14'), which sorts as it should."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        kwargs["db_collation"] = "C"
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Migration form, without what never varies."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_length", None)
        kwargs.pop("db_collation", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """Stored text to PartialDate; empty stays empty."""
        return PartialDate.parse(value) if value else value

    def to_python(self, value: Any) -> Any:
        """Anything a form may bring to PartialDate; ValidationError for nonsense."""
        if not value or isinstance(value, PartialDate):
            return value or ""
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(WRONG, code="invalid") from error

    def get_prep_value(self, value: Any) -> Any:
        """PartialDate (or text to look for) to stored text."""
        return value.stored() if isinstance(value, PartialDate) else super().get_prep_value(value)

    def run_validators(self, value: Any) -> None:
        """Length is a matter of the stored text."""

    def value_to_string(self, obj: Any) -> str:
        """For serialisation."""
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> Any:
        """Three boxes."""
        return PartialDateFormField(
            label=kwargs.get("label", self.verbose_name), required=not self.blank,
            help_text=self.help_text,
        )  # fmt: skip


def partial_date_constraint(*, name: str, field: str) -> models.CheckConstraint:
    """The stored text is empty or a partial date."""
    return models.CheckConstraint(
        condition=models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": ISO_PATTERN}), name=name
    )


class PartialDateWidget(forms.MultiWidget):
    """Boxes for day, month and year; any may stay empty from the left."""

    template_name = "widgets/partial_date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes = {
            "day": forms.TextInput({"inputmode": "numeric", "maxlength": 10, "autocomplete": "off"}),
            "month": forms.TextInput({"inputmode": "numeric", "maxlength": 2, "autocomplete": "off"}),
            "year": forms.TextInput({"inputmode": "numeric", "maxlength": 4, "autocomplete": "off"}),
        }
        super().__init__(boxes, attrs)

    def decompress(self, value: Any) -> list[str]:
        """A PartialDate, or text, into its boxes."""
        if isinstance(value, str) and value:
            try:
                value = PartialDate.parse(value)
            except ValueError:
                return [value, "", ""]
        if not value:
            return ["", "", ""]
        return [
            f"{value.day:02}" if value.day else "",
            f"{value.month:02}" if value.month else "",
            f"{value.year:04}",
        ]


class PartialDateFormField(forms.MultiValueField):
    """Reads three boxes, or a whole date pasted into the first."""

    widget = PartialDateWidget

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False) for _box in range(3)]
        super().__init__(fields=parts, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> Any:
        """The PartialDate, or an empty text."""
        day, month, year = ([*(part.strip() for part in data_list), "", "", ""])[:3]
        if not (day or month or year):
            return ""
        text = day if len(day) > 2 and not month and not year else "/".join(
            part for part in (day, month, year) if part
        )  # fmt: skip
        if day and not month and year:
            raise ValidationError(WRONG, code="invalid")
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            raise ValidationError(WRONG, code="invalid") from error
