"""What happens to a record: who may, what is refused, what is left behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from apps.accounts.models import Wall
from apps.core.errors import Conflict, Invalid, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership import actions
from apps.membership.models import EthnicGroup, Member
from apps.tenancy import scope
from tests.factories.membership import member
from tests.factories.world import ALL_ROLES
from tests.membership.conftest import open_to

WRITERS = {"organization_officer", "organization_head"}
VALUES: dict[str, Any] = {
    "full_name": "  Lê Hoàng An ",
    "sex": "female",
    "birth": PartialDate(1989, 2),
    "citizen_number": "001089000123",
    "admission_decided_on": date(2014, 5, 5),
    "ceremony_on": date(2014, 5, 19),
    "official_on": date(2015, 5, 19),
}


def enter(world: Any, *, by: Any, code: str = "alpha-east-1-cell", **values: Any) -> Member:
    """Enter a member under the actor's own scope, as a page does."""
    with scope.use(by.scope()):
        return actions.register_member(organization=world[code], values=VALUES | values, by=by)


@pytest.fixture
def officer(world, everything):
    """The organisation officer of alpha-east."""
    return world.actor("organization_officer", "alpha-east")


def refused(error: pytest.ExceptionInfo[Any]) -> dict[str, str]:
    """Codes of what was refused by field."""
    caught = error.value
    refusals = caught.refusals if isinstance(caught, Invalid) else [caught]
    return {one.field: one.code for one in refusals}


def test_a_registered_member_is_placed_from_the_ceremony(world, officer, law):
    made = enter(world, by=officer)

    made.refresh_from_db()
    assert (made.full_name, made.state, made.version) == ("Lê Hoàng An", "official", 1)
    assert (made.tenant_id, made.province_id) == (world["alpha-east"].pk, world["alpha"].pk)
    placement = made.placements.get()
    assert (placement.organization, placement.entry) == (made.organization, "admitted")
    assert (placement.valid.lower, placement.valid.upper) == (date(2014, 5, 19), None)


def test_without_an_official_date_a_member_is_probationary(world, officer, law):
    assert enter(world, by=officer, official_on=None).state == "probationary"


def test_each_action_leaves_one_audit_line_and_one_history_row(world, officer, law):
    made = enter(world, by=officer)
    with scope.use(officer.scope()):
        actions.change_member(member=made, version=1, values={"phone": "0911"}, by=officer)

    lines = list(AuditEntry.objects.order_by("pk"))
    assert [line.action for line in lines] == [
        "membership.member_registered", "membership.member_changed",
    ]  # fmt: skip
    for line in lines:
        assert (line.user_id, line.role, line.url) == (
            officer.user_id, "organization_officer", "/test/",
        )  # fmt: skip
        assert (line.object_type, line.object_id) == ("membership.member", made.pk)
        assert line.organization_id == made.organization_id
    assert [event.pgh_label for event in made.events.order_by("pgh_id")] == ["insert", "update"]


def test_a_change_that_fails_leaves_nothing(world, officer, law):
    known = member(world["alpha-east-1-cell"], official_on=None, state="probationary")

    with pytest.raises(RuleRefused), scope.use(officer.scope()):
        actions.change_member(
            member=known, version=1, values={"official_on": date(2011, 5, 20)}, by=officer
        )

    known.refresh_from_db()
    assert (known.official_on, known.version) == (None, 1)
    assert not AuditEntry.objects.exists()
    assert known.events.count() == 1


@pytest.mark.parametrize("role", ALL_ROLES)
def test_roles_write_as_their_table_says(world, everything, law, role):
    by = world.actor(role, "alpha-east")
    known = member(world["alpha-east-1-cell"])

    outcomes = []
    for act in (
        lambda: enter(world, by=by),
        lambda: actions.change_member(member=known, version=1, values={"phone": "1"}, by=by),
    ):
        try:
            act()
        except NotAllowed:
            outcomes.append(False)
        else:
            outcomes.append(True)

    assert outcomes == [role in WRITERS] * 2


