"""What every kept file has in common. The apps above make tables of these behind their borders."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.choices import Secrecy
from apps.documents.attachments.choices import FileType
from apps.documents.attachments.references import LENGTH, new_reference


def _person(label: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        editable=False, verbose_name=label,
    )  # fmt: skip


class Attachment(models.Model):
    """A document with a title; its files are versions, the newest counts. Nothing is deleted.

    ``own_secrecy`` is the grade on the document itself; with that of its record the higher one
    counts. A document may lie on paper alone: then it says where.
    """

    reference = models.CharField(
        _("reference"), max_length=LENGTH, unique=True, editable=False, default=new_reference
    )
    title = models.CharField(_("title"), max_length=200)
    own_secrecy = models.PositiveSmallIntegerField(
        _("grade on the document"), choices=Secrecy, default=Secrecy.NORMAL
    )
    is_sealed = models.BooleanField(_("sealed"), default=False)
    kept_where = models.CharField(_("paper kept at"), max_length=200, blank=True)
    added_by = _person(_("added by"))
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_by = _person(_("withdrawn by"))
    withdrawal_reason = models.CharField(_("why withdrawn"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawal_reason=""),
                name="%(class)s_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AttachmentVersion(models.Model):
    """One file as it was stored once; it is never written over.

    ``reference`` names it for good: another record may point to it by that text. ``stored_name`` is
    the random name of the file in the store and says nothing.
    """

    reference = models.CharField(
        _("reference"), max_length=LENGTH, unique=True, editable=False, default=new_reference
    )
    number = models.PositiveSmallIntegerField(_("version"))
    original_name = models.CharField(_("name of the file"), max_length=200)
    stored_name = models.CharField(max_length=32, unique=True, editable=False)
    sha256 = models.CharField(_("fingerprint"), max_length=64, editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False)
    file_type = models.CharField(_("type"), max_length=8, choices=FileType, editable=False)
    replaced_because = models.CharField(
        _("why the earlier one was replaced"), max_length=300, blank=True
    )
    uploaded_by = _person(_("uploaded by"))
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(replaced_because=""),
                name="%(class)s_replaced_says_why",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="%(class)s_not_empty"),
        ]

    def __str__(self) -> str:
        return self.original_name
