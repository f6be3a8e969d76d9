"""What happens to evidence: added, replaced by a newer file, described anew, withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.choices import Secrecy
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.documents.attachments import storing
from apps.documents.attachments.storing import Stored
from apps.inspection import permissions
from apps.inspection.evidence import rules
from apps.inspection.evidence.choices import EvidenceKind
from apps.inspection.evidence.reading import papers_without_scan
from apps.inspection.findings.rules import RUNNING
from apps.inspection.models import (
    Case,
    CasePaper,
    CaseSubject,
    Demand,
    Evidence,
    EvidenceVersion,
)
from apps.inspection.secrecy import GROUNDS, check_ground

AT_ONCE = 10


@dataclass
class Added:
    """What came in, and which of the files were here before under which title."""

    rows: list[Evidence] = field(default_factory=list)
    same_as: dict[str, str] = field(default_factory=dict)


@audit.act("inspection.evidence_added")
def add_evidence(
    *, case: Case, files: Sequence[Any], kind: str, proves: str, received_on: date, today: date,
    by: Actor, title: str = "", subject: CaseSubject | None = None,
    own_secrecy: int = Secrecy.NORMAL, secrecy_reason: str = "",
    declassify_on: date | None = None, is_sealed: bool = False, kept_where: str = "",
    paper: CasePaper | None = None,
) -> Added:  # fmt: skip
    """Enter documents: one for each file, or one without a file that says where the paper lies.

    All are entered or none. A content that the case has already is entered and told. With ``paper``
    it is the signed scan of a paper issued in the case. Raises NotAllowed, or RuleRefused: case
    ended, day ahead, no title, grade, each rule about files, a paper that has its scan.
    """
    late = paper is not None or _proves_a_remedy(case, kind)
    case = _readable(case, by, late=late)
    _check_words(received_on, today, proves=proves)
    _check_grade(case, own_secrecy, by, files=bool(files))
    check_ground(own_secrecy, secrecy_reason, declassify_on, since=received_on)
    _check_files(files, title, kept_where, of_paper=paper, kind=kind, own=own_secrecy)
    with storing.kept_together() as stored:
        for one in files:
            stored.append(storing.store(one, one.name, field="files"))
        case = _held(case, by, late=late)
        added = Added(same_as=_same(case, by, stored))
        about = {
            "kind": kind, "proves": proves.strip(), "subject": _subject_of(case, subject),
            "paper": _paper_of(case, paper, by), "received_on": received_on,
            "own_secrecy": own_secrecy, "secrecy_reason": secrecy_reason.strip(),
            "declassify_on": declassify_on, "is_sealed": is_sealed,
            "kept_where": kept_where.strip(),
        }  # fmt: skip
        added.rows = _entered(case, stored, title.strip(), about, by)
        _line("inspection.evidence_added", case, own_secrecy, by, **_named(added.rows))
    return added


@audit.act("inspection.evidence_replaced")
def replace_evidence(
    *, evidence: Evidence, version: int, file: Any, reason: str, by: Actor
) -> EvidenceVersion:
    """Add a newer file to a document; the earlier ones stay.

    Raises NotAllowed, Conflict, or RuleRefused: case ended, withdrawn, no reason, the same content,
    grade, each rule about files.
    """
    case = _readable(evidence.case, by)
    if not reason.strip():
        raise RuleRefused("evidence_reason", field="reason")
    _check_grade(case, evidence.own_secrecy, by, files=True)
    with storing.kept_together() as stored:
        stored.append(storing.store(file, file.name))
        row = _row_held(evidence, version, by)
        before = EvidenceVersion.objects.filter(evidence=row).order_by("-number").first()
        if before is not None and before.sha256 == stored[0].sha256:
            raise RuleRefused("evidence_same_content", field="file")
        found = _version(row, stored[0], before.number + 1 if before else 1, by, reason)
        _changed(row)
        _line("inspection.evidence_replaced", row.case, row.own_secrecy, by, evidence=row.reference)
    return found


@audit.act("inspection.evidence_described")
def describe_evidence(
    *, evidence: Evidence, version: int, title: str, kind: str, proves: str, own_secrecy: int,
    is_sealed: bool, kept_where: str, by: Actor, secrecy_reason: str = "",
    declassify_on: date | None = None, subject: CaseSubject | None = None,
    paper: CasePaper | None = None,
) -> Evidence:  # fmt: skip
    """Correct what is said of a document, or raise its grade; who decides may also lower it.

    ``paper`` is the issued paper that it is the signed scan of. Raises NotAllowed, Conflict, or
    RuleRefused: case ended, withdrawn, no title, grade, a paper that has its scan.
    """
    row = _row_held(evidence, version, by)
    if not title.strip():
        raise RuleRefused("evidence_title", field="title")
    if not proves.strip():
        raise RuleRefused("evidence_proves", field="proves")
    opens = own_secrecy < row.own_secrecy or (row.is_sealed and not is_sealed)
    if opens and not by.has(permissions.DECIDE):
        raise RuleRefused("evidence_lower", field="own_secrecy")
    has_files = EvidenceVersion.objects.filter(evidence=row).exists()
    _check_grade(row.case, own_secrecy, by, files=has_files)
    if not (has_files or kept_where.strip()):
        raise RuleRefused("evidence_nothing", field="kept_where")
    row.title, row.kind, row.proves = title.strip(), kind, proves.strip()
    row.is_sealed, row.kept_where = is_sealed, kept_where.strip()
    _grade(row, own_secrecy, secrecy_reason, declassify_on)
    row.subject = _subject_of(row.case, subject)
    _check_scan(paper, kind, own_secrecy, int(has_files))
    row.paper = _paper_of(row.case, paper, by, now=row.paper_id)
    _changed(row)
    _line("inspection.evidence_described", row.case, row.own_secrecy, by, evidence=row.reference)
    return row


@audit.act("inspection.evidence_regraded")
def regrade_evidence(
    *, evidence: Evidence, version: int, own_secrecy: int, secrecy_reason: str,
    declassify_on: date | None, by: Actor,
) -> Evidence:  # fmt: skip
    """Lower or raise the grade on a document, or set another last day; also after its case ended.

    Raises NotAllowed without the right to decide, Conflict, or RuleRefused: withdrawn, a grade
    above the actor's own or without a reason, a last day that is none.
    """
    if not by.has(permissions.DECIDE):
        raise NotAllowed(permission=str(permissions.DECIDE))
    row = _row_held(evidence, version, by, late=True)
    has_files = EvidenceVersion.objects.filter(evidence=row).exists()
    _check_grade(row.case, own_secrecy, by, files=has_files)
    _check_scan(row.paper, row.kind, own_secrecy, int(has_files))
    before = row.own_secrecy
    _grade(row, own_secrecy, secrecy_reason, declassify_on)
    _changed(row)
    grade = max(before, own_secrecy)
    _line("inspection.evidence_regraded", row.case, grade, by, evidence=row.reference)
    return row


@audit.act("inspection.evidence_withdrawn")
def withdraw_evidence(*, evidence: Evidence, version: int, reason: str, by: Actor) -> Evidence:
    """Take a document out of what counts. It and its files stay readable as withdrawn.

    Raises NotAllowed, Conflict, or RuleRefused: case ended, withdrawn already, no reason.
    """
    row = _row_held(evidence, version, by)
    if not reason.strip():
        raise RuleRefused("evidence_reason", field="reason")
    row.withdrawn_at, row.withdrawn_by_id = timezone.now(), by.user_id
    row.withdrawal_reason = reason.strip()
    _changed(row)
    _line("inspection.evidence_withdrawn", row.case, row.own_secrecy, by, evidence=row.reference)
    return row


def _named(rows: Sequence[Evidence]) -> dict[str, Any]:
    """How many documents came in and which: a grade raised later finds the line by them."""
    return {"count": len(rows), "evidence": ", ".join(row.reference for row in rows)}


def _line(action: str, case: Case, grade: int, by: Actor, **params: Any) -> None:
    """One line on the case, as secret as the document."""
    audit.record(by, action=action, obj=case, secrecy=grade, **params)


def _entered(
    case: Case, stored: list[Stored], title: str, about: dict[str, Any], by: Actor
) -> list[Evidence]:
    """One document for each file, or the one that lies on paper alone."""
    rows = []
    for number, one in enumerate([*stored] or [None], 1):
        name = one.original_name if one else ""
        row = Evidence.of(
            case, title=rules.title_of(title, name, number, len(stored) or 1),
            added_by_id=by.user_id, **about,
        )  # fmt: skip
        row.save()
        if one:
            _version(row, one, 1, by)
        rows.append(row)
    return rows


def _proves_a_remedy(case: Case, kind: str) -> bool:
    """Whether a document of that kind may prove the remedy of a demand that is followed up."""
    demands = Demand.objects.of_case(case).filter(state__in=RUNNING)
    return kind == EvidenceKind.REMEDY and bool(demands.exists())


def _readable(case: Case, by: Actor, *, late: bool = False) -> Case:
    """The case as the actor may change it, before slow work on files; it is locked after.

    After its end two things still come in (``late``): the signed scan of a paper that was issued,
    and the proof of a remedy while a demand is followed up.
    """
    found: Case | None = Case.objects.visible_to(by).filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permissions.CHANGE))
    permissions.require_in_range(by, permissions.CHANGE, found)
    if not (found.is_open or late):
        raise RuleRefused("evidence_case_ended")
    return found


def _held(case: Case, by: Actor, *, late: bool = False) -> Case:
    """The case, locked and open: its end and another's evidence wait for each other."""
    rows = Case.objects.visible_to(by).select_for_update(of=("self",))
    return _readable(rows.filter(pk=case.pk).first() or case, by, late=late)


