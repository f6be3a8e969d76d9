"""For any person, act and day: what is not known never helps, and a later retirement never harms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.cadres.judging.acts import ACTS, FROM_TODAY, judge
from apps.cadres.judging.rules import Verdict
from apps.cadres.judging.sentences import sentence
from apps.cadres.judging.subjects import (
    Case,
    Confidence,
    Discipline,
    Held,
    Planned,
    Rated,
    Standard,
    TitleFacts,
)
from apps.core.partial_dates import PartialDate
from tests.cadres.judging.law import DEPUTY, HEAD, SHIPPED, STAFF, person

DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
LEVELS = st.sampled_from(["central", "province", "district", "commune", "grassroots"])
TITLES = st.builds(
    TitleFacts,
    code=st.sampled_from(["a", "b", "province-secretary", "province-deputy-secretary"]),
    name=st.just("Chức danh"), rank=st.integers(100, 500), level=LEVELS,
    system=st.sampled_from(["party", "government"]),
    kind=st.sampled_from(["head", "deputy", "committee_member", "standing_member"]),
    is_elected=st.booleans(), non_local=st.booleans(), term_limited=st.booleans(),
    needs_agreement=st.booleans(), sure=st.booleans(),
    standards=st.sampled_from(
        [(), (Standard("theory", "advanced"),), (Standard("experience", "24"),)]
    ),
)  # fmt: skip
PARTIAL = st.one_of(
    DAYS.map(PartialDate.of), st.integers(2000, 2025).map(PartialDate),
)  # fmt: skip
HELD = st.builds(
    Held, title=st.sampled_from([None, STAFF, DEPUTY, HEAD]), since=st.none() | PARTIAL,
    term_ends_on=st.none() | DAYS,
)  # fmt: skip
PEOPLE = st.builds(
    person,
    retirement=st.dates(date(2020, 1, 1), date(2045, 1, 1)).map(lambda day: day.replace(day=1)),
    current=st.lists(HELD, max_size=2).map(tuple),
    theory=st.sampled_from(["", "none", "intermediate", "advanced"]),
    ratings=st.lists(
        st.builds(
            Rated, year=st.integers(2017, 2026),
            grade=st.sampled_from(["not_completed", "completed", "good"]),
        ),
        max_size=4, unique_by=lambda one: one.year,
    ).map(tuple),
    discipline=st.lists(
        st.builds(
            Discipline, form=st.sampled_from(["reprimand", "warning", "removal", "expulsion"]),
            track=st.sampled_from(["party", "state"]), effective_on=DAYS,
        ),
        max_size=2,
    ).map(tuple),
    planned=st.lists(st.builds(Planned, title=TITLES), max_size=4).map(tuple),
    confidence=st.lists(
        st.builds(
            Confidence, held_on=DAYS, low=st.integers(0, 30), total=st.just(30)
        ), max_size=1,
    ).map(tuple),
    deferrals=st.lists(st.none() | DAYS, max_size=1).map(tuple),
    cleared=st.booleans(), prosecuted=st.booleans(),
)  # fmt: skip
CASES = st.builds(
    Case, reference=DAYS, term=st.sampled_from(["next", "current"]), group=st.integers(1, 2),
    planned_for_title=st.integers(1, 5), both_at_once=st.booleans(),
    source=st.sampled_from(["internal", "external"]), first_entry=st.booleans(),
    purpose=st.sampled_from(["development", "non_local", "term_limit"]), local=st.booleans(),
    terms=st.integers(0, 3), since=DAYS, until=DAYS, agreement=st.booleans(),
    freezes=st.sampled_from([(), ("Tạm dừng",)]),
)  # fmt: skip
UNKNOWN_FACTS = {
    "birth": None, "retirement": None, "current": (), "education": "", "theory": "",
    "state_management": None, "ratings": (), "planned": None, "confidence": None,
    "deferrals": None, "cleared": None, "prosecuted": None,
}  # fmt: skip
UNKNOWN_CASE = {
    "reference": None, "term": "", "group": None, "planned_for_title": None, "both_at_once": None,
    "source": "", "first_entry": None, "purpose": "", "local": None, "terms": None, "since": None,
    "until": None, "agreement": None, "freezes": None,
}  # fmt: skip
TAMED = settings(max_examples=150, deadline=None)


def _verdicts(act, facts, target, on, case):
    return {one.rule: one.verdict for one in judge(act, facts, target, on, SHIPPED, case)}


@TAMED
@given(st.sampled_from(sorted(ACTS)), PEOPLE, TITLES, DAYS, CASES, st.data())
def test_what_is_not_known_never_turns_into_a_pass(act, facts, target, on, case, data):
    before = _verdicts(act, facts, target, on, case)
    if data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(UNKNOWN_FACTS)))
        facts = replace(facts, **{name: UNKNOWN_FACTS[name]})
    else:
        name = data.draw(st.sampled_from(sorted(UNKNOWN_CASE)))
        case = replace(case, **{name: UNKNOWN_CASE[name]})
    after = _verdicts(act, facts, target, on, case)
    if name == "reference" and (act in FROM_TODAY or not target.is_elected):
        # Of a move, and of a title that nobody elects, age counts from the day of the act.
        before = _verdicts(act, facts, target, on, replace(case, reference=on))
    passed = {rule for rule, verdict in after.items() if verdict is Verdict.PASS}
    if name == "terms":
        # Who never held the title has no term in it, whatever an earlier count said.
        passed -= {"R-ROT-05"}
    assert passed <= {rule for rule in after if before.get(rule, Verdict.PASS) is Verdict.PASS}, (
        name
    )


@TAMED
@given(st.sampled_from(sorted(ACTS)), PEOPLE, TITLES, DAYS, CASES, st.integers(1, 240))
def test_a_later_retirement_never_turns_a_pass_into_a_failure(act, facts, target, on, case, more):
    before = _verdicts(act, facts, target, on, case)
    month = facts.retirement.year * 12 + facts.retirement.month - 1 + more
    later = replace(facts, retirement=date(month // 12, month % 12 + 1, 1))
    after = _verdicts(act, later, target, on, case)
    assert before.keys() == after.keys()
    worse = [
        rule
        for rule, verdict in before.items()
        if verdict is Verdict.PASS and after[rule] is not Verdict.PASS
    ]
    assert worse == []


@TAMED
@given(st.sampled_from(sorted(ACTS)), PEOPLE, TITLES, DAYS, CASES)
def test_every_judgement_has_a_whole_sentence(act, facts, target, on, case):
    for one in judge(act, facts, target, on, SHIPPED, case):
        text = sentence(one)
        assert "%(" not in text
        assert "–" not in text
