"""Acts of people invented here, judged by the law that ships: by the day of the act."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.judging.acts import ACTS, PERSON_RULES, judge
from apps.cadres.judging.rules import Verdict, Weight, blocks, grouped, overridden
from apps.cadres.judging.subjects import CadreFacts, Case
from tests.cadres.judging.law import DEPUTY, HEAD, SHIPPED, person, verdicts


def test_every_act_names_rules_that_exist():
    assert set().union(*map(set, ACTS.values())) == set(PERSON_RULES)


@pytest.mark.parametrize("act", ACTS)
def test_of_an_empty_profile_nothing_that_looks_at_the_person_passes(act):
    found = judge(act, CadreFacts(), HEAD, date(2026, 9, 1), SHIPPED)
    passed = [one.rule for one in found if one.verdict is Verdict.PASS]
    # An empty list of disciplines says that the file has none; an equal title asks for no age.
    assert set(passed) <= {"R-PLAN-08", "R-APP-05", "R-APP-06", "R-APP-12"}


def test_a_planning_of_2023_is_judged_by_the_rules_of_2023():
    case = Case(reference=date(2025, 6, 1), term="next")
    then = verdicts(judge("plan", person(), DEPUTY, date(2023, 5, 1), SHIPPED, case))
    now = verdicts(judge("plan", person(), DEPUTY, date(2026, 5, 1), SHIPPED, case))
    assert "R-PLAN-04" in then
    assert "R-PLAN-05" not in then
    assert "R-PLAN-05" in now
    assert "R-PLAN-04" not in now


def test_a_draft_never_blocks_and_an_override_keeps_what_it_was():
    case = Case(reference=date(2040, 6, 1), term="next")
    found = judge("plan", person(), DEPUTY, date(2026, 5, 1), SHIPPED, case)
    preferred = next(one for one in found if one.rule == "R-PLAN-05")
    assert preferred.verdict is Verdict.FAIL
    assert preferred.severity is Weight.WARN
    assert preferred not in blocks(found)
    assert preferred in grouped(found)["warning"]
    passed = overridden(preferred, {"authority": "Ban Thường vụ", "reason": "x", "document": "1"})
    assert passed.verdict is Verdict.OVERRIDDEN
    assert passed.facts["was"] == "fail"
