"""Every rule about a person at its boundaries, by the law that ships. No database."""

from __future__ import annotations

from typing import Any

import pytest

from apps.cadres.judging.acts import PERSON_RULES
from apps.cadres.judging.rules import Judgement
from apps.cadres.judging.sentences import sentence, source
from apps.cadres.judging.subjects import Case, Question
from tests.cadres.judging.cases_acts import APPOINTING, MOVES
from tests.cadres.judging.cases_planning import NOW, PLANNING
from tests.cadres.judging.law import DEPUTY, SHIPPED, person

CASES = [*PLANNING, *MOVES, *APPOINTING]
IDS = [f"{rule}: {words}" for rule, words, _verdict, _given in CASES]


def ask(rule: str, given: dict[str, Any]) -> Judgement | None:
    question = Question(
        act="", facts=person(**given.get("facts", {})), target=given.get("target", DEPUTY),
        on=given.get("on", NOW), seat=given.get("seat"), case=given.get("case", Case()),
    )  # fmt: skip
    return PERSON_RULES[rule](question, SHIPPED)


@pytest.mark.parametrize(("rule", "words", "verdict", "given"), CASES, ids=IDS)
def test_a_rule_at_its_boundary(rule, words, verdict, given):
    found = ask(rule, given)
    assert (found and str(found.verdict)) == verdict
    if found is not None:
        assert found.rule == rule
        text = sentence(found)
        assert "–" not in text
        assert "%(" not in text
        assert rule == "R-DAT-01" or source(found)


def test_every_rule_about_a_person_is_seen_to_pass_to_fail_and_to_be_unknown():
    seen = {(rule, verdict) for rule, _words, verdict, _given in CASES}
    never = {
        ("R-APP-04", "fail"),  # a statement that a rule does not count, never a failure
        ("R-DAT-01", "fail"),  # unclear data are unknown
        ("R-APP-06", "unknown"),  # from the profile's own rows alone
    }
    wanted = {(rule, verdict) for rule in PERSON_RULES for verdict in ("pass", "fail", "unknown")}
    assert wanted - seen == never


@pytest.mark.parametrize(
    ("rule", "given", "blocks"),
    [
        ("R-ROT-04", {"target": "SECRETARY", "case": Case(local=True)}, True),
        ("R-ROT-04", {"target": "COMMUNE", "case": Case(local=True)}, False),
        ("R-ROT-05", {"target": "SECRETARY", "case": Case(terms=2)}, False),
        ("R-ROT-05", {"target": "SECRETARY", "case": Case(terms=2, at_term_end=True)}, True),
    ],
)
def test_the_weight_depends_on_level_and_moment(rule, given, blocks):
    from tests.cadres.judging import cases_planning

    found = ask(rule, given | {"target": getattr(cases_planning, given["target"])})
    assert found.blocks is blocks


def test_a_rank_that_is_a_draft_only_warns():
    from dataclasses import replace

    from tests.cadres.judging.cases_planning import at
    from tests.cadres.judging.law import HEAD

    settled = ask("R-PLAN-01", {"facts": at(HEAD)})
    draft = ask("R-PLAN-01", {"facts": at(replace(HEAD, sure=False))})
    assert settled.blocks
    assert not draft.blocks
    assert draft.verdict == "fail"
