"""Forms of cards and curriculum numbers. They decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import (
    FullDateField,
    GroupedNumberField,
    PlacingForm,
    UnitField,
    capitalised,
)
from apps.membership.seniority.choices import CardKind, Discipline

TAKEN = "taken"
KINDS = (
    (CardKind.ISSUED, CardKind.ISSUED.label),
    (CardKind.REISSUED, CardKind.REISSUED.label),
    (CardKind.EXCHANGED, CardKind.EXCHANGED.label),
    (CardKind.LOST, CardKind.LOST.label),
    (TAKEN, _("collected, or left with the family after death")),
)


class CardForm(PlacingForm):
    """One thing that happened to a card."""

    kind = forms.ChoiceField(label=_("What happened"), choices=[("", "–"), *capitalised(KINDS)])
    number = GroupedNumberField(label=_("New card number"), max_length=20, required=False)
    on = FullDateField(label=_("When it happened"))
    decision_number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)
    discipline = forms.ChoiceField(
        label=_("Disciplined lately"),
        choices=[("", _("No")), *capitalised(Discipline.choices)],
        required=False,
    )
    disciplined_on = FullDateField(label=_("Date of that decision"), required=False)
    basis = forms.CharField(label=_("Paper it rests on"), max_length=120, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="card")

    def clean(self) -> dict[str, Any]:
        """What each kind cannot do without."""
        data = super().clean() or {}
        kind = data.get("kind")
        needed: tuple[str, ...] = {
            str(CardKind.ISSUED): ("number", "decision_number"),
            str(CardKind.REISSUED): ("number", "decision_number", "reason"),
            str(CardKind.EXCHANGED): ("number",),
            str(CardKind.LOST): ("reason",),
        }.get(str(kind), ())
        for name in needed:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])
        return data


class NumberForm(PlacingForm):
    """A curriculum number: empty takes the next free one."""

    number = forms.CharField(label=_("Curriculum number"), max_length=12, required=False)
    on = FullDateField(label=_("Given on"))
    reason = forms.CharField(label=_("Why another number"), max_length=300, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="curriculum")


class RangeForm(PlacingForm):
    """Numbers for a unit."""

    organization = UnitField(label=_("Organisation"))
    letters = forms.CharField(label=_("Letters"), max_length=3)
    first = forms.IntegerField(label=_("First number"), min_value=1, max_value=999_999)
    last = forms.IntegerField(label=_("Last number"), min_value=1, max_value=999_999)
    on = FullDateField(label=_("Handed out on"))
    paper = forms.CharField(label=_("By the paper"), max_length=120, required=False)

    def __init__(self, data: Any = None, *, units: Any) -> None:
        super().__init__(data)
        self.fields["organization"].offer(units)  # type: ignore[attr-defined]
