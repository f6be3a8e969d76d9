"""Evidence of one case as its pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from apps.accounts.actor import Actor
from apps.documents.attachments.showing import SHOWABLE
from apps.inspection import permissions
from apps.inspection.models import Case, Evidence, EvidenceVersion

SHOWN = 10
"""So many documents stand on the page of the case; the list has all."""


@dataclass(frozen=True)
class Document:
    """A document with its newest file."""

    row: Evidence
    newest: EvidenceVersion | None
    count: int


def documents(case: Case, actor: Actor, *, most: int | None = None) -> list[Document]:
    """The documents of a case, standing ones first, the newest first; two queries."""
    rows = Evidence.objects.visible_to(actor).of_case(case).select_related("subject")
    rows = rows.order_by("-withdrawn_at", "-added_at", "-pk")
    found = list(rows[:most] if most else rows)
    files = EvidenceVersion.objects.visible_to(actor).filter(evidence__in=found)
    newest: dict[int, EvidenceVersion] = {}
    counts: dict[int, int] = {}
    for one in files.order_by("number"):
        newest[one.evidence_id] = one
        counts[one.evidence_id] = counts.get(one.evidence_id, 0) + 1
    made = [Document(row, newest.get(row.pk), counts.get(row.pk, 0)) for row in found]
    made.sort(key=lambda one: one.row.withdrawn_at is not None)
    return made


def evidence_or_404(actor: Actor | None, case: Case, reference: str) -> Evidence:
    """The document of the case; Http404 alike when there is none and when it is out of sight."""
    rows = Evidence.objects.visible_to(actor).of_case(case)
    row: Evidence | None = (
        rows.select_related("subject", "added_by", "withdrawn_by")
        .filter(reference=reference)
        .first()
    )
    if row is None:
        raise Http404
    row.case = case
    return row


def files_of(evidence: Evidence, actor: Actor | None) -> list[EvidenceVersion]:
    """Its files, the newest first."""
    rows = EvidenceVersion.objects.visible_to(actor).filter(evidence=evidence)
    return list(rows.select_related("uploaded_by").order_by("-number"))


def file_or_404(actor: Actor | None, evidence: Evidence, number: int) -> EvidenceVersion:
    """One file of a document by its number."""
    rows = EvidenceVersion.objects.visible_to(actor).filter(evidence=evidence)
    row: EvidenceVersion | None = rows.filter(number=number).first()
    if row is None:
        raise Http404
    return row


def watermark(actor: Any, now: datetime) -> list[str]:
    """Who looks, from which unit, when."""
    name = actor.user.full_name if actor.user else actor.label
    return [name, str(actor.organization.name), f"{now:%H:%M %d/%m/%Y}"]


def may_change(actor: Actor, case: Case) -> bool:
    """Whether the actor enters and changes evidence of the case."""
    return bool(case.is_open and actor.has(permissions.CHANGE) and actor.lo <= case.path < actor.hi)


def page_of(evidence: Evidence, actor: Any) -> dict[str, Any]:
    """What the page of a document shows."""
    return {
        "case": evidence.case,
        "evidence": evidence,
        "files": [(one, one.file_type in SHOWABLE) for one in files_of(evidence, actor)],
        "may_change": may_change(actor, evidence.case) and evidence.withdrawn_at is None,
    }
