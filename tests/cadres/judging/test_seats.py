"""The page "why?" finds a seat by what is typed; nobody learns of seats out of sight."""

from __future__ import annotations

import pytest

from apps.cadres.judging.seats import seat_words
from apps.tenancy import scope
from tests.factories import cadres

pytestmark = pytest.mark.django_db
OFFERED = "/why/seats/"


@pytest.fixture
def seats(world):
    """A head and a deputy of one department here, a head elsewhere; somebody to ask about."""
    with scope.use(scope.Scope.everything()):
        unit = cadres.work_unit(world["alpha-east"], name="Phòng Nội vụ")
        away = cadres.work_unit(world["alpha-west"], name="Phòng Nội vụ")
        head = cadres.title("district-department-head")
        cadres.cadre(world["alpha-east"])
        return (
            cadres.seat(unit, head),
            cadres.seat(unit, name="Phụ trách cải cách"),
            cadres.seat(away, head),
        )


def test_a_part_of_the_name_offers_the_seats_of_the_own_range_alone(seats, browser):
    page = browser().get(OFFERED, {"seat": "noi vu"}).content.decode()
    assert [one.reference in page for one in seats] == [True, True, False]
    assert browser().get(OFFERED, {"seat": " "}).content.decode().count("<option") == 0


@pytest.mark.parametrize("way", ["chosen", "reference", "only one"])
def test_the_seat_chosen_or_the_only_one_that_fits_is_asked_about(seats, browser, way):
    head, deputy, _away = seats
    with scope.use(scope.Scope.everything()):
        words = seat_words(head)
    text = {"chosen": words, "reference": head.reference, "only one": "phu trach cai cach"}
    answer = ask(browser, head, text[way])
    assert answer.status_code == 200
    assert answer.context["asked"].seat == (deputy if way == "only one" else head)


@pytest.mark.parametrize("which", ["away", "several", "never"])
def test_what_names_no_seat_or_several_is_told_beside_the_box(seats, browser, which):
    head, _deputy, away = seats
    text = {"away": away.reference, "several": "Phòng Nội vụ", "never": "G-NEVER1"}[which]
    answer = ask(browser, head, text)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["seat"]


def ask(browser, seat, text):
    from apps.cadres.models import Cadre

    with scope.use(scope.Scope.everything()):
        person = Cadre.objects.get()
    asked = {"act": "appoint", "title": seat.title.code, "seat": text}
    return browser().get(f"/why/{person.reference}/", asked)
