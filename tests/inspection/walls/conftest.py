"""People of two districts who are members, and relatives of each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apps.accounts.models import Wall
from apps.membership.models import Kinship, MemberAccount, MemberRelation
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY


@pytest.fixture
def somebody(world: Any) -> Callable[..., Any]:
    """A member of a cell of the district, linked to an account if one is given."""

    def make(name: str, user: Any = None, code: str = "alpha-east-1-cell", **fields: Any) -> Any:
        with scope.use(scope.Scope.everything()):
            made = member(world[code], name, **{"card_number": "", "citizen_number": ""} | fields)
            if user is not None:
                MemberAccount.objects.create(
                    member=made, organization=made.organization, user=user, since=TODAY
                )
            return made

    return make


@pytest.fixture
def relate(world: Any) -> Callable[..., Any]:
    """Declare two members as relatives, past the actions."""

    def make(one: Any, other: Any, kinship: str = "sibling") -> Any:
        with scope.use(scope.Scope.everything()):
            return MemberRelation.objects.create(
                member=one, relative=other, organization=one.organization, since=TODAY,
                kinship=Kinship.objects.get(code=kinship),
            )  # fmt: skip

    return make


@pytest.fixture
def walls() -> Callable[[Any], set[tuple[int, str]]]:
    """The walls of the facts that stand around a case: (account, reason)."""

    def standing(case: Any) -> set[tuple[int, str]]:
        with scope.use(scope.Scope.everything()):
            rows = Wall.objects.filter(
                label="inspection.case", object_id=case.pk, from_facts=True, valid_to__isnull=True
            )
            return set(rows.values_list("user_id", "reason"))

    return standing
