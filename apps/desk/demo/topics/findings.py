"""Contents of every case, allegations and their findings, demands in every state; invented.

The contents of the term 2015-2020 of Thanh Trì are those that were published.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.inspection.cases import actions as cases
from apps.inspection.cases.actions import Subject, register_case
from apps.inspection.findings import actions
from apps.inspection.findings.actions import Owner
from apps.inspection.models import Allegation, Case, CaseSubject, Demand
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

HOME = "thanh-tri-hn"
OFFICER, CHAIR = "kiemtra.thanhtri@demo.vn", "chunhiem.thanhtri@demo.vn"
ALLEGED = {
    "land_management": "Buông lỏng quản lý, để lấn chiếm đất công ích",
    "construction_order": "Không kịp thời xử lý công trình xây dựng không phép",
    "democratic_centralism": "Quyết định nội dung thuộc thẩm quyền tập thể khi chưa bàn",
    "cadre_work": "Nhận xét, đánh giá cán bộ không đúng quy trình",
}
REASONS = "Theo báo cáo giải trình và biên bản thẩm tra, xác minh"
STATES = ("open", "overdue", "returned", "reported", "closed", "postponed", "dropped")


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if Demand.objects.exists():
        return
    work = _Work(demo)
    for number, state in enumerate(STATES):
        work.demanded(number, state)
    work.every_result()
    demo.say(f"{Demand.objects.count()} demands")


class _Work:
    """Cases of the inspection committee of Thanh Trì with findings."""

    def __init__(self, demo: Demo) -> None:
        self.unit, self.today = demo.units[HOME], demo.today
        self.unit.refresh_from_db()
        self.by = SystemActor(self.unit, user=User.objects.get(sign_in_name=OFFICER))
        self.chair = SystemActor(self.unit, user=User.objects.get(sign_in_name=CHAIR))
        units = Organization.objects.below(self.unit).filter(tier=Tier.GRASSROOTS, active=True)
        self.units = list(units.order_by("path")[:10])

    def _now(self, case: Case, by: Any = None) -> dict[str, Any]:
        now = Case.objects.get(pk=case.pk)
        return {"case": now, "version": now.version, "by": by or self.by}

    def opened(self, number: int, days: int, *codes: str) -> tuple[Case, date]:
        """A case with its contents, opened by a decision."""
        day = self.today - timedelta(days=days)
        unit = self.units[number % len(self.units)]
        case = register_case(
            organization=self.unit, kind="signs_of_violation", body="inspection_committee",
            title="Quản lý đất đai, trật tự xây dựng", source="supervision", today=day,
            subjects=[Subject(organization=unit)], by=self.by,
            planned_from=day, planned_until=day + timedelta(days=60),
        )  # fmt: skip
        for code in codes:
            actions.add_content(**self._now(case), code=code, today=day)
        cases.submit_case(**self._now(case), today=day)
        cases.decide_opening(
            **self._now(case, self.chair), number=f"{60 + number}-QĐ/UBKTHU", decided_on=day,
            today=day,
        )  # fmt: skip
        return case, day

    def alleged(self, case: Case, day: date, code: str) -> Allegation:
        """What the first subject is said to have done."""
        content = case.casecontent_set.get(code=code)
        subject = CaseSubject.objects.filter(case=case).order_by("pk")[0]
        return actions.record_allegation(
            **self._now(case), subject=subject, content=content, statement=ALLEGED[code],
            today=day,
        )  # fmt: skip

    def found(self, case: Case, row: Allegation, result: str, day: date) -> None:
        """The finding with its reasons."""
        actions.record_result(
            **self._now(case), allegation=row, result=result, reasons=REASONS, found_on=day,
            today=day,
        )  # fmt: skip

    def every_result(self) -> None:
        """One case with each result, one of them not found yet."""
        case, day = self.opened(9, 45, *ALLEGED)
        for code, result in zip(ALLEGED, ("partly", "wrong", "no_ground", ""), strict=True):
            row = self.alleged(case, day, code)
            if result:
                self.found(case, row, result, day + timedelta(days=20))

    def demanded(self, number: int, state: str) -> None:
        """A case whose remedy has come to a state."""
        case, day = self.opened(number, 160 + number, "land_management", "construction_order")
        row = self.alleged(case, day, "land_management")
        later = day + timedelta(days=30)
        self.found(case, row, "right", later)
        unit = self.units[number % len(self.units)]
        due = self.today + timedelta(days=-12 if state == "overdue" else 20 + number)
        made = actions.make_demand(
            **self._now(case), allegation=row, kind="demand" if number % 3 else "recommendation",
            defect=ALLEGED["land_management"], text="Rà soát, thu hồi diện tích đất bị lấn chiếm",
            owner=Owner(organization=unit) if number % 2 else Owner(name=f"UBND {unit.name}"),
            due_on=due, today=later,
        )  # fmt: skip
        self._followed(made, state, later)

    def _followed(self, made: Demand, state: str, day: date) -> None:
        if state in ("returned", "reported", "closed"):
            actions.report_remedy(
                **self._demand(made, self.by), remedy="Đã lập hồ sơ, thu hồi 120 m² đất công ích",
                remedied_on=day + timedelta(days=25), proof="Báo cáo 45-BC/ĐU",
                today=day + timedelta(days=26),
            )  # fmt: skip
        chair = self._demand(made, self.chair)
        if state == "returned":
            actions.return_remedy(**chair, note="Thiếu biên bản bàn giao đất")
        if state == "closed":
            actions.close_demand(
                **chair, ended_on=day + timedelta(days=40), today=day + timedelta(days=40)
            )
        if state == "postponed":
            actions.postpone_demand(
                **chair, due_on=made.due_on + timedelta(days=30), reason="Chờ đo đạc lại",
                today=day + timedelta(days=10),
            )  # fmt: skip
        if state == "dropped":
            actions.drop_demand(
                **chair, reason="Tòa án đang giải quyết", today=day + timedelta(days=10)
            )

    def _demand(self, made: Demand, by: Any) -> dict[str, Any]:
        now = Demand.objects.get(pk=made.pk)
        return {"demand": now, "version": now.version, "by": by}
