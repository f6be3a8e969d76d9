"""The API of admission in the leak matrix."""

from __future__ import annotations

from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.topics.admission import queries
from tests.guards.twins import Stage, Twin

API_VOTE = {
    "body": "cell", "held_on": "2013-06-10", "entitled": 1, "present": 1, "in_favour": 1,
    "against": 0,
}  # fmt: skip


def _api_new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.cell.code, "full_name": "Nguyễn Thị Ưu", "sex": "female",
        "birth": "1995-08-14", "noticed_on": "2013-06-01",
    }  # fmt: skip


def _api(name: str, right: Any, of: str, ok: int = 200, **values: Any) -> Route:
    return Route(
        f"candidate-{name}", of=of, see=P.VIEW_CANDIDATE, stranger=API_CLOSED,
        post=Act(right, ok=ok, json=True, data=lambda stage, twin: {"version": 1, **values}),
    )  # fmt: skip


ROUTES = [
    Route(
        "candidate-list", stranger=API_CLOSED,
        get=Act(
            P.VIEW_CANDIDATE, queries=queries, views=("review=missing",), rows="candidate"
        ),
        post=Act(P.CHANGE_CANDIDATE, ok=201, json=True, aimed=404, data=_api_new),
    ),
    _api("dossier", P.CHANGE_CANDIDATE, "candidate", started_on="2013-06-03"),
    _api("votes", P.CHANGE_CANDIDATE, "dossier", **API_VOTE),
    _api("papers", P.CHANGE_CANDIDATE, "dossier", code="opinions", dated_on="2013-06-03"),
    # Before the votes are complete: refused with the reason.
    _api(
        "decide", P.DECIDE_MEMBERSHIP, "dossier", ok=400, decided_on="2013-06-03",
        decision_number="1", deciding_body="province",
    ),
    _api("ceremony", P.CHANGE_CANDIDATE, "decided", held_on="2013-06-03"),
    _api("end", P.CHANGE_CANDIDATE, "candidate", ended_on="2013-06-03", reason="Chuyển đi"),
    Route(
        "candidate-detail", of="dossier", see=P.VIEW_CANDIDATE, stranger=API_CLOSED,
        get=Act(rows="candidate_vote"),
    ),
]  # fmt: skip
