"""The box that has the number of a decision taken from the register."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


def take_number_field() -> forms.BooleanField:
    """Ticked, the next number of the register is taken when the decision is recorded."""
    return forms.BooleanField(
        label=_("Take the next number from the register of numbers"), required=False,
        help_text=_(
            "For a decision of this committee without a number; leave the box above empty."
        ),
    )  # fmt: skip
