"""The ground of the tests of programmes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apps.inspection.cases.actions import Subject
from apps.inspection.models import Programme
from apps.inspection.programmes import actions
from apps.inspection.programmes.actions import Planned
from apps.tenancy import scope
from tests.inspection.conftest import TODAY
from tests.inspection.walls.conftest import relate, somebody  # noqa: F401 (members, relatives)

DECISION = {"number": "01-QĐ/UBKTHU", "decided_on": TODAY, "signer": "Trần Văn Chủ"}


@pytest.fixture
def draft(world: Any, officer: Any) -> Callable[..., Programme]:
    """Draft a yearly programme of the district's inspection committee."""

    def draft_one(*, by: Any = officer, code: str = "alpha-east", **values: Any) -> Programme:
        given = {
            "organization": world[code], "owner": "inspection_committee", "span": "year",
            "first_year": TODAY.year, "today": TODAY,
        } | values  # fmt: skip
        with scope.use(by.scope()):
            return actions.draft_programme(by=by, **given)

    return draft_one


@pytest.fixture
def do(officer: Any) -> Callable[..., Any]:
    """Do one act on a programme or an item, with the version as it stands."""

    def act(name: str, row: Any, *, by: Any = officer, **values: Any) -> Any:
        is_programme = isinstance(row, Programme)
        key = row.pk if is_programme else row.programme_id
        with scope.use(by.scope()):
            version = Programme.objects.get(pk=key).version
            named = {"programme" if is_programme else "item": row}
            return getattr(actions, name)(version=version, by=by, **named, **values)

    return act


@pytest.fixture
def plan(do: Any, world: Any) -> Callable[..., Any]:
    """Plan one supervision of the third quarter about one organisation."""

    def plan_one(programme: Programme, *, by: Any = None, **values: Any) -> Any:
        given = planned(world, **values)
        return do("add_item", programme, planned=given, today=TODAY, **({"by": by} if by else {}))

    return plan_one


def planned(world: Any, **values: Any) -> Planned:
    """What the item says."""
    given: dict[str, Any] = {
        "year": TODAY.year, "quarter": 3, "kind": "thematic_supervision",
        "title": "Thực hiện quy chế làm việc",
        "subjects": [Subject(organization=world["alpha-east-1"])],
    }  # fmt: skip
    return Planned(**(given | values))


@pytest.fixture
def adopt(do: Any, chair: Any) -> Callable[..., Programme]:
    """Record the adoption as the chair."""

    def adopt_one(programme: Programme, **values: Any) -> Programme:
        return do("adopt_programme", programme, by=chair, today=TODAY, **(DECISION | values))

    return adopt_one


@pytest.fixture
def adopted(draft: Any, plan: Any, adopt: Any) -> Any:
    """An adopted programme with one item: (programme, item)."""
    programme = draft()
    item = plan(programme)
    return adopt(programme), item


@pytest.fixture
def finish(officer: Any) -> Callable[[Any], None]:
    """Take a case to its conclusion, as far as the progress of its item asks."""

    def finish_one(case: Any) -> None:
        with scope.use(officer.scope()):
            type(case).objects.filter(pk=case.pk).update(
                phase="conclusion", decided_on=TODAY, decision_number="2", concluded_on=TODAY,
                conclusion="Đã rõ", outcome="shortcoming",
            )  # fmt: skip

    return finish_one
