"""Numbers of papers in Thanh Trì: a term, two bodies, given, kept free and void. Invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.documents.models import NumberTerm
from apps.documents.papers import actions
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
    """Nothing is made twice."""
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
