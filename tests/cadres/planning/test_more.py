"""Planning through the API and from Excel."""

from __future__ import annotations

from typing import Any

import pytest

from apps.cadres.models import PlanningEntry
from apps.cadres.planning.files import _person, _plan
from apps.core.errors import RuleRefused
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.cadres.planning import made
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def test_through_the_api(browser: Any, officer: Any) -> None:
    with scope.use(officer.scope()):
        planning = made.a_list(officer)
        somebody = made.person(officer.organization)
    client = browser()
    address = f"/api/planning-lists/{planning.reference}/"
    sent = client.post(
        f"{address}people/",
        {"version": 1, "cadre": somebody.reference, "title": "district-committee-member"},
        content_type="application/json",
    )
    assert sent.status_code == 201, sent.content
    (person,) = sent.json()["people"]
    assert person["cadre"] == somebody.reference
    assert "minority" not in sent.content.decode()
    ended = client.post(
        f"{address}people/{person['reference']}/end/",
        {"version": 2, "end": "removed", "removal": "age"}, content_type="application/json",
    )  # fmt: skip
    assert ended.status_code == 200, ended.content
    assert ended.json()["people"] == []
    assert client.get("/api/planning-lists/").json()["count"] == 1


def test_from_excel_by_name_and_birth_in_the_column_of_the_sex(officer: Any) -> None:
    """Trap 22: birth dates in the columns of men and women; a name alone matches nobody."""
    with scope.use(officer.scope()):
        planning = made.a_list(officer)
        somebody = made.person(
            officer.organization, 2, full_name="Trần Thị Quỳnh", birth=PartialDate(1985, 3, 2)
        )
        made.person(
            officer.organization, 4, full_name="Trần Thị Quỳnh", birth=PartialDate(1986, 3, 2)
        )
        row = {
            "planning": planning.reference, "full_name": "Trần Thị Quỳnh",
            "born_woman": "02/03/1985", "title": "Ủy viên ban chấp hành đảng bộ huyện",
        }  # fmt: skip
        _plan(row, officer)
        assert PlanningEntry.objects.of_list(planning).get().cadre == somebody
        wrong = row | {"born_woman": "", "born_man": "02/03/1985"}
        with pytest.raises(RuleRefused, match="planning_cadre_unclear"):
            _person(wrong, officer)
        with pytest.raises(RuleRefused, match="planning_target_unknown"):
            _plan(row | {"title": "Bí thư"}, officer)


@pytest.mark.usefixtures("everything")
def test_a_namesake_without_marks_is_not_taken_for_the_exact_name(officer: Any) -> None:
    born = PartialDate(1980, 1, 1)
    for name in ("Nguyễn Thị Hòa", "Nguyễn Thị Hoa"):
        cadres.cadre(officer.organization, 2, full_name=name, birth=born)
    found = _person({"full_name": "Nguyễn Thị Hoa", "born_woman": "01/01/1980"}, officer)
    assert found.full_name == "Nguyễn Thị Hoa"
