"""Rules about a whole list on its page: structure, meetings, votes, steps, terms; kept at approval."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from apps.accounts.models import Wall
from apps.cadres.models import PlanningEntry, PlanningList, PlanningMeeting, Position
from apps.cadres.planning import judged_list, reading
from apps.regulations.models import RuleValue
from tests.cadres.planning import made
from tests.cadres.planning.made import TODAY
from tests.factories.regulations import RuleValueFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("inside")]


@pytest.fixture(autouse=True)
def aims(law: None) -> None:
    """Aims of structure and terms, beside the values that planning asks for."""
    for key, value, unit in (
        ("young.age", "40", "years"), ("young.share", "15", "percent"),
        ("women.share", "25", "percent"), ("women.least", "1", "count"),
        ("age_bands.step", "5", "years"), ("steps", "in order", "text"),
        ("approval.limit", "30", "working_days"), ("coefficient.minimum", "1.0", "ratio"),
        ("coefficient.maximum", "1.5", "ratio"),
    ):  # fmt: skip
        RuleValueFactory(
            key=f"cadres.plan.{key}", value=value, unit=unit, article="",
            valid_from=date(2021, 1, 1),
        )  # fmt: skip


def told(planning: PlanningList, actor: Any, day: date = TODAY) -> dict[str, str]:
    """Rule and verdict of the list on a day."""
    planning.refresh_from_db()
    sheet = reading.sheet_of(planning, actor, day)
    return {one.rule: one.verdict for one in judged_list.lines_of(sheet, actor, reviewed=False)}


def test_a_list_of_men_is_warned_of_and_nothing_is_stopped(officer: Any) -> None:
    planning = made.a_list(officer)
    for number in (1, 3):
        made.add(planning, made.person(officer.organization, number), officer)
    found = told(planning, officer)
    assert (found["R-PLAN-16"], found["R-PLAN-17"]) == ("warning", "warning")
    made.add(planning, made.person(officer.organization, 2), officer)
    found = told(planning, officer)
    assert (found["R-PLAN-16"], found["R-PLAN-17"]) == ("pass", "pass")


def test_the_least_attended_meeting_and_the_fewest_votes_are_told(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    assert "R-PLAN-20" not in told(planning, officer)
    made.hold_all(planning, officer)
    found = told(planning, officer)
    assert [found[rule] for rule in ("R-PLAN-20", "R-PLAN-21", "R-PLAN-22")] == ["pass"] * 3
    least = PlanningMeeting.objects.of_list(planning).order_by("pk").last()
    PlanningMeeting.objects.filter(pk=least.pk).update(
        issued=1, collected=1, valid=1, invalid=0, present=1
    )
    assert told(planning, officer)["R-PLAN-20"] in ("fail", "warning")


def test_terms_run_on_and_the_rest_is_kept_at_the_approval(officer: Any, head: Any) -> None:
    planning = made.approved(officer, head)
    before = told(planning, officer)
    assert {"R-PLAN-16", "R-PLAN-20", "R-PLAN-21", "R-PLAN-22"} <= {
        one["rule"] for one in planning.judged
    }
    RuleValue.objects.filter(key="cadres.plan.women.share").update(value="99")
    PlanningMeeting.objects.of_list(planning).update(
        issued=1, collected=1, valid=1, invalid=0, present=1
    )
    assert told(planning, officer) == before
    assert before["R-PLAN-23"] == "pass"
    later = planning.approved_on.replace(year=planning.approved_on.year + 1, day=28)
    assert told(planning, officer, later)["R-PLAN-23"] in ("fail", "warning")


def test_the_page_shows_the_rules_of_the_list(officer: Any, browser: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization, 1), officer)
    page = browser().get(planning.get_absolute_url()).content.decode()
    assert 'id="of-list"' in page


def test_what_the_rules_said_at_the_approval_is_kept_with_the_list(officer: Any, head: Any) -> None:
    planning = made.approved(officer, head)
    before = reading.sheet_of(planning, officer, TODAY)
    told = {row.cadre.reference: row.lines for row in before.rows}
    assert all(told.values())
    assert {line.rule for lines in told.values() for line in lines} >= {"R-PLAN-01", "R-PLAN-03"}
    # The law is corrected afterwards, and so is what was known of the people.
    RuleValue.objects.filter(key="cadres.plan.person.maximum").update(value="0")
    Position.objects.update(until="2020-01-01", end="moved")
    after = reading.sheet_of(planning, officer, TODAY)
    assert {row.cadre.reference: row.lines for row in after.rows} == told
    assert [row.months_left for row in after.rows] == [row.months_left for row in before.rows]
    kept = PlanningEntry.objects.of_list(planning).standing().first().judged["rules"]
    assert {"R-PLAN-10"} & {one["rule"] for one in kept} == set()
    assert [one["law"]["value"] for one in kept if one["rule"] == "R-PLAN-03"] == ["3"]


def test_totals_that_were_kept_tell_a_walled_reader_of_nobody(officer: Any, head: Any) -> None:
    planning = made.approved(officer, head)
    hidden = PlanningEntry.objects.of_list(planning).standing().first().cadre
    Wall.objects.create(
        user=officer.user, label="cadres.cadre", object_id=hidden.pk, reason="named",
        organization=hidden.organization, valid_from=date(2020, 1, 1),
    )  # fmt: skip
    officer.__dict__.pop("walls", None)
    planning.refresh_from_db()
    told = {
        who: {
            one.rule: one.text
            for one in judged_list.lines_of(
                reading.sheet_of(planning, who, TODAY), who, reviewed=False
            )
        }
        for who in (officer, head)
    }
    # Three were approved: the head reads of three, who may not know of one reads of two.
    assert "3" in told[head]["R-PLAN-14"]
    assert told[officer]["R-PLAN-14"] != told[head]["R-PLAN-14"]
    assert len(reading.sheet_of(planning, officer, TODAY).rows) == 2


def test_a_list_at_work_is_judged_anew_each_time(officer: Any) -> None:
    planning = made.a_list(officer)
    made.add(planning, made.person(officer.organization), officer)
    assert PlanningEntry.objects.of_list(planning).get().judged is None
    (row,) = reading.sheet_of(planning, officer, TODAY).rows
    Position.objects.all().delete()
    (again,) = reading.sheet_of(planning, officer, TODAY).rows
    assert again.lines != row.lines


def test_lists_of_party_and_government_stand_side_by_side(officer: Any, head: Any) -> None:
    """Trap 5: terms of the Party and of the State overlap; one person may stand in both."""
    party = made.approved(officer, head)
    who = PlanningEntry.objects.of_list(party).standing().first().cadre
    state = made.titles_list(
        officer,
        term_kind="government",
        first_year=2031,
        last_year=2036,
        definition=replace(made.SAID, age_on=date(2031, 5, 1)),
    )
    made.add(state, who, officer)
    made.hold_all(state, officer)
    made.submit(state, officer)
    made.approve(state, head)
    assert set(PlanningList.objects.in_force(TODAY)) == {party, state}
    standing = PlanningEntry.objects.standing().filter(cadre=who)
    assert {one.planning_id for one in standing} == {party.pk, state.pk}
