"""Random lives: whatever is tried in whatever order, the record never contradicts itself."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.core.errors import DomainError
from apps.membership.models import EarlierMembership, Member, Placement, Procedure, StandingPeriod
from tests.factories.membership import member
from tests.membership.standing.conftest import CONSENT

START = date(2012, 1, 2)


def _iso(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


ACTS: dict[str, Any] = {
    "strike_off": lambda day: {"ground": "political", "review": "done", "votes": True},
    "own_request": lambda day: {"letter_on": _iso(day, -5), "letter_reason": "Lý do"},
    "expulsion": lambda day: {"violation": "Vi phạm"},
    "death": lambda day: {"died_on": _iso(day, -40), "body": "cell"},
    "exemption": lambda day: {
        "reason_code": "ill_health", "since": _iso(day, 10), "until": _iso(day, 300),
        "body": "cell",
    },
    "exemption_end": lambda day: {"returns_on": _iso(day, 1), "body": "cell"},
    "suspension": lambda day: {
        "reason_code": "obstruction", "since": day.isoformat(), "until": _iso(day, 60),
    },
    "suspension_end": lambda day: {"returns_on": _iso(day, 1)},
    "readmission": lambda day: {"votes": True, "hardship": "Gia đình rất khó khăn", **CONSENT,
                                "consent_on": _iso(day, -1)},
    "restoration": lambda day: {"annulled_by": "3-KL", "annulled_on": day.isoformat()},
}  # fmt: skip
LIVES = st.lists(
    st.tuples(st.sampled_from(sorted(ACTS)), st.integers(min_value=1, max_value=1500)),
    min_size=2, max_size=7,
)  # fmt: skip


def snapshot(one: Member) -> list[Any]:
    """Everything of a member that an act may change."""
    mine = {"member": one}
    return [
        Member.objects.filter(pk=one.pk).values("state", "left_on", "leaving", "official_on",
                                                "admission_decided_on", "version").get(),
        list(Placement.objects.filter(**mine).order_by("pk").values("valid", "entry", "exit")),
        list(StandingPeriod.objects.filter(**mine).order_by("pk").values("valid", "ending")),
        EarlierMembership.objects.filter(**mine).count(),
        Procedure.objects.filter(**mine, state="decided").count(),
    ]  # fmt: skip


@pytest.mark.django_db
@given(life=LIVES)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_order_of_acts_leaves_a_contradiction_or_half_an_act(run, cell, life):
    with transaction.atomic():
        one, day = member(cell, "Đời Người"), START
        for kind, gap in life:
            day += timedelta(days=gap)
            _try(run, one, kind, day)
            _consistent(one)
        transaction.set_rollback(True)  # the next life begins with the same cell


def _try(run: Any, one: Member, kind: str, day: date) -> None:
    before = snapshot(one)
    try:
        run(one, kind, on=day, **ACTS[kind](day))
    except DomainError:
        assert snapshot(one) == before
    Procedure.objects.filter(member=one, state="open").update(state="withdrawn", decided_on=day)
    one.refresh_from_db()


def _consistent(one: Member) -> None:
    """Placements follow one another; the state agrees with the last; returned again but once."""
    spans = sorted(Placement.objects.filter(member=one), key=lambda row: row.valid.lower)
    for first, second in pairwise(spans):
        assert first.valid.upper is not None
        assert first.valid.upper <= second.valid.lower
    assert (spans[-1].valid.upper is None) == (one.state != "left")
    assert (spans[-1].exit or "") == one.leaving
    back = EarlierMembership.objects.filter(member=one)
    assert back.filter(restored=False).count() <= 1
    assert sum(row.entry in ("readmitted", "restored") for row in spans) == back.count()
    if one.state == "left":
        later = StandingPeriod.objects.filter(member=one).unfinished(one.left_on)
        assert not later.exists()
    else:
        assert bool(one.official_on) == (one.state == "official")
