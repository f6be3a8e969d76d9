"""Cases of Thanh Trì at work: steps done, one that stood still for an appraisal and was extended
twice, one that stands still for a person who is gravely ill. Invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.inspection.cases.actions import complete_step
from apps.inspection.choices import Phase
from apps.inspection.deadlines import actions, shown
from apps.inspection.deadlines.choices import HoldReason
from apps.inspection.models import Case, CaseExtension, CaseHold, CaseStep, CaseSubject

UNIT, CHAIR = "thanh-tri-hn", "chunhiem.thanhtri@demo.vn"
WORKED = 8
"""So many cases at work show what has been done; the others have just begun."""


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if CaseHold.objects.exists() or CaseExtension.objects.exists():
        return
    unit = demo.units[UNIT]
    rows = Case.objects.below(unit).filter(phase=Phase.CONDUCT, decided_on__isnull=False)
    cases = list(rows.exclude(kind="suspension").order_by("-decided_on", "pk")[:WORKED])
    chair = SystemActor(unit, user=User.objects.get(sign_in_name=CHAIR))
    for case in cases:
        _work(case, demo, chair)
    running = [case for case in cases if _runs(case, demo)]
    if running:
        _held_and_extended(running[0], demo, chair)
    ill = next((case for case in reversed(running[1:]) if _person(case)), None)
    if ill is not None:
        _ill(ill, demo, chair)
    demo.say(f"{CaseHold.objects.count()} holds, {CaseExtension.objects.count()} extensions")


def _now(case: Case, by: Any) -> dict[str, Any]:
    now = Case.objects.get(pk=case.pk)
    return {"case": now, "version": now.version, "by": by}


def _decided(case: Case) -> date:
    assert case.decided_on is not None  # those at work are
    return case.decided_on


def _work(case: Case, demo: Demo, by: Any) -> None:
    """The first steps after the decision are done, a few days apart."""
    steps = CaseStep.objects.filter(case=case, phase=Phase.CONDUCT).order_by("order", "pk")[:2]
    for number, step in enumerate(steps, 1):
        day = min(_decided(case) + timedelta(days=4 * number), demo.today)
        complete_step(**_now(case, by), step=step, done_on=day, today=demo.today)


def _runs(case: Case, demo: Demo) -> bool:
    """Whether the limit of the case has not ended."""
    facts, law = shown.one(Case.objects.select_related("organization").get(pk=case.pk))
    due = shown.clocks_of(facts, law, demo.today)[0].due
    return due is not None and due.day is not None and due.day >= demo.today


def _held_and_extended(case: Case, demo: Demo, by: Any) -> None:
    start = max(demo.today - timedelta(days=14), _decided(case))
    hold = actions.hold_case(
        **_now(case, by), reason=HoldReason.APPRAISAL, from_on=start, today=demo.today,
        evidence="Công văn 18-CV/UBKT trưng cầu giám định",
    )  # fmt: skip
    actions.resume_case(
        **_now(case, by), hold=hold, on=min(start + timedelta(days=8), demo.today),
        note="Đã có kết luận giám định", today=demo.today,
    )  # fmt: skip
    for number, (days, ago) in enumerate(((10, 3), (5, 1)), 21):
        actions.extend_case(
            **_now(case, by), days=days, decision_number=f"{number}-QĐ/UBKT", today=demo.today,
            decided_on=demo.today - timedelta(days=ago), signer="Chủ nhiệm Ủy ban kiểm tra",
            reason="Nội dung phức tạp, cần xác minh thêm",
        )  # fmt: skip


def _person(case: Case) -> CaseSubject | None:
    found: CaseSubject | None = (
        CaseSubject.objects.current().filter(case=case, is_person=True).order_by("pk").first()
    )
    return found


def _ill(case: Case, demo: Demo, by: Any) -> None:
    actions.hold_case(
        **_now(case, by), reason=HoldReason.ILLNESS, subject=_person(case), today=demo.today,
        from_on=demo.today - timedelta(days=2), evidence="Giấy xác nhận điều trị nội trú",
        pauses_limitation=True, planned_review_on=demo.today + timedelta(days=30),
    )  # fmt: skip
