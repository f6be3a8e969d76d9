"""What stands beside the figures on the page of a summary: sentences, changes, units as bars."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from apps.core import formats
from apps.reports.changes import Change
from apps.reports.narrative.writing import Narrative
from apps.reports.sheet import Card, Row, Sheet

BARS_MOST = 15
"""Units drawn as bars; the table below has all of them."""


def beside(request: Any, sheet: Sheet) -> dict[str, Any]:
    """The paragraph, the changes against the period before, and one figure by unit."""
    narrative = Narrative(sheet)
    changed = [(card, change) for card in sheet.cards if (change := narrative.change(card))]
    return {
        "narrative": narrative,
        "changes": [change_row(card, change) for card, change in changed],
        "by_unit": by_unit(sheet, request.GET.get("chart", "")),
    }


def change_row(card: Card, change: Change) -> dict[str, Any]:
    """One figure beside that of the period before, in words."""
    return {
        "label": card.indicator.label,
        "now": change.now,
        "before": change.before,
        "step": signed(change.step),
        "percent": "" if change.percent is None else f"{signed(change.percent)}%",
        "points": "" if change.points is None else signed(change.points),
    }


def signed(value: int | Decimal) -> str:
    """A number with its sign; nought bare, whole numbers without decimals."""
    size = Decimal(value).copy_abs()
    text = formats.number(int(size) if size == int(size) else size)
    return text if not value else f"{'+' if value > 0 else '−'}{text}"


def by_unit(sheet: Sheet, asked: str) -> dict[str, Any] | None:
    """The units with the most of one figure as bars; None where no unit has any."""
    drawn = [card for card in sheet.cards if _values(sheet.rows, card.indicator.key)]
    if not drawn:
        return None
    card = next((one for one in drawn if one.indicator.key == asked), drawn[0])
    found = _values(sheet.rows, card.indicator.key)
    found.sort(key=lambda pair: -pair[1])
    rows = [{"name": row.name, "value": n, "text": formats.number(n)} for row, n in found]
    return {
        "indicator": card.indicator,
        "choices": [one.indicator for one in drawn],
        "rows": rows[:BARS_MOST],
        "more": max(0, len(rows) - BARS_MOST),
        "summary": _("Most: %(name)s, %(n)s.") % {"name": rows[0]["name"], "n": rows[0]["text"]},
    }


def _values(rows: list[Row], key: str) -> list[tuple[Row, int]]:
    cells = [(row, row.cell(key)) for row in rows if not row.is_own]
    return [(row, cell.value) for row, cell in cells if cell and cell.value]
