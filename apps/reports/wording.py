"""Periods, figures and checks in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core import formats
from apps.reports import rules
from apps.reports.choices import PeriodKind, Shown, SummaryForm
from apps.reports.indicators import INDICATORS, Indicator
from apps.reports.tables.cells import is_table, table_on

BODIES = ("Ban", "Bộ")
"""Before a second capital these begin the name of a body."""


def span(first: date, last: date) -> str:
    """From the first to the last day."""
    return _("from %(first)s to %(last)s") % {
        "first": formats.date_text(first),
        "last": formats.date_text(last),
    }


def within(text: str) -> str:
    """A title as it stands within a sentence: small where a word begins with a capital; codes,
    abbreviations and names of bodies (Ban Chấp hành) stay as they are."""
    first, _space, rest = text.partition(" ")
    is_word = first[:1].isupper() and (first[1:].islower() or (len(first) == 1 and bool(rest)))
    is_name = first in BODIES and rest[:1].isupper()
    return f"{text[:1].lower()}{text[1:]}" if is_word and not is_name else text


def form_words(form: str, day: date) -> str:
    """The name of a set of figures, or of the table in force on a day."""
    return str(table_on(form, day) if is_table(form) else SummaryForm(form).label)


def period_words(kind: str, first: date, last: date) -> str:
    """The period as offices call it: "6 months of 2024", "term 2015–2020"."""
    # A year that ends on a cut-off day is named by its end.
    values = {"first_year": first.year, "year": last.year, "month": f"{last.month:02}"}
    texts = {
        PeriodKind.MONTH: _("month %(month)s/%(year)s"),
        PeriodKind.QUARTER: _("quarter 1 of %(year)s"),
        PeriodKind.HALF: _("6 months of %(year)s"),
        PeriodKind.NINE_MONTHS: _("9 months of %(year)s"),
        PeriodKind.YEAR: _("year %(year)s"),
        PeriodKind.TERM: _("term %(first_year)s–%(year)s"),
        PeriodKind.HALF_TERM: _("half of a term, %(first_year)s–%(year)s"),
    }
    text = texts.get(PeriodKind(kind))
    return text % values if text else span(first, last)


def share_text(value: int | None, of: int | None) -> str:
    """A share with at most two decimals, half up; empty without a whole."""
    found = rules.share(value, of)
    return "" if found is None else formats.percent_text(found)


def figure_text(indicator: Indicator, value: int, of: int | None) -> str:
    """A figure as it is printed: its number, or what its two counts say of each other."""
    if indicator.shown == Shown.NUMBER:
        return formats.number(value)
    if not of:
        return formats.NOTHING
    if indicator.shown == Shown.WHETHER:
        return _("yes") if value == of else _("no")
    if indicator.shown == Shown.RATIO:
        found = rules.ratio(value, of)
        return formats.NOTHING if found is None else formats.number(found.normalize())
    return share_text(value, of)


def counts_text(indicator: Indicator, value: int, of: int | None) -> str:
    """The two counts of a figure that is not printed as a number; empty for one that is."""
    if indicator.shown == Shown.NUMBER or of is None:
        return ""
    return _("%(part)s of %(whole)s") % {
        "part": formats.number(value), "whole": formats.number(of),
    }  # fmt: skip


def completion_text(value: int | None, plan: int | None) -> str:
    """How far a plan is met, one decimal at most, half up; empty without a plan."""
    found = rules.completion(value, plan)
    return "" if found is None else formats.percent_text(found)


def least_text(share: Decimal) -> str:
    """A least share as its document writes it: 2,5% and not 2,50%."""
    return formats.percent_text(share.normalize())


def aim_text(plan: int | None, share: Decimal | None, *, is_most: bool = False) -> str:
    """A target as it is read: the number, or the least share; what is not to be exceeded says so.
    Empty without one."""
    if plan is None and share is None:
        return ""
    shown = formats.number(plan) if share is None else least_text(share)
    if is_most:
        return _("at most %(share)s") % {"share": shown}
    return shown if share is None else _("at least %(share)s") % {"share": shown}


def met_text(*, met: bool | None) -> str:
    """Whether a least share is reached; empty without one."""
    return "" if met is None else (_("reached") if met else _("not reached"))


def check_words(check: rules.Check, *, unit: str = "") -> dict[str, Any]:
    """One reconciliation check as sentence and figures."""
    left, right = [formats.number(one) for one in check.left], formats.number(check.right)
    label = INDICATORS[check.indicator].label
    if check.code == "sum":
        text = _("Units together give the whole: %(name)s") % {"name": label}
        shown = f"{left[0]} {'=' if check.passed else '≠'} {right}"
    elif check.code == "part":
        text = _("%(part)s: not more than %(whole)s") % {
            "part": label,
            "whole": INDICATORS[check.of].label,
        }
        shown = f"{left[0]} {'≤' if check.passed else '>'} {right}"
    elif check.code == "parts":
        text = _("Parts together give the whole: %(name)s") % {"name": label}
        shown = f"{' + '.join(left)} {'=' if check.passed else '≠'} {right}"
    else:
        text = _("Members at the beginning, plus came, minus went, give the end")
        shown = f"{left[0]} + {left[1]} − {left[2]} {'=' if check.passed else '≠'} {right}"
    return {"passed": check.passed, "text": f"{text} ({unit})" if unit else text, "shown": shown}


def agreed_words(checks: list[rules.Check]) -> dict[str, Any]:
    """Checks of one kind that all agree, as one line with the figures of the first."""
    first = check_words(checks[0])
    more = len(checks) - 1
    if more:
        text = ngettext(
            "%(first)s, and %(n)s more figure", "%(first)s, and %(n)s more figures", more
        )
        first["text"] = text % {"first": first["text"], "n": more}
    return first


def figures_word() -> str:
    """The unit in which the progress of a summary is counted."""
    return _("figures")
