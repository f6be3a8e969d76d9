"""The main pages, who looks at them and how one gets there: for accessibility and pictures."""

from __future__ import annotations

from tests.browser.pages import appointments, cadres, common, inspection, membership
from tests.browser.pages.opening import Shown, term_summary

PARTS = {
    "membership": membership.PAGES,
    "inspection": inspection.PAGES,
    "cadres": [*appointments.PAGES, *cadres.PAGES],
    "common": common.PAGES,
}
PAGES = [page for part in PARTS.values() for page in part]

__all__ = ["PAGES", "PARTS", "Shown", "term_summary"]
