"""Finding a summary by its form and unit; what is answered to days and years that cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories import reports as make

YEAR = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}


@pytest.fixture
def made(world, heads, tables, everything):
    """A set and a table of the district, a set of its commune and of the neighbour's province."""
    east, own = world["alpha-east"], heads["alpha-east"]
    beta = heads["beta-east"]
    return {
        "set": make.summary(east, by=own, **YEAR | {"form": "membership"}),
        "table": make.summary(east, by=own, **YEAR | {"form": "TK1"}),
        "below": make.summary(world["alpha-east-1"], by=own, **YEAR | {"form": "membership"}),
        "beta": make.summary(world["beta-east"], by=beta, **YEAR | {"form": "TK1"}),
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("form=TK1", {"table"}), ("form=membership", {"set", "below"}),
        ("form=membership&unit=alpha-east-1", {"below"}), ("unit=alpha-east", {"set", "table"}),
        ("form=TK4", set()), ("form=TK1&unit=alpha-east", {"table"}),
    ],
)  # fmt: skip
def test_the_list_and_the_api_narrow_by_form_and_unit(made, as_role, query, expected):
    browser = as_role()
    page = browser.get(f"/summaries/?{query}")
    found = browser.get(f"/api/summaries/?{query}").json()["results"]

    wanted = {made[name].pk for name in expected}
    assert {one["summary"].pk for one in page.context["lines"]} == wanted
    assert {one["id"] for one in found} == wanted


def test_units_to_choose_from_are_those_of_the_reader(made, as_role):
    text = as_role().get("/summaries/").content.decode()

    assert '<option value="alpha-east-1">' in text
    assert "beta-east" not in text
    assert 'value="TK1"' in text
    chosen = as_role("organization_head", "alpha").get("/summaries/?unit=alpha-east-1")
    assert '<option value="alpha-east-1" selected>' in chosen.content.decode()


def test_an_unknown_form_or_a_foreign_unit_is_answered(made, as_role):
    browser = as_role()

    assert browser.get("/api/summaries/?form=XX9").status_code == 400
    assert browser.get("/summaries/?form=XX9").status_code == 200
    for path in ("/summaries/", "/api/summaries/"):
        assert browser.get(f"{path}?unit=beta-east").status_code == 404


def test_days_and_years_that_cannot_be_are_answered_beside_their_field(world, people, as_role):
    asked = {"form": "membership", "organization": world["alpha-east"].pk}
    browser = as_role()

    days = {"kind": "free", "first": "31/02/2019", "last": "mai"}
    errors = browser.post("/summaries/new/", asked | days).context["form"].errors
    assert errors["first"] == ["Không có ngày này. Xem lại ngày và tháng."]
    assert errors["last"] == ["Nhập ngày/tháng/năm, ví dụ 19/05/2020."]

    year = {"kind": "year", "year": "2099"}
    errors = browser.post("/summaries/new/", asked | year).context["form"].errors
    assert list(errors) == ["year"]
    free = {"kind": "free", "first": "01/01/2099", "last": "02/01/2099"}
    assert list(browser.post("/summaries/new/", asked | free).context["form"].errors) == ["first"]
