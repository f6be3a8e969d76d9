"""Forms of a draw."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.membership.forms import FullDateField, UnitField
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm

LIST_HELP = _(
    "One person a line: name; position; organisation; card number. Who is left out of the draw "
    "(criminal proceedings, gravely ill, abroad, verified lately) stays on the list with the "
    "reason after a bar: name; position; organisation | reason."
)
LONG = forms.Textarea({"rows": 10, "spellcheck": "false"})


class NewDrawForm(RefusableForm):
    """What is drawn, at which office, from which list."""

    organization = UnitField(label=_("Registered at"))
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2200)
    title = forms.CharField(label=pgettext_lazy("draw", "Name of the draw"), max_length=200)
    text = forms.CharField(
        label=_("Those who declare assets"), help_text=LIST_HELP, widget=LONG, required=False,
        max_length=200_000,
    )  # fmt: skip


class ListForm(StepForm):
    """The list while it is being made."""

    text = forms.CharField(
        label=_("Those who declare assets"), help_text=LIST_HELP, widget=LONG, required=False,
        max_length=200_000,
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="list", **options)


class FixForm(FinalForm, StepForm):
    """How many are drawn; the list is fixed."""

    sentence = _("The list is complete. It cannot be changed any more.")
    number = forms.IntegerField(label=_("How many are drawn"), min_value=1, max_value=100_000)
    note = forms.CharField(
        label=_("Why fewer than the share"), max_length=300, required=False,
        help_text=_("Needed only below the share that the rule names."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="fix", **options)


class DrawForm(FinalForm, StepForm):
    """The seed as it was made in front of witnesses."""

    sentence = _("The seed was made in front of the witnesses. A draw is not repeated.")
    seed = forms.CharField(
        label=_("Seed"), max_length=200,
        help_text=_("For instance digits called by the witnesses one after another."),
    )  # fmt: skip
    method = forms.CharField(label=_("How the seed was made"), max_length=300)
    witnesses = forms.CharField(
        label=_("Witnesses"), widget=forms.Textarea({"rows": 4}), max_length=2000,
        help_text=_("One a line: name; position."),
    )  # fmt: skip
    drawn_on = FullDateField(label=_("Drawn on"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="draw", **options)

    def clean_witnesses(self) -> list[dict[str, str]]:
        """Name and position of each."""
        lines = str(self.cleaned_data["witnesses"]).splitlines()
        parts = [[part.strip() for part in line.split(";", 1)] for line in lines if line.strip()]
        return [{"name": one[0][:120], "position": "".join(one[1:])[:200]} for one in parts]


class OpenForm(FinalForm, StepForm):
    """A case for each person drawn."""

    sentence = _("A case of verification is registered for each person drawn.")

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="open", **options)