def _row_held(evidence: Evidence, version: int, by: Actor, *, late: bool = False) -> Evidence:
    """The document, locked, as the actor has read it last."""
    case = _held(evidence.case, by, late=late)
    rows = Evidence.objects.visible_to(by).select_for_update(of=("self",))
    row: Evidence | None = rows.filter(pk=evidence.pk).first()
    if row is None:
        raise NotAllowed(permission=str(permissions.CHANGE))
    row.case = case
    if row.version != version:
        raise Conflict("stale")
    if row.withdrawn_at is not None:
        raise RuleRefused("evidence_withdrawn")
    return row


def _changed(row: Evidence) -> None:
    row.version += 1
    row.save(
        update_fields=[
            "title", "kind", "proves", "subject", "paper", "own_secrecy", *GROUNDS, "is_sealed",
            "kept_where", "withdrawn_at", "withdrawn_by", "withdrawal_reason", "version",
        ]
    )  # fmt: skip


def _version(
    row: Evidence, stored: Stored, number: int, by: Actor, reason: str = ""
) -> EvidenceVersion:
    made = EvidenceVersion.of(
        row.case, evidence=row, own_secrecy=row.own_secrecy, number=number,
        replaced_because=reason.strip(), uploaded_by_id=by.user_id, **stored.values,
    )  # fmt: skip
    made.save()
    found: EvidenceVersion = made
    return found


