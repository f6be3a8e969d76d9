"""A value in words: "12 months", "30 ngày làm việc", "0,5%"."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext, ngettext

from apps.core import formats
from apps.regulations.choices import Unit
from apps.regulations.rules import NO_LIMIT


def quantity(value: str, unit: str) -> str:
    """The value with its unit, as the reader's language writes it."""
    if value == NO_LIMIT:
        return gettext("no limit")
    if unit == Unit.TEXT:
        return value
    number = formats.number(Decimal(value))
    if unit == Unit.PERCENT:
        return f"{number}%"
    if unit == Unit.COUNT:
        return number
    if unit == Unit.DONG:
        return gettext("%(number)s dong") % {"number": number}
    return _counted(int(value), unit) % {"number": number}


def _counted(count: int, unit: str) -> str:
    if unit == Unit.WORKING_DAYS:
        return ngettext("%(number)s working day", "%(number)s working days", count)
    if unit == Unit.CALENDAR_DAYS:
        return ngettext("%(number)s calendar day", "%(number)s calendar days", count)
    if unit == Unit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", count)
    if unit == Unit.MONTHS:
        return ngettext("%(number)s month", "%(number)s months", count)
    return ngettext("%(number)s year", "%(number)s years", count)
