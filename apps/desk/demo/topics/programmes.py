"""Programmes of Thanh Trì, of one of its grassroots committees and of a cell, in every state; all
matters are invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.desk.demo.topics import Demo
from apps.desk.demo.topics.cases import HOME, _Cases
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Programme, ProgrammeItem
from apps.inspection.programmes import actions, rules
from apps.inspection.programmes.actions import Planned
from apps.membership.models import Member
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

ITEMS = (
    (1, "subordinate_tasks", "Thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật"),
    (1, "thematic_supervision", "Thực hiện quy chế làm việc, nguyên tắc tập trung dân chủ"),
    (2, "finance", "Thu, nộp, quản lý và sử dụng đảng phí"),
    (2, "thematic_supervision", "Công tác quy hoạch, sử dụng cán bộ"),
    (3, "thematic_supervision", "Lãnh đạo quản lý đất đai, trật tự xây dựng"),
    (3, "subordinate_tasks", "Xây dựng và thực hiện chương trình kiểm tra, giám sát"),
    (4, "finance", "Quản lý, sử dụng kinh phí hoạt động công tác đảng"),
    (4, "thematic_supervision", "Khắc phục khuyết điểm sau kết luận kiểm tra"),
    (4, "thematic_supervision", "Trách nhiệm nêu gương của người đứng đầu"),
)  # fmt: skip


def build(demo: Demo) -> None:
    """This year's, last year's and the term's programmes, drafts, an adjustment, items at work."""
    if Programme.objects.exists():
        return
    made = _Programmes(demo)
    last = made.year(demo.today.year - 1, done=8)
    this = made.year(demo.today.year, done=3, opened=2)
    made.adjusted(this)
    made.draft_of_next_year(last)
    made.others()
    demo.say(f"{Programme.objects.count()} programmes")


