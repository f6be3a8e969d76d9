"""Evidence of one case as its pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from apps.accounts.actor import Actor
from apps.core.errors import RuleRefused
from apps.documents.attachments.showing import SHOWABLE
from apps.inspection import permissions
from apps.inspection.models import Case, CasePaper, Evidence, EvidenceVersion
from apps.inspection.papers.choices import PaperState

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
    rows = Evidence.objects.visible_to(actor).of_case(case).select_related("subject", "paper")
    rows = rows.defer("paper__content")
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


def papers_without_scan(case: Case, actor: Actor, *, but: int | None = None) -> Any:
    """Papers issued in the case that no standing scan belongs to yet, and the paper ``but``."""
    scans = Evidence.objects.standing().filter(paper=OuterRef("pk"))
    rows = CasePaper.objects.visible_to(actor).of_case(case).defer("content")
    rows = rows.filter(Q(state=PaperState.ISSUED) & ~Exists(scans) | Q(pk=but or 0))
    return rows.select_related("subject").order_by("pk")


def paper_without_scan(case: Case, actor: Actor, key: str) -> CasePaper | None:
    """The paper of that key, none for no key. Raises RuleRefused: no issued one without a scan."""
    if not key:
        return None
    found: CasePaper | None = papers_without_scan(case, actor).filter(key=key).first()
    if found is None:
        raise RuleRefused("evidence_paper", field="paper")
    return found


def scanned(actor: Actor, papers: Iterable[CasePaper]) -> set[int]:
    """Keys of those papers whose signed scan is in the case; one query."""
    rows = Evidence.objects.visible_to(actor).standing()
    return set(rows.filter(paper__in=papers).values_list("paper_id", flat=True))


def scans_of(actor: Actor, papers: Iterable[CasePaper]) -> dict[int, Document]:
    """The standing scan of each paper that has one, with its newest file; two queries."""
    rows = Evidence.objects.visible_to(actor).standing().filter(paper__in=papers)
    scans = {row.pk: row for row in rows}
    files = EvidenceVersion.objects.visible_to(actor).filter(evidence__in=scans).order_by("number")
    newest = {one.evidence_id: one for one in files}
    return {row.paper_id: Document(row, newest.get(pk), 1) for pk, row in scans.items()}


def evidence_or_404(actor: Actor | None, case: Case, reference: str) -> Evidence:
    """The document of the case; Http404 alike when there is none and when it is out of sight."""
    rows = Evidence.objects.visible_to(actor).of_case(case)
    row: Evidence | None = (
        rows.select_related("subject", "added_by", "withdrawn_by", "paper")
        .defer("paper__content")
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


def may_add(actor: Actor, case: Case) -> bool:
    """Whether the actor's role enters evidence there; what still comes in after the end of the
    case is for the action to say."""
    return bool(actor.has(permissions.CHANGE) and actor.lo <= case.path < actor.hi)


def may_change(actor: Actor, case: Case) -> bool:
    """Whether the actor enters and changes evidence of the case."""
    return case.is_open and may_add(actor, case)


def may_grade(actor: Actor, evidence: Evidence) -> bool:
    """Whether the actor decides on the grade of the document, also after its case has ended."""
    inside = actor.lo <= evidence.path < actor.hi
    return bool(actor.has(permissions.DECIDE) and inside and evidence.withdrawn_at is None)


def page_of(evidence: Evidence, actor: Any) -> dict[str, Any]:
    """What the page of a document shows."""
    return {
        "case": evidence.case,
        "evidence": evidence,
        "files": [(one, one.file_type in SHOWABLE) for one in files_of(evidence, actor)],
        "may_change": may_change(actor, evidence.case) and evidence.withdrawn_at is None,
        "may_grade": may_grade(actor, evidence),
    }
