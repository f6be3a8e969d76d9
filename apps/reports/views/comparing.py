"""The comparison board and the trend of a figure, each with its workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.core import audit, formats
from apps.core.choices import EntryKind
from apps.core.errors import RuleRefused
from apps.core.excel.writer import TableColumn, write_table
from apps.membership.export import footer_lines, workbook
from apps.reports import permissions, wording
from apps.reports.choices import PeriodKind
from apps.reports.comparing_forms import BoardForm, TrendForm
from apps.reports.comparison import Board, Line, Mark
from apps.reports.indicators import INDICATORS, Indicator
from apps.reports.reported import NOW, SIGNED, UNSIGNED
from apps.reports.tables.sheet import BLANK
from apps.reports.trend import Point, Trend
from apps.reports.views.beside import signed
from apps.reports.views.listing import unit_asked_for
from apps.tenancy.choices import Tier

BARS_MOST = 30
"""Units drawn as bars; the table has all of them."""


def _board(request: Any) -> tuple[BoardForm, Board | None]:
    require(request.actor, permissions.VIEW)
    unit = unit_asked_for(request)
    form = BoardForm(request.GET, actor=request.actor, unit=unit)
    if not form.is_valid():
        return form, None
    data = form.cleaned_data
    board = Board(
        data["organization"], form.period, form.figures, request.actor, tier=data["level"]
    )
    return form, board


@require_safe
def board(request: Any) -> HttpResponse:
    """Units of one level side by side: numbers, shares, places, and bars of one figure."""
    form, found = _board(request)
    context: dict[str, Any] = {"form": form, "board": found, "tabs": "board"}
    if found is not None:
        order = request.GET.get("order", "")
        context |= {
            "lines": [_shown(found, line) for line in in_order(found.lines, order)],
            "period": wording.period_words(*_span(found)),
            "drawn": _drawn(found, order.removeprefix("-")),
            "levels": [
                {"code": one, "label": Tier(one).label if one else _("other")}
                for one in found.tiers
            ],
            "level": found.level,
            **_sources(mark for line in found.lines for mark in line.marks.values()),
            "query": request.GET.urlencode(),
            "chosen": [one.key for one in found.indicators],
        }
    return render(request, "reports/board.html", context, status=200 if found else 422)


def _shown(found: Board, line: Line) -> dict[str, Any]:
    """One unit as its row on the page."""
    cells = []
    for one in found.indicators:
        mark = line.marks[one.key]
        cells.append({
            "label": one.label,
            "text": _number(mark),
            "share": measured(mark, one) if mark.share is not None else "",
            "is_unsigned": mark.source == UNSIGNED,
            "rank": mark.rank,
            "is_signed": mark.source == SIGNED,
        })  # fmt: skip
    return {"name": line.unit.name, "cells": cells}


def _number(one: Mark | Point) -> str:
    """A number as printed, or what stands in its place."""
    if one.is_withheld:
        return _("withheld")
    if one.source == UNSIGNED:
        return BLANK
    return formats.number(one.value)


def _sources(ones: Iterable[Mark | Point]) -> dict[str, bool]:
    """Which of the remarks on where numbers are from have to be made."""
    found = {one.source for one in ones}
    return {"now": NOW in found, "unsigned": UNSIGNED in found}


def _span(found: Board) -> tuple[Any, ...]:
    return found.period.kind, found.period.first, found.period.last


def in_order(lines: Sequence[Line], order: str) -> list[Line]:
    """By the order of the tree, or by the place in one figure; those without a place at the end."""
    key, down = order.removeprefix("-"), order.startswith("-")
    if not any(key in line.marks for line in lines):
        return list(lines) if not down else list(reversed(lines))
    placed = [line for line in lines if line.marks[key].rank is not None]
    placed.sort(key=lambda line: line.marks[key].rank or 0, reverse=not down)
    return placed + [line for line in lines if line.marks[key].rank is None]


def _drawn(found: Board, asked: str) -> dict[str, Any] | None:
    """One figure as bars, by what its places follow from; sensitive ones have no places."""
    able = [each for each in found.indicators if not each.sensitive]
    if not able:
        return None
    one = next((each for each in able if each.key == asked), able[0])
    placed = in_order(found.lines, f"-{one.key}")
    rows = [
        {
            "name": line.unit.name,
            "value": mark.measure,
            "text": measured(mark, one),
            "faded": mark.source == NOW,
        }
        for line in placed
        if (mark := line.marks[one.key]).rank is not None
    ]
    best = rows[0] if rows else None
    words = {"name": best["name"], "n": best["text"]} if best else None
    return {
        "indicator": one, "rows": rows[:BARS_MOST], "more": max(0, len(rows) - BARS_MOST),
        "summary": _("Most: %(name)s, %(n)s.") % words if words else "",
    }  # fmt: skip


def measured(mark: Mark, indicator: Indicator) -> str:
    """The share of a part, the number for each hundred members, or the number itself."""
    if mark.value is None:
        return _("withheld")
    if mark.share is None:
        return formats.number(mark.value)
    if indicator.of:
        return formats.percent_text(mark.share)
    per = formats.percent_text(mark.share).removesuffix("%")
    return _("%(n)s for each 100 members") % {"n": per}


@require_safe
def board_export(request: Any) -> HttpResponse:
    """The board as a workbook; the trail says who took it."""
    form, found = _board(request)
    if found is None:
        raise RuleRefused("comparison_unclear", fields=", ".join(form.errors))
    columns = [TableColumn(_("Unit"), 40)]
    for one in found.indicators:
        base = _("Share, %") if one.of else _("For each 100 members")
        columns += [TableColumn(str(one.label), 16), TableColumn(base, 12),
                    TableColumn(_("Place"), 8), TableColumn(_("Source"), 14)]  # fmt: skip
    rows = [
        [
            line.unit.name,
            *(cell for one in found.indicators for cell in _cells(line.marks[one.key])),
        ]
        for line in in_order(found.lines, request.GET.get("order", ""))
    ]
    words = f"{found.tree.name}, {wording.period_words(*_span(found))}"
    return _export(request, found.root, (_("Comparison"), words), columns, rows, "so-sanh")


def _cells(mark: Mark) -> list[Any]:
    if mark.value is None:
        return [_number(mark), None, None, source_words(mark.source)]
    return [mark.value, mark.share, mark.rank, source_words(mark.source)]


def source_words(source: str) -> str:
    """Where a number is from."""
    words = {NOW: _("counted now"), UNSIGNED: _("no report signed yet")}
    return words.get(source) or _("signed")


def _trend(request: Any) -> tuple[TrendForm, Trend | None]:
    require(request.actor, permissions.VIEW)
    form = TrendForm(request.GET, actor=request.actor, unit=unit_asked_for(request))
    if not form.is_valid():
        return form, None
    data = form.cleaned_data
    found = Trend(
        data["organization"], INDICATORS[data["indicator"]], form.periods, request.actor,
        today=timezone.localdate(),
    )  # fmt: skip
    return form, found


@require_safe
def trend(request: Any) -> HttpResponse:
    """One figure over years or quarters, as a line and a table."""
    form, found = _trend(request)
    context: dict[str, Any] = {"form": form, "trend": found, "tabs": "trend"}
    if found is not None:
        rows = [_row(point) for point in found.points]
        known = [row for row in rows if row["value"] is not None]
        context |= {
            "rows": rows,
            "query": request.GET.urlencode(),
            **_sources(found.points),
            "summary": "; ".join(f"{row['name']}: {row['text']}" for row in known),
        }
    return render(request, "reports/trend.html", context, status=200 if found else 422)


def _row(point: Point) -> dict[str, Any]:
    change, is_year = point.change, point.period.kind == PeriodKind.YEAR
    is_told = point.value is not None or point.source == UNSIGNED
    return {
        "name": label_of(point),
        # Under the line there is no room for words.
        "label": label_of(point) if is_year else f"Q{_quarter(point)}/{point.period.first.year}",
        "value": point.value,
        "text": _number(point),
        "of": point.of,
        "share": wording.share_text(point.value, point.of),
        "step": signed(change.step) if change else "",
        "percent": f"{signed(change.percent)}%" if change and change.percent is not None else "",
        "points": signed(change.points) if change and change.points is not None else "",
        "source": source_words(point.source) if is_told else "",
        "is_signed": point.source == SIGNED,
    }


def label_of(point: Point) -> str:
    """A year, or a quarter and its year."""
    period = point.period
    if period.kind == PeriodKind.YEAR:
        return str(period.first.year)
    return _("Q%(number)s/%(year)s") % {"number": _quarter(point), "year": period.first.year}


def _quarter(point: Point) -> int:
    return (point.period.first.month - 1) // 3 + 1


@require_safe
def trend_export(request: Any) -> HttpResponse:
    """The trend as a workbook; the trail says who took it."""
    form, found = _trend(request)
    if found is None:
        raise RuleRefused("comparison_unclear", fields=", ".join(form.errors))
    names = (
        _("Period"),
        _("Value"),
        _("Of"),
        _("Share, %"),
        pgettext("figure", "Change"),
        _("Source"),
    )
    columns = [TableColumn(name, 16) for name in names]
    rows = [
        [label_of(one), one.value if one.value is not None else _number(one), one.of,
         _share(one), one.change.step if one.change else None, source_words(one.source)]
        for one in found.points
    ]  # fmt: skip
    words = f"{found.root.name}, {found.indicator.label}"
    return _export(request, found.root, (_("Trend"), words), columns, rows, "dien-bien")


def _share(point: Point) -> Any:
    return Mark(point.value, point.of).share


def _export(
    request: Any, root: Any, titles: tuple[str, str], columns: list[TableColumn],
    rows: list[list[Any]], name: str,
) -> HttpResponse:  # fmt: skip
    file, now = io.BytesIO(), timezone.now()
    title, words = titles
    footer = footer_lines(request.actor, now, words)
    count = write_table(file, f"{title}: {words}", columns, rows, footer, created=now)
    audit.record_read(
        request.actor, action="reports.comparison_exported", obj=root, kind=EntryKind.EXPORT,
        list=title, filter=words, count=count,
    )  # fmt: skip
    return workbook(file.getvalue(), name)
