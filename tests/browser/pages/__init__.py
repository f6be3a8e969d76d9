"""The main pages, who looks at them and how one gets there: for accessibility and pictures."""

from __future__ import annotations

from tests.browser.pages import appointments, cadres, common, inspection, membership
from tests.browser.pages.opening import Shown, term_summary

PAGES = [*common.PAGES, *membership.PAGES, *inspection.PAGES, *appointments.PAGES, *cadres.PAGES]

__all__ = ["PAGES", "Shown", "term_summary"]
