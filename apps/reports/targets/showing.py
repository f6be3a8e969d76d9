"""Targets in words: what is to be reached, how it stands, at what pace, with which light."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.accounts.actor import Actor
from apps.core import formats
from apps.reports import permissions, rules, wording
from apps.reports.changes import Period
from apps.reports.choices import PeriodKind
from apps.reports.comparison import Board
from apps.reports.models import Target
from apps.reports.reported import NOW, UNSIGNED
from apps.reports.tables.sheet import BLANK
from apps.reports.targets.measuring import Reading
from apps.reports.targets.rules import AMBER, GREEN, NONE, RED, Window, shown

TONES = {GREEN: "ok", AMBER: "warn", RED: "bad", NONE: "calm"}
ICONS = {GREEN: "check", AMBER: "clock", RED: "alert", NONE: "info"}


@dataclass(frozen=True)
class Standing:
    """How a target stands, for one reader."""

    actual: str
    detail: str
    pace: str
    word: str
    tone: str
    icon: str
    window: str
    day: str
    origin: str = NOW


def aim(target: Target) -> str:
    """What is to be reached; a number says whether it is a least as well."""
    text = wording.aim_text(target.plan, target.share, is_most=target.is_most)
    if target.plan is not None and not target.is_most:
        return _("at least %(share)s") % {"share": text}
    return text


def period(target: Target) -> str:
    """When: every year, by a day, or over a period."""
    if target.kind == PeriodKind.YEAR and target.first.year < target.last.year:
        values = {"first": target.first.year, "last": target.last.year}
        return _("every year %(first)s–%(last)s") % values
    if target.by_date:
        return pgettext("target", "by %(day)s") % {"day": formats.date_text(target.last)}
    return wording.period_words(target.kind, target.first, target.last)


def owner(target: Target) -> str:
    """Who answers for it; empty when nobody is named."""
    named = [target.owner_name, target.owner_unit.name if target.owner_unit else ""]
    return ", ".join(part for part in named if part)


def standing(target: Target, reading: Reading | None, actor: Actor, *, today: date) -> Standing:
    """A reading in words. Small numbers of a sensitive indicator are withheld from whoever may not
    see them, with all that is worked out from them."""
    if reading is None:
        word = _("begins on %(day)s") % {"day": formats.date_text(target.first)}
        return Standing("–", "", "", word, TONES[NONE], ICONS[NONE], "", "")
    days = {
        "window": _window(target, reading.window),
        "day": formats.date_text(reading.window.until),
    }
    days["origin"] = reading.source
    if reading.source == UNSIGNED:
        # No day: nothing was counted up to it.
        days["day"] = ""
        why = _("No report has been signed yet.")
        unsigned = _("no report signed yet")
        return Standing(BLANK, why, "", unsigned, TONES[NONE], ICONS[NONE], **days)
    if _is_withheld(target, reading, actor):
        fewer = _("fewer than %(number)s") % {"number": rules.SMALL}
        return Standing(fewer, "", "", _("withheld"), TONES[NONE], ICONS[NONE], **days)
    if reading.now is None:
        return Standing("–", _nothing(target), "", _("no figure"), TONES[NONE], ICONS[NONE], **days)
    return Standing(
        actual=_amount(target, reading.now),
        detail=_detail(target, reading),
        pace=_pace(target, reading),
        word=_word(reading),
        tone=TONES[reading.light],
        icon=ICONS[reading.light],
        **days,
    )


def _is_withheld(target: Target, reading: Reading, actor: Actor) -> bool:
    if not getattr(target.measured, "sensitive", False) or actor.has(permissions.SENSITIVE):
        return False
    if reading.value is not None and reading.value < rules.SMALL:
        return True
    window = reading.window
    above = Board(
        target.organization, Period(target.kind, window.first, window.until), [target.indicator],
        actor,
    )  # fmt: skip
    return above.is_withheld_above(target.indicator)


def _window(target: Target, window: Window) -> str:
    if (window.first, window.last) == (target.first, target.last):
        return wording.period_words(target.kind, window.first, window.last)
    return str(window.first.year)


def _nothing(target: Target) -> str:
    if target.share is not None:
        return _("There is nothing yet that the share could be measured by.")
    return _("No approved figure has been entered.")


def _amount(target: Target, value: Fraction) -> str:
    """As printed: a count, or a share with two decimals, half up."""
    if target.share is None:
        return formats.number(int(value))
    return wording.share_text(value.numerator, value.denominator * 100)


def _detail(target: Target, reading: Reading) -> str:
    if target.share is not None:
        values = {"value": formats.number(reading.value), "of": formats.number(reading.of)}
        return _("%(value)s of %(of)s") % values
    return wording.completion_text(reading.value, None if target.is_most else target.plan)


def _pace(target: Target, reading: Reading) -> str:
    """ "At this rate: 372 of 400 by 2025": what it comes to, linear by days elapsed."""
    if reading.ends is None or reading.window.is_over or reading.ends == reading.now:
        return ""
    places = 2 if target.share is not None else 0
    ends = shown(reading.ends, is_most=target.is_most, places=places)
    last = reading.window.last
    day = str(last.year) if (last.month, last.day) == (12, 31) else formats.date_text(last)
    if target.share is not None:
        text = _("at this rate: %(value)s by %(day)s")
        return text % {"value": _amount(target, ends), "day": day}
    text = _("at this rate: %(value)s of %(plan)s by %(day)s")
    plan = formats.number(target.plan)
    return text % {"value": _amount(target, ends), "plan": plan, "day": day}


def _word(reading: Reading) -> str:
    words: dict[str, Any] = {
        GREEN: pgettext("light", "Green: on course"),
        AMBER: pgettext("light", "Amber: at risk"),
        RED: pgettext("light", "Red: behind"),
        NONE: "",
    }
    if reading.window.is_over:
        words |= {
            GREEN: pgettext("light", "Green: reached"),
            RED: pgettext("light", "Red: not reached"),
        }
    return str(words[reading.light])
