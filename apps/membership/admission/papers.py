"""The checklist of an admission dossier (12-HD/BTCTW of 18/1/2022, stages A and B; 38-HD/BTCTW of
2025 for what is made after the ceremony)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.membership.admission.choices import Stage
from apps.membership.procedures.registry import PaperSpec

VALIDITY = "membership.admission.papers.months"
CERTIFICATE_VALIDITY = "membership.admission.certificate.months"
CERTIFICATE = PaperSpec(
    "certificate", _("certificate of the awareness class"), stage="A",
    valid_key=CERTIFICATE_VALIDITY,
)  # fmt: skip
"""Kept with the person, who holds it before there is a dossier."""
PAPERS = (
    PaperSpec("application", _("application to join the Party"), "1-KNĐ", stage="A"),
    PaperSpec("curriculum", _("curriculum of the applicant"), "2-KNĐ", stage="A"),
    PaperSpec(
        "verification", _("papers of the background check"), stage="A", valid_key=VALIDITY
    ),
    PaperSpec(
        "introduction", _("introduction by an official member"), "3-KNĐ", stage="A",
        valid_key=VALIDITY,
    ),
    PaperSpec(
        "union", _("resolution of the Youth Union or the trade union"), "4-KNĐ, 4A-KNĐ",
        required=False, stage="A", valid_key=VALIDITY,
    ),
    PaperSpec(
        "opinions", _("summary of opinions of mass organisations and of the residence"), "5-KNĐ",
        stage="A", valid_key=VALIDITY,
    ),
    PaperSpec("cell_resolution", _("resolution of the cell"), "6-KNĐ", stage="B"),
    PaperSpec(
        "section_report", _("report of the section committee"), "7-KNĐ", required=False, stage="B"
    ),
    PaperSpec(
        "grassroots_resolution", _("resolution of the grassroots committee"), "8-KNĐ",
        required=False, stage="B",
    ),
    PaperSpec("decision", _("admission decision"), "9-KNĐ", required=False, stage="B"),
)  # fmt: skip
MEMBER_CURRICULUM = PaperSpec("member_curriculum", _("curriculum of the new member"), stage="B")
AFTER_CEREMONY = (
    MEMBER_CURRICULUM,
    PaperSpec("card_sheet", _("card of the new member"), "2-HSĐV", stage="B"),
)
"""Made once there is a member."""
STAGE_A = tuple(spec for spec in PAPERS if spec.stage == "A")


def papers_at(stage: str) -> tuple[PaperSpec, ...]:
    """The papers that may be recorded at a stage: those of the dossier, then the member's own."""
    return AFTER_CEREMONY if stage == Stage.ADMITTED else PAPERS
