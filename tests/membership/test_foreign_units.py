"""The code of an organisation outside one's scope answers as one that never was: 404, everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from apps.membership.models import Member
from tests.membership.test_api import NEW

CODES = ["beta-east-1-cell", "alpha-west-1-cell", "alpha", "no-such-unit"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "address",
    [
        "/members/?unit={}", "/members/new/?unit={}", "/summaries/?unit={}", "/summaries/new/?unit={}",
        "/targets/?unit={}", "/targets/new/?unit={}", "/api/members/?organization={}",
        "/api/members/?unit={}", "/api/summaries/?unit={}",
    ],
)  # fmt: skip
def test_asking_for_it(world: Any, everything: Any, browser: Any, address: str, code: str) -> None:
    client = browser()
    assert client.get(address.format(code)).status_code == 404
    assert client.get(address.format("alpha-east-1-cell")).status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_sending_it(world: Any, everything: Any, browser: Any, code: str) -> None:
    client = browser()
    typed = {"organization": code, "full_name": "Lê Thị Lạ"}
    assert client.post("/members/new/", typed).status_code == 404
    sent = NEW | {"organization": code}
    answer = client.post("/api/members/", sent, content_type="application/json")
    assert answer.status_code == 404
    assert not Member.objects.filter(full_name="Lê Thị Lạ").exists()


def test_a_name_that_is_no_code_is_an_error_beside_its_field(
    world: Any, everything: Any, browser: Any
) -> None:
    answer = browser().post("/members/new/", {"organization": "Chi bộ không có", "full_name": "Lê"})
    assert answer.status_code == 422
    assert "organization" in answer.context["form"].errors
