"""What the records of a case say for its papers. Letters are never read here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404

from apps.accounts.actor import Actor
from apps.core.choices import Secrecy
from apps.documents.papers import bodies
from apps.documents.papers.choices import IssuingBody
from apps.documents.papers.content import BLANK, long, upper_first
from apps.documents.papers.drawing import Sheet
from apps.inspection.choices import Body, TeamRole
from apps.inspection.findings.choices import DemandState, Result
from apps.inspection.models import (
    Allegation,
    Case,
    CaseContent,
    CasePaper,
    CaseSubject,
    Complaint,
    Demand,
    Sanction,
    TeamMember,
)
from apps.inspection.papers.choices import PaperState, Template
from apps.inspection.papers.content import CaseWords, Punishment, Subject, Worker
from apps.inspection.team.reading import ORDER
from apps.tenancy.models import Organization, OrganizationVersion

MARKS = {Secrecy.NORMAL: "", Secrecy.CONFIDENTIAL: "MẬT"}
"""Grades that papers are written for; above them the system keeps no content."""
_KINDS = {"regulation": "Quy định", "decision": "Quyết định", "guidance": "Hướng dẫn"}
_ROLES = {
    TeamRole.LEAD: "Trưởng đoàn", TeamRole.DEPUTY: "Phó Trưởng đoàn",
    TeamRole.MEMBER: "thành viên", TeamRole.SECRETARY: "thư ký", TeamRole.IN_CHARGE: "phụ trách",
}  # fmt: skip
_CELL_ROLES = {TeamRole.LEAD: "Tổ trưởng", TeamRole.DEPUTY: "Tổ phó"}
_FINDINGS = {
    "none": "không có vi phạm", "shortcoming": "có khuyết điểm", "violation": "có vi phạm",
}  # fmt: skip
_RESULTS = {
    Result.RIGHT: "đúng", Result.PARTLY: "đúng một phần", Result.WRONG: "không đúng",
    Result.NO_GROUND: "chưa có cơ sở kết luận", Result.OPEN: BLANK,
}  # fmt: skip


def papers_of(case: Case, actor: Actor) -> Any:
    """Papers of the case that the reader may know of, the latest first."""
    rows = CasePaper.objects.visible_to(actor).of_case(case).defer("content")
    return rows.select_related("case", "subject").order_by("-pk")


def paper_or_404(case: Case, actor: Actor, key: str) -> CasePaper:
    """One paper of the case; Http404 when there is none."""
    found: CasePaper | None = papers_of(case, actor).filter(key=key).first()
    if found is None:
        raise Http404
    found.case = case
    return found


def subjects_for(case: Case, template: str, actor: Actor) -> list[CaseSubject]:
    """Subjects about whom a paper of one subject can be written: a decision is on record."""
    rows = CaseSubject.objects.visible_to(actor).of_case(case).current().order_by("pk")
    if template == Template.DISCIPLINE:
        model: Any = Sanction.objects.visible_to(actor).filter(replaced_on__isnull=True)
    else:
        model = Complaint.objects.visible_to(actor)
    decided = set(model.filter(case=case).values_list("subject_id", flat=True))
    return [one for one in rows if one.pk in decided]


def recorded_otherwise(paper: CasePaper) -> str:
    """The number that the records give the decision of an issued paper, when it is another one.

    Nothing is written over: a typed number may be right, and the paper is frozen.
    """
    rows: dict[str, Any] = {
        Template.DISCIPLINE: Sanction.objects.filter(replaced_on__isnull=True),
        Template.COMPLAINT: Complaint.objects.exclude(number="").order_by("-pk"),
    }
    if paper.state != PaperState.ISSUED:
        return ""
    number = paper.case.decision_number if paper.template == Template.DECISION else ""
    if paper.template in rows:
        found = rows[paper.template].filter(subject_id=paper.subject_id).values_list("number")
        number = found.first()[0] if found else ""
    return "" if number == paper.symbol else str(number)


def default_position(case: Case) -> str:
    """Who signs for the body when nobody else is named (36-HD/VPTW, component 7)."""
    return "CHỦ NHIỆM" if case.body == Body.INSPECTION_COMMITTEE else "BÍ THƯ"


def issuing_body(case: Case) -> str:
    """Whose numbers the case's papers get."""
    if case.body == Body.INSPECTION_COMMITTEE:
        return str(IssuingBody.INSPECTION)
    return str(IssuingBody.COMMITTEE)


def body_of(case: Case, day: date) -> bodies.Body:
    """The body that issues, under its name of that day."""
    unit = case.organization
    name = _name_on(unit, day)
    if case.body == Body.INSPECTION_COMMITTEE:
        return bodies.inspection_committee(name, is_province=unit.is_province)
    above = _name_on(unit.parent, day) if unit.parent else ""
    found = bodies.committee(name, above, is_province=unit.is_province)
    if case.body == Body.COMMITTEE:
        return replace(found, power=f"T/M {' '.join(found.name.split()[:2]).upper()}")
    return found


def _name_on(unit: Organization, day: date) -> str:
    version = OrganizationVersion.objects.filter(organization=unit, valid__contains=day).first()
    return version.name if version else unit.name


