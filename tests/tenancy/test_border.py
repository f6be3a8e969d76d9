"""The second lock: what the database shows when Python forgets to filter."""

import pytest
from django.db import DatabaseError, connection, transaction

from apps.accounts.models import RoleAssignment
from apps.tenancy import scope
from apps.tenancy.models import Organization


def _codes() -> set[str]:
    return set(Organization.objects.values_list("code", flat=True))


def test_without_a_scope_no_row_is_shown(world):
    assert _codes() == set()
    assert not RoleAssignment.objects.exists()


def test_a_district_sees_itself_its_subtree_and_the_names_above(world):
    with scope.use(scope.Scope.below(world["alpha-east"].path)):
        seen = _codes()
    assert seen == {
        "alpha", "alpha-east", "alpha-east-1", "alpha-east-1-cell",
        "alpha-east-2", "alpha-east-2-cell",
    }  # fmt: skip


def test_the_scope_ends_with_its_block_inside_one_transaction(world):
    with scope.use(scope.Scope.below(world["alpha"].path)):
        with scope.use(scope.Scope.below(world["beta-east"].path)):
            assert "alpha-east" not in _codes()
        assert "alpha-east" in _codes()
    assert _codes() == set()


def test_writing_outside_the_scope_is_refused_by_the_database(world):
    with scope.use(scope.Scope.everything()):
        person = world.user("organization_officer", "alpha-east")
    inside = scope.Scope.below(world["alpha-east"].path)
    with scope.use(inside), pytest.raises(DatabaseError, match="row-level security"):
        with transaction.atomic():
            RoleAssignment.objects.create(
                user=person, role="auditor", organization_id=world["beta-east"].pk,
                valid_from="2020-01-01",
            )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_even_a_scope_shows_nothing():
    from tests.factories.world import build_world

    with scope.use(scope.Scope.everything()):
        with transaction.atomic():
            build_world()
        assert not Organization.objects.exists()
        with transaction.atomic():
            assert Organization.objects.exists()
    with transaction.atomic():
        assert not Organization.objects.exists()


def test_moving_an_organisation_carries_its_subtree_and_its_rows(world, everything):
    cell_before = world["alpha-east-1-cell"].path
    officer = world.user("unit_secretary", "alpha-east-1-cell")
    moved = world["alpha-east-1"]
    moved.parent = world["beta-west"]
    moved.save(update_fields=["parent"])
    moved.refresh_from_db()
    cell = Organization.objects.get(code="alpha-east-1-cell")
    row = RoleAssignment.objects.get(user=officer)
    assert moved.path.startswith(world["beta-west"].path)
    assert cell.path.startswith(moved.path)
    assert cell.path != cell_before
    assert (cell.tenant_id, cell.province_id) == (world["beta-west"].pk, world["beta"].pk)
    assert (row.path, row.tenant_id, row.province_id) == (
        cell.path,
        cell.tenant_id,
        cell.province_id,
    )


def test_an_organisation_cannot_stand_under_itself(world, everything):
    east = world["alpha-east"]
    east.parent = world["alpha-east-1-cell"]
    with pytest.raises(DatabaseError, match="cannot stand under itself"), transaction.atomic():
        east.save(update_fields=["parent"])


def test_a_copy_of_the_place_cannot_be_falsified(world, everything):
    officer = world.user("unit_secretary", "alpha-east-1-cell")
    with pytest.raises(DatabaseError, match="place"), transaction.atomic():
        RoleAssignment.objects.filter(user=officer).update(path=world["beta"].path)


def test_the_runtime_role_owns_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
        )
        name, is_super, bypass = cursor.fetchone()
        cursor.execute("select count(*) from pg_class where relowner = current_user::regrole")
        owned = cursor.fetchone()[0]
    assert (name, is_super, bypass, owned) == ("partybuild_web", False, False, 0)


def test_with_the_scope_the_triggers_of_history_find_their_setting(world):
    """The library's function reads it as an array, and catches the error where it is none."""
    with scope.use(scope.Scope.everything()), connection.cursor() as cursor:
        cursor.execute("select current_setting('pgtrigger.ignore')::text[]")
        assert cursor.fetchone() == ([],)
