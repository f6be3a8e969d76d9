"""Admission again and restoration: once, after the months, and what they leave behind."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import Invalid, RuleRefused
from apps.membership.models import EarlierMembership, StandingPeriod
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.standing.conftest import CONSENT
from tests.membership.standing.test_leaving import LETTER, STRIKE, refused

LEFT = date(2020, 6, 30)


@pytest.fixture
def gone(cell, world):
    """A member struck off on 30 June 2020."""
    return member(world["alpha-east-1-cell"], "Vũ Đã Đi", left=True)


def test_the_same_record_begins_again_on_probation(run, gone):
    pk, number = gone.pk, gone.citizen_number

    run(gone, "readmission", on=date(2024, 2, 1), number="7-QĐ/HU", votes=True, **CONSENT)

    assert (gone.pk, gone.citizen_number) == (pk, number)
    assert (gone.state, gone.admission_decided_on) == ("probationary", date(2024, 2, 1))
    assert (gone.official_on, gone.ceremony_on, gone.left_on, gone.leaving) == (
        None, None, None, "",
    )  # fmt: skip
    assert gone.card_number == ""
    first = EarlierMembership.objects.get(member=gone)
    assert (first.admission_decided_on, first.left_on, first.leaving) == (
        date(2010, 5, 10), LEFT, "struck_off",
    )  # fmt: skip
    assert not first.restored
    now = gone.placements.get(valid__upper_inf=True)
    assert (now.valid.lower, now.entry) == (date(2024, 2, 1), "readmitted")


@pytest.mark.parametrize(
    ("details", "on", "codes"),
    [
        (CONSENT, date(2023, 6, 29), ["readmission_too_early"]),
        (CONSENT | {"crime": "minor"}, date(2024, 2, 1), ["record_not_cleared"]),
        (
            CONSENT | {"crime": "minor", "cleared_on": "2019-03-01"},
            date(2024, 2, 29),
            ["cleared_too_early"],
        ),
        (CONSENT | {"bar": "disunity"}, date(2024, 2, 1), ["readmission_barred"]),
        ({}, date(2024, 2, 1), ["consent_missing"]),
    ],
)
def test_a_return_against_the_rules_is_refused_with_the_article(run, gone, details, on, codes):
    with pytest.raises((RuleRefused, Invalid)) as caught:
        run(gone, "readmission", on=on, votes=True, **details)

    errors = getattr(caught.value, "refusals", [caught.value])
    assert [one.code for one in errors] == codes
    assert all("294-QĐ/TW" in one.message for one in errors)
    gone.refresh_from_db()
    assert gone.state == "left"
    assert not EarlierMembership.objects.exists()


def test_a_second_readmission_is_refused_however_long_ago(run, gone):
    run(gone, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT)
    run(gone, "strike_off", on=date(2024, 8, 1), **STRIKE | {"ground": "probation"})

    found = refused(lambda: run(gone, "readmission", on=date(2026, 11, 20), votes=True, **CONSENT))

    assert found == ["readmitted_once"]
    assert EarlierMembership.objects.filter(member=gone).count() == 1


def test_who_left_at_own_request_returns_only_for_hardship(run, own_member):
    run(own_member, "own_request", on=date(2020, 6, 1), opened=date(2020, 6, 1),
        **LETTER | {"letter_on": "2020-05-01"})  # fmt: skip

    assert refused(
        lambda: run(own_member, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT)
    ) == ["own_request_barred"]
    run(
        own_member, "readmission", on=date(2024, 2, 1), votes=True,
        hardship="Chăm sóc con bị bệnh nặng", **CONSENT,
    )  # fmt: skip
    assert own_member.state == "probationary"


def test_the_group_named_at_the_expulsion_bars_the_return(run, own_member):
    run(own_member, "expulsion", on=date(2019, 6, 1), violation="Tham ô", bar="corruption")

    assert refused(
        lambda: run(own_member, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT)
    ) == ["readmission_barred"]


def test_a_restored_membership_was_never_interrupted(run, own_member):
    run(own_member, "expulsion", on=date(2022, 6, 1), violation="Vi phạm")

    run(
        own_member, "restoration", on=date(2024, 2, 1), body="province",
        annulled_by="Kết luận 3-KL/UBKT", annulled_on="2024-01-20",
    )  # fmt: skip

    assert (own_member.state, own_member.official_on) == ("official", date(2011, 5, 19))
    assert own_member.admission_decided_on == date(2010, 5, 10)
    assert own_member.card_number
    gap = EarlierMembership.objects.get(member=own_member)
    assert (gap.restored, gap.left_on, gap.returned_on) == (
        True, date(2022, 6, 1), date(2024, 2, 1),
    )  # fmt: skip
    assert own_member.placements.get(valid__upper_inf=True).entry == "restored"


def test_a_restoration_does_not_use_up_the_one_readmission(run, own_member):
    run(own_member, "expulsion", on=date(2015, 6, 1), violation="Vi phạm")
    run(
        own_member, "restoration", on=date(2016, 2, 1), annulled_by="3-KL", annulled_on="2016-01-20"
    )
    run(own_member, "strike_off", on=date(2020, 6, 1), **STRIKE | {"ground": "political"})

    run(own_member, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT)

    assert own_member.state == "probationary"
    assert EarlierMembership.objects.filter(member=own_member).count() == 2


@pytest.mark.parametrize("leaving", ["own_request", "deceased", "moved_away"])
def test_only_who_was_put_out_is_restored(run, world, leaving):
    gone = member(world["alpha-east-1-cell"], "Vũ Tự Đi", left=True, leaving=leaving)

    assert refused(
        lambda: run(
            gone, "restoration", on=date(2024, 2, 1), annulled_by="x", annulled_on="2024-01-01"
        )
    ) == ["restoration_not_for"]


def test_a_number_taken_meanwhile_stops_the_return_whole(run, gone, world):
    member(world["beta-east-1-cell"], "Người Khác", citizen_number=gone.citizen_number)

    found = refused(lambda: run(gone, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT))

    gone.refresh_from_db()
    assert found == ["citizen_number_taken"]
    assert gone.state == "left"
    assert not EarlierMembership.objects.exists()


def test_the_ceremony_after_a_return_moves_the_new_placement_alone(run, gone, world):
    from apps.membership.actions import change_member
    from apps.tenancy import scope

    run(gone, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT)
    by = world.actor("organization_officer", "alpha-east")

    with scope.use(by.scope()):
        change_member(
            member=gone, version=gone.version, values={"ceremony_on": date(2024, 2, 20)}, by=by
        )

    starts = sorted(placement.valid.lower for placement in gone.placements.all())
    assert starts == [date(2010, 5, 19), date(2024, 2, 20)]


def test_who_returns_to_a_cell_that_ended_lies_with_the_organisation_above(run, gone, world):
    """Trap T16: most cells of before July 2025 have ended; nobody is left with a closed body."""
    with scope.use(scope.Scope.everything()):
        StandingPeriod.objects.create(
            organization=gone.organization, member=gone, kind="exempt", reason="ill_health",
            valid=(date(2019, 1, 1), date(2019, 3, 1)),
        )  # fmt: skip
        above = gone.organization.parent
        type(above).objects.filter(pk=gone.organization_id).update(active=False)

    run(gone, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT)

    with scope.use(scope.Scope.everything()):
        assert (gone.organization, gone.state) == (above, "probationary")
        assert gone.placements.get(valid__upper_inf=True).organization == above
        assert StandingPeriod.objects.get(member=gone).organization == above


def test_without_any_organisation_that_takes_members_a_return_is_refused_whole(run, gone):
    with scope.use(scope.Scope.everything()):
        cell = gone.organization
        type(cell).objects.filter(pk__in=[cell.pk, cell.parent_id]).update(active=False)

    found = refused(lambda: run(gone, "readmission", on=date(2024, 2, 1), votes=True, **CONSENT))

    assert found == ["unit_ended"]
    gone.refresh_from_db()
    assert gone.state == "left"
