"""Pages of posts: staffing, forecast, catalogue, what the acts refuse on the page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Position, Title, WorkUnit
from apps.cadres.posts import forecast, reading
from apps.core.partial_dates import PartialDate
from tests.cadres.conftest import TODAY
from tests.factories import cadres

pytestmark = pytest.mark.usefixtures("within")


@pytest.fixture(autouse=True)
def roadmap(db: None) -> None:
    """The roadmap of the retirement age, as shipped."""
    from tests.factories.regulations import RuleValueFactory

    for sex, age, step, final in (("male", 723, 3, 744), ("female", 664, 4, 720)):
        for part, value in (("age", age), ("step", step), ("final", final)):
            RuleValueFactory(
                key=f"cadres.retirement.{sex}.{part}.months", value=str(value), unit="months",
                valid_from=date(2021, 1, 1),
            )  # fmt: skip
    RuleValueFactory(key="cadres.second.counted_by_sender", value="1", valid_from=date(2025, 7, 1))


def test_a_second_post_and_a_secondment_count_once_at_home(
    officer: Any, office: Any, unit: WorkUnit, seat: Any
) -> None:
    """Trap 23 and R-ROT-15, across two units of the same office."""
    other = cadres.work_unit(office, name="Ban Tổ chức")
    person = cadres.cadre(office)
    cadres.position(person, seat)
    cadres.position(person, cadres.seat(other), is_concurrent=True)
    sent = cadres.cadre(office, 2)
    cadres.position(sent, seat)
    cadres.position(sent, cadres.seat(other, name="B"), act="seconded", since=PartialDate(2025))
    lines = reading.staffing_of(unit, officer, TODAY, [2026])
    assert [(one.kind, one.staffing.presence.present) for one in lines] == [("cadre", 2)]
    assert lines[0].staffing.presence.seconded_out == 1
    assert lines[0].staffing.surplus is None
    (there,) = reading.staffing_of(other, officer, TODAY, [2026])
    here = there.staffing.presence
    assert (here.present, here.seconded_in, here.concurrent) == (0, 1, 1)
    assert str(reading.unit_page(other, officer, TODAY).seconded.verdict) == "pass"
    assert reading.unit_page(unit, officer, TODAY).seconded is None
    cadres.position(sent, cadres.seat(other, name="C"))
    told = reading.unit_page(other, officer, TODAY)
    assert str(told.seconded.verdict) == "fail"
    assert "1" in told.seconded_words


def test_earlier_years_are_counted_on_their_last_day(
    officer: Any, office: Any, unit: WorkUnit, seat: Any
) -> None:
    gone = cadres.position(cadres.cadre(office), seat)
    Position.objects.filter(pk=gone.pk).update(until="2026-01-01", end="moved")
    cadres.position(cadres.cadre(office, 2), seat, since=PartialDate(2026, 2))
    lines = reading.staffing_of(unit, officer, TODAY, [2024, 2025, 2026])
    assert [(one.year, one.staffing.presence.present) for one in lines] == [
        (2026, 1), (2025, 1), (2024, 1),
    ]  # fmt: skip


def test_the_forecast_knows_what_it_does_not_know(officer: Any, office: Any, seat: Any) -> None:
    cadres.position(cadres.cadre(office, birth=PartialDate(1965, 4)), seat)
    cadres.position(cadres.cadre(office, 3, birth=PartialDate(1965)), seat)
    (found,) = forecast.seats_ahead([seat], officer, TODAY)
    rows = forecast.rows_of([found], TODAY)
    assert [row.what for row in rows] == ["retires", "unknown"]
    assert rows[0].day == date(2026, 11, 1), (
        "born 04/1965: 61 years 6 months are reached in 10/2026"
    )
    days = forecast.horizons(TODAY)
    assert [found.empty_by(day) for day in days] == [1, 1, 1]
    assert found.empty_now == 0
    (level,) = forecast.by_level([found], TODAY)
    assert (level.empty_now, level.empty, level.unknown) == (0, [1, 1, 1], 1)


@pytest.mark.parametrize(("today", "empty"), [(date(2026, 10, 31), 0), (date(2026, 11, 1), 1)])
def test_a_place_is_empty_from_the_first_day_of_retirement(
    officer: Any, office: Any, seat: Any, today: date, empty: int
) -> None:
    cadres.position(cadres.cadre(office, birth=PartialDate(1965, 4)), seat, since=PartialDate(2020))
    cadres.position(cadres.cadre(office, 3), seat)
    (found,) = forecast.seats_ahead([seat], officer, TODAY)
    assert found.empty_by(today) == empty


def test_a_term_that_is_over_is_told_as_such(officer: Any, office: Any, seat: Any) -> None:
    """Trap 16: no silent expiry."""
    cadres.position(cadres.cadre(office), seat, term_ends_on=date(2026, 9, 14))
    (found,) = forecast.seats_ahead([seat], officer, TODAY)
    term = next(row for row in forecast.rows_of([found], TODAY) if row.what == "term")
    assert (term.day, term.months) == (date(2026, 9, 14), -1)


def test_titles_lead_to_those_that_follow(officer: Any, browser: Any) -> None:
    """Trap 15: a level that ended keeps its titles, with what follows them."""
    old, new = cadres.title("district-secretary"), cadres.title("commune-secretary")
    Title.objects.filter(pk=old.pk).update(successor=new, valid_until=date(2025, 7, 1))
    page = browser().get("/posts/titles/?tab=past").content.decode()
    assert old.name in page
    assert new.name in page
    assert old.name not in browser().get("/posts/titles/").content.decode()
    assert old.name in browser().get(f"/posts/titles/{new.code}/").content.decode()


def test_the_page_names_the_rule_that_refuses(
    officer: Any, office: Any, unit: WorkUnit, seat: Any, browser: Any
) -> None:
    cadres.position(cadres.cadre(office), seat)
    base, open_ = f"/posts/units/{unit.reference}/", browser()
    ended = {
        "version": "1", "confirmed": "on", "decision_number": "1", "ended_on_day": "1",
        "ended_on_month": "9", "ended_on_year": "2026",
    }  # fmt: skip
    answer = open_.post(f"{base}end/", ended)
    assert answer.status_code == 422
    assert "Vẫn còn người công tác" in answer.content.decode()
    answer = open_.post(f"{base}seat/", {"version": "1", "quota": "1"})
    assert answer.status_code == 422
    assert "368-QĐ/TW" in answer.content.decode()
    page = open_.get(base).content.decode()
    assert seat.title.name in page


def test_a_change_meanwhile_is_told(officer: Any, unit: WorkUnit, browser: Any) -> None:
    WorkUnit.objects.filter(pk=unit.pk).update(version=4)
    data = {"version": "1", "year": "2026", "kind": "cadre", "assigned": "4"}
    answer = browser().post(f"/posts/units/{unit.reference}/staff/", data)
    assert answer.status_code == 422
    assert 'value="4"' in answer.content.decode()