@pytest.mark.parametrize("code", ["alpha-west-1-cell", "beta-east-1-cell"])
def test_out_of_range_nothing_is_entered_or_changed(world, officer, law, code):
    foreign = member(world[code])

    with pytest.raises(NotAllowed):
        enter(world, by=officer, code=code)
    with pytest.raises(NotAllowed):
        actions.change_member(member=foreign, version=1, values={"phone": "1"}, by=officer)

    foreign.refresh_from_db()
    assert (Member.objects.count(), foreign.phone) == (1, "")


def test_a_grant_opens_a_record_for_reading_only(world, officer, law):
    foreign = member(world["beta-east-1-cell"])
    open_to(world, "organization_officer", foreign)

    with pytest.raises(NotAllowed), scope.use(officer.scope()):
        actions.change_member(member=foreign, version=1, values={"phone": "1"}, by=officer)


def test_a_wall_binds_the_officer_of_the_own_range(world, officer, law):
    known = member(world["alpha-east-1-cell"])
    Wall.objects.create(
        user=officer.user, label="membership.member", object_id=known.pk,
        organization=known.organization, reason="relative", valid_from=date(2020, 1, 1),
    )  # fmt: skip

    with pytest.raises(NotAllowed):
        actions.change_member(member=known, version=1, values={"phone": "1"}, by=officer)


@pytest.mark.parametrize("code", ["alpha-east", "alpha"])
def test_committees_above_the_grassroots_take_no_members(world, everything, law, code):
    by = world.actor("organization_officer", "alpha")

    with pytest.raises(RuleRefused) as error:
        enter(world, by=by, code=code)

    assert refused(error) == {"organization": "unit_takes_no_members"}
    assert world[code].name in error.value.message


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"birth": PartialDate(2014, 5, 5)}, {"birth": "born_after_admission"}),
        ({"birth": PartialDate(2015)}, {"birth": "born_after_admission"}),
        ({"birth": PartialDate(1996, 6)}, {"birth": "too_young"}),
        ({"ceremony_on": date(2014, 5, 4)}, {
            "ceremony_on": "ceremony_before_decision",
            "official_on": "official_not_after_probation",
        }),
        ({"official_on": date(2015, 5, 18)}, {"official_on": "official_not_after_probation"}),
        ({"official_on": date(2015, 5, 20)}, {"official_on": "official_not_after_probation"}),
        ({"full_name": "  "}, {"full_name": "name_missing"}),
        ({"sex": ""}, {"sex": "sex_missing"}),
        ({"citizen_number": "00108900012"}, {"citizen_number": "citizen_number_digits"}),
        ({"citizen_number": "00108900012x"}, {"citizen_number": "citizen_number_digits"}),
        ({"ceremony_on": None, "admission_decided_on": None, "official_on": None}, {
            "ceremony_on": "joining_missing",
        }),
        ({"full_name": "", "sex": ""}, {"full_name": "name_missing", "sex": "sex_missing"}),
    ],
)  # fmt: skip
def test_contradictions_are_refused_by_field(world, officer, law, values, expected):
    with pytest.raises((RuleRefused, Invalid)) as error:
        enter(world, by=officer, **values)

    assert refused(error) == expected
    assert not Member.objects.exists()


def test_the_refused_official_date_names_the_day_and_the_source(world, officer, law):
    with pytest.raises(RuleRefused) as error:
        enter(world, by=officer, official_on=date(2015, 6, 1))

    assert error.value.params["day"] == "19/05/2015"
    assert "294-QĐ/TW" in error.value.params["source"]
    assert "điểm 4.1" in error.value.message


def test_without_a_known_rule_the_dates_only_have_to_agree(world, officer):
    assert enter(world, by=officer, official_on=date(2015, 6, 1)).pk


