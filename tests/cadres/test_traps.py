"""The traps of cadre work that no other test names; the numbers are those of the domain notes.

Traps 3, 4, 7, 11, 12, 14 to 19 and 23 stand beside what they guard: search for "Trap" in
``tests/cadres``. Some are told in both places; what is missing there is here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from apps.cadres.board import solver
from apps.cadres.board.problem import Candidate, Cost, Pair, Problem, Vacancy
from apps.cadres.judging import facts, lookup
from apps.cadres.judging import rules_lists as lists
from apps.cadres.judging.acts import ACTS, PERSON_RULES, judge
from apps.cadres.judging.rules import Judgement
from apps.cadres.judging.sentences import sentence
from apps.cadres.judging.subjects import Case, Question
from apps.cadres.models import (
    Cadre,
    PlaceStay,
    PlanningEntry,
    PlanningList,
    Position,
    WatchFinding,
)
from apps.cadres.moves import actions as moves
from apps.cadres.moves import reading as moves_read
from apps.cadres.moves.rules import KINDS
from apps.cadres.planning import actions as plans
from apps.cadres.planning import meter
from apps.cadres.planning.structure import coefficient_of
from apps.cadres.profiles.rules import retirement_month
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.regulations.catalogue import read_catalogue
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.cadres.judging.cases_planning import MEMBER, SECRETARY, at, since
from tests.cadres.judging.law import DEPUTY, SHIPPED, person
from tests.cadres.planning import made
from tests.cadres.planning.conftest import law  # noqa: F401 (the values that planning asks for)
from tests.cadres.posts.test_files import checked
from tests.factories import cadres
from tests.inspection.conftest import acting
from tests.membership import import_files as files
from tests.regulations.conftest import shipped_law  # noqa: F401 (the law as it is shipped)

EVERYTHING = scope.Scope.everything()
NOW = date(2026, 5, 4)


def found(rule: str, on: date = NOW, target=DEPUTY, case: Case | None = None, **known) -> Judgement:
    """What one rule says of somebody, by the law that ships."""
    question = Question("", person(**known), target, on, case=case or Case())
    return PERSON_RULES[rule](question, SHIPPED)


# Trap 1: age is never today's.


@pytest.mark.parametrize("asked_on", [date(2026, 1, 5), date(2028, 12, 5)])
@pytest.mark.parametrize(("congress", "left"), [(date(2030, 10, 1), 139), (date(2031, 4, 1), 133)])
def test_months_left_follow_the_congress_and_not_the_day_of_asking(asked_on, congress, left):
    """Trap 1."""
    said = found("R-PLAN-05", asked_on, case=Case(reference=congress, term="next"))
    assert said.facts["left"] == left


def test_the_age_for_an_election_is_not_taken_from_the_day_of_the_act():
    """Trap 1: without the month of the congress nobody can say; an appointment has its own day."""
    elected = judge("nominate", person(), MEMBER, NOW, SHIPPED, Case(first_entry=True))
    (age,) = (one for one in elected if one.rule == "R-APP-13")
    assert (age.verdict, age.facts["missing"]) == ("unknown", ["reference"])
    came_in = Case(reference=date(2026, 3, 1))
    said = {one.rule: one for one in judge("appoint", person(), DEPUTY, NOW, SHIPPED, came_in)}
    assert said["R-APP-03"].facts["reference_month"] == "2026-03-01"


# Trap 2: retirement is each person's own.


@pytest.mark.parametrize(
    ("sex", "born", "retires"),
    [
        ("male", (1965, 4), (2026, 10)), ("female", (1965, 4), None),
        ("male", (1971, 5), (2033, 5)), ("female", (1971, 5), (2029, 5)),
        ("male", (1980, 5), (2042, 5)), ("female", (1980, 5), (2040, 5)),
    ],
)  # fmt: skip
def test_the_shipped_roadmap_is_neither_fixed_nor_already_at_its_end(sex, born, retires):
    """Trap 2: 61 years 6 months of a man, 58 years of a woman; 62 and 60 only at the end."""
    roadmap = lookup.roadmaps(SHIPPED, NOW)[sex]
    assert retirement_month(PartialDate(*born), roadmap) == retires


def test_who_stays_longer_by_decision_is_not_retired_by_the_roadmap():
    """Trap 2: some women stay longer; the decision's day counts."""
    who = Cadre(sex="female", birth=PartialDate(1971, 5, 14), retirement_scheme="prolonged",
                retires_on=date(2031, 6, 1))  # fmt: skip
    maps = lookup.roadmaps(SHIPPED, NOW)
    assert facts.retirement_of(who, maps) == date(2031, 5, 1)
    who.retirement_scheme = "roadmap"
    assert facts.retirement_of(who, maps) == date(2029, 5, 1)


