"""Forms of recusals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.membership.procedures.forms import FinalForm


class OwnRecusalForm(FinalForm):
    """Why one takes no part."""

    sentence = _("I take no part in this case. It is no longer shown to me.")
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea({"rows": 3}))


class RecusalForm(FinalForm):
    """Who takes no part, why, by which decision."""

    sentence = _("The person leaves the team; the case is no longer shown to them.")
    user = forms.ModelChoiceField(User.objects.none(), label=_("Person"), empty_label="–")
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea({"rows": 3}))
    decision = forms.CharField(
        label=_("Decision"), max_length=120, help_text=_("Number and date, or the session.")
    )

    def __init__(self, data: Any = None, *, people: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]


class LiftForm(FinalForm):
    """Why a recusal is lifted."""

    sentence = _("The case is shown to the person again.")
    reason = forms.CharField(label=_("Reason"), max_length=300)
