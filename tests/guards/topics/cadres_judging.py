"""What judging adds to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.judging import actions
from apps.cadres.judging.reading import Asked
from apps.cadres.judging.rules import CODES
from apps.cadres.models import Evaluation
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.twins import OWN, Stage, Twin

EVALUATION, CADRE = "cadres.evaluation", "cadres.cadre"
RIGHTS = {EVALUATION: P.VIEW_CADRE}
GUARDED = {EVALUATION: CADRE}
PLACED_WITH = GUARDED
CLOSED = tuple(RIGHTS)
KINDS = ("judged", "evaluation")
WALLED = ("judged",)
TODAY = date(2026, 9, 15)
FACTS: dict[str, Any] = {
    "act": "plan", "judged_for": TODAY, "rule": "R-PLAN-01", "verdict": "fail", "severity": "warn",
}  # fmt: skip


def _kept(of: Any, **fields: Any) -> Evaluation:
    row: Evaluation = Evaluation.of(of, title=cadres.title(), **(FACTS | fields))
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A profile with something kept about it, which bears the word of the twin."""
    person = cadres.cadre(
        twin.unit, 1, id=ids["judged"], full_name=f"Lê Văn {twin.word}",
        reference=f"C-{twin.word[:4]}J",
    )  # fmt: skip
    kept = _kept(
        person, id=ids["evaluation"], question=f"E-{twin.word[:4]}", judged_by=owner,
        facts={"target": twin.word, "present": twin.word},
    )  # fmt: skip
    return {"judged": person, "evaluation": kept}


MAKERS = {
    EVALUATION: lambda unit, number, made, who: _kept(
        made[CADRE][number], question=f"E-{number}", facts={"target": "x", "present": "y"}
    )
}


def _person(twin: Twin) -> dict[str, Any]:
    return {"reference": getattr(twin.records.get("judged"), "reference", "C-NEVER")}


def _question(twin: Twin) -> dict[str, Any]:
    return {"reference": getattr(twin.records.get("evaluation"), "question", "E-NEVER")}


def _asked(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"act": "plan", "title": "district-department-deputy", "on": "15/09/2026"}


def _allowed(stage: Stage, twin: Twin) -> dict[str, Any]:
    year = str(timezone.localdate().year + 1)
    return {
        "authority": "Ban Thường vụ", "reason": "Nhu cầu", "document": "1-KL/HU", "confirmed": "on",
        "expires_on_day": "1", "expires_on_month": "1", "expires_on_year": year,
    }  # fmt: skip


VIEWS = ("act=plan&title=district-department-deputy&on=15/09/2026", "act=x")
ROUTES = [
    Route(
        "cadres:seats_offered", get=Act(P.VIEW_CADRE, views=("seat=truong", "seat="), rows="seat"),
    ),
    Route(
        "cadres:why", of="judged", see=P.VIEW_CADRE, key=_person,
        get=Act(P.VIEW_CADRE, views=VIEWS, rows="evaluation"),
    ),
    Route(
        "cadres:why_keep", of="judged", see=P.VIEW_CADRE, key=_person,
        post=Act(P.CHANGE_CADRE, ok=302, data=_asked),
    ),
    Route(
        "cadres:evaluation", of="evaluation", see=P.VIEW_CADRE, key=_question,
        get=Act(P.VIEW_CADRE, rows="evaluation_line"),
    ),
    Route(
        "cadres:evaluation_allow", of="evaluation", see=P.VIEW_CADRE,
        key=lambda twin: _question(twin) | {"rule": "R-PLAN-01"},
        get=Act(P.DECIDE_CADRE), post=Act(P.DECIDE_CADRE, ok=302, data=_allowed),
    ),
    Route(
        "evaluation-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, rows="evaluation", views=("verdict=fail", "rule=R-PLAN-01", "question=E")),
    ),
    Route(
        "evaluation-judge", of="judged", see=P.VIEW_CADRE, stranger=API_CLOSED,
        key=lambda twin: {"cadre": _person(twin)["reference"]},
        post=Act(P.VIEW_CADRE, json=True, data=_asked),
    ),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    _kept(
        stage.twins[OWN].judged, question=f"E-MORE{number}", judged_by=stage.readers[role],
        facts={"target": "x", "present": "y"},
    )  # fmt: skip


def _more_lines(stage: Stage, role: str, number: int) -> None:
    of = stage.twins[OWN]
    _kept(
        of.judged, question=of.evaluation.question, judged_by=stage.readers[role],
        rule=CODES[number + 1],
    )  # fmt: skip


MORE = {"evaluation": _more, "evaluation_line": _more_lines}


def _by(stage: Stage, role: str) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    found = action_table.actor(stage, role)
    action_table.yield_lines()
    return found


def _evaluate(stage: Stage) -> Any:
    asked = Asked(stage.twins[OWN].judged, "plan", cadres.title(), TODAY)
    by = _by(stage, "organization_officer")
    return actions.evaluate(asked=asked, today=TODAY, by=by)


def _allow(stage: Stage) -> Any:
    return actions.allow_exception(
        evaluation=stage.twins[OWN].evaluation, authority="Ban Thường vụ", reason="Nhu cầu",
        document="1-KL/HU", expires_on=TODAY, today=TODAY, by=_by(stage, "organization_head"),
    )  # fmt: skip


ACTIONS = {
    "apps.cadres.judging.actions.evaluate": _evaluate,
    "apps.cadres.judging.actions.allow_exception": _allow,
}
