"""Words of evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EvidenceKind(models.TextChoices):
    """What a document of a case is."""

    EXPLANATION = "explanation", _("explanation or self-review report")
    MINUTES = "minutes", pgettext_lazy("evidence", "minutes")
    RECORD = "record", _("file, book or paper examined")
    STATEMENT = "statement", _("statement of a person or an agency")
    PICTURE = "picture", pgettext_lazy("evidence", "picture")
    REMEDY = "remedy", _("proof of a remedy")
    SIGNED_PAPER = "signed_paper", _("signed scan of a paper")
    OTHER = "other", pgettext_lazy("evidence", "other")
