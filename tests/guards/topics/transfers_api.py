"""The API of transfers in the leak matrix."""

from __future__ import annotations

from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.topics.transfers import queries
from tests.guards.twins import Twin


def _key(twin: Twin) -> int:
    return int(getattr(twin.records.get("member"), "pk", 7_999_999_999))


def _api(name: str, of: str, **values: Any) -> Route:
    return Route(
        f"transfer-{name}", of=of, see=P.VIEW_TRANSFER, stranger=API_CLOSED,
        post=Act(
            P.CHANGE_TRANSFER, json=True, data=lambda stage, twin: {"version": 1, **values}
        ),
    )  # fmt: skip


ROUTES = [
    Route(
        "transfer-list", stranger=API_CLOSED,
        get=Act(P.VIEW_TRANSFER, queries=queries, views=("state=sent",), rows="transfer"),
        post=Act(
            P.CHANGE_TRANSFER, ok=201, json=True, aimed=404,
            data=lambda stage, twin: {
                "member": _key(twin), "kind": "official", "reason": "work",
                "outside": "Quân khu 9",
            },
        ),
    ),
    Route(
        "transfer-within", stranger=API_CLOSED,
        post=Act(
            P.CHANGE_TRANSFER, ok=201, json=True, aimed=404,
            data=lambda stage, twin: {
                "member": _key(twin), "organization": "alpha-east-2-cell", "reason": "work",
                "moved_on": "2026-01-20",
            },
        ),
    ),
    _api("send", "asking", fee_paid_through="2026-01-20", sent_on="2026-01-20"),
    _api("withdraw", "asking", reason="x"),
    _api("hand-in", "coming", handed_in_on="2026-01-20"),
    _api("give-back", "coming", reason="x"),
    Route(
        "transfer-detail", of="coming", see=P.VIEW_TRANSFER, stranger=API_CLOSED, get=Act(),
    ),
    Route(
        "transfer-receive", of="coming", see=P.VIEW_TRANSFER, stranger=API_CLOSED,
        post=Act(P.CHANGE_TRANSFER, json=True, data=lambda stage, twin: {
            "version": 1, "organization": "alpha-east-2-cell", "received_on": "2026-01-20",
        }),
    ),
]  # fmt: skip