def _check_words(received_on: date, today: date, *, proves: str) -> None:
    if received_on > today:
        raise RuleRefused("evidence_ahead", field="received_on")
    if not proves.strip():
        raise RuleRefused("evidence_proves", field="proves")


def _check_files(
    files: Sequence[Any], title: str, kept_where: str, *, of_paper: CasePaper | None, kind: str,
    own: int,
) -> None:  # fmt: skip
    if len(files) > AT_ONCE:
        raise RuleRefused("evidence_many", field="files", most=AT_ONCE)
    if not files and not kept_where.strip():
        raise RuleRefused("evidence_nothing", field="files")
    if not files and not title.strip():
        raise RuleRefused("evidence_title", field="title")
    _check_scan(of_paper, kind, own, len(files))


def _check_grade(case: Case, own: int, by: Actor, *, files: bool) -> None:
    """Nobody grades above what they read; content above the set grade stays on paper."""
    if own > by.clearance:
        raise RuleRefused("evidence_grade", field="own_secrecy")
    highest = settings.ATTACHMENT_HIGHEST_GRADE
    if files and not rules.may_store(rules.grade(case.secrecy, own), highest=highest):
        words = Secrecy(highest).label
        raise RuleRefused("evidence_on_paper", field="own_secrecy", grade=words)


def _grade(row: Evidence, own: int, reason: str, declassify_on: date | None) -> None:
    """Its grade with the ground; one of before the reason was asked for stays while untouched."""
    wanted = (own, reason.strip(), declassify_on)
    if wanted != (row.own_secrecy, row.secrecy_reason, row.declassify_on):
        check_ground(*wanted, since=row.received_on)
    row.own_secrecy, row.secrecy_reason, row.declassify_on = wanted


def _subject_of(case: Case, subject: CaseSubject | None) -> CaseSubject | None:
    if subject is None:
        return None
    found: CaseSubject | None = CaseSubject.objects.of_case(case).filter(pk=subject.pk).first()
    if found is None:
        raise RuleRefused("evidence_subject", field="subject")
    return found


def _check_scan(paper: CasePaper | None, kind: str, own: int, files: int) -> None:
    if paper is not None:
        code, field = rules.scan_refused(kind=kind, own_secrecy=own, files=files)
        if code:
            raise RuleRefused(code, field=field)


def _paper_of(
    case: Case, paper: CasePaper | None, by: Actor, *, now: int | None = None
) -> CasePaper | None:
    """The issued paper, when its scan is missing or is the document with that paper ``now``."""
    if paper is None:
        return None
    found: CasePaper | None = papers_without_scan(case, by, but=now).filter(pk=paper.pk).first()
    if found is None:
        raise RuleRefused("evidence_paper", field="paper")
    return found


def _same(case: Case, by: Actor, stored: Sequence[Stored]) -> dict[str, str]:
    """Names of the files whose content the case has already, with the title it stands under."""
    rows = EvidenceVersion.objects.visible_to(by).of_case(case)
    found = rows.filter(sha256__in=[one.sha256 for one in stored]).select_related("evidence")
    titles = {row.sha256: row.evidence.title for row in found.order_by("-pk")}
    same: dict[str, str] = {}
    for one in stored:
        if one.sha256 in titles:
            same[one.original_name] = titles[one.sha256]
        titles.setdefault(one.sha256, one.original_name)
    return same
