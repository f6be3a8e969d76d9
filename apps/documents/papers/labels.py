"""Sentences of the refusals about papers."""

from django.utils.translation import gettext_lazy as _

from apps.core.errors import register_labels

register_labels(
    {
        "paper_too_big": _("The paper may have at most %(megabytes)s MB."),
        "paper_old_format": _("This is a file of an old Word or an encrypted one. Save it as .docx without a password."),
        "paper_not_word": _("This is no Word paper (.docx)."),
        "paper_unsafe": _("This file is built in a way that papers are not. Save it anew in Word."),
        "paper_macros": _("The file has macros. Save it as .docx without macros."),
        "paper_damaged": _("The file is damaged and cannot be read. Open it in Word and save it anew."),
    }
)  # fmt: skip
