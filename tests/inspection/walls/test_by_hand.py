"""A wall that an administrator raises around a case stands around what tells of the case, too."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from apps.accounts.actions import lower_wall, raise_wall
from apps.accounts.models import Wall
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, Letter
from apps.tenancy import scope
from tests.guards.browsers import client_of
from tests.inspection.conftest import TODAY, acting
from tests.inspection.letters.conftest import came, do

pytestmark = pytest.mark.django_db
__all__ = ["came", "do"]


def walled(record: Any) -> set[int]:
    """Accounts for whom the record does not exist today."""
    with scope.use(scope.Scope.everything()):
        rows = Wall.objects.filter(label=record._meta.label_lower, object_id=record.pk)
        return set(rows.in_force(timezone.localdate()).values_list("user_id", flat=True))


def by_hand(world: Any, record: Any, person: Any) -> Wall:
    """The administrator keeps somebody from a record."""
    admin = acting(world, "system_administrator", "alpha-east")
    with scope.use(admin.scope()):
        return raise_wall(
            person=person, label=record._meta.label_lower, object_id=record.pk, reason="named",
            valid_from=timezone.localdate(), valid_to=None, by=admin,
        )  # fmt: skip


@pytest.fixture
def opened(came: Any, do: Any) -> tuple[Letter, Case]:
    """A denunciation and its case."""
    letter = came(subjects=[Subject(name="Lê Văn Nào")])
    do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    case = do(
        "open_case", letter, body="inspection_committee", title="Quản lý đất đai", today=TODAY
    )
    return letter, case


@pytest.mark.parametrize("around", ["letter", "case"])
def test_a_letter_and_its_case_have_the_same_walls(world, opened, chair, around):
    letter, case = opened
    site = client_of(chair.user)
    assert site.get(letter.get_absolute_url()).status_code == 200

    wall = by_hand(world, case if around == "case" else letter, chair.user)

    assert walled(letter) == walled(case) == {chair.user_id}
    for record in (letter, case):
        assert site.get(record.get_absolute_url()).status_code == 404
    admin = acting(world, "system_administrator", "alpha-east")
    with scope.use(scope.Scope.everything()):
        Wall.objects.update(valid_from=timezone.localdate() - timedelta(days=9))
        wall.refresh_from_db()
    with scope.use(admin.scope()):
        lower_wall(wall=wall, last_day=timezone.localdate() - timedelta(days=1), by=admin)
    assert walled(letter) == walled(case) == set()
