"""The pages of a draw: what anybody needs to compute it again stands on them."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.inspection.verification.test_actions import Draws, draws  # noqa: F401
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]


def test_page_and_minutes_show_list_seed_witnesses_and_result(request, browser):
    made: Draws = request.getfixturevalue("draws")
    page = browser("inspection_chair")
    url = made.draw.get_absolute_url()
    assert "Chốt danh sách" in page.get(url).content.decode()
    made.fix()
    made.make()
    for name in ("draw", "draw_minutes"):
        shown: Any = page.get(reverse(f"inspection:{name}", args=[made.draw.reference]))
        words = shown.content.decode()
        fresh = type(made.draw).objects.get(pk=made.draw.pk)
        assert fresh.fingerprint in words
        assert "17 03 26 88" in words
        assert "Lê Thị Chứng" in words
    listed = page.get(reverse("inspection:draws"), {"tab": "drawn"}).content.decode()
    assert made.draw.reference in listed
