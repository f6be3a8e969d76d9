"""Forms about who wrote a letter."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.inspection.letters.actions import Writer
from apps.membership.forms import PlacingForm
from apps.membership.procedures.forms import RefusableForm, StepForm


class WriterFields(PlacingForm):
    """Who wrote a letter. Typed once, sealed, never shown again without two people."""

    writer_name = forms.CharField(
        label=_("Name of the writer"), max_length=200, required=False,
        help_text=_("Kept under seal: the letter shows a code. Empty for an anonymous letter."),
    )  # fmt: skip
    writer_address = forms.CharField(
        label=_("Address of the writer"), max_length=300, required=False
    )
    writer_contact = forms.CharField(
        label=_("Telephone or e-mail of the writer"), max_length=200, required=False
    )

    @staticmethod
    def taken_out(data: dict[str, Any]) -> Writer:
        """The writer, out of the values of a form."""
        return Writer(
            **{name: data.pop(f"writer_{name}") for name in ("name", "address", "contact")}
        )


class WriterForm(WriterFields, StepForm):
    """Who wrote a letter, entered or corrected."""

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return {"writer": self.taken_out(data), **data}


class AskForm(StepForm):
    """A request to see who wrote a letter."""

    reason = forms.CharField(
        label=_("Why"), max_length=300,
        help_text=_("For example: to meet the writer and clear up what is alleged."),
    )  # fmt: skip
    hours = forms.TypedChoiceField(
        label=_("For how long"), coerce=int,
        choices=[(1, _("one hour")), (4, _("four hours")), (24, _("one day"))],
    )  # fmt: skip


class DecideOpeningForm(RefusableForm):
    """Whether somebody may see who wrote a letter."""

    decision = forms.ChoiceField(
        label=_("Decision"), choices=[("agree", _("Agree")), ("refuse", _("Refuse"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    note = forms.CharField(
        label=_("Note"), max_length=300, required=False,
        help_text=_("A refusal gives its reason."),
    )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            "agree": self.cleaned_data["decision"] == "agree", "note": self.cleaned_data["note"],
        }  # fmt: skip
