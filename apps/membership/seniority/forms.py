"""Forms of seniority. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import FullDateField, PlacingForm, capitalised
from apps.membership.seniority.choices import DeductionKind


class DeductionForm(PlacingForm):
    """A period that does not count, as a paper says it."""

    kind = forms.ChoiceField(
        label=_("Why it does not count"), choices=[("", "–"), *capitalised(DeductionKind.choices)]
    )
    first = FullDateField(label=_("First day"))
    last = FullDateField(label=_("Last day, this day included"))
    reason = forms.CharField(label=_("Reason"), max_length=300)
    decision_number = forms.CharField(label=_("Decision or paper that says so"), max_length=60)
    decided_on = FullDateField(label=_("Date of that paper"), required=False)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)


class ReasonForm(PlacingForm):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class OnDayForm(forms.Form):
    """A day on which to count."""

    on = FullDateField(label=_("Count on this day"), required=False)
