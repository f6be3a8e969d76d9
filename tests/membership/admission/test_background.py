"""Letters for the background check: asked, answered, struck; the limit of an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import Conflict, RuleRefused
from apps.membership.admission import actions, background_actions
from apps.membership.admission.clocks import ANSWER, clocks
from apps.membership.models import BackgroundCheck, Candidate
from apps.regulations.choices import Unit
from apps.tenancy import scope
from tests.membership.admission.conftest import TODAY
from tests.membership.procedures.conftest import enact

pytestmark = pytest.mark.django_db
ASKED = date(2026, 3, 2)


@pytest.fixture
def reply_law(law: None) -> None:
    enact(
        ("membership.admission.background_reply.home", "30", Unit.WORKING_DAYS),
        ("membership.admission.background_reply.abroad", "90", Unit.WORKING_DAYS),
    )


@pytest.fixture
def officer(world):
    with scope.use(scope.Scope.everything()):
        return world.actor("organization_officer", "alpha-east")


def ask(person: Candidate, by: Any, **more: Any) -> BackgroundCheck:
    values = {
        "asked_on": ASKED, "where": "home", "about": "parents", "asked_of": "Đảng ủy xã Bình Minh",
        "version": person.version, "today": TODAY,
    } | more  # fmt: skip
    with scope.use(scope.Scope.everything()):
        return background_actions.ask_background(candidate=person, by=by, **values)


def running(today: date = TODAY) -> list[Any]:
    with scope.use(scope.Scope.everything()):
        found = clocks(lambda rows: rows, until=date(2027, 12, 31), today=today)
    return [clock for clock in found if clock.kind == ANSWER]


@pytest.mark.parametrize(
    ("place", "due"), [("home", date(2026, 4, 13)), ("abroad", date(2026, 7, 6))]
)
def test_the_limit_of_the_answer_runs_from_the_letter(person, officer, reply_law, place, due):
    ask(person, officer, where=place)
    (clock,) = running()
    assert (clock.due, clock.started) == (due, ASKED)
    assert "Đỗ Thị Ưu Tú" in str(clock.title)


def test_without_a_rule_of_the_day_nothing_is_counted(person, officer):
    ask(person, officer)
    assert running() == []


def test_an_answer_or_a_strike_ends_the_limit(person, officer, reply_law):
    first = ask(person, officer)
    second = ask(person, officer, version=2, about="spouse")
    with scope.use(scope.Scope.everything()):
        background_actions.answer_background(
            candidate=person, version=3, check=first, answered_on=TODAY, number="7-CV", today=TODAY,
            by=officer,
        )  # fmt: skip
        background_actions.strike_background(
            candidate=person, version=4, check=second, reason="Ghi nhầm", by=officer
        )
    assert running() == []
    for code, call in (
        ("background_not_waiting", {"check": first, "reason": "x"}),
        ("background_not_waiting", {"check": second, "reason": "x"}),
    ):
        with pytest.raises(RuleRefused, match=f"^{code}$"), scope.use(scope.Scope.everything()):
            background_actions.strike_background(candidate=person, version=5, by=officer, **call)


def test_what_cannot_be_is_refused(person, officer, reply_law):
    with pytest.raises(RuleRefused, match=r"^date_in_future$"):
        ask(person, officer, asked_on=date(2026, 4, 1))
    with pytest.raises(RuleRefused, match=r"^date_before_party$"):
        ask(person, officer, asked_on=date(1929, 12, 31))
    with pytest.raises(RuleRefused, match=r"^background_of_nobody$"):
        ask(person, officer, asked_of=" ")
    made = ask(person, officer)
    with pytest.raises(Conflict):
        ask(person, officer, version=1)
    with (
        pytest.raises(RuleRefused, match=r"^background_before_letter$"),
        scope.use(scope.Scope.everything()),
    ):
        background_actions.answer_background(
            candidate=person, version=2, check=made, answered_on=date(2026, 3, 1), today=TODAY,
            by=officer,
        )  # fmt: skip


def test_letters_go_along_to_another_cell(person, officer, world, admission_law):
    made = ask(person, officer)
    with scope.use(scope.Scope.everything()):
        other = world["alpha-east-2-cell"]
        actions.change_candidate(
            candidate=person, version=2, values={}, organization=other, today=TODAY, by=officer
        )
        assert BackgroundCheck.objects.get(pk=made.pk).organization_id == other.pk


def test_letters_are_recorded_and_answered_on_the_page(person, browser, reply_law, time_machine):
    time_machine.move_to(TODAY)
    address, page = f"/candidates/{person.pk}/", browser()

    def day(name, value):
        return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}

    sent = page.post(
        f"{address}background/",
        {"ask-version": 1, "ask-where": "home", "ask-about": "person",
         "ask-asked_of": "Đảng ủy xã Bình Minh", **day("ask-asked_on", ASKED)},
    )  # fmt: skip
    assert sent.status_code == 302
    text = page.get(address).content.decode()
    assert "Đảng ủy xã Bình Minh" in text
    assert "13/04/2026" in text
    (told,) = page.get(f"/api/candidates/{person.pk}/").json()["background_checks"]
    assert (told["asked_of"], told["due"]) == ("Đảng ủy xã Bình Minh", "2026-04-13")
    with scope.use(scope.Scope.everything()):
        made = BackgroundCheck.objects.get()
    answer = {"answer-version": 2, "answer-check": made.pk, "answer-number": "7-CV"}
    got = page.post(f"{address}background/answer/", answer | day("answer-answered_on", TODAY))
    assert got.status_code == 302
    # A letter that is answered is offered no more.
    again = page.post(f"{address}background/answer/", answer | day("answer-answered_on", TODAY))
    assert again.status_code == 422
