"""Limitation: by the form that was voted, from the act, restarted, with time left out.

69-QĐ/TW, article 4: 60 months for a reprimand, 120 for a warning or removal, none for expulsion and
dissolution nor for internal politics, defence, security and foreign affairs.
"""

from __future__ import annotations

from datetime import date

import pytest

from apps.inspection.deadlines import limitation as bar
from apps.inspection.deadlines.limitation import PastAct
from apps.inspection.deadlines.rules import Pause
from apps.regulations.rules import Rule

D = date.fromisoformat
MONTHS = {"reprimand": "60", "warning": "120", "removal": "120", "expulsion": "none"}


def rule(form):
    return Rule(
        key=bar.key_of(form, is_person=True), value=MONTHS[form], unit="months",
        valid_from=D("2022-07-06"), status="confirmed", document="69-QĐ/TW", article="Điều 4",
    )  # fmt: skip


def act(began, ended=None, **more):
    return PastAct(D(began), D(ended) if ended else None, **more)


EXAMPLES = [
    # act, form, other acts, time left out, concluded on, last day, state
    (act("2020-03-10"), "reprimand", [], [], "2025-03-10", "2025-03-10", "runs"),
    (act("2020-03-10"), "reprimand", [], [], "2025-03-11", "2025-03-10", "expired"),
    (act("2020-03-10"), "warning", [], [], "2025-03-11", "2030-03-10", "runs"),
    (act("2020-03-10"), "removal", [], [], "2030-03-11", "2030-03-10", "expired"),
    (act("2005-03-10"), "expulsion", [], [], "2026-01-01", None, "none"),
    # an act that lasted counts from its end
    (act("2018-01-01", "2020-03-10"), "reprimand", [], [], "2025-03-01", "2025-03-10", "runs"),
    # an end that is not known: from the day on which it was found out
    (act("2015-01-01", end_unknown=True, discovered_on=D("2021-06-30")), "reprimand", [], [],
     "2026-06-30", "2026-06-30", "runs"),
    # the last day of February
    (act("2020-02-29"), "reprimand", [], [], "2025-02-28", "2025-02-28", "runs"),
    # a new violation within the time starts it again
    (act("2016-05-01"), "reprimand", [act("2020-04-30")], [], "2025-04-30", "2025-04-30", "runs"),
    (act("2016-05-01"), "reprimand", [act("2021-05-02")], [], "2025-04-30", "2021-05-01",
     "expired"),
    # two of them in a row, whatever their order
    (act("2012-01-10"), "reprimand", [act("2020-01-05"), act("2016-01-05")], [], "2025-01-05",
     "2025-01-05", "runs"),
    # criminal proceedings of 100 days are left out
    (act("2020-03-10"), "reprimand", [], [("2022-01-01", "2022-04-11")], "2025-06-18",
     "2025-06-18", "runs"),
    # a pregnancy that still lasts: the clock stands still
    (act("2020-03-10"), "reprimand", [], [("2025-01-01", None)], "2026-01-01", None, "stands"),
    # a time left out after the limitation had expired brings nothing back
    (act("2020-03-10"), "reprimand", [], [("2025-05-01", "2025-06-01")], "2025-07-01",
     "2025-03-10", "expired"),
    # matters without limitation
    (act("2001-03-10", matter="unlimited"), "reprimand", [], [], "2026-01-01", None, "none"),
    (act("2001-03-10", matter="diploma"), "warning", [], [], "2026-01-01", None, "none"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "form", "others", "excluded", "concluded", "last", "state"), EXAMPLES
)
def test_example(one, form, others, excluded, concluded, last, state):
    pauses = [Pause(D(start), D(end) if end else None) for start, end in excluded]
    found = bar.limitation(one, form, rule(form), others=others, excluded=pauses)

    assert found.last_day == (D(last) if last else None)
    assert found.state(D(concluded)) == state


def test_the_form_that_is_voted_decides_at_the_end():
    """Six years after the act a reprimand is barred, a warning is not."""
    forms = {form: rule(form) for form in bar.PERSON_FORMS}
    found = {one.form: one for one in bar.by_form(act("2019-01-01"), forms)}
    states = {form: one.state(D("2025-06-01")) for form, one in found.items()}

    assert states == {
        "reprimand": "expired", "warning": "runs", "removal": "runs", "expulsion": "none",
    }  # fmt: skip


def test_a_case_warns_at_the_start_of_what_ends_within_a_year():
    forms = {form: rule(form) for form in bar.PERSON_FORMS}
    found = bar.by_form(act("2021-03-01"), forms)

    assert [one.form for one in bar.warns(found, on=D("2025-06-01"))] == ["reprimand"]
    assert bar.warns(found, on=D("2024-06-01")) == []


def test_without_a_rule_the_answer_is_unknown():
    """102-QĐ/TW of 2017: no figures for members were seen."""
    found = bar.limitation(act("2016-01-01"), "reprimand", None)
    assert found.state(D("2020-01-01")) == "unknown"
