"""A programme through the API, from the draft to an adjustment."""

from __future__ import annotations

import json
from typing import Any

import pytest

from apps.inspection.models import Programme, ProgrammeItem
from apps.tenancy import scope

pytestmark = pytest.mark.django_db
NEW = {
    "organization": "alpha-east", "owner": "inspection_committee", "span": "year",
    "first_year": 2026,
}  # fmt: skip
ITEM = {
    "year": 2026, "quarter": 4, "kind": "thematic_supervision", "title": "Quy chế làm việc",
    "subjects": [{"organization": "alpha-east-1"}, {"name": "Trần Văn Ba"}],
}  # fmt: skip
DECISION = {"number": "1-QĐ/UBKT", "decided_on": "2026-01-05", "signer": "Trần Văn Chủ"}


@pytest.fixture
def ask(browser: Any) -> Any:
    """Send something as somebody."""

    def send(url: str, data: Any, role: str = "inspection_officer") -> tuple[int, Any]:
        answer = browser(role).generic(
            "POST", f"/api/programmes/{url}", json.dumps(data), content_type="application/json"
        )
        return answer.status_code, answer.json()

    return send


def test_from_the_draft_to_an_adjustment(ask):
    status, made = ask("", NEW)
    assert (status, made["state"], made["items"]) == (201, "draft", [])
    one = f"{made['reference']}/"
    status, made = ask(f"{one}items/", ITEM | {"version": made["version"]})
    assert status == 201
    assert [row["name"] for row in made["items"][0]["subjects"]] == [
        "Đảng bộ alpha-east-1", "Trần Văn Ba",
    ]  # fmt: skip
    item = f"{one}items/{made['items'][0]['reference']}/"
    status, made = ask(
        f"{item}change/", ITEM | {"version": made["version"], "title": "Quy chế khác"}
    )
    assert (status, made["items"][0]["title"]) == (200, "Quy chế khác")
    assert ask(f"{one}adopt/", DECISION | {"version": made["version"]})[0] == 403
    status, made = ask(f"{one}adopt/", DECISION | {"version": made["version"]}, "inspection_chair")
    assert (status, made["state"]) == (200, "adopted")
    status, made = ask(f"{item}drop/", {"version": made["version"], "reason": "Trùng đại hội"})
    assert status == 200
    status, made = ask(f"{item}restore/", {"version": made["version"]})
    assert status == 200
    _status, made = ask(f"{item}drop/", {"version": made["version"], "reason": "Trùng đại hội"})
    decision = DECISION | {"version": made["version"], "reason": "Trùng đại hội"}
    status, made = ask(f"{one}adjust/", decision, "inspection_chair")
    assert (status, made["edition"], made["items"]) == (200, 2, [])
    with scope.use(scope.Scope.everything()):
        assert ProgrammeItem.objects.get().end_reason == "Trùng đại hội"


def test_what_the_pages_refuse_is_refused_with_its_code(ask):
    assert ask("", NEW | {"organization": "alpha-east-1-cell"})[1]["code"] == "programme_owner"
    assert ask("", NEW | {"organization": "alpha-west"})[0] == 404
    _status, made = ask("", NEW)
    assert ask("", NEW)[1]["code"] == "programme_exists"
    one, now = f"{made['reference']}/", {"version": made["version"]}
    for changed, code in (
        ({"kind": "denunciation"}, "programme_item_event"),
        ({"year": 2030}, "programme_item_year"),
        ({"subjects": [{"member": 1}]}, "case_member_unknown"),
    ):
        status, answer = ask(f"{one}items/", ITEM | now | changed)
        assert (status, answer["code"]) == (409, code)
    assert ask(f"{one}items/", ITEM | {"version": 99})[0] == 409
    status, given_up = ask(f"{one}discard/", now | {"reason": "Lập nhầm"})
    assert (status, given_up["state"]) == (200, "discarded")
    with scope.use(scope.Scope.everything()):
        assert Programme.objects.count() == 1
        assert not ProgrammeItem.objects.exists()
