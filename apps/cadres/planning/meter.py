"""The structure meter in words: value, numerator and denominator, verdict, aim."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from apps.cadres.models import PlanningList
from apps.cadres.planning import reading
from apps.cadres.planning.structure import (
    FAIL,
    PASS,
    UNKNOWN,
    Bands,
    Coefficient,
    Share,
    Structure,
)
from apps.core.formats import number, percent_of, percent_text, share

TONES = {PASS: "ok", FAIL: "bad", UNKNOWN: "calm"}
TWO = Decimal("0.01")


def parts(found: Structure, planning: PlanningList, actor: Any, *, leaves: bool = False) -> Any:
    """What the meter shows, in the order of the page. ``leaves``: for a file or on paper."""
    minority = reading.told(actor, found.minority, leaves=leaves)
    shares = [
        ("women", _("Women"), found.women),
        ("young", _("Young, under %(age)s") % {"age": planning.young_below}, found.young),
        ("minority", _("Ethnic minorities"), minority),
        ("theory", _("High political theory"), found.theory),
    ]
    return {
        "total": found.total,
        "places": found.places,
        "bands": bands(found.bands, found.total),
        "shares": [
            {"code": code, "name": name, **(_share(one) if one is not None else _withheld())}
            for code, name, one in shares
        ],
        "coefficient": coefficient(found.coefficient) if found.coefficient else None,
    }


def bands(found: Bands, total: int) -> dict[str, Any]:
    """The three bands with their widths, and whether each has somebody."""
    words = {
        PASS: _("All three age bands"), FAIL: _("An age band is empty"),
        UNKNOWN: pgettext("verdict", "Not enough data"),
    }  # fmt: skip
    left = Decimal(0)
    rows = []
    for band in found.rows:
        width = percent_of(band.count, total, 2) or Decimal(0)
        rows.append(
            {
                "label": _band(band.first, band.last), "count": band.count,
                "share": share(band.count, total), "x": str(left), "width": str(width),
            }
        )  # fmt: skip
        left += width
    return {
        "rows": rows, "verdict": words[found.verdict], "tone": TONES[found.verdict],
        "unknown": found.unknown,
    }  # fmt: skip


def _band(first: int | None, last: int | None) -> str:
    if first is None:
        return _("Under %(age)s") % {"age": (last or 0) + 1}
    if last is None:
        return _("Over %(age)s") % {"age": first - 1}
    return f"{first}–{last}"


def _share(found: Share) -> dict[str, Any]:
    exact = percent_of(found.count, found.total, 2)
    aim = percent_text(found.aim) if found.aim is not None else ""
    note = _("%(count)s of %(total)s.") % {
        "count": number(found.count), "total": number(found.total),
    }  # fmt: skip
    note += " " + (_("Aim %(aim)s.") % {"aim": aim} if aim else _("No aim."))
    if found.unknown:
        note += " " + _("Not known of %(count)s.") % {"count": number(found.unknown)}
    return {
        "value": exact, "shown": percent_text(exact), "target": found.aim,
        "top": min(max(found.aim * 2, exact or Decimal(0)), Decimal(100)) if found.aim else 100,
        "verdict": _verdict(found), "tone": TONES.get(found.verdict, ""), "note": note,
        "passed": found.verdict,
    }  # fmt: skip


def _verdict(found: Share) -> str:
    if found.verdict == FAIL:
        return ngettext("%(count)s short", "%(count)s short", found.short) % {
            "count": number(found.short)
        }
    return {
        PASS: pgettext("aim", "Met"), UNKNOWN: pgettext("verdict", "Not enough data"),
    }.get(found.verdict, "")  # fmt: skip


def _withheld() -> dict[str, Any]:
    return {
        "value": None, "shown": "…", "target": None, "top": 100, "verdict": "", "tone": "",
        "note": _("Too few to be told."), "passed": "",
    }  # fmt: skip


def coefficient(found: Coefficient) -> dict[str, Any]:
    """The ratio to two decimals, half up; the range is compared in whole people."""
    value = found.value
    shown = ""
    exact = None
    if value is not None:
        exact = (Decimal(value.numerator) / value.denominator).quantize(TWO, ROUND_HALF_UP)
        shown = number(exact)
    note = _("%(people)s over %(places)s places.") % {
        "people": number(found.people), "places": number(found.places),
    }  # fmt: skip
    if found.low is not None and found.high is not None:
        note += " " + _(
            "Range %(low)s–%(high)s, in whole people %(least)s–%(most)s; two decimals, half up."
        ) % {
            "low": number(found.low.normalize()), "high": number(found.high.normalize()),
            "least": found.least, "most": found.most,
        }  # fmt: skip
    verdict = {
        PASS: pgettext("aim", "Met"), FAIL: _("Out of the range"),
        UNKNOWN: pgettext("verdict", "Not enough data"),
    }.get(found.verdict, "")  # fmt: skip
    top = (found.high or exact or Decimal(1)) * Decimal("1.333")
    return {
        "shown": shown, "note": note, "verdict": verdict, "tone": TONES.get(found.verdict, ""),
        "width": _width(exact, top), "low": _width(found.low, top), "high": _width(found.high, top),
        "passed": found.verdict,
    }  # fmt: skip


def _width(value: Decimal | None, top: Decimal) -> str:
    return "" if value is None else str(min(round(value / top * 100, 1), Decimal(100)))