class _Programmes:
    """Makes one programme after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.by, self.unit = demo, SystemActor(), demo.units[HOME]
        units = Organization.objects.below(self.unit).filter(tier=Tier.GRASSROOTS, active=True)
        self.units = list(units.order_by("path")[:16])
        rows = Member.objects.below(self.unit).filter(state="official").exclude(position="")
        self.people = list(rows.select_related("organization").order_by("pk")[300:320])
        self.number = 0

    def _now(self, programme: Programme) -> dict[str, Any]:
        now = Programme.objects.get(pk=programme.pk)
        return {"version": now.version, "by": self.by}

    def drafted(
        self, year: int, *, unit: Any = None, day: date | None = None, **values: Any
    ) -> Programme:
        """A draft of the inspection committee unless said otherwise."""
        given = {"owner": "inspection_committee", "span": "year"} | values
        return actions.draft_programme(
            organization=unit or self.unit, first_year=year, by=self.by,
            today=day or date(year, 1, 5), **given,
        )  # fmt: skip

    def add(
        self,
        programme: Programme,
        year: int,
        quarter: int | None,
        kind: str,
        title: str,
        **more: Any,
    ) -> ProgrammeItem:
        """One item about the next organisation."""
        self.number += 1
        unit = self.units[self.number % len(self.units)]
        given: dict[str, Any] = {
            "subjects": [Subject(organization=unit)],
            "lead": "Đồng chí ủy viên ủy ban phụ trách địa bàn",
            "lookback_from": date(year - 2, 1, 1), "lookback_to": date(year - 1, 12, 31),
        } | more  # fmt: skip
        planned = Planned(year=year, quarter=quarter, kind=kind, title=title, **given)
        return actions.add_item(
            programme=programme, planned=planned, today=date(year, 1, 6), **self._now(programme)
        )

    def adopted(
        self, programme: Programme, day: date, number: str, signer: str = "Chủ nhiệm"
    ) -> Programme:
        """Adopted by a decision of that day."""
        return actions.adopt_programme(
            programme=programme, number=number, decided_on=day, signer=signer, today=day,
            **self._now(programme),
        )  # fmt: skip

    def year(self, year: int, *, done: int, opened: int = 0) -> Programme:
        """A year's programme with so many items done and so many at work."""
        programme = self.drafted(year)
        items = []
        for place, (quarter, kind, title) in enumerate(ITEMS):
            more: dict[str, Any] = {}
            if place % 4 == 3:
                person = self.people[(self.number + place) % len(self.people)]
                both = [Subject(organization=self.units[place]), Subject(member=person)]
                more = {"subjects": both,
                        "cooperating": "Ban Tổ chức, Văn phòng"}  # fmt: skip
            items.append(self.add(programme, year, quarter, kind, title, **more))
        programme = self.adopted(programme, date(year, 1, 12), f"0{year % 10}-CTr/UBKTHU")
        for item in items[: done + opened]:
            self.case(item, done=item in items[:done])
        return programme

    def case(self, item: ProgrammeItem, *, done: bool) -> None:
        """A case opened from the item, taken to its conclusion or left at work."""
        first, last = rules.period(item.year, item.quarter)
        day = min(first, self.demo.today)
        case = actions.open_item_case(
            item=item, subjects=list(item.programmesubject_set.all()), planned_from=day,
            planned_until=last, today=day, **self._now(item.programme),
        )  # fmt: skip
        work = _Cases(self.demo, HOME)
        work.worked(case, day, "preparation")
        decided = min(day + timedelta(days=12), self.demo.today)
        case = work.decided(case, decided)
        if done:
            work._to_the_end(case, "closed", decided, "shortcoming")

    def adjusted(self, programme: Programme) -> None:
        """One item moved and one dropped by decision; one more change waits."""
        rows = list(ProgrammeItem.objects.of_programme(programme).in_force().by_time())
        free = [row for row in rows if not row.cases.exists()]
        day = min(date(programme.first_year, 6, 20), self.demo.today)
        waiting, moved, dropped = free[0], free[-1], free[-2]
        actions.change_item(
            item=moved, planned=self._same(moved, content="Mở rộng cả đơn vị sự nghiệp"),
            reason="Theo chỉ đạo mới",
            today=day, **self._now(programme),
        )  # fmt: skip
        actions.drop_item(
            item=dropped, reason="Cấp trên đã kiểm tra cùng nội dung", **self._now(programme)
        )
        actions.adjust_programme(
            programme=programme, number="31-QĐ/UBKTHU", decided_on=day, signer="Chủ nhiệm",
            reason="Điều chỉnh theo chỉ đạo của cấp trên", today=day, **self._now(programme),
        )  # fmt: skip
        self.case(ProgrammeItem.objects.get(replaces=moved), done=False)
        actions.change_item(
            item=waiting, planned=self._same(waiting, quarter=4), reason="Đơn vị đang sắp xếp lại",
            today=day, **self._now(programme),
        )  # fmt: skip

    def _same(self, item: ProgrammeItem, **values: Any) -> Planned:
        names = ("year", "quarter", "kind", "body", "title", "lookback_from", "lookback_to", "lead")
        given = {name: getattr(item, name) for name in names} | values
        rows = item.programmesubject_set.select_related(
            "member__organization", "subject_organization"
        )
        subjects = [
            Subject(member=row.member, organization=row.subject_organization, name=row.name)
            for row in rows
        ]
        return Planned(subjects=subjects, **given)

    def draft_of_next_year(self, source: Programme) -> None:
        """Copied from last year, not adopted yet; and one that was given up."""
        year = self.demo.today.year + 1
        wrong = self.drafted(year, day=self.demo.today)
        actions.discard_programme(programme=wrong, reason="Lập nhầm năm", **self._now(wrong))
        draft = self.drafted(year, day=self.demo.today)
        items = list(ProgrammeItem.objects.of_programme(source).in_force()[:4])
        actions.copy_items(programme=draft, items=items, today=self.demo.today, **self._now(draft))

    def others(self) -> None:
        """The term, the committee's own, a grassroots committee's, a cell's, a late draft."""
        year = self.demo.today.year
        term = self.drafted(year - 1, span="term", last_year=year + 4)
        for place in range(4):
            self.add(
                term,
                year + place - 1,
                None,
                "thematic_supervision",
                f"Chuyên đề {place + 1} của nhiệm kỳ",
            )
        self.adopted(term, date(year - 1, 2, 10), "01-CTr/UBKTHU")
        for unit, owner, kind in (
            (self.unit, "committee", "thematic_inspection"),
            (self.units[0], "committee", "thematic_supervision"),
            (self.units[0], "inspection_committee", "thematic_supervision"),
        ):
            own = self.drafted(year, unit=unit, owner=owner)
            for quarter in (2, 4):
                self.add(own, year, quarter, kind, "Thực hiện nghị quyết đại hội", subjects=[])
            if owner == "committee":
                self.adopted(own, date(year, 1, 15), "02-CTr/ĐU", "Bí thư")
        cell = (
            Organization.objects.below(self.unit)
            .filter(tier=Tier.CELL, active=True)
            .order_by("path")
            .first()
        )
        if cell is not None:
            plan = self.drafted(year, unit=cell, owner="cell")
            self.add(
                plan, year, 3, "thematic_supervision", "Thực hiện nhiệm vụ chi bộ giao", subjects=[]
            )
            self.adopted(plan, date(year, 1, 20), "01-CTr/CB", "Bí thư chi bộ")
