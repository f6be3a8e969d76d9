"""What the question whether somebody may be put forward adds to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.eligibility.actions import ask
from apps.cadres.models import EligibilityQuestion, Title
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

CADRE, QUESTION = "cadres.cadre", "cadres.eligibilityquestion"
TITLE = "district-department-head"
RIGHTS = {QUESTION: P.VIEW_CADRE}
GUARDED = {QUESTION: CADRE}
PLACED_WITH = GUARDED
CLOSED = (QUESTION,)
KINDS = ("asked_cadre",)
WALLED = KINDS


def _question(of: Any, day: date) -> Any:
    row = EligibilityQuestion.of(
        of, act="plan", title=Title.objects.get(code=TITLE), on_day=day, asked_on=day
    )
    row.save()
    return row


MAKERS = {
    QUESTION: lambda unit, number, made, who: _question(made[CADRE][number], date(2026, 1, 5)),
}


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A member's profile, about whom it was asked once."""
    member = twin.records["member"]
    made = cadres.cadre(
        twin.unit, id=ids["asked_cadre"], member=member, full_name=member.full_name,
        birth=member.birth, sex=member.sex, reference=f"C-{twin.word[:7]}Q",
    )  # fmt: skip
    _question(made, date(2025, 1, 5))
    return {"asked_cadre": made}


def _reference(twin: Twin) -> str:
    return getattr(getattr(twin, "asked_cadre", None), "reference", "C-NEVERTHERE")


def _today() -> dict[str, str]:
    day = timezone.localdate()
    return three("on", str(day.day), str(day.month), str(day.year))


def _by_api(stage: Stage, twin: Twin) -> dict[str, Any]:
    day = timezone.localdate().isoformat()
    return {"cadre": _reference(twin), "act": "plan", "title": TITLE, "on": day}


ROUTES = [
    Route(
        "cadres:eligibility", of="asked_cadre", see=P.VIEW_CADRE,
        key=lambda twin: {"reference": _reference(twin)}, get=Act(P.CHANGE_CADRE),
        post=Act(
            P.CHANGE_CADRE, data=lambda stage, twin: {"act": "plan", "title": TITLE, **_today()}
        ),
    ),
    Route(
        "eligibility-list", stranger=API_CLOSED,
        post=Act(P.CHANGE_CADRE, json=True, data=_by_api, aimed=404),
    ),
]  # fmt: skip


def _asked(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    by = action_table.actor(stage, "organization_officer")
    title = Title.objects.get(code=TITLE)
    action_table.yield_lines()
    day = date(2026, 1, 20)
    return ask(
        cadre=stage.twins[OWN].asked_cadre, act="plan", title=title, on=day, today=day, by=by
    )


ACTIONS = {"apps.cadres.eligibility.actions.ask": _asked}
