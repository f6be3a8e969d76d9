"""Forms of clean data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import FullDateField, PlacingForm, UnitField
from apps.tenancy.models import Organization


class ReconciliationForm(PlacingForm):
    """List and files of an organisation were compared."""

    organization = UnitField(label=_("Organisation"), empty_label="–")
    held_on = FullDateField(label=_("Compared on"))
    files_found = forms.IntegerField(
        label=_("Files found"), min_value=0, max_value=1_000_000,
        help_text=_("The members on the list are counted by the register of that day."),
    )  # fmt: skip
    differences = forms.CharField(
        label=_("What differs"), required=False, max_length=500,
        help_text=_("Needed when files and list are not the same number: whose file is missing."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        units = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["organization"].offer(units)  # type: ignore[attr-defined]