def test_a_taken_number_is_refused_across_the_border_without_telling_whose(world, officer, law):
    other = member(world["beta-east-1-cell"], citizen_number="001089000123", card_number="48999999")

    with pytest.raises(RuleRefused) as citizen:
        enter(world, by=officer)
    with pytest.raises(RuleRefused) as card:
        enter(world, by=officer, citizen_number="", card_number="48999999")

    assert refused(citizen) == {"citizen_number": "citizen_number_taken"}
    assert refused(card) == {"card_number": "card_number_taken"}
    for error in (citizen, card):
        assert other.full_name not in error.value.message
        assert other.organization.name not in error.value.message


def test_who_left_frees_the_citizen_number(world, officer, law):
    member(world["alpha-east-1-cell"], citizen_number="001089000123", left=True)

    assert enter(world, by=officer).citizen_number == "001089000123"


def test_the_second_of_two_editors_is_told(world, officer, law):
    known = member(world["alpha-east-1-cell"])
    with scope.use(officer.scope()):
        actions.change_member(member=known, version=1, values={"phone": "0911"}, by=officer)

        with pytest.raises(Conflict) as error:
            actions.change_member(member=known, version=1, values={"phone": "0922"}, by=officer)

    assert error.value.code == "stale"
    known.refresh_from_db()
    assert (known.phone, known.version) == ("0911", 2)


def test_sensitive_fields_need_their_own_right(world, everything, law, monkeypatch):
    known = member(world["alpha-east-1-cell"])
    by = world.actor("organization_officer", "alpha-east")
    less = by.role.permissions - {"membership.view_sensitive"}
    monkeypatch.setattr(by, "role", type(by.role)("clerk", "", "", less))
    khmer = EthnicGroup.objects.get(code="05")

    with pytest.raises(NotAllowed):
        actions.change_member(member=known, version=1, values={"ethnicity": khmer}, by=by)
    with pytest.raises(NotAllowed):
        enter(world, by=by, ethnicity=khmer)

    actions.change_member(member=known, version=1, values={"ethnicity": None}, by=by)


def test_a_ceremony_entered_later_moves_the_beginning_of_the_placement(world, officer, law):
    known = member(
        world["alpha-east-1-cell"], ceremony_on=None, official_on=None, state="probationary"
    )

    actions.change_member(
        member=known, version=1, by=officer, values={"ceremony_on": date(2010, 6, 1)}
    )

    assert known.placements.get().valid.lower == date(2010, 6, 1)


def test_an_unknown_field_is_a_mistake_of_the_program(world, officer, law):
    known = member(world["alpha-east-1-cell"])

    with pytest.raises((ValueError, AttributeError)):
        actions.change_member(member=known, version=1, values={"state": "left"}, by=officer)


@pytest.mark.parametrize(
    "change",
    [
        {"state": "left"},
        {"state": "probationary"},
        {"official_on": None},
        {"left_on": date(2020, 1, 1)},
        {"ceremony_on": date(2009, 1, 1)},
        {"official_on": date(2010, 5, 19)},
        {"birth": "14/08/1985"},
    ],
)
def test_the_table_itself_refuses_contradictions(world, everything, change):
    known = member(world["alpha-east-1-cell"])
    with pytest.raises(DatabaseError), transaction.atomic():
        update_row(known.pk, *next(iter(change.items())))


def update_row(pk: int, column: str, value: Any) -> None:
    """Change one column past every check of Python."""
    with connection.cursor() as cursor:
        cursor.execute(f"update membership_member set {column} = %s where id = %s", [value, pk])


def test_a_member_belongs_to_one_organisation_a_day(world, everything):
    known = member(world["alpha-east-1-cell"])

    with pytest.raises(IntegrityError), transaction.atomic():
        known.placements.create(
            organization=world["alpha-east-2-cell"], valid=(date(2015, 1, 1), None), entry="moved"
        )


def test_history_cannot_be_rewritten(world, everything):
    known = member(world["alpha-east-1-cell"])

    with pytest.raises(DatabaseError), transaction.atomic():
        known.events.update(full_name="Khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        known.events.all().delete()
