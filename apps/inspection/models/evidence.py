"""Evidence of a case: documents and their files, rows of the case."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.choices import Secrecy
from apps.documents.models import Attachment, AttachmentVersion
from apps.inspection.evidence import rules
from apps.inspection.evidence.choices import EvidenceKind
from apps.inspection.evidence.querysets import EvidenceQuerySet
from apps.inspection.models.cases import CaseOwned, CaseSubject
from apps.inspection.models.secrecy import Grounded
from apps.tenancy.tracking import tracked


@tracked("secrecy")
class Evidence(Grounded, Attachment, CaseOwned):
    """A document of a case: what it is, what it shows, about whom.

    The signed scan of a paper that was issued here points to that ``paper``; one scan stands for a
    paper at a time, and it has the grade of its paper, which is that of the case.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=EvidenceKind)
    proves = models.CharField(_("evidence of"), max_length=300)
    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("subject concerned"),
    )  # fmt: skip
    received_on = models.DateField(_("received on"))
    # The unique key of standing scans serves every search by paper.
    paper = models.ForeignKey(
        "inspection.CasePaper", models.PROTECT, null=True, blank=True, related_name="scans",
        db_index=False, verbose_name=_("signed scan of the paper"),
    )  # fmt: skip

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("evidence of a case")
        verbose_name_plural = _("evidence of cases")
        constraints = [
            *Attachment.Meta.constraints,
            # Target of the key that keeps case and grade of its files true.
            models.UniqueConstraint(fields=["id", "case", "own_secrecy"], name="evidence_place"),
            models.UniqueConstraint(
                fields=["paper"], condition=Q(withdrawn_at__isnull=True), name="evidence_one_scan"
            ),
            models.CheckConstraint(
                condition=Q(paper__isnull=True)
                | Q(kind=EvidenceKind.SIGNED_PAPER, own_secrecy=Secrecy.NORMAL),
                name="evidence_scan_as_its_paper",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-added_at"], name="evidence_case"),
            models.Index(fields=["path", "-added_at"], name="evidence_path"),
            models.Index(fields=["province_id", "-added_at"], name="evidence_province"),
            models.Index(
                fields=["path", "declassify_on"], condition=Q(declassify_on__isnull=False),
                name="evidence_declassify",
            ),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        """The page of the document."""
        return reverse("inspection:evidence_item", args=[self.case.reference, self.reference])

    @property
    def grade(self) -> int:
        """The grade that counts."""
        return rules.grade(self.secrecy, self.own_secrecy)

    @property
    def grade_words(self) -> str:
        """Its words; empty for normal."""
        return str(Secrecy(self.grade).label) if self.grade else ""

    @property
    def under_seal(self) -> bool:
        """Whether it is only looked at under a watermark."""
        return rules.is_sealed(self.grade, marked=self.is_sealed)


@tracked("secrecy")
class EvidenceVersion(AttachmentVersion, CaseOwned):
    """One file of a document. Another record may keep its ``reference``: it never changes."""

    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="versions", verbose_name=_("evidence of a case")
    )
    own_secrecy = models.PositiveSmallIntegerField(
        _("grade on the document"), choices=Secrecy, editable=False
    )

    objects: ClassVar[Any] = EvidenceQuerySet.as_manager()

    class Meta(AttachmentVersion.Meta):
        verbose_name = _("file of evidence")
        verbose_name_plural = _("files of evidence")
        constraints = [
            *AttachmentVersion.Meta.constraints,
            models.UniqueConstraint(
                fields=["evidence", "number"], name="evidenceversion_number_once"
            ),
        ]
        indexes = [models.Index(fields=["case", "sha256"], name="evidenceversion_content")]
