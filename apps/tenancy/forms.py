"""Filters of the organisations."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.tenancy.choices import Tier


class OrganizationFilter(forms.Form):
    """What to look for among the organisations."""

    q = forms.CharField(label=_("Name or code"), max_length=100, required=False)
    tier = forms.ChoiceField(
        label=_("Tier"), required=False, choices=[("", _("All tiers")), *Tier.choices]
    )
    ended = forms.BooleanField(label=_("Ended ones too"), required=False)
