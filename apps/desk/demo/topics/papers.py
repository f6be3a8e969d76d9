"""Numbers of papers in Thanh Trì: a term, two bodies, given, kept free and void. Invented."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.core.errors import DomainError
from apps.desk.demo.topics import Demo
from apps.documents.models import NumberTerm
from apps.documents.papers import actions
from apps.inspection.choices import OPEN, Body, CaseKind
from apps.inspection.models import Case, CasePaper
from apps.inspection.papers import actions as papers
from apps.inspection.papers.choices import PaperState
from apps.tenancy.models import Organization

UNIT = "thanh-tri-hn"
OFFICER = "kiemtra.thanhtri@demo.vn"
ABSTRACTS = (
    ("inspection", "KH", "chương trình làm việc của Ủy ban Kiểm tra"),
    ("inspection", "TB", "phân công nhiệm vụ các đồng chí ủy viên"),
    ("inspection", "TB", "lịch trực tiếp nhận đơn thư"),
    ("inspection", "CV", "về việc gửi báo cáo công tác kiểm tra, giám sát"),
    ("committee", "KL", "hội nghị Ban Thường vụ"),
    ("committee", "QĐ", "về việc phân công cấp ủy viên phụ trách cơ sở"),
)


def build(demo: Demo) -> None:
    """Numbers first; papers once there are cases. Nothing is made twice."""
    _numbers(demo)
    _papers(demo)


def _papers(demo: Demo) -> None:
    """Decision, plan and notice of the latest cases: issued, replaced, being written."""
    unit = demo.units[UNIT]
    fits = {"body": Body.INSPECTION_COMMITTEE, "secrecy": 0, "organization": unit}
    cases = Case.objects.filter(phase__in=OPEN, **fits).exclude(kind=CaseKind.COMPLAINT)
    found = list(cases.filter(decided_on__isnull=False).order_by("-pk")[:4])
    if CasePaper.objects.exists() or not found:
        return
    by = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
    for place, case in enumerate(found):
        for template in ("decision", "plan", "report")[: place + 1]:
            paper = papers.draft_paper(case=case, template=template, today=demo.today, by=by)
            paper = papers.write_paper(
                paper=paper, version=1, signer="Nguyễn Văn Hòa", position="CHỦ NHIỆM", by=by
            )
            # What the records leave open stays a draft.
            with suppress(DomainError):
                paper = papers.issue_paper(
                    paper=paper, version=2, day=demo.today, today=demo.today, by=by
                )
    _letters(demo, found[:3], by)
    issued = CasePaper.objects.filter(state=PaperState.ISSUED).order_by("pk").first()
    if issued is not None:
        papers.correct_paper(paper=issued, version=issued.version, reason="Sai chức danh", by=by)
    demo.say(f"{CasePaper.objects.count()} papers of cases")


def _letters(demo: Demo, cases: list[Case], by: Any) -> None:
    """The letter with the outline, which needs nothing but what is typed: issued in each case."""
    for case in cases:
        paper = papers.draft_paper(case=case, template="outline", today=demo.today, by=by)
        paper = papers.write_paper(
            paper=paper, version=1, signer="Nguyễn Văn Hòa", position="CHỦ NHIỆM", by=by,
            main="Việc quán triệt, triển khai nhiệm vụ được giao.\nKết quả, hạn chế, nguyên nhân.",
            more=f"{demo.today + timedelta(days=20):%d/%m/%Y}",
        )  # fmt: skip
        papers.issue_paper(paper=paper, version=2, day=demo.today, today=demo.today, by=by)


def _numbers(demo: Demo) -> None:
    if NumberTerm.objects.exists() or not User.objects.filter(sign_in_name=OFFICER).exists():
        return
    unit = demo.units[UNIT]
    unit.refresh_from_db()
    by = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
    today = demo.today
    begun = today - timedelta(days=300)
    actions.open_term(
        organization=unit, name=f"{begun.year}–{begun.year + 5}", starts_on=begun, today=today,
        by=by,
    )  # fmt: skip
    actions.carry_over(organization=unit, body="committee", kind="CV", last=112, today=today, by=by)
    for place, (body, kind, abstract) in enumerate(ABSTRACTS):
        day = today - timedelta(days=120 - 15 * place)
        _given(unit, body, kind, abstract, day, today, by)
    actions.reserve_number(
        organization=unit, body="inspection", kind="QĐ", reason="Chờ Ủy ban Kiểm tra họp",
        today=today, by=by,
    )  # fmt: skip
    void = _given(unit, "inspection", "BC", "kết quả công tác quý", today, today, by)
    actions.void_number(number=void, version=1, reason="Ghi nhầm thể loại", by=by)
    demo.say("numbers of papers")


def _given(
    unit: Organization, body: str, kind: str, abstract: str, day: date, today: date, by: Any
) -> Any:
    return actions.take_number(
        organization=unit, body=body, kind=kind, abstract=abstract, day=day, today=today, by=by,
        signer="Nguyễn Văn Hòa", recipients="Các chi bộ, đảng bộ trực thuộc",
    )  # fmt: skip
