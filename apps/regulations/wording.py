"""A value in words: "12 months", "30 ngày làm việc", "0,5%"."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from apps.core import formats
from apps.regulations.choices import Unit
from apps.regulations.rules import NO_LIMIT

CODES = {
    "reprimand": pgettext_lazy("discipline", "reprimand"),
    "warning": pgettext_lazy("discipline", "warning"),
    "removal": pgettext_lazy("discipline", "removal from post"),
    "expulsion": pgettext_lazy("discipline", "expulsion"),
    "dissolution": pgettext_lazy("discipline", "dissolution"),
    "announcement": pgettext_lazy("effect", "the announcement"),
    "signing": pgettext_lazy("effect", "the day of signing"),
    "wait": pgettext_lazy("effect", "a wait by the form of discipline"),
    "lapse": pgettext_lazy("effect", "the end of the effect of the discipline"),
    "central_inspection": gettext_lazy("Central Inspection Committee"),
    "secretariat": gettext_lazy("Secretariat"),
    "central_committee": gettext_lazy("Central Committee"),
}
"""What rules that the program reads word by word are made of."""


def quantity(value: str, unit: str) -> str:
    """The value with its unit, as the reader's language writes it."""
    if value == NO_LIMIT:
        return gettext("no limit")
    if unit == Unit.TEXT:
        return _worded(value)
    number = formats.number(Decimal(value))
    if unit == Unit.PERCENT:
        return f"{number}%"
    if unit == Unit.COUNT:
        return number
    if unit == Unit.DONG:
        return gettext("%(number)s dong") % {"number": number}
    return _counted(int(value), unit) % {"number": number}


def _worded(value: str) -> str:
    """A text; where it is made of codes alone, their words."""
    words = value.split()
    if words and all(one in CODES for one in words):
        return ", ".join(str(CODES[one]) for one in words)
    return value


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
