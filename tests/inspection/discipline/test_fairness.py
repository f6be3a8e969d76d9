"""The fairness ledger: each point with each verdict."""

from __future__ import annotations

from datetime import date

import pytest

from apps.inspection.discipline import fairness
from apps.inspection.discipline.authority import EXCUSED, FAIL, PASS, UNKNOWN, Verdict
from apps.inspection.discipline.fairness import Excuse, Heard, Held, Line

SESSION, BEFORE, AFTER = date(2026, 5, 20), date(2026, 5, 10), date(2026, 5, 25)


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        (None, UNKNOWN),
        (Heard(), UNKNOWN),
        (Heard(explained_on=BEFORE), PASS),
        (Heard(explained_on=SESSION), PASS),
        (Heard(explained_on=AFTER), FAIL),
        (Heard("absent", invited=(BEFORE,)), UNKNOWN),
        (Heard("absent", invited=(BEFORE,), reason="ốm"), PASS),
        (Heard("absent", invited=(AFTER,), reason="ốm"), UNKNOWN),
    ],
)
def test_an_explanation_lies_before_the_session_or_its_absence_is_documented(heard, verdict):
    assert fairness.explanation_line(heard, SESSION).verdict == verdict


@pytest.mark.parametrize(
    ("heard", "verdict"),
    [
        (None, UNKNOWN),
        (Heard(explained_on=BEFORE), UNKNOWN),
        (Heard("heard", on=BEFORE), PASS),
        (Heard("heard", on=SESSION), PASS),
        (Heard("heard", on=AFTER), FAIL),
        (Heard("refused"), FAIL),
        (Heard("refused", invited=(BEFORE,)), FAIL),
        (Heard("refused", invited=(BEFORE,), reason="từ chối"), UNKNOWN),
        (Heard("absent", invited=(BEFORE, BEFORE), reason="vắng"), PASS),
        (Heard("absent", invited=(AFTER, AFTER), reason="vắng"), FAIL),
        (Heard("absent", invited=(BEFORE, AFTER), reason="vắng"), UNKNOWN),
    ],
)
def test_the_subject_is_heard_before_the_session_or_stayed_away(heard, verdict):
    assert fairness.hearing_line(heard, SESSION, invitations=2).verdict == verdict


def held(**changed):
    return Held(**({"on": SESSION, "present": 13, "entitled": 15, "result": "warning"} | changed))


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (fairness.quorum_line(None), UNKNOWN),
        (fairness.quorum_line(held(present=7)), FAIL),
        (fairness.quorum_line(held(present=8)), PASS),
        (fairness.ballot_line(None, "warning"), UNKNOWN),
        (fairness.ballot_line(held(result=""), "warning"), FAIL),
        (fairness.ballot_line(held(result="reprimand"), "warning"), FAIL),
        (fairness.ballot_line(held(), "warning"), PASS),
        (fairness.ballot_line(held(), ""), PASS),
        (fairness.recusal_line(None), UNKNOWN),
        (fairness.recusal_line(held()), PASS),
        (fairness.recusal_line(held(unnamed=3, recusal_asked=True)), UNKNOWN),
        (fairness.recusal_line(held(unchecked=("Trần Văn A",), recusal_asked=True)), UNKNOWN),
        (fairness.authority_line(None), UNKNOWN),
        (fairness.authority_line(Verdict("cell", "cell", PASS)), PASS),
        (fairness.authority_line(Verdict("cell", "cell", FAIL)), FAIL),
        (fairness.limitation_line(None, SESSION, known=False), UNKNOWN),
        (fairness.limitation_line(None, None, known=True), UNKNOWN),
        (fairness.limitation_line(None, SESSION, known=True), PASS),
        (fairness.limitation_line(AFTER, SESSION, known=True), PASS),
        (fairness.limitation_line(SESSION, SESSION, known=True), FAIL),
        (fairness.hold_line(held_since=None, deceased=False), PASS),
        (fairness.hold_line(held_since=BEFORE, deceased=False), FAIL),
        (fairness.hold_line(held_since=None, deceased=True), FAIL),
    ],
)
def test_each_point_says_what_is_known(line, verdict):
    assert line.verdict == verdict


@pytest.mark.parametrize(
    ("point", "verdict", "expected"),
    [
        ("explanation", UNKNOWN, EXCUSED),
        ("explanation", FAIL, EXCUSED),
        ("hearing", UNKNOWN, EXCUSED),
        ("hearing", PASS, PASS),
        ("authority", UNKNOWN, EXCUSED),
        ("authority", FAIL, FAIL),
        ("limitation", UNKNOWN, EXCUSED),
        ("limitation", FAIL, FAIL),
        ("quorum", FAIL, FAIL),
        ("ballot", UNKNOWN, UNKNOWN),
        ("ballot", FAIL, FAIL),
        ("hold", FAIL, FAIL),
    ],
)
def test_who_is_entitled_excuses_what_is_unknown_and_never_what_protects(point, verdict, expected):
    excuse = {point: Excuse(point, "Trần Thị Chủ", "Đã đối chiếu")}
    (line,) = fairness.with_excuses([Line(point, verdict, "x")], excuse)
    assert line.verdict == expected
    assert line.reason == ("Đã đối chiếu" if expected == EXCUSED else "")


def test_a_decision_waits_for_every_point():
    lines = [Line("hearing", PASS, "x"), Line("ballot", UNKNOWN, "x"), Line("hold", EXCUSED, "x")]
    found = fairness.decision_findings(lines)
    assert [one.code for one in found] == ["ledger_ballot"]
