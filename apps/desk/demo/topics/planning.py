"""Planning lists of Huyện ủy Thanh Trì and of Huyện ủy Cần Đước.

The structure of two of them is what these committees published (shares of young people and of
women, three age bands, the coefficient); the people, the other lists and all papers are invented.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from apps.accounts.actor import SystemActor
from apps.cadres.models import (
    Cadre,
    PlanningEntry,
    PlanningList,
    PlanningTarget,
    Position,
    Title,
)
from apps.cadres.planning import actions, rules
from apps.cadres.planning.actions import Definition
from apps.cadres.planning.structure import age_on
from apps.cadres.references import drawn
from apps.core.partial_dates import PartialDate
from apps.desk.demo.names import name_for
from apps.desk.demo.topics import Demo
from apps.membership.models import EthnicGroup

KINH = "01"
HOME, OTHER = "thanh-tri-hn", "can-duoc"
APPROVER = "Ban Thường vụ Thành ủy Hà Nội"
BASIS = "Quy định về công tác quy hoạch cán bộ; mức phấn đấu"


def build(demo: Demo) -> None:
    """The published ones of 2019 and 2022, and of today one in every state."""
    if PlanningList.objects.exists():
        return
    made = _Plans(demo)
    made.thanh_tri()
    made.can_duoc()
    made.today()
    demo.say(f"{PlanningList.objects.count()} planning lists")


def _said(on: date, *, young: int, cuts: tuple[int, int], **more: Any) -> Definition:
    values: dict[str, Any] = {
        "aim_young": Decimal(15), "aim_women": Decimal(25), "age_basis": "Tháng đại hội",
        "aims_basis": BASIS,
    } | more  # fmt: skip
    return Definition(age_on=on, age_cuts=cuts, young_below=young, **values)


def _counts(summoned: int, there: int, *, voted: bool) -> rules.Ballots:
    """All present vote, one ballot is not valid."""
    if not voted:
        return rules.Ballots(summoned, there)
    return rules.Ballots(summoned, there, there, there, there - 1, 1)


class _Plans:
    """Makes one list after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.by = demo, SystemActor()
        self.random = demo.draw("planning")
        self.kinh = EthnicGroup.objects.filter(code=KINH).first()
        self.titles = {one.code: one for one in Title.objects.all()}

    # ---------- People ----------

    def people(self, code: str, on: date, wanted: dict[tuple[str, int, int], int]) -> list[Cadre]:
        """So many of each sex and age (from, to) on a day; those who are missing are made."""
        unit = self.demo.units[code]
        pool = list(Cadre.objects.filter(organization=unit, state="serving").order_by("pk"))
        found: list[Cadre] = []
        for (sex, least, most), count in wanted.items():
            fitting = [
                one for one in pool
                if one.sex == sex and (age := age_on(one.birth, on)) is not None
                and least <= age <= most
            ][:count]  # fmt: skip
            missing = count - len(fitting)
            found += fitting + self._made(unit, sex, least, most, on, missing)
        return found

    def _made(
        self, unit: Any, sex: str, least: int, most: int, on: date, count: int
    ) -> list[Cadre]:
        rows = []
        for _number in range(count):
            age = self.random.randint(least, most)
            born = date(on.year - age - 1, on.month, 1) + timedelta(self.random.randint(31, 300))
            rows.append(
                Cadre(
                    organization=unit, reference=drawn("C"), sex=sex,
                    full_name=name_for(self.random, female=sex == "female", ethnicity=KINH),
                    ethnicity=self.kinh, birth=PartialDate.of(born),
                    education="university", staff_kind="cadre", management_tier="district",
                    political_theory=self.random.choice(("intermediate", "advanced")),
                )
            )  # fmt: skip
        Cadre.objects.bulk_create(rows)
        specialist = self.titles["specialist"]
        Position.objects.bulk_create(
            Position.of(
                one, title=specialist, title_text="Chuyên viên", unit_text=unit.name,
                since=PartialDate(on.year - 4, 1),
            )
            for one in rows
        )  # fmt: skip
        return rows

    # ---------- Lists ----------

    def begun(self, code: str, title: str = "", **values: Any) -> PlanningList:
        """A list of the office."""
        given: dict[str, Any] = {
            "organization": self.demo.units[code], "term_kind": "committee", "secrecy": 0,
            "approver": APPROVER if code == HOME else "Ban Thường vụ Tỉnh ủy Long An",
            "title": self.titles[title] if title else None,
        } | values  # fmt: skip
        return actions.draft_list(by=self.by, **given)

    def fill(self, planning: PlanningList, people: Sequence[Cadre], day: date, **more: Any) -> None:
        """Put people on the titles of a list in turn, as they were put on it then."""
        targets = list(PlanningTarget.objects.of_list(planning).order_by("pk"))
        PlanningEntry.objects.bulk_create(
            PlanningEntry.of(
                planning, target=targets[place % len(targets)], cadre=one, reference=drawn("N"),
                begin="added", began_on=day, **more,
            )
            for place, one in enumerate(people)
        )  # fmt: skip

    def hold(
        self, planning: PlanningList, steps: Iterable[str], day: date, *, summoned: int = 60
    ) -> None:
        """Steps a week apart."""
        rows = PlanningEntry.objects.of_list(planning).standing()
        if planning.kind == "review":
            rows = rows.filter(begin="added")
        for place, step in enumerate(steps):
            people = list(rows.values_list("pk", flat=True)) if step != "source" else []
            there = summoned - self.random.randint(0, 3)
            actions.record_meeting(
                planning=planning, version=self._version(planning), step=step,
                held_on=day + timedelta(7 * place), today=self.demo.today, by=self.by,
                counts=_counts(summoned, there, voted=bool(people)),
                votes={key: self._votes(there - 1) for key in people},
                minutes_number=f"{place + 1:02}-BB",
            )  # fmt: skip

    def _votes(self, valid: int) -> tuple[int, int]:
        against = self.random.randint(0, valid // 6)
        return valid - against, against

    def _version(self, planning: PlanningList) -> int:
        return PlanningList.objects.get(pk=planning.pk).version

    def decided(self, planning: PlanningList, day: date, number: str) -> None:
        """Handed in and approved two weeks later."""
        now: dict[str, Any] = {"planning": planning, "today": self.demo.today, "by": self.by}
        actions.submit_list(
            version=self._version(planning), approver=planning.approver, number="12-TTr/HU",
            submitted_on=day, reason="Tập thể lãnh đạo đã thảo luận, thống nhất", **now,
        )  # fmt: skip
        actions.approve_list(
            version=self._version(planning), number=number, approved_on=day + timedelta(14), **now
        )

    # ---------- The published ones ----------

    def thanh_tri(self) -> None:
        """100 people: 21 under 35, 36 women, each age band filled."""
        on = date(2020, 7, 1)
        wanted = {
            ("female", 25, 34): 9, ("male", 25, 34): 12, ("female", 35, 45): 19,
            ("male", 35, 45): 30, ("female", 46, 54): 8, ("male", 46, 55): 22,
        }  # fmt: skip
        people = self.people(HOME, on, wanted)
        planning = self.begun(
            HOME, scope="titles", name="Chức danh diện Ban Thường vụ Huyện ủy quản lý",
            first_year=2020, last_year=2025, year=2019,
            definition=_said(on, young=35, cuts=(35, 45)),
        )  # fmt: skip
        for code, places in (
            ("district-board-head", 7), ("district-board-deputy", 10),
            ("district-department-head", 12), ("district-front-chair", 6),
            ("grassroots-secretary", 16),
        ):  # fmt: skip
            actions.set_target(
                planning=planning, version=self._version(planning), by=self.by,
                title=self.titles[code], places=places,
            )  # fmt: skip
        self._in_limits(planning, people, date(2019, 9, 3))
        self.hold(planning, rules.STEPS, date(2019, 9, 10))
        self.decided(planning, date(2019, 10, 15), "1520-QĐ/TU")

    def _in_limits(self, planning: PlanningList, people: list[Cadre], day: date) -> None:
        """Two for a place at most, three being the limit."""
        order: list[PlanningTarget] = []
        for one in PlanningTarget.objects.of_list(planning).order_by("pk"):
            order += [one] * (2 * one.places)
        PlanningEntry.objects.bulk_create(
            PlanningEntry.of(
                planning, target=target, cadre=one, reference=drawn("N"), begin="added",
                began_on=day,
            )
            for target, one in zip(order, people, strict=False)
        )  # fmt: skip

    def can_duoc(self) -> None:
        """66 people for 40 places (1,65); 12 under 40 (18,18%), 11 women (16,67%)."""
        on = date(2025, 6, 1)
        wanted = {
            ("female", 30, 39): 3, ("male", 30, 39): 9, ("female", 40, 45): 5,
            ("male", 40, 45): 24, ("female", 46, 52): 3, ("male", 46, 54): 22,
        }  # fmt: skip
        people = self.people(OTHER, on, wanted)
        planning = self.begun(
            OTHER, "district-committee-member", scope="committee", places=40,
            name="Ban Chấp hành Đảng bộ huyện", first_year=2025, last_year=2030, year=2022,
            definition=_said(
                on, young=40, cuts=(40, 45), aim_low=Decimal("1.5"), aim_high=Decimal("2.0")
            ),
        )  # fmt: skip
        self.fill(planning, people, date(2022, 5, 4))
        self.hold(planning, rules.STEPS, date(2022, 5, 10))
        self.decided(planning, date(2022, 6, 20), "745-QĐ/TU")

    # ---------- Today ----------

    def today(self) -> None:
        """In force and due for review, a review at its third step, waiting, begun, given up."""
        on, year = date(2030, 6, 1), self.demo.today.year
        people = self.people(
            HOME, on,
            {("female", 32, 44): 8, ("male", 32, 44): 8, ("male", 45, 50): 10,
             ("female", 45, 50): 4},
        )  # fmt: skip
        said = _said(
            on, young=40, cuts=(40, 45), aim_low=Decimal("1.0"), aim_high=Decimal("1.5"),
            aim_theory=Decimal(50),
        )  # fmt: skip
        term = {"first_year": 2030, "last_year": 2035, "definition": said}
        last = date(year - 1, 9, 15)
        due = self.begun(
            HOME, "district-committee-member", scope="committee", places=20, year=year - 1,
            name="Ban Chấp hành Đảng bộ huyện", **term,
        )  # fmt: skip
        self.fill(due, people[:27], last)
        self.hold(due, rules.STEPS, last)
        self.decided(due, last + timedelta(40), "210-QĐ/TU")
        self._reviewed(people, term, last)
        self._others(people, term)

    def _reviewed(self, people: list[Cadre], term: dict[str, Any], last: date) -> None:
        """The standing committee: approved last year, reviewed now."""
        year = self.demo.today.year
        old = self.begun(
            HOME, "district-standing-member", scope="standing", places=13, year=year - 1,
            name="Ban Thường vụ Huyện ủy", **term,
        )  # fmt: skip
        self.fill(old, people[4:20], last)
        self.hold(old, rules.STEPS, last, summoned=48)
        self.decided(old, last + timedelta(40), "211-QĐ/TU")
        day = self.demo.today - timedelta(30)
        review = actions.review_list(
            planning=old, version=self._version(old), year=year, today=day, by=self.by
        )
        rows = list(PlanningEntry.objects.of_list(review).order_by("pk")[:2])
        ends: tuple[dict[str, Any], ...] = (
            {"removal": "age", "note": "Không đủ thời gian công tác một nhiệm kỳ"},
            {"removal": "tasks"},
        )
        for entry, more in zip(rows, ends, strict=True):
            actions.end_entry(
                entry=entry, version=self._version(review), end="removed", today=day, by=self.by,
                **more,
            )  # fmt: skip
        self.fill(review, people[22:25], day, reason="Tập thể lãnh đạo đề nghị")
        self.hold(review, rules.STEPS[:2], day, summoned=48)

    def _others(self, people: list[Cadre], term: dict[str, Any]) -> None:
        """A government term that waits, a list just begun, one given up."""
        today = self.demo.today
        said = _said(date(2031, 5, 1), young=40, cuts=(40, 45), age_basis="Tháng bầu cử")
        waiting = self.begun(
            HOME, "district-people-committee-deputy", scope="titles", places=2, year=today.year,
            name="Lãnh đạo Ủy ban nhân dân huyện", first_year=2031, last_year=2036,
            term_kind="government", definition=said,
        )  # fmt: skip
        day = today - timedelta(60)
        # Nobody of the standing committee's review: they would be on four lists by now.
        self.fill(waiting, [*people[20:22], *people[25:28]], day)
        self.hold(waiting, rules.STEPS, day)
        actions.submit_list(
            planning=waiting, version=self._version(waiting), approver=APPROVER,
            submitted_on=today - timedelta(20), number="31-TTr/HU", today=today, by=self.by,
            reason="Tập thể lãnh đạo đã thảo luận, thống nhất",
        )  # fmt: skip
        begun = self.begun(
            HOME, "district-inspection-member", scope="inspection", places=7, year=today.year,
            name="Ủy ban Kiểm tra Huyện ủy", **term,
        )  # fmt: skip
        self.fill(begun, people[:5], today)
        wrong = self.begun(
            HOME, "district-inspection-member", scope="inspection", places=7, year=today.year,
            name="Ủy ban Kiểm tra Huyện ủy", **term,
        )  # fmt: skip
        actions.discard_list(
            planning=wrong, version=self._version(wrong), reason="Lập trùng", by=self.by
        )
