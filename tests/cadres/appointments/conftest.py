"""Files of appointments of a district's organisation board, with the law they are judged by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from apps.cadres.appointments import actions
from apps.cadres.appointments.actions import Decision, Proposed
from apps.cadres.appointments.rules import Votes
from apps.cadres.models import AppointmentFile
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres
from tests.factories.regulations import RuleValueFactory

OPENED = date(2026, 6, 1)
VOTES = Votes(summoned=30, present=27, issued=27, collected=27, valid=26, agree=24, disagree=2)
DECISION = Decision("15-QĐ/HU", date(2026, 9, 1), date(2026, 9, 15), date(2031, 9, 15))


@pytest.fixture(autouse=True)
def law(db: None) -> None:
    """The values that tests of appointments rest on, all settled, for every day."""
    since = {"valid_from": date(2010, 1, 1)}
    for key, value, unit, more in (
        ("cadres.reappoint.notice.days", "90", "working_days", {}),
        ("cadres.suspend.limit", "15", "working_days", {"extension_cap": 15}),
        ("cadres.appoint.quorum", "2/3", "text", {}),
        ("cadres.appoint.votes", "1/2", "text", {}),
        ("cadres.appoint.freeze", "1", "count", {}),
    ):
        RuleValueFactory(key=key, value=value, unit=unit, **since, **more)


@pytest.fixture
def ground(world: Any) -> Any:
    """A unit with a seat, and somebody who holds another position with a term."""

    class Ground:
        office = world["alpha-east"]

    with scope.use(scope.Scope.everything()):
        made = Ground()
        made.unit = cadres.work_unit(made.office)
        made.seat = cadres.seat(made.unit, cadres.title("district-department-head"))
        made.old_seat = cadres.seat(made.unit)
        made.person = cadres.cadre(made.office)
        made.held = cadres.position(made.person, made.old_seat, term_ends_on=date(2026, 9, 30))
    return made


@pytest.fixture
def opened(ground: Any, officer: Any) -> Callable[..., AppointmentFile]:
    """A file about the person of the ground."""

    def open_one(act: str = "appointment", **values: Any) -> AppointmentFile:
        given: dict[str, Any] = {"act": act}
        if act in ("appointment", "nomination", "committee_seat"):
            given["seat"] = ground.seat
        if act != "committee_seat":
            given["position"] = ground.held
        cadre = values.pop("cadre", ground.person)
        with scope.use(officer.scope()):
            return actions.open_file(
                cadre=cadre, proposed=Proposed(**(given | values)), opened_on=OPENED,
                today=TODAY, by=officer,
            )  # fmt: skip

    return open_one


@pytest.fixture
def do(officer: Any, head: Any) -> Callable[..., Any]:
    """An act on the file as it is now, by the officer; decisions by the head."""

    def act(name: str, file: AppointmentFile, **values: Any) -> Any:
        decides = name in (
            "decide_file", "record_election", "extend_suspension", "lift_suspension",
            "correct_decision",
        )  # fmt: skip
        by = values.pop("by", head if decides else officer)
        with scope.use(by.scope()):
            now = AppointmentFile.objects.get(pk=file.pk)
            given = {"version": now.version, "today": TODAY, "by": by} | values
            return getattr(actions, name)(file=now, **given)

    return act


@pytest.fixture
def met(do: Callable[..., Any]) -> Callable[..., None]:
    """All meetings of the procedure are held, a week apart, with the usual votes."""

    def meet(file: AppointmentFile, votes: Votes = VOTES) -> None:
        from apps.cadres.appointments import procedures

        steps = procedures.procedure(file.procedure).meetings
        for week, (code, _name) in enumerate(steps):
            day = OPENED + timedelta(weeks=week)
            do("record_meeting", file, step=code, held_on=day, votes=votes)

    return meet
