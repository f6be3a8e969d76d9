"""How the tests of the API send an act."""

from __future__ import annotations

from typing import Any


def sent(client: Any, path: str, **body: Any) -> tuple[int, Any]:
    """Status and answer of a POST to the API."""
    answer = client.post(f"/api/{path}/", body, content_type="application/json")
    return answer.status_code, answer.json() if answer.content else {}