# Traps 5 and 6: a list is a chain of yearly versions.


@pytest.mark.django_db
def test_each_day_has_the_version_of_its_year(officer, head, law):  # noqa: F811
    """Traps 5 and 6: the review is a version of its own; the year before stays as it was."""
    later = date(2027, 9, 10)
    with scope.use(EVERYTHING):
        first = made.approved(officer, head)
        review = plans.review_list(
            planning=first, version=made.now(first), year=2027, today=later, by=officer
        )
        made.hold_all(review, officer, held_on=later, today=later)
        made.submit(review, officer, submitted_on=later, today=later)
        made.approve(review, head, approved_on=later, today=later, number="9-QĐ/TU")
        days = (TODAY, date(2027, 9, 9), later)
        assert [list(PlanningList.objects.in_force(day)) for day in days] == [
            [first], [first], [review],
        ]  # fmt: skip
        rows = PlanningEntry.objects.of_list(review)
        assert {(one.begin, one.continues.planning_id) for one in rows} == {("carried", first.pk)}


# Trap 8: rotation, transfer, secondment, change of position are four things.


@pytest.mark.parametrize(
    ("kind", "own"),
    [
        ("rotation", {"R-ROT-01", "R-ROT-02", "R-ROT-03", "R-ROT-06", "R-ROT-08", "R-ROT-09"}),
        ("transfer", set()), ("secondment", {"R-ROT-14"}), ("position_change", {"R-ROT-13"}),
    ],
)  # fmt: skip
def test_each_kind_of_move_asks_for_rules_that_no_other_asks_for(kind, own):
    """Trap 8: clocks and duties of their own."""
    asked = {one: {code for code in ACTS[KINDS[one].judged_as] if "ROT" in code} for one in KINDS}
    others = set().union(*(codes for one, codes in asked.items() if one != kind))
    assert asked[kind] - others == own


