"""Seniority in words."""

from __future__ import annotations

from django.utils.translation import ngettext


def years_and_months(years: int, months: int) -> str:
    """``32 years 4 months``; no months are not said, except of less than a year."""
    parts = []
    if years:
        parts.append(ngettext("%(count)s year", "%(count)s years", years) % {"count": years})
    if months or not years:
        parts.append(ngettext("%(count)s month", "%(count)s months", months) % {"count": months})
    return " ".join(parts)
