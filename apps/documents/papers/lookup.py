"""What the register knows of a paper that was written elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Func

from apps.accounts.actor import Actor
from apps.core.vietnamese import fold
from apps.documents.papers import bodies
from apps.documents.papers.boxes import Boxes, boxes_of, kind_code
from apps.documents.papers.checks.number import date_of
from apps.documents.papers.kinds import CELL, COPY, MINUTES, STANDING
from apps.documents.papers.parsed import Paper
from apps.documents.papers.rule_sets import RuleSet, dated
from apps.documents.papers.rules import (
    COPY_PROFILE,
    MINUTES_PROFILE,
    PARTY_DOC,
    Facts,
    Issuer,
)  # fmt: skip
from apps.regulations.models import LegalDocument
from apps.tenancy.choices import Form, Tier
from apps.tenancy.models import Organization

_NEW_GUIDANCE = "05-HD/VPTW"


def rule_sets() -> tuple[RuleSet, RuleSet]:
    """Both guidances, the start of the newer one as the register of legal documents has it."""
    rows = LegalDocument.objects.filter(number=_NEW_GUIDANCE, in_force_from__year__gte=2026)
    return dated(rows.values_list("in_force_from", flat=True).order_by("in_force_from").first())


def facts_of(paper: Paper, *, by: Actor, today: date, profile: str = "") -> Facts:
    """What is known of an uploaded paper: its day, and who issues it if the reader's range has it.

    A file says nothing of who held which post, which numbers came before or who denounced.
    """
    boxes = boxes_of(paper)
    day = date_of(boxes.place)
    return Facts(
        today=today,
        day=day,
        profile=profile or _profile(boxes),
        issuer=_issuer(boxes, by),
    )


def _profile(boxes: Boxes) -> str:
    return {MINUTES: MINUTES_PROFILE, COPY: COPY_PROFILE}.get(kind_code(boxes), PARTY_DOC)


def _issuer(boxes: Boxes, by: Actor) -> Issuer | None:
    written = " ".join(line.text for line in boxes.issuers)
    if not written:
        return None
    is_inspection = fold(written) == fold(bodies.INSPECTION)
    above = boxes.superior.text if boxes.superior else ""
    found = _organisation(above if is_inspection else written, by)
    if found is None:
        return None
    if is_inspection:
        body = bodies.inspection_committee(found.name, is_province=found.is_province)
        return Issuer(body.name, body.superior, body.symbol, body.place)
    body = bodies.committee(found.name, "", is_province=found.is_province)
    # The superior of a committee is left out: below the tenant's range nothing else is known.
    return Issuer(body.name, "", body.symbol, body.place, _authority(found))


def _organisation(words: str, by: Actor) -> Any:
    rows = Organization.objects.visible_to(by).annotate(folded=Func(F("name"), function="vi_fold"))
    return rows.filter(folded__in=bodies.register_names(words)).order_by("path").first()


def _authority(found: Any) -> str:
    """Who may issue what is known for the grass roots only (399-QĐ/TW, articles 11 and 13)."""
    if found.form == Form.CELL:
        return CELL
    return STANDING if found.tier == Tier.GRASSROOTS else ""
