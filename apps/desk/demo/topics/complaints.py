"""Complaints of Thanh Trì in further states: overdue, not accepted, found wrongful and made good in
part, and one of an organisation that the committee of the same level examines. Invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from apps.desk.demo.topics import Demo
from apps.desk.demo.topics.discipline import UNIT, One, Work, as_subject, people_of
from apps.inspection.cases.actions import Subject
from apps.inspection.complaints import actions
from apps.inspection.discipline import judging
from apps.inspection.models import Complaint, Redress
from apps.tenancy.models import Organization

FIRST = 9
"""Members before this one are disciplined by the topic before."""


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if Redress.objects.exists():
        return
    unit = demo.units[UNIT]
    unit.refresh_from_db()
    people = iter(people_of(unit)[FIRST:])
    work = Work(unit, demo.today)
    _overdue(_disciplined(work, people, "Quản lý đầu tư xây dựng", 130))
    _refused(_disciplined(work, people, "Thực hiện quy chế làm việc", 70))
    _wrongful(_disciplined(work, people, "Quản lý quỹ của chi bộ", 100))
    _of_an_organisation(work)
    demo.say(f"{Complaint.objects.count()} complaints")


def _disciplined(work: Work, people: Any, title: str, days_ago: int) -> One:
    one = work.on(as_subject(people), title, days_ago)
    one.violated("Thiếu trách nhiệm trong thực hiện nhiệm vụ được giao")
    one.heard()
    one.voted({"reprimand": 9, "none": 2})
    one.decided("reprimand", f"{days_ago}-QĐ/UBKT")
    one.announced()
    return one


def _overdue(one: One) -> None:
    one.complained(after=15)


def _refused(one: One) -> None:
    one.complained(not_accepted="for_another", note="Vợ viết thay, không có ủy quyền")


def _wrongful(one: One) -> None:
    one.complained()
    resolved = one.day + timedelta(days=70)
    row = actions.resolve_complaint(
        **one.about(one.chair), outcome="cancelled", number="40-QĐ/UBKT", wrongful=True,
        resolved_on=resolved, today=one.today, note="Không có vi phạm như đã kết luận",
    )  # fmt: skip
    apology, standing = row.redress.order_by("pk")
    for task, who, days in ((apology, "Ủy ban kiểm tra", 10), (standing, "Ban tổ chức", 45)):
        actions.assign_redress(
            **one.about(one.chair), redress=task, owner_name=who, today=one.today,
            due_on=resolved + timedelta(days=days),
        )  # fmt: skip
    actions.finish_redress(
        **one.about(one.by), redress=apology, done_on=resolved + timedelta(days=8),
        note="Đã công khai xin lỗi tại chi bộ", paper="12-BB/UBKT", today=one.today,
    )  # fmt: skip


def _of_an_organisation(work: Work) -> None:
    """The committee of the same level comes first where an organisation complains."""
    below = Organization.objects.below(work.unit).filter(tier="grassroots", active=True)
    found = below.order_by("path").first()
    if found is None:
        return
    one = work.on(Subject(organization=found), "Lãnh đạo công tác cán bộ", 50)
    one.violated("Thiếu dân chủ trong công tác cán bộ")
    one.heard()
    one.voted({"reprimand": 10, "none": 1})
    one.decided("reprimand", "50-QĐ/UBKT")
    one.announced()
    one.complained(
        body="standing_committee", level=judging.level_of(one.case, one.day),
        body_name="Ban Thường vụ",
    )  # fmt: skip
    actions.open_complaint_case(
        **one.about(one.by), organization=work.unit, today=work.today,
        title="Khiếu nại của tổ chức đảng về quyết định khiển trách",
    )  # fmt: skip
