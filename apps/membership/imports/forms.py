"""The form that takes a file of members."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ImportForm(forms.Form):
    """One Excel file."""

    file = forms.FileField(
        label=_("Excel file"),
        help_text=_("An .xlsx file made from the template, or exported for editing."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def refuse(self, error: Any) -> None:
        """Show a refusal of the action beside the field."""
        self.add_error("file", error.message)
