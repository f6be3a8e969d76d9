"""Types of files that are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileType(models.TextChoices):
    """What a file is by its content; its name may say anything."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", _("JPEG picture")
    PNG = "png", _("PNG picture")
    TIFF = "tiff", _("TIFF picture")
    DOCX = "docx", _("Word document")
    XLSX = "xlsx", _("Excel workbook")
    ODT = "odt", _("OpenDocument text")
