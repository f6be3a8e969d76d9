"""Forms, ballots and majorities of discipline: tables and properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.inspection.discipline import rules
from apps.inspection.discipline.rules import (
    DECISION,
    FORMS,
    HALF,
    MEMBER,
    ORGANISATION,
    PROBATIONARY,
    PROPOSAL,
    TWO_THIRDS,
    WEIGHT,
    Ballots,
    Factors,
    form_findings,
    forms_for,
    result_of,
    thresholds,
)

DECIDE = thresholds(DECISION, half=HALF, two_thirds=TWO_THIRDS)
PROPOSE = thresholds(PROPOSAL, half=HALF, two_thirds=TWO_THIRDS)


@pytest.mark.parametrize(
    ("kind", "has_post", "forms"),
    [
        (MEMBER, True, ("reprimand", "warning", "removal", "expulsion")),
        (MEMBER, False, ("reprimand", "warning", "expulsion")),
        (PROBATIONARY, True, ("reprimand", "warning")),
        (PROBATIONARY, False, ("reprimand", "warning")),
        (ORGANISATION, False, ("reprimand", "warning", "dissolution")),
    ],
)
def test_each_object_has_its_forms_and_removal_needs_a_post(kind, has_post, forms):
    assert forms_for(kind, has_post=has_post) == forms


@pytest.mark.parametrize(
    ("form", "kind", "has_post", "posts", "code"),
    [
        ("removal", MEMBER, False, "", "form_without_post"),
        ("removal", MEMBER, True, " ", "posts_missing"),
        ("removal", MEMBER, True, "Bí thư chi bộ", ""),
        ("expulsion", MEMBER, False, "", ""),
        ("removal", PROBATIONARY, True, "x", "form_probationary"),
        ("expulsion", PROBATIONARY, False, "", "form_probationary"),
        ("dissolution", MEMBER, False, "", "form_of_object"),
        ("expulsion", ORGANISATION, False, "", "form_of_object"),
        ("dissolution", ORGANISATION, False, "", ""),
    ],
)
def test_a_form_that_the_object_cannot_be_given_is_refused(form, kind, has_post, posts, code):
    found = form_findings(form, kind, has_post=has_post, posts=posts)
    assert [one.code for one in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("votes", "entitled", "needed", "form", "cumulated"),
    [
        # More than half of all members, not of those present.
        ({"warning": 8}, 15, DECIDE, "warning", False),
        ({"warning": 7}, 15, DECIDE, "", False),
        ({"warning": 8}, 16, DECIDE, "", False),
        ({"reprimand": 9, "warning": 2}, 15, DECIDE, "reprimand", False),
        # None has it: added from the heaviest downwards until one has.
        ({"reprimand": 5, "warning": 4, "removal": 4}, 15, DECIDE, "warning", True),
        ({"reprimand": 5, "warning": 3, "removal": 3, "expulsion": 2}, 15, DECIDE, "warning", True),
        ({"reprimand": 6, "warning": 1, "expulsion": 6}, 15, DECIDE, "reprimand", True),
        ({"removal": 5, "expulsion": 3}, 15, DECIDE, "removal", True),
        # Votes for no discipline are added to nothing.
        ({"none": 7, "reprimand": 4, "warning": 4}, 15, DECIDE, "reprimand", True),
        ({"none": 8, "reprimand": 4, "warning": 3}, 15, DECIDE, "none", False),
        ({"none": 7, "reprimand": 4, "warning": 3}, 15, DECIDE, "", False),
        # Expulsion: two thirds propose it, more than half decide it.
        ({"expulsion": 10, "removal": 5}, 15, PROPOSE, "expulsion", False),
        ({"expulsion": 9, "removal": 6}, 15, PROPOSE, "removal", True),
        ({"expulsion": 8, "removal": 7}, 15, DECIDE, "expulsion", False),
        ({"expulsion": 7, "removal": 8}, 15, DECIDE, "removal", False),
        ({"expulsion": 9}, 18, DECIDE, "", False),
        ({"expulsion": 12}, 18, PROPOSE, "expulsion", False),
    ],
)  # fmt: skip
def test_the_form_that_a_ballot_gives(votes, entitled, needed, form, cumulated):
    found = result_of(votes, FORMS[MEMBER], entitled, needed)
    assert (found.form, found.cumulated) == (form, cumulated)


def test_dissolution_is_voted_as_expulsion_is():
    votes = {"dissolution": 9, "warning": 6}
    assert result_of(votes, FORMS[ORGANISATION], 15, PROPOSE).form == "warning"
    assert result_of(votes, FORMS[ORGANISATION], 15, DECIDE).form == "dissolution"


def ballots(**changed):
    given = {
        "members": 15, "present": 13, "issued": 13, "returned": 13, "valid": 12, "invalid": 1,
        "votes": {"warning": 9, "reprimand": 3},
    } | changed  # fmt: skip
    return Ballots(**given)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"issued": 14}, ["ballot_issued", "ballot_returned"][:1]),
        ({"returned": 14}, ["ballot_returned", "ballot_valid"]),
        ({"returned": 12}, ["ballot_valid"]),
        ({"not_returned": 1}, ["ballot_returned"]),
        ({"issued": 13, "returned": 12, "valid": 11, "votes": {"warning": 11}}, []),
        ({"valid": 11}, ["ballot_valid", "ballot_sum"]),
        ({"votes": {"warning": 9, "reprimand": 4}}, ["ballot_sum"]),
        ({"votes": {"warning": 9, "removal": 3}}, ["ballot_form"]),
        ({"present": 16}, ["ballot_present"]),
        ({"recused": 1}, ["ballot_issued"]),
        ({"recused": 1, "present": 14}, []),
        ({"excluded": 15}, ["ballot_nobody"]),
    ],
)
def test_numbers_that_cannot_be_are_named(changed, codes):
    found = rules.ballot_findings(ballots(**changed), ("reprimand", "warning", "expulsion"))
    assert [one.code for one in found] == codes


def test_all_members_are_counted_except_those_excluded_for_a_reason():
    assert ballots().entitled == 15
    assert ballots(excluded=2).entitled == 13


@pytest.mark.parametrize(
    ("form", "factors", "code"),
    [
        ("warning", Factors(), ""),
        ("reprimand", Factors(), "lighter_without_factor"),
        ("reprimand", Factors(mitigating=("repaired",)), ""),
        ("removal", Factors(mitigating=("repaired",)), "heavier_without_factor"),
        ("removal", Factors(aggravating=("concealed",)), ""),
    ],
)
def test_another_form_than_proposed_asks_for_its_reason_and_never_refuses(form, factors, code):
    found = rules.factor_findings(form, "warning", factors)
    assert [one.code for one in found] == ([code] if code else [])
    assert not any(one.blocks for one in found)


COUNTS = st.fixed_dictionaries(
    {form: st.integers(0, 12) for form in ("none", *FORMS[MEMBER])}
)  # fmt: skip
RULES = st.sampled_from([DECIDE, PROPOSE])


def weight(found):
    return WEIGHT[found.form] if found.form else 0


@given(votes=COUNTS, more=st.integers(0, 8), needed=RULES, form=st.sampled_from(FORMS[MEMBER]))
def test_a_vote_for_a_heavier_form_never_gives_a_lighter_result(votes, more, needed, form):
    entitled = sum(votes.values()) + more + 1
    before = result_of(votes, FORMS[MEMBER], entitled, needed)
    after = result_of(votes | {form: votes[form] + 1}, FORMS[MEMBER], entitled, needed)
    assert weight(after) >= weight(before) or WEIGHT[form] < weight(before)
    assert weight(after) >= weight(before)


@given(votes=COUNTS, needed=RULES, moved=st.data())
def test_a_vote_moved_to_a_heavier_form_never_gives_a_lighter_result(votes, needed, moved):
    forms = list(FORMS[MEMBER])
    lighter, heavier = sorted(moved.draw(st.tuples(*[st.sampled_from(range(4))] * 2)))
    entitled = max(sum(votes.values()), 1)
    if not votes[forms[lighter]]:
        return
    changed = dict(votes)
    changed[forms[lighter]] -= 1
    changed[forms[heavier]] += 1
    before = result_of(votes, forms, entitled, needed)
    assert weight(result_of(changed, forms, entitled, needed)) >= weight(before)


@given(votes=COUNTS, more=st.integers(0, 20), needed=RULES)
def test_more_members_never_give_a_heavier_result(votes, more, needed):
    entitled = max(sum(votes.values()), 1)
    found = result_of(votes, FORMS[MEMBER], entitled, needed)
    assert weight(result_of(votes, FORMS[MEMBER], entitled + more, needed)) <= weight(found)


@given(votes=COUNTS, more=st.integers(0, 20))
def test_the_result_agrees_with_the_rule_said_in_two_sentences(votes, more):
    """A form with the majority is taken; else the votes are added from the heaviest downwards."""
    entitled = sum(votes.values()) + more + 1
    alone = [form for form in FORMS[MEMBER] if 2 * votes[form] > entitled]
    expected = alone[0] if alone else ""
    if not alone:
        added = 0
        for form in reversed(FORMS[MEMBER]):
            added += votes[form]
            if 2 * added > entitled:
                expected = form
                break
        if not expected and 2 * votes["none"] > entitled:
            expected = "none"
    assert len(alone) <= 1
    assert result_of(votes, FORMS[MEMBER], entitled, DECIDE).form == expected


@given(votes=COUNTS, absent=st.integers(0, 30))
def test_no_form_is_taken_by_a_half_or_less_of_all_members(votes, absent):
    entitled = max(sum(votes.values()) + absent, 1)
    found = result_of(votes, FORMS[MEMBER], entitled, DECIDE)
    assert not found.form or 2 * found.counted > entitled


@pytest.mark.parametrize(
    ("form", "acts", "code"),
    [
        ("warning", ["reprimand", "warning"], ""),
        ("reprimand", ["reprimand", "warning"], "form_not_heaviest"),
        ("removal", ["reprimand", "warning"], "form_not_heaviest"),
        ("warning", ["", ""], ""),
        ("dissolution", ["warning", "dissolution"], ""),
    ],
)
def test_one_decision_takes_the_heaviest_form_of_its_violations_or_says_why(form, acts, code):
    found = rules.heaviest_findings(form, acts)
    assert [one.code for one in found] == ([code] if code else [])
    assert not any(one.blocks for one in found)
