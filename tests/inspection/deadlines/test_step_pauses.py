"""Which holds move the limit of a step."""

from __future__ import annotations

from datetime import date

import pytest

from apps.inspection.deadlines.reading import Facts
from apps.inspection.models import Case, CaseHold

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("subjects", "of", "deadline", "pauses"),
    [
        (2, None, True, True),  # the whole case stands still
        (1, 7, True, True),  # its only subject
        (2, 7, True, False),  # for the others it goes on
        (2, None, False, False),  # only the limitation stops
    ],
)
def test_a_hold_pauses_steps_when_nothing_else_goes_on(subjects, of, deadline, pauses):
    hold = CaseHold(
        subject_id=of, pauses_deadline=deadline, from_on=DAY, reason="criminal",
        pauses_limitation=True,
    )  # fmt: skip
    facts = Facts(Case(), holds=[hold], subjects=subjects)
    assert bool(facts.step_pauses()) is pauses
