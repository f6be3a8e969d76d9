"""Exemption and suspension: who decides, what is refused, what stays, and the way back."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.membership.models import Placement, Procedure, StandingPeriod
from apps.membership.procedures import actions
from apps.tenancy import scope
from tests.factories.membership import standing
from tests.membership.standing.conftest import TODAY
from tests.membership.standing.test_leaving import refused

DAY = date(2024, 6, 3)
EXEMPT = {"reason_code": "ill_health", "since": "2024-06-10", "body": "cell"}
OBSTRUCTION = {"reason_code": "obstruction", "since": "2024-06-03", "until": "2024-08-31"}


def test_the_cell_exempts_and_the_member_stays_in_the_strength(run, own_member):
    done = run(own_member, "exemption", on=DAY, number="4-NQ/CB", **EXEMPT)

    period = StandingPeriod.objects.get(member=own_member)
    assert (period.kind, period.reason, period.resolution_number, period.procedure) == (
        "exempt", "ill_health", "4-NQ/CB", done,
    )  # fmt: skip
    assert (period.first_day, period.last_day) == (date(2024, 6, 10), None)
    assert done.effective_on == date(2024, 6, 10)
    assert own_member.state == "official"
    assert Placement.objects.on(date(2024, 7, 1)).filter(member=own_member).count() == 1


def test_the_committee_above_does_not_decide_an_exemption(run, own_member):
    found = refused(lambda: run(own_member, "exemption", on=DAY, **EXEMPT | {"body": "province"}))

    assert found == ["body_below_authority"]
    assert not StandingPeriod.objects.exists()


def test_the_last_day_is_included(run, own_member):
    run(own_member, "exemption", on=DAY, **EXEMPT | {"until": "2024-12-31"})

    held = StandingPeriod.objects.filter(member=own_member)
    assert held.on(date(2024, 12, 31)).exists()
    assert not held.on(date(2025, 1, 1)).exists()


@pytest.mark.parametrize(
    ("details", "codes"),
    [
        ({"until": "2024-06-09"}, ["period_backwards"]),
        (
            {"since": "2010-05-18", "until": "2010-06-18"},
            ["period_before_joining"],
        ),
        ({"since": "2024-03-01"}, ["already_set_aside"]),
        ({"since": "2024-01-01", "until": "2024-02-01"}, ["already_set_aside"]),
    ],
)
def test_an_exemption_that_cannot_be_is_refused(run, own_member, details, codes):
    standing(own_member, since=date(2024, 2, 1), until=date(2024, 6, 1))

    assert refused(lambda: run(own_member, "exemption", on=DAY, **EXEMPT | details)) == codes
    assert StandingPeriod.objects.count() == 1


def test_a_ground_of_2009_goes_on_only_with_a_reason(run, own_member):
    details = EXEMPT | {"reason_code": "maternity"}

    assert refused(lambda: run(own_member, "exemption", on=DAY, reason="", **details)) == [
        "warning_needs_reason"
    ]
    run(own_member, "exemption", on=DAY, reason="Chi bộ đã xét", **details)
    assert StandingPeriod.objects.get().reason == "maternity"


def test_the_return_ends_the_exemption_with_the_day_before(run, own_member):
    standing(own_member, since=date(2024, 2, 1))

    run(own_member, "exemption_end", on=DAY, returns_on="2024-06-10", body="cell")

    period = StandingPeriod.objects.get(member=own_member)
    assert (period.last_day, period.ending) == (date(2024, 6, 9), "returned")


@pytest.mark.parametrize(
    ("returns_on", "codes"),
    [("2024-02-01", ["return_before_start"]), ("2024-01-01", ["return_before_start"])],
)
def test_nobody_returns_before_they_were_set_aside(run, own_member, returns_on, codes):
    standing(own_member, since=date(2024, 2, 1))

    assert (
        refused(
            lambda: run(own_member, "exemption_end", on=DAY, returns_on=returns_on, body="cell")
        )
        == codes
    )


def test_somebody_who_is_not_exempt_cannot_return(run, own_member):
    standing(own_member, since=date(2024, 2, 1), kind="suspended")

    assert refused(
        lambda: run(own_member, "exemption_end", on=DAY, returns_on="2024-06-10", body="cell")
    ) == ["not_set_aside"]


def test_a_suspension_has_its_limit_and_one_extension(run, own_member):
    too_long = OBSTRUCTION | {"until": "2024-09-01"}
    assert refused(lambda: run(own_member, "suspension", on=DAY, **too_long)) == [
        "suspension_too_long"
    ]
    run(own_member, "suspension", on=DAY, **OBSTRUCTION)

    extended = {"reason_code": "obstruction", "since": "2024-09-01", "until": "2024-11-29"}
    run(own_member, "suspension", on=DAY, **extended)

    third = {"reason_code": "obstruction", "since": "2024-11-30", "until": "2024-12-10"}
    assert StandingPeriod.objects.suspended().count() == 2
    assert refused(lambda: run(own_member, "suspension", on=DAY, **third)) == [
        "suspension_too_long"
    ]


def test_lifting_ends_a_suspension_without_an_end(run, own_member):
    run(own_member, "suspension", on=DAY, reason_code="detained", since="2024-06-03")

    run(own_member, "suspension_end", on=date(2024, 7, 1), returns_on="2024-07-01")

    period = StandingPeriod.objects.get(member=own_member)
    assert (period.last_day, period.ending) == (date(2024, 6, 30), "lifted")


def test_who_may_not_decide_is_refused_and_nothing_begins(own_member, world, settled):
    officer = world.actor("organization_officer", "alpha-east")
    with scope.use(officer.scope()):
        made = actions.open_procedure(
            member=own_member, kind="exemption", opened_on=DAY, today=TODAY, by=officer,
            details={"reason_code": "ill_health", "since": "2024-06-10"},
        )  # fmt: skip
        with pytest.raises(NotAllowed):
            actions.decide_procedure(
                procedure=made, version=1, decided_on=DAY, deciding_body="cell",
                decision_number="1", today=TODAY, by=officer,
            )  # fmt: skip

    assert not StandingPeriod.objects.exists()


def test_the_second_of_two_deciders_is_told(own_member, world, settled):
    head = world.actor("organization_head", "alpha-east")
    with scope.use(head.scope()):
        made = actions.open_procedure(
            member=own_member, kind="exemption", opened_on=DAY, today=TODAY, by=head,
            details={"reason_code": "ill_health", "since": "2024-06-10"},
        )  # fmt: skip
        values = {
            "version": 1, "decided_on": DAY, "deciding_body": "cell", "decision_number": "1",
            "today": TODAY, "by": head, "reason": "",
        }  # fmt: skip
        actions.decide_procedure(procedure=made, **values)
        with pytest.raises((Conflict, RuleRefused)):
            actions.decide_procedure(procedure=made, **values)

    assert StandingPeriod.objects.count() == 1
    assert Procedure.objects.get().state == "decided"


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("exemption", EXEMPT),
        ("suspension", OBSTRUCTION),
        ("exemption_end", {"returns_on": "2024-06-10", "body": "cell"}),
        ("suspension_end", {"returns_on": "2024-06-10"}),
    ],
)
def test_who_has_left_is_neither_set_aside_nor_brought_back(run, own_member, kind, details):
    run(own_member, "death", on=date(2024, 6, 1), died_on="2024-06-01", body="cell")

    assert refused(lambda: run(own_member, kind, on=DAY, **details)) == ["kind_does_not_fit"]