@pytest.mark.parametrize(
    ("months", "verdicts"),
    [(35, ("fail", "pass", "unknown")), (37, ("pass", "fail", "unknown")),
     (61, ("pass", "fail", "fail"))],
)  # fmt: skip
def test_the_same_months_are_too_short_too_long_or_due(months, verdicts):
    """Trap 8: 36 months are the least of a rotation and the most of a secondment; a post of the
    list changes hands by the months of its field."""
    began = NOW.month - 1 + NOW.year * 12 - months
    day = date(began // 12, began % 12 + 1, NOW.day)
    listed = since(DEPUTY, day.year, day.month, day.day, change_field="other")
    said = (
        found("R-ROT-07", case=Case(since=day)),
        found("R-ROT-14", case=Case(since=day, until=NOW)),
        found("R-ROT-12", **listed),
    )
    assert tuple(str(one.verdict) for one in said) == verdicts


# Traps 9 and 10: the life is shown, the board says what it means.


@pytest.fixture
def secretary(world):
    """Somebody born at the seat of the district who heads it; grew up elsewhere."""
    office = world["alpha-east"]
    with scope.use(EVERYTHING):
        unit = cadres.work_unit(office, name="Huyện ủy", system="party", locality=office)
        who = cadres.cadre(office)
        cadres.position(who, cadres.seat(unit, cadres.title("district-secretary")))
        for kind, name, first, last in (
            ("born", "Xã cũ của huyện", 1980, 1983), ("grew_up", "Tỉnh khác", 1983, 2002),
        ):  # fmt: skip
            PlaceStay.of(
                who, kind=kind, place=name, unit=office if kind == "born" else None,
                since=PartialDate(first), until=PartialDate(last),
            ).save()  # fmt: skip
    return who


@pytest.mark.django_db
def test_whether_somebody_is_of_the_place_is_found_and_not_computed(secretary, head):
    """Trap 9: the places of a life, dated, as they were called then; then the board's finding."""
    rows = Position.objects.filter(cadre=secretary)

    def shown():
        (one,) = moves_read.watched(rows, TODAY)
        return one

    with scope.use(head.scope()):
        before = shown()
        assert [(one.kind, one.place, one.until) for one in before.places] == [
            ("born", "Xã cũ của huyện", PartialDate(1983)),
            ("grew_up", "Tỉnh khác", PartialDate(2002)),
        ]
        assert before.local is None, "born there decides nothing"
        given = {"cadre": secretary, "position": before.position, "watch": "local", "by": head,
                 "found_on": TODAY, "today": TODAY}  # fmt: skip
        moves.confirm_watch(is_local=True, note="Sinh tại huyện", **given)
        moves.confirm_watch(is_local=False, note="Trưởng thành ở tỉnh khác", **given)
        assert shown().local.is_local is False
        assert WatchFinding.objects.count() == 2, "what was found before is kept"


@pytest.mark.parametrize(("local", "verdict"), [(None, "unknown"), (True, "fail"), (False, "pass")])
def test_the_rule_of_the_place_takes_the_finding_of_the_board_alone(local, verdict):
    """Trap 9."""
    assert found("R-ROT-04", target=SECRETARY, case=Case(local=local)).verdict == verdict


@pytest.mark.parametrize(
    ("began", "terms", "verdict", "months"),
    [
        ((2015, 1, 4), None, "unknown", 136), ((2015, 1, 4), 1, "pass", 136),
        ((2021, 5, 4), 2, "fail", 60), ((2021, 5, 4), 1, "pass", 60),
    ],
)  # fmt: skip
def test_terms_are_what_the_board_counts_and_months_are_shown_beside(began, terms, verdict, months):
    """Trap 10: posts taken in mid-term, merged or named anew: two terms are not 120 months."""
    said = found("R-ROT-05", target=SECRETARY, case=Case(terms=terms), **since(SECRETARY, *began))
    assert (said.verdict, said.facts["months"]) == (verdict, months)


def test_a_title_held_earlier_is_no_sign_that_there_was_no_term():
    """Trap 10: whoever held it before the post was merged is not counted as new."""
    earlier = at(SECRETARY)["current"]
    said = found("R-ROT-05", target=SECRETARY, earlier=earlier, **at(DEPUTY))
    assert said.verdict == "unknown"


# Trap 13: a number is no document.


@pytest.mark.parametrize(
    ("number", "signed"),
    [
        ("35-CT/TW", {date(2019, 5, 30), date(2024, 6, 14)}),
        ("45-CT/TW", {date(2020, 6, 20), date(2025, 4, 14)}),
        ("16-HD/BTCTW", {date(2018, 9, 24), date(2022, 2, 15)}),
    ],
)
def test_documents_of_one_number_are_kept_apart_by_their_day(number, signed):
    """Trap 13."""
    rows = [one.fields for one in read_catalogue().documents.values()]
    assert {one["signed_on"] for one in rows if one["number"] == number} == signed


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped_law")
@pytest.mark.parametrize(
    ("on", "named", "months"),
    [(date(2020, 5, 4), "35-CT/TW (30/05/2019)", 30), (date(2025, 2, 1), "35-CT/TW (14/06/2024)", 48),
     (NOW, "45-CT/TW (14/04/2025)", 48)],
)  # fmt: skip
def test_a_rule_names_its_document_with_the_day_of_signing(on, named, months):
    """Trap 13: two directives 35-CT/TW ask for different months."""
    value = lookup.law().find("cadres.committee.again.months", on=on)
    assert value.whole == months
    assert named in value.document


# Trap 20: who reads of plans.


@pytest.mark.django_db
def test_who_administers_the_system_reads_no_list(world, officer, browser, law):  # noqa: F811
    """Trap 20: roles that keep accounts and rules open no plans."""
    with scope.use(officer.scope()):
        planning = made.a_list(officer)
        made.add(planning, made.person(officer.organization), officer)
    for role in ("system_administrator", "auditor", "inspection_officer"):
        actor = acting(world, role, "alpha-east")
        with scope.use(actor.scope()):
            assert not PlanningList.objects.visible_to(actor).exists(), role
            assert not PlanningEntry.objects.visible_to(actor).exists(), role
        client = browser(role)
        assert client.get(planning.get_absolute_url()).status_code in (403, 404), role
        listed = client.get("/api/planning-lists/")
        assert listed.status_code == 403 or listed.json()["count"] == 0, role


@pytest.mark.django_db
def test_no_name_of_a_plan_is_in_a_message_a_log_or_the_trail(
    officer, head, law, caplog, mailoutbox  # noqa: F811
):  # fmt: skip
    """Trap 20."""
    caplog.set_level("DEBUG")
    with scope.use(EVERYTHING):
        planning = made.approved(officer, head)
        rows = PlanningEntry.objects.of_list(planning).select_related("cadre")
        names = {one.cadre.full_name for one in rows}
        lines = AuditEntry.objects.all()
        trail = " ".join(f"{one.object_label} {one.params}" for one in lines)
    told = " ".join([trail, caplog.text, *(f"{one.subject} {one.body}" for one in mailoutbox)])
    assert len(names) == 3
    assert not [name for name in names if name in told]


@pytest.mark.django_db
def test_a_file_or_a_print_of_a_graded_list_is_not_there_for_whoever_reads_less(
    officer, browser, law  # noqa: F811
):  # fmt: skip
    """Trap 20: the grade follows the list out of the system."""
    with scope.use(officer.scope()):
        planning = made.a_list(officer)
    pages = [reverse(f"cadres:planning_{name}", args=[planning.reference])
             for name in ("export", "print")]  # fmt: skip
    pages.append(f"/api/planning-lists/{planning.reference}/")
    client = browser()
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    with scope.use(EVERYTHING):
        PlanningList.objects.filter(pk=planning.pk).update(secrecy=1)
    assert [client.get(page).status_code for page in pages] == [404, 404, 404]


# Trap 21: a solver is not believed.

TWINS = {Pair(person, "a"): Cost(1, 1) for person in ("1", "2", "3")}


def test_a_plan_that_breaks_a_rule_is_not_shown(monkeypatch):
    """Trap 21: what the solver gives back is looked at again before anybody sees it."""
    problem = Problem.of([Candidate(one) for one in "123"], [Vacancy("a")], TWINS)
    true = solver.propose(problem).placing
    assert list(true.values()) == ["a"]
    answers = iter([true] * (len(solver.STAGES) - 1) + [{"1": "a", "2": "a"}])
    monkeypatch.setattr(solver._Model, "placing", lambda *_args: next(answers))
    with pytest.raises(solver.NoPlan, match="overfull:a"):
        solver.propose(problem)


# Trap 22: a name is nobody's key.


@pytest.mark.django_db
@pytest.mark.usefixtures("everything")
def test_namesakes_of_a_file_become_two_profiles_and_touch_none_there(world, officer):
    """Trap 22: nobody is merged by the name."""
    old = cadres.cadre(world["alpha-east"], 1, full_name="Nguyễn Văn Thử")
    batch = checked(
        officer, "profiles", ("Họ và tên", "Ngày sinh", "Giới tính", "Đối tượng"),
        ("Nguyễn Văn Thử", "01/02/1981", "Nam", "Viên chức"),
        ("Nguyễn Văn Thử", "03/04/1982", "Nam", "Viên chức"),
    )  # fmt: skip
    assert batch.new_rows == 2, batch.report
    files.loaded(batch, by=officer)
    rows = Cadre.objects.filter(full_name="Nguyễn Văn Thử")
    assert {one.birth.year for one in rows} == {1980, 1981, 1982}
    old.refresh_from_db()
    assert (old.version, old.staff_kind) == (1, "cadre")


# Trap 24: a ratio is told with its numbers and its rounding.


@pytest.mark.parametrize(("people", "verdict"), [(40, "pass"), (41, "fail")])
def test_a_ratio_is_told_with_its_numerator_and_its_denominator(people, verdict):
    """Trap 24: 1.5 × 27 = 40.5; compared exactly, told with both numbers."""
    said = lists.coefficient(people, 27, on=date(2023, 5, 4), law=SHIPPED)
    assert said.verdict == verdict
    assert (said.facts["count"], said.facts["prescribed"]) == (people, 27)
    with translation.override("en"):
        assert f"{people} for 27 places" in sentence(said)
        shown = meter.coefficient(coefficient_of(people, 27, Decimal("1.0"), Decimal("1.5")))
    assert f"{people} over 27 places" in shown["note"]
    assert "whole people 27–40; two decimals, half up" in shown["note"]
