"""Trap T16: no open procedure is left with a body that has ended."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.accounts.models import Wall
from apps.core.errors import NotAllowed, RuleRefused
from apps.membership.actions import register_member
from apps.membership.admission.actions import change_candidate
from apps.membership.models import (
    BadgeAward,
    BadgeRound,
    Candidate,
    CandidateReview,
    Member,
    Transfer,
)
from apps.tenancy.actions import end_organization
from apps.tenancy.rules import Decision
from tests.factories.membership import member

pytestmark = pytest.mark.django_db
DAY, TODAY = date(2025, 7, 1), date(2026, 1, 20)
PAPER = Decision("31-QĐ/TU", date(2025, 6, 16))
CELL = "alpha-east-2-cell"


@pytest.fixture
def end(world: Any, everything: Any) -> Any:
    """The keeper of the province ends the cell."""
    keeper = world.actor("system_administrator", "alpha")
    return lambda: end_organization(
        organization=world[CELL], effective_on=DAY, decision=PAPER, by=keeper
    )


def _candidate(world: Any) -> Any:
    return Candidate.objects.create(
        organization=world[CELL], full_name="Đỗ Thị Ưu Tú", sex="female", stage="sympathiser",
        noticed_on=date(2025, 1, 5), listed_on=date(2025, 3, 5),
    )  # fmt: skip


def _paper(world: Any, **fields: Any) -> Any:
    values = {
        "kind": "official", "state": "sent", "sent_on": date(2025, 5, 2), "paper_number": "1",
        "fee_paid_through": date(2025, 5, 1), "requested_on": date(2025, 4, 28),
    } | fields  # fmt: skip
    person = member(world["beta-east-1-cell"])
    return Transfer.objects.create(
        organization=world["beta-east-1-cell"], target_organization=world[CELL], member=person,
        reason="work", from_name="Chi bộ cũ", to_name="Đảng bộ mới", full_name=person.full_name,
        sex=person.sex, **values,
    )  # fmt: skip


def _guest(world: Any) -> Any:
    return _paper(
        world, kind="temporary", state="received", received_on=date(2025, 5, 9),
        stay_from=date(2025, 5, 9), stay_until=date(2026, 1, 1),
    )  # fmt: skip


def _badge(world: Any) -> Any:
    return BadgeAward.objects.create(
        organization=world["alpha-east-1-cell"], member=member(world["alpha-east-1-cell"]),
        round=BadgeRound.objects.create(organization=world[CELL], held_on=date(2025, 9, 2)),
        years=30, state="proposed",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("make", "refusal"),
    [
        (lambda world: member(world[CELL]), "members_left"),
        (_candidate, "candidates_left"),
        (_paper, "papers_left"),
        (_guest, "papers_left"),
        (_badge, "proposals_left"),
    ],
)
def test_an_organisation_with_open_work_does_not_end(world, end, make, refusal):
    make(world)
    with pytest.raises(RuleRefused) as error:
        end()
    assert error.value.code == refusal
    world[CELL].refresh_from_db()
    assert world[CELL].active


def test_without_open_work_it_ends(world, end):
    one = _candidate(world)
    Candidate.objects.filter(pk=one.pk).update(stage="ended", ended_on=DAY, ending_reason="Đi xa")
    assert not end().active


def test_a_wall_does_not_make_a_member_disappear(world, end):
    person = member(world[CELL])
    Wall.objects.create(
        user=world.user("system_administrator", "alpha"), label="membership.member",
        object_id=person.pk, reason="subject", organization=world[CELL], valid_from=DAY,
    )  # fmt: skip
    with pytest.raises(RuleRefused, match="members_left"):
        end()


def test_another_cell_goes_on_with_a_person_where_the_first_stopped(world, end):
    """The step reached, its dates and what was filed stay; the limits go on running."""
    one, officer = _candidate(world), world.actor("organization_officer", "alpha-east")
    CandidateReview.objects.create(
        organization=world[CELL], candidate=one, month=date(2025, 6, 1),
        held_on=date(2025, 6, 3), outcome="kept",
    )  # fmt: skip
    change_candidate(
        candidate=one, version=one.version, values={}, today=TODAY, by=officer,
        organization=world["alpha-east-1-cell"],
    )  # fmt: skip
    one.refresh_from_db()
    assert (one.organization, one.path) == (
        world["alpha-east-1-cell"], world["alpha-east-1-cell"].path,
    )  # fmt: skip
    assert (one.stage, one.listed_on) == ("sympathiser", date(2025, 3, 5))
    assert one.reviews.get().organization == world["alpha-east-1-cell"]
    assert not end().active


def test_a_person_is_not_given_to_a_cell_out_of_range_or_one_that_ended(world, everything):
    one, officer = _candidate(world), world.actor("organization_officer", "alpha-east")
    ended = world["alpha-east-1-cell"]
    type(ended).objects.filter(pk=ended.pk).update(active=False)
    ended.refresh_from_db()
    for cell, refusal in ((world["beta-east-1-cell"], NotAllowed), (ended, RuleRefused)):
        with pytest.raises(refusal):
            change_candidate(
                candidate=one, version=one.version, values={}, today=TODAY, by=officer,
                organization=cell,
            )  # fmt: skip
        one.refresh_from_db()
        assert one.organization == world[CELL]


def test_the_form_of_a_person_gives_them_to_another_cell(world, everything, browser):
    one = _candidate(world)
    values = {
        "version": one.version, "full_name": one.full_name, "sex": "female",
        "noticed_on_day": "5", "noticed_on_month": "1", "noticed_on_year": "2025",
    }  # fmt: skip
    page = browser()
    address = f"/candidates/{one.pk}/edit/"
    assert page.post(address, values).status_code == 302
    one.refresh_from_db()
    assert one.organization == world[CELL]
    there = {"version": one.version, "organization": "alpha-east-1-cell"}
    assert page.post(address, values | there).status_code == 302
    one.refresh_from_db()
    assert one.organization == world["alpha-east-1-cell"]


def test_nobody_is_entered_into_an_organisation_that_ended(world, end):
    end()
    world[CELL].refresh_from_db()
    values = {
        "full_name": "Lê Thị Mới", "sex": "female", "birth": "1990",
        "admission_decided_on": date(2020, 5, 1), "ceremony_on": date(2020, 5, 9),
    }  # fmt: skip
    with pytest.raises(RuleRefused) as error:
        register_member(
            organization=world[CELL], values=values,
            by=world.actor("organization_officer", "alpha-east"),
        )  # fmt: skip
    assert error.value.code == "unit_ended"
    assert not Member.objects.exists()