def words_of(case: Case, paper: CasePaper, *, day: date | None, today: date) -> CaseWords:
    """Everything that the paper's words are made of."""
    body = body_of(case, day or today)
    committee = bodies.committee_name(_name_on(case.organization, day or today))
    names = {
        Body.INSPECTION_COMMITTEE: f"Ủy ban Kiểm tra {committee}",
        Body.STANDING_COMMITTEE: f"Ban Thường vụ {committee}",
    }
    words = CaseWords(
        kind=case.kind,
        body=case.body,
        body_words=names.get(Body(case.body), committee),
        committee=committee,
        title=case.title,
        day=day,
        subjects=_subjects(case, paper),
        team=_team(case),
        lookback=(case.lookback_from, case.lookback_to),
        planned=(case.planned_from, case.planned_until),
        law=_law(case),
        cited=_cited(case),
        contents=_contents(case),
        findings=_findings(case, paper),
        demands=_demands(case),
        conclusion=case.conclusion,
        concluded_on=case.concluded_on,
        main=paper.main,
        more=paper.more,
        archive=body.archive,
    )
    return _about_one(words, paper)


def _subjects(case: Case, paper: CasePaper) -> tuple[Subject, ...]:
    rows = CaseSubject.objects.of_case(case)
    rows = rows.filter(pk=paper.subject_id) if paper.subject_id else rows.current()
    return tuple(
        Subject(
            row.name, row.is_person, row.position, row.unit_name, _FINDINGS.get(row.finding, "")
        )
        for row in rows.order_by("pk")
    )


def _team(case: Case) -> tuple[Worker, ...]:
    rows = list(TeamMember.objects.of_case(case).filter(until_on__isnull=True))
    rows.sort(key=lambda row: (row.role != TeamRole.LEAD, ORDER.get(row.role, 9), row.pk))
    roles = _ROLES | _CELL_ROLES if case.body == Body.CELL else _ROLES
    return tuple(Worker(row.name, roles[TeamRole(row.role)], row.part) for row in rows)


def _law(case: Case) -> tuple[str, ...]:
    document = case.template.document if case.template else None
    if document is None or not document.number or document.kind not in _KINDS:
        return ()
    day = f", ngày {long(document.signed_on)}" if document.signed_on else ""
    return (f"{_KINDS[document.kind]} số {document.number}{day} của {document.issuer}",)


def _contents(case: Case) -> tuple[str, ...]:
    rows = CaseContent.objects.of_case(case).filter(removed_on__isnull=True).order_by("pk")
    return tuple(rows.values_list("title", flat=True))


def _findings(case: Case, paper: CasePaper) -> tuple[str, ...]:
    """What each subject is said to have done, and what was found of it."""
    rows = Allegation.objects.of_case(case).filter(removed_on__isnull=True)
    rows = rows.filter(subject_id=paper.subject_id) if paper.subject_id else rows
    return tuple(
        f"- {row.subject.name}: {row.statement.rstrip('.')}. Kết luận: "
        f"{_RESULTS[Result(row.result)]}.{f' {row.reasons}' if row.reasons else ''}"
        for row in rows.select_related("subject").order_by("subject_id", "pk")
    )


def _demands(case: Case) -> tuple[str, ...]:
    rows = Demand.objects.of_case(case).exclude(state=DemandState.DROPPED).order_by("due_on", "pk")
    return tuple(
        f"- {upper_first(row.owner_name)}: {row.text.rstrip('.')}, hoàn thành trước ngày "
        f"{long(row.due_on)}."
        for row in rows
    )


def _cited(case: Case) -> dict[str, tuple[str, date | None]]:
    found: dict[str, tuple[str, date | None]] = {}
    if case.decision_number:
        found[Template.DECISION] = (case.decision_number, case.decided_on)
    if case.signed_number:
        found[Template.PLAN] = (case.signed_number, case.signed_on)
    issued = CasePaper.objects.of_case(case).filter(state=PaperState.ISSUED).order_by("pk")
    for template, symbol, day in issued.values_list("template", "symbol", "day"):
        found[template] = (symbol, day)
    return found


def _about_one(words: CaseWords, paper: CasePaper) -> CaseWords:
    if paper.template == Template.DISCIPLINE:
        rows = Sanction.objects.filter(subject_id=paper.subject_id, replaced_on__isnull=True)
        row = rows.select_related("ballot__session").first()
        return replace(words, punishment=_punishment(row)) if row else words
    if paper.template == Template.COMPLAINT:
        asked = Complaint.objects.filter(subject_id=paper.subject_id).select_related("sanction")
        one = asked.order_by("-pk").first()
        if one is not None:
            old = (one.sanction.number, one.sanction.decided_on)
            return replace(words, outcome=one.outcome, new_form=one.form, old_decision=old)
    return words


def _punishment(row: Sanction) -> Punishment:
    session = row.ballot.session if row.ballot else None
    return Punishment(
        form=row.form,
        acts=row.acts,
        posts=row.posts,
        session_on=session.held_on if session else None,
        members=session.members if session else 0,
        votes=row.ballot.counted if row.ballot else 0,
    )


def sheet_of(
    case: Case, paper: CasePaper, words: CaseWords, *, symbol: str, day: date | None, today: date
) -> Sheet:
    """What surrounds the words of the paper."""
    return Sheet(
        body=body_of(case, day or today),
        symbol=symbol,
        day=day,
        today=today,
        draft=0 if day else paper.draft_number,
        secrecy=MARKS.get(Secrecy(case.secrecy), ""),
        position=paper.position,
        signer=paper.signer,
        head_of_team=words.lead,
        head_word="Tổ trưởng" if case.body == Body.CELL else "Trưởng đoàn",
    )
