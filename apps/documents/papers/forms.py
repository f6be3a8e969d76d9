"""The form that takes a paper to look at."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.errors import DomainError
from apps.documents.papers.choices import Profile


class CheckForm(forms.Form):
    """One Word file; it is looked at and forgotten."""

    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx file without macros. It is not kept."),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("The file is empty. Choose another one."),
        },
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )
    profile = forms.ChoiceField(
        label=_("Kind of paper"),
        required=False,
        help_text=_("Members' forms and old scans follow fewer of the rules."),
    )

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **options)  # type: ignore[arg-type]
        choices = [(value, str(label).capitalize()) for value, label in Profile.choices]
        self.fields["profile"].choices = choices  # type: ignore[attr-defined]

    def refuse(self, error: DomainError) -> None:
        """Show why the file was not looked at beside the field."""
        self.add_error("file", error.message)
