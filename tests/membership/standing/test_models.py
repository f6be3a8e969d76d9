"""What the database holds of times set aside and of earlier memberships."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from apps.membership.models import EarlierMembership, Member, StandingPeriod
from apps.membership.standing.choices import Kind, Reason
from tests.factories.membership import earlier, standing


@pytest.fixture
def aside(own_member):
    """An exemption for 2024; the first day after it is 1 January 2025."""
    return standing(own_member, since=date(2024, 1, 1), until=date(2025, 1, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 12, 31), False),
        (date(2024, 1, 1), True),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
    ],
)
def test_a_period_holds_from_its_first_day_to_its_last(aside, day, expected):
    assert StandingPeriod.objects.on(day).filter(pk=aside.pk).exists() is expected


def test_one_period_of_a_kind_at_a_time(own_member, aside):
    with pytest.raises(IntegrityError, match="standing_one_of_a_kind_a_day"), transaction.atomic():
        standing(own_member, since=date(2024, 12, 31))

    assert standing(own_member, since=date(2025, 1, 1)).last_day is None


def test_somebody_exempt_can_be_suspended_at_the_same_time(own_member, aside):
    other = standing(own_member, since=date(2024, 5, 1), kind=Kind.SUSPENDED)

    both = StandingPeriod.objects.on(date(2024, 5, 1)).filter(member=own_member)
    assert set(both) == {aside, other}


@pytest.mark.parametrize(
    ("kind", "reason"), [(Kind.EXEMPT, Reason.DETAINED), (Kind.SUSPENDED, Reason.OLD_AGE)]
)
def test_a_reason_belongs_to_its_kind(own_member, kind, reason):
    with pytest.raises(IntegrityError, match="standing_reason_of_its_kind"), transaction.atomic():
        standing(own_member, since=date(2024, 1, 1), kind=kind, reason=reason)


def test_a_period_has_at_least_one_day(own_member):
    with pytest.raises(IntegrityError, match="standing_period_has_days"), transaction.atomic():
        standing(own_member, since=date(2024, 1, 1), until=date(2024, 1, 1))


def test_members_set_aside_are_found_by_day_and_kind(own_member, aside):
    day = date(2024, 6, 1)

    rows = Member.objects.annotate(aside=StandingPeriod.objects.kind_of_outer(day))

    assert list(rows.filter(aside=Kind.EXEMPT)) == [own_member]
    assert not rows.filter(aside=Kind.SUSPENDED).exists()


def test_a_second_readmission_cannot_be_stored_but_a_restoration_can(own_member):
    first = earlier(own_member)
    restored = earlier(
        own_member, left_on=date(2012, 1, 1), returned_on=date(2013, 1, 1), restored=True
    )

    with pytest.raises(IntegrityError, match="earlier_readmitted_once"), transaction.atomic():
        earlier(own_member, left_on=date(2015, 1, 1), returned_on=date(2019, 1, 1))

    assert EarlierMembership.objects.values_of(own_member) == [
        (first.admission_decided_on, first.left_on)
    ]
    assert list(EarlierMembership.objects.in_order()) == [first, restored]
