"""The list of complaints and of corrections, the ladder on the page of the discipline."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.inspection.complaints.test_actions import Complaining, complaining  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(request: Any) -> Complaining:
    """A complaint that is being resolved."""
    found: Complaining = request.getfixturevalue("complaining")
    found.file()
    return found


def test_a_complaint_is_listed_where_it_stands(filed, browser):
    page = browser("inspection_chair")
    shown = page.get(reverse("inspection:complaints")).content.decode()
    assert "UBKT Tỉnh ủy" in shown
    assert filed.drive.subject.name in shown
    filed.resolve()
    shown = page.get(reverse("inspection:complaints"), {"tab": "decided"}).content.decode()
    assert "44-QĐ/UBKTTU" in shown
    shown = page.get(reverse("inspection:corrections")).content.decode()
    assert filed.drive.subject.name in shown
    assert "−1" in shown or "-1" in shown


def test_the_ladder_says_where_a_complaint_is(filed, browser):
    url = reverse("inspection:discipline", args=[filed.drive.case.reference, 1])
    shown = browser("inspection_chair").get(url).content.decode()
    assert "Cấp giải quyết khiếu nại" in shown
    assert (
        reverse("inspection:discipline_complaint_case", args=[filed.drive.case.reference, 1])
        in shown
    )
    made = filed.open()
    shown = browser("inspection_chair").get(url).content.decode()
    assert made.reference in shown
    parts = reverse("inspection:case_parts", args=[made.reference])
    assert filed.drive.case.reference in browser("inspection_chair").get(parts).content.decode()
