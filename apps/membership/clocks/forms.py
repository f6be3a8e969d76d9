"""Filters of the list of limits."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.membership.clocks.registry import kinds
from apps.membership.forms import UnitField
from apps.tenancy.models import Organization


class ClockFilterForm(forms.Form):
    """By kind and organisation."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    unit = UnitField(
        label=_("Organisation"),
        required=False,
        empty_label=_("Organisation: all"),
        hidden_when_unknown=True,
    )

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(kinds().items(), key=lambda kind: str(kind[1]))
        choices: Any = [("", _("Kind: all")), *((code, capfirst(label)) for code, label in named)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        units: Any = self.fields["unit"]
        units.offer(Organization.objects.visible_to(actor).filter(active=True))
