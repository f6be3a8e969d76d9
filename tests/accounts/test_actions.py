"""Writes to accounts, roles and walls: who may, what is refused, one line each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone

from apps.accounts import actions, grants
from apps.accounts.actor import Actor, assignments_of
from apps.accounts.backends import SignInNameBackend
from apps.accounts.models import RoleAssignment, User, Wall
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry, Job
from apps.membership.models import Member
from apps.tenancy import scope
from tests.factories.accounts import PASSWORD, assignment, sign_in_row, wall

pytestmark = pytest.mark.usefixtures("everything")
TODAY = timezone.localdate()
STRONG = "ba-con-chim-xanh-7"


@pytest.fixture
def officer(world):  # type: ignore[no-untyped-def]
    return world.user("organization_officer", "alpha-east")


def _walled(officer, record, by):  # type: ignore[no-untyped-def]
    return actions.raise_wall(
        person=officer, label="membership.member", object_id=record.pk, reason="relative",
        valid_from=TODAY, valid_to=None, by=by,
    )  # fmt: skip


def _assigned(person, unit, by, **changed):  # type: ignore[no-untyped-def]
    values = {
        "role": "auditor", "valid_from": TODAY, "valid_to": None, "decision": "4-QĐ/TU",
    }  # fmt: skip
    return actions.assign_role(person=person, organization=unit, **(values | changed), by=by)


WRITES = {
    "create_person": lambda w, who, rec, by: actions.create_person(
        sign_in_name="new@example.vn", full_name="Lý A Sình", password=STRONG, by=by
    ),
    "change_person": lambda w, who, rec, by: actions.change_person(
        person=who, sign_in_name="other@example.vn", full_name="Lý A Sình", phone="0912", by=by
    ),
    "deactivate_person": lambda w, who, rec, by: actions.deactivate_person(person=who, by=by),
    "reactivate_person": lambda w, who, rec, by: actions.reactivate_person(person=who, by=by),
    "set_password": lambda w, who, rec, by: actions.set_password(
        person=who, password=STRONG, by=by
    ),
    "lift_pause": lambda w, who, rec, by: actions.lift_pause(person=who, by=by),
    "assign_role": lambda w, who, rec, by: _assigned(who, w["alpha-east-1"], by),
    "end_role": lambda w, who, rec, by: actions.end_role(
        assignment=who.assignments.get(), last_day=TODAY, by=by
    ),
    "raise_wall": lambda w, who, rec, by: _walled(who, rec, by),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
@pytest.mark.parametrize("unit", ["alpha", "alpha-east"])
def test_an_administrator_writes_in_the_range_and_leaves_one_line(
    world, officer, record, write, unit
):
    by = world.actor("system_administrator", unit)
    write(world, officer, record, by)
    line = AuditEntry.objects.get()
    assert (line.user_id, line.role, line.kind) == (by.user_id, "system_administrator", "write")


@pytest.mark.parametrize("write", [name for name in WRITES if name != "create_person"])
@pytest.mark.parametrize(
    ("role", "unit"),
    [
        ("system_administrator", "beta"),
        ("system_administrator", "alpha-west"),
        ("system_administrator", "alpha-east-1-cell"),
        ("organization_head", "alpha"),
        ("auditor", "alpha"),
        ("unit_secretary", "alpha-east"),
    ],
)
def test_nobody_else_writes(world, officer, record, write, role, unit):
    with pytest.raises((NotAllowed, RuleRefused)):
        WRITES[write](world, officer, record, world.actor(role, unit))
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("role", ["organization_head", "inspection_chair", "auditor"])
def test_only_administrators_open_accounts(world, role):
    with pytest.raises(NotAllowed):
        WRITES["create_person"](world, None, None, world.actor(role, "alpha"))


def test_a_new_person_must_replace_the_first_password(administrator):
    made = actions.create_person(
        sign_in_name=" New@Example.vn ", full_name="  Lý  A Sình", password=STRONG, by=administrator
    )
    assert (made.sign_in_name, made.full_name) == ("new@example.vn", "Lý A Sình")
    assert made.must_change_password
    assert made.check_password(STRONG)
    assert User.objects.visible_to(administrator).filter(pk=made.pk).exists()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"sign_in_name": " "}, "sign_in_name_blank"),
        ({"full_name": " "}, "full_name_blank"),
        ({"password": "short"}, "password_weak"),
        ({"password": "1234567890"}, "password_weak"),
    ],
)
def test_an_account_without_names_or_with_a_weak_password_is_refused(administrator, changed, code):
    values = {"sign_in_name": "new@example.vn", "full_name": "Lý A Sình", "password": STRONG}
    with pytest.raises(RuleRefused) as refusal:
        actions.create_person(**(values | changed), by=administrator)
    assert refusal.value.code == code


def test_a_taken_name_does_not_tell_whose_it_is(world, administrator):
    stranger = world.user("auditor", "beta")
    with pytest.raises(RuleRefused) as refusal:
        actions.create_person(
            sign_in_name=stranger.sign_in_name.upper(), full_name="X", password=STRONG,
            by=administrator,
        )  # fmt: skip
    assert refusal.value.code == "sign_in_name_taken"
    assert stranger.full_name not in refusal.value.message


@pytest.mark.parametrize(
    "write", ["change_person", "deactivate_person", "set_password", "lift_pause"]
)
def test_a_district_does_not_take_over_somebody_of_the_province(world, officer, record, write):
    assignment(officer, "organization_head", world["alpha"])
    with pytest.raises(NotAllowed) as refusal:
        WRITES[write](world, officer, record, world.actor("system_administrator", "alpha-east"))
    assert refusal.value.code == "person_beyond"
    WRITES[write](world, officer, record, world.actor("system_administrator", "alpha"))


def test_a_role_beyond_counts_before_it_begins_and_not_after_its_end(world, officer):
    by = world.actor("system_administrator", "alpha-east")
    over = assignment(officer, "auditor", world["alpha"], valid_to=TODAY - timedelta(days=1))
    actions.lift_pause(person=officer, by=by)
    over.valid_to = None
    over.valid_from = TODAY + timedelta(days=5)
    over.save(update_fields=["valid_from", "valid_to"])
    with pytest.raises(NotAllowed):
        actions.lift_pause(person=officer, by=by)


def test_the_range_of_a_person_is_read_past_the_row_scope(world, officer):
    assignment(officer, "auditor", world["beta"])
    by = world.actor("system_administrator", "alpha-east")
    with scope.use(by.scope()), pytest.raises(NotAllowed):
        actions.set_password(person=officer, password=STRONG, by=by)


def test_closing_an_account_works_whatever_hangs_on_it(world, officer, record, administrator):
    head = world.actor("organization_head", "alpha")
    grants.grant(
        user=officer, obj=record, codename="read_member", valid_from=TODAY,
        valid_to=TODAY + timedelta(days=9), reason="team", by=head,
    )  # fmt: skip
    wall(officer, record)
    Job.objects.create(kind="k", key="x", title="t", started_by=officer)
    store = SessionStore()
    store.create()
    row = sign_in_row(officer, store.session_key)

    actions.deactivate_person(person=officer, by=administrator)

    row.refresh_from_db()
    found = SignInNameBackend().authenticate(None, username=officer.sign_in_name, password=PASSWORD)
    assert found is None
    assert not store.exists(store.session_key)
    assert row.outcome == "closed"
    assert officer.assignments.count() == 1


def test_a_password_set_for_another_ends_their_sessions_and_must_be_replaced(
    officer, administrator
):
    row = sign_in_row(officer)
    actions.set_password(person=officer, password=STRONG, by=administrator)
    row.refresh_from_db()
    officer.refresh_from_db()
    assert (officer.must_change_password, row.outcome) == (True, "replaced")
    assert officer.check_password(STRONG)


def test_anybody_sets_their_own_password_but_not_a_weak_one(world, officer):
    by = world.actor("organization_officer", "alpha-east")
    actions.set_password(person=officer, password=STRONG, by=by)
    officer.refresh_from_db()
    assert not officer.must_change_password
    with pytest.raises(RuleRefused):
        actions.set_password(person=officer, password="password123", by=by)


def test_settings_are_ones_own(world, officer):
    by = world.actor("organization_officer", "alpha-east")
    person = actions.choose_settings(by=by, language="en", theme="dark")
    assert (person.language, person.theme, person.letter_keys) == ("en", "dark", True)
    assert AuditEntry.objects.get().params == {"chosen": {"language": "en", "theme": "dark"}}
    with pytest.raises(TypeError):
        actions.choose_settings(by=by, is_superuser=True)
    with pytest.raises(NotAllowed):
        actions.choose_settings(by=Actor(user=None, role=by.role, organization=None), language="en")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"role": "emperor"}, "role_unknown"),
        ({"valid_to": TODAY - timedelta(days=1)}, "role_period"),
        ({"role": "organization_officer"}, "role_overlaps"),
    ],
)
def test_a_role_that_makes_no_sense_is_refused(world, officer, administrator, changed, code):
    with pytest.raises(RuleRefused) as refusal:
        _assigned(officer, world["alpha-east"], administrator, **changed)
    assert refusal.value.code == code


def test_the_same_role_follows_after_the_first_has_ended(world, officer, administrator):
    actions.end_role(
        assignment=officer.assignments.get(), last_day=date(2020, 12, 31), by=administrator
    )
    again = {"role": "organization_officer", "valid_to": None}
    with pytest.raises(RuleRefused, match="role_overlaps"):
        _assigned(
            officer, world["alpha-east"], administrator, valid_from=date(2020, 12, 31), **again
        )
    _assigned(officer, world["alpha-east"], administrator, valid_from=date(2021, 1, 1), **again)
    assert officer.assignments.count() == 2


def test_nobody_gives_themselves_a_role(world, administrator):
    with pytest.raises(RuleRefused, match="role_for_oneself"):
        _assigned(administrator.user, world["alpha-east"], administrator, role="organization_head")


def test_no_role_over_an_organisation_that_has_ended(world, officer, administrator):
    cell = world["alpha-east-1-cell"]
    cell.active = False
    cell.save(update_fields=["active"])
    with pytest.raises(RuleRefused, match="organization_not_working"):
        _assigned(officer, cell, administrator)


def test_a_role_is_neither_ended_twice_nor_before_it_began(officer, administrator):
    held = officer.assignments.get()
    with pytest.raises(RuleRefused, match="role_period"):
        actions.end_role(assignment=held, last_day=date(2009, 12, 31), by=administrator)
    actions.end_role(assignment=held, last_day=date(2011, 1, 1), by=administrator)
    assert assignments_of(officer, TODAY) == []
    with pytest.raises(RuleRefused, match="role_ended"):
        actions.end_role(assignment=held, last_day=TODAY, by=administrator)


def test_a_wall_binds_at_once_even_a_superuser(world, officer, record, administrator):
    User.objects.filter(pk=officer.pk).update(is_superuser=True)
    reader = world.actor("organization_officer", "alpha-east")
    assert Member.objects.visible_to(reader).exists()

    _walled(officer, record, administrator)

    walled = world.actor("organization_officer", "alpha-east")
    assert not Member.objects.visible_to(walled).exists()
    with scope.use(walled.scope()):
        assert not Member.objects.exists()
    with scope.use(scope.Scope.everything(officer.pk)):
        assert not Member.objects.exists()


def test_a_lowered_wall_opens_the_record_the_day_after(world, officer, record, administrator):
    standing = wall(officer, record)
    actions.lower_wall(wall=standing, last_day=TODAY - timedelta(days=1), by=administrator)
    reader = world.actor("organization_officer", "alpha-east")
    assert Member.objects.visible_to(reader).exists()
    with scope.use(reader.scope()):
        assert Member.objects.exists()
    assert AuditEntry.objects.get().params["hidden_from"] == officer.pk


def test_nobody_sees_or_raises_a_wall_around_themselves(world, record, administrator):
    with pytest.raises(RuleRefused, match="wall_for_oneself"):
        _walled(administrator.user, record, administrator)
    wall(administrator.user, record)
    assert not Wall.objects.visible_to(administrator).exists()
    with scope.use(administrator.scope()):
        assert not Wall.objects.exists()


def test_a_walled_administrator_cannot_raise_walls_around_that_record(
    world, officer, record, administrator
):
    wall(administrator.user, record)
    walled = world.actor("system_administrator", "alpha")
    with pytest.raises(RuleRefused, match="wall_object"):
        _walled(officer, record, walled)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("membership.placement", "wall_label"),
        ("accounts.wall", "wall_label"),
        ("accounts.user", "wall_label"),
        ("nothing.atall", "wall_label"),
    ],
)
def test_walls_stand_around_records_of_tenants_alone(officer, record, administrator, label, code):
    with pytest.raises(RuleRefused) as refusal:
        actions.raise_wall(
            person=officer, label=label, object_id=record.pk, reason="relative",
            valid_from=TODAY, valid_to=None, by=administrator,
        )  # fmt: skip
    assert refusal.value.code == code


def test_a_record_outside_the_range_cannot_be_walled(world, officer, record):
    by = world.actor("system_administrator", "beta")
    stranger = world.user("auditor", "beta")
    with pytest.raises(RuleRefused, match="wall_object"):
        _walled(stranger, record, by)


def test_a_standing_wall_is_not_raised_twice(officer, record, administrator):
    _walled(officer, record, administrator)
    with pytest.raises(RuleRefused, match="wall_stands"):
        _walled(officer, record, administrator)


def test_a_grant_opens_one_record_until_its_last_day(world, record):
    stranger = world.user("inspection_officer", "beta-east")
    head = world.actor("organization_head", "alpha")
    grants.grant(
        user=stranger, obj=record, codename="read_member", valid_from=TODAY - timedelta(days=9),
        valid_to=TODAY, reason="team", by=head,
    )  # fmt: skip
    opened = world.actor("inspection_officer", "beta-east")
    assert Member.objects.visible_to(opened).get() == record
    with scope.use(opened.scope()):
        assert Member.objects.get() == record

    grants.grant(
        user=stranger, obj=record, codename="read_member", valid_from=TODAY - timedelta(days=9),
        valid_to=TODAY - timedelta(days=1), reason="team", by=head,
    )  # fmt: skip
    over = world.actor("inspection_officer", "beta-east")
    assert not Member.objects.visible_to(over).exists()
    with scope.use(over.scope()):
        assert not Member.objects.exists()


def test_a_wall_is_stronger_than_a_grant(world, record):
    stranger = world.user("inspection_officer", "beta-east")
    grants.grant(
        user=stranger, obj=record, codename="read_member", valid_from=TODAY, valid_to=TODAY,
        reason="team", by=world.actor("organization_head", "alpha"),
    )  # fmt: skip
    wall(stranger, record)
    reader = world.actor("inspection_officer", "beta-east")
    assert not Member.objects.visible_to(reader).exists()
    with scope.use(reader.scope()):
        assert not Member.objects.exists()


def test_the_row_history_of_a_person_holds_no_password(officer, administrator):
    actions.set_password(person=officer, password=STRONG, by=administrator)
    event = officer.events.latest("pgh_id")
    assert not hasattr(event, "password")
    assert event.must_change_password


def test_ending_a_role_is_kept_in_the_row_history(officer, administrator):
    held = officer.assignments.get()
    actions.end_role(assignment=held, last_day=TODAY, by=administrator)
    assert [event.valid_to for event in held.events.order_by("pgh_id")] == [None, TODAY]
    assert RoleAssignment.objects.get(pk=held.pk).valid_to == TODAY
