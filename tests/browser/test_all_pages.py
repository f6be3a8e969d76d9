"""Every main page: in Vietnamese, without barriers, at home in a small window, quiet."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import PARTS
from tests.browser.tour import Tour, walk
from tests.browser.visitor import Visitor


@pytest.fixture(scope="module", params=list(PARTS))
def tour(request: pytest.FixtureRequest, site: str, browser: Browser) -> Tour:
    """One walk through a part of the pages for all that is asked here."""
    return walk(lambda: Visitor(browser.new_context(), site), PARTS[request.param])


def listed(found: dict[str, list[str]]) -> str:
    """One line a finding."""
    return "\n".join(f"{name}: {one}" for name, many in found.items() for one in many)


def test_every_page_speaks_vietnamese_by_default(tour):
    assert not tour.not_vietnamese, listed(tour.not_vietnamese)


def test_no_page_breaks_a_rule_of_accessibility(tour):
    assert not tour.barriers, listed(tour.barriers)


def test_no_page_is_wider_than_a_small_window(tour):
    assert tour.too_wide == []


def test_no_page_has_errors_violations_or_foreign_hosts(tour):
    assert not tour.trouble, "\n".join(tour.trouble)
