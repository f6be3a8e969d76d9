"""Forms: link an account, declare a relative, end either."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.models import Kinship, PrivateEntry
from apps.membership.procedures.forms import FinalForm, RefusableForm


class AccountForm(RefusableForm):
    """With which account the member signs in."""

    sign_in_name = forms.CharField(
        label=_("Sign-in name"), max_length=150,
        help_text=_("In full, as the member signs in. The account must hold a role in your range."),
    )  # fmt: skip


class RelationForm(RefusableForm):
    """A relative who is a member too."""

    kinship = forms.ModelChoiceField(
        Kinship.objects.none(), label=_("What they are to the member"), empty_label=None
    )
    card_number = forms.CharField(
        label=_("Member card number of the relative"), max_length=20,
        help_text=_("As the member declares it. The relative may belong to any office."),
    )  # fmt: skip
    entry = forms.ModelChoiceField(
        PrivateEntry.objects.none(), label=_("Line of the card"), required=False, empty_label="–"
    )

    def __init__(self, data: Any = None, *, entries: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["kinship"].queryset = Kinship.objects.order_by("rank", "pk")  # type: ignore[attr-defined]
        line: Any = self.fields["entry"]
        line.queryset = entries
        line.label_from_instance = lambda one: f"{one.code_label}: {one.title}"


class EndForm(FinalForm):
    """Why it ends."""

    sentence = _("What follows from it ends at once: walls around cases may fall.")
    reason = forms.CharField(label=_("Reason"), max_length=300)
