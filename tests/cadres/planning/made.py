"""Planning lists for the tests, by the actions themselves."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from apps.cadres.models import Cadre, PlanningEntry, PlanningList, PlanningTarget, Title
from apps.cadres.planning import actions, rules
from apps.cadres.planning.actions import Definition
from tests.factories import cadres

TODAY = date(2026, 9, 15)
SAID = Definition(
    age_on=date(2030, 6, 1), age_cuts=(40, 45), young_below=40, aim_young=Decimal(15),
    aim_women=Decimal(25), aim_low=Decimal("1.0"), aim_high=Decimal("1.5"),
    aims_basis="Kế hoạch 44-KH/TU",
)  # fmt: skip


def a_list(by: Any, **more: Any) -> PlanningList:
    """A new list of the district's committee, three places."""
    values: dict[str, Any] = {
        "organization": by.organization, "name": "Ban Chấp hành Đảng bộ huyện",
        "scope": "committee", "term_kind": "committee", "first_year": 2030, "last_year": 2035,
        "year": 2026, "definition": SAID, "secrecy": 0, "approver": "Ban Thường vụ Tỉnh ủy",
        "title": Title.objects.get(code="district-committee-member"), "places": 3,
    } | more  # fmt: skip
    return actions.draft_list(by=by, **values)


def titles_list(by: Any, **more: Any) -> PlanningList:
    """A list of leading titles with one title of one place."""
    values = {
        "scope": "titles", "name": "Chức danh thuộc diện quản lý", "places": 1,
        "title": Title.objects.get(code="district-board-head"),
    } | more  # fmt: skip
    return a_list(by, **values)


def now(planning: PlanningList) -> int:
    """The version that somebody has just read."""
    return PlanningList.objects.get(pk=planning.pk).version


def target_of(planning: PlanningList) -> PlanningTarget:
    """Its first title."""
    found: PlanningTarget = PlanningTarget.objects.of_list(planning).order_by("pk")[0]
    return found


def person(office: Any, number: int = 1, **more: Any) -> Cadre:
    """Somebody without a leading title so far."""
    made = cadres.cadre(office, number, **more)
    cadres.position(made, title=Title.objects.get(code="specialist"), title_text="Chuyên viên")
    return made


def add(planning: PlanningList, cadre: Cadre, by: Any, **more: Any) -> PlanningEntry:
    """Put somebody on the list."""
    values = {"target": target_of(planning), "reason": "Đã cân nhắc", "today": TODAY} | more
    return actions.add_entry(planning=planning, version=now(planning), cadre=cadre, by=by, **values)


def ballots(summoned: int = 10, present: int = 9) -> rules.Ballots:
    """All present vote, one ballot is invalid."""
    return rules.Ballots(summoned, present, present, present, present - 1, 1)


def hold(planning: PlanningList, step: str, by: Any, *, agree: int = 8, **more: Any) -> Any:
    """Hold a step; everybody gets the same votes."""
    people = PlanningEntry.objects.of_list(planning).standing()
    if planning.kind == "review":
        people = people.filter(begin="added")
    voted = step != "source" and people.exists()
    values: dict[str, Any] = {
        "held_on": TODAY, "counts": ballots() if voted else rules.Ballots(10, 9),
        "votes": {one.pk: (agree, 0) for one in people} if voted else {}, "today": TODAY,
    } | more  # fmt: skip
    return actions.record_meeting(
        planning=planning, version=now(planning), step=step, by=by, **values
    )


def hold_all(planning: PlanningList, by: Any, **more: Any) -> None:
    """All five steps in their order."""
    for step in rules.STEPS:
        hold(planning, step, by, **more)


def submit(planning: PlanningList, by: Any, **more: Any) -> PlanningList:
    """Hand it in."""
    values = {"approver": "Ban Thường vụ", "submitted_on": TODAY, "today": TODAY} | more
    return actions.submit_list(planning=planning, version=now(planning), by=by, **values)


def approve(planning: PlanningList, head: Any, **more: Any) -> PlanningList:
    """Approve it."""
    values = {"number": "12-QĐ/TU", "approved_on": TODAY, "today": TODAY} | more
    return actions.approve_list(planning=planning, version=now(planning), by=head, **values)


def approved(by: Any, head: Any, people: int = 3, **more: Any) -> PlanningList:
    """A list taken through everything."""
    planning = a_list(by, **more)
    for number in range(people):
        add(planning, person(by.organization, number), by)
    hold_all(planning, by)
    submit(planning, by)
    return approve(planning, head)
