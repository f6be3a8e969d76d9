"""Lists compared with the files: recorded, refused, and when it is due again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import NotAllowed, RuleRefused
from apps.membership.models import ListReconciliation
from apps.membership.quality import reconcile_actions, reconciling
from apps.membership.quality.clocks import clocks
from apps.regulations.choices import Unit
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.procedures.conftest import enact

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 31)
CELL = "alpha-east-1-cell"


@pytest.fixture
def officer(world):
    with scope.use(scope.Scope.everything()):
        return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def people(world, everything, db):
    return [member(world[CELL], f"Đảng viên {number}") for number in range(3)]


@pytest.fixture
def half_yearly(law: None) -> None:
    enact((reconciling.EVERY, "6", Unit.MONTHS))


def compare(world: Any, by: Any, code: str = CELL, **more: Any) -> ListReconciliation:
    values = {"held_on": date(2026, 3, 10), "files_found": 3, "today": TODAY} | more
    with scope.use(scope.Scope.everything()):
        return reconcile_actions.record_reconciliation(organization=world[code], by=by, **values)


def running() -> list[Any]:
    with scope.use(scope.Scope.everything()):
        return clocks(lambda rows: rows, until=date(2027, 12, 31), today=TODAY)


def refusal(code: str) -> Any:
    return pytest.raises(RuleRefused, match=f"^{code}$")


def test_the_list_is_counted_by_the_register_and_the_next_day_from_the_last_one(
    world, officer, people, half_yearly
):
    assert running() == []  # nothing recorded: no day is invented
    compare(world, officer, held_on=date(2025, 8, 31))
    made = compare(world, officer)
    assert (made.on_list, made.files) == (3, 3)
    (clock,) = running()
    assert (clock.due, clock.started) == (date(2026, 9, 10), date(2026, 3, 10))


def test_without_a_rule_nothing_is_counted(world, officer, people):
    compare(world, officer)
    assert running() == []


def test_files_that_differ_need_a_word(world, officer, people):
    with refusal("reconciled_differs"):
        compare(world, officer, files_found=2)
    made = compare(world, officer, files_found=2, differences="Thiếu hồ sơ đồng chí số 2")
    assert made.on_list == 3


def test_what_cannot_be_is_refused(world, officer, people):
    with refusal("date_in_future"):
        compare(world, officer, held_on=date(2026, 4, 1))
    with refusal("date_before_party") as refused:
        compare(world, officer, held_on=date(1800, 1, 1))
    assert "1930" in refused.value.message
    compare(world, officer)
    with refusal("reconciled_twice"):
        compare(world, officer)
    with pytest.raises(NotAllowed):
        compare(world, officer, "beta-east-1-cell", files_found=0)


def test_a_struck_one_gives_its_place_back(world, officer, people, half_yearly):
    compare(world, officer, held_on=date(2025, 8, 31))
    made = compare(world, officer)
    with scope.use(scope.Scope.everything()):
        reconcile_actions.strike_reconciliation(reconciliation=made, reason="Nhầm ngày", by=officer)
    (clock,) = running()
    assert clock.started == date(2025, 8, 31)
    assert clock.due == date(2026, 2, 28)
    with refusal("reconciliation_struck"), scope.use(scope.Scope.everything()):
        reconcile_actions.strike_reconciliation(reconciliation=made, reason="x", by=officer)


def test_it_is_recorded_and_struck_on_the_page(world, people, half_yearly, browser, time_machine):
    time_machine.move_to(TODAY)
    page, address = browser(), "/members/quality/reconciliations/"
    day = {"held_on_day": 10, "held_on_month": 3, "held_on_year": 2026}
    wrong = page.post(address, {"organization": CELL, "files_found": 2, **day})
    assert wrong.status_code == 422
    assert page.post(address, {"organization": CELL, "files_found": 3, **day}).status_code == 302
    assert "10/09/2026" in page.get(address).content.decode()
    with scope.use(scope.Scope.everything()):
        made = ListReconciliation.objects.get()
    assert page.post(f"{address}{made.pk}/strike/", {"reason": "Nhầm"}).status_code == 302
    assert "10/09/2026" not in page.get(address).content.decode()
    assert browser(code="beta-east").post(f"{address}{made.pk}/strike/").status_code == 404


def test_it_is_recorded_read_and_struck_through_the_api(
    world, people, half_yearly, browser, time_machine
):
    time_machine.move_to(TODAY)
    client, address = browser(), "/api/list-reconciliations/"

    def sent(url: str, **values: Any) -> Any:
        return client.post(url, values, content_type="application/json")

    told = {"organization": CELL, "held_on": "2026-03-10"}
    wrong = sent(address, **told, files_found=2)
    assert (wrong.status_code, wrong.json()["code"]) == (409, "reconciled_differs")
    made = sent(address, **told, files_found=3)
    assert (made.status_code, made.json()["on_list"], made.json()["due"]) == (201, 3, "2026-09-10")
    sent(address, organization=CELL, held_on="2025-08-31", files_found=3)
    listed = client.get(address).json()["results"]
    assert [(row["held_on"], row["due"]) for row in listed] == [
        ("2026-03-10", "2026-09-10"), ("2025-08-31", None),
    ]  # fmt: skip
    struck = sent(f"{address}{listed[0]['id']}/strike/", reason="Nhầm")
    assert (struck.status_code, struck.json()["struck"], struck.json()["due"]) == (
        200,
        "Nhầm",
        None,
    )
    assert client.get(address).json()["results"][1]["due"] == "2026-02-28"
