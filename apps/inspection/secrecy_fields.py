"""Fields of forms that grade a record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.core.choices import Secrecy
from apps.inspection.secrecy import GROUNDS
from apps.membership.forms import FullDateField
from apps.membership.procedures.forms import StepForm


def grades_read_by(actor: Any) -> list[tuple[Any, Any]]:
    """The grades that the actor reads, and so may give."""
    return [(code, capfirst(label)) for code, label in Secrecy.choices if code <= actor.clearance]


def grade_reason_field() -> forms.CharField:
    """Why the grade is given."""
    return forms.CharField(
        label=_("Why it is graded"), max_length=300, required=False,
        help_text=_("Needed with every grade above normal, such as the list that names it."),
    )  # fmt: skip


def grade_end_field() -> FullDateField:
    """The last day of the grade."""
    return FullDateField(
        label=_("Declassified on"),
        required=False,
        help_text=_("Where it is known. The day is told ahead; nothing is declassified by itself."),
    )


def grade_of(row: Any) -> dict[str, Any]:
    """The grade of a record now, as its fields begin."""
    return {name: getattr(row, name) for name in ("secrecy", *GROUNDS)}


class RegradeForm(StepForm):
    """Another grade, or another end of it, by a decision."""

    secrecy = forms.TypedChoiceField(label=_("Secrecy"), coerce=int)
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()
    decision = forms.CharField(label=_("Decision number"), max_length=60)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["secrecy"].choices = grades_read_by(actor)  # type: ignore[attr-defined]
