"""Template tags for charts that stand beside a table which says the same.

Drawn on the server without a view box: places are shares of the width, so nothing is distorted and
text keeps its size. Each chart has a title and a description, for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from django import template

from apps.core.templatetags.components import stable_id

register = template.Library()

LINE_HEIGHT = 220
"""Height of a line chart; its plot lies between TOP and BOTTOM, the labels under it."""
TOP, BOTTOM = 32, 188
ROW_HEIGHT = 40
NAME_MOST = 44


@register.inclusion_tag("components/lines.html")
def line_chart(points: Iterable[Any], caption: str, *, summary: str = "") -> dict[str, Any]:
    """Draw a figure over periods as a line from nought up.

    A point is a dict with label, value (None leaves a gap) and text (the value as it is read).
    ``summary`` tells in words what the line shows.
    """
    found = [dict(point) for point in points]
    top = max((float(one["value"]) for one in found if one["value"] is not None), default=0) or 1
    for number, one in enumerate(found):
        one["x"] = f"{(number + 0.5) / len(found) * 100:.2f}%"
        if one["value"] is not None:
            one["y"] = f"{BOTTOM - float(one['value']) / top * (BOTTOM - TOP):.1f}"
            one["above"] = f"{float(one['y']) - 10:.1f}"
    return {
        "points": found,
        "strokes": [pair for pair in pairwise(found) if all("y" in one for one in pair)],
        "height": LINE_HEIGHT, "base": BOTTOM, "foot": LINE_HEIGHT - 10,
        "caption": caption, "summary": summary, "id": stable_id("line", caption),
    }  # fmt: skip


@register.inclusion_tag("components/bars.html")
def bars(rows: Iterable[Any], caption: str, *, summary: str = "") -> dict[str, Any]:
    """Draw rows as horizontal bars, each under its name.

    A row is a dict with name, value (None draws no bar), text and optionally faded (a value of
    another kind than the others). ``summary`` tells in words what the bars show.
    """
    found = [dict(row) for row in rows]
    top = max((float(one["value"]) for one in found if one["value"] is not None), default=0) or 1
    for number, one in enumerate(found):
        name = str(one["name"])
        one["short"] = name if len(name) <= NAME_MOST else f"{name[: NAME_MOST - 1]}…"
        one["line"], one["y"] = number * ROW_HEIGHT + 14, number * ROW_HEIGHT + 20
        one["width"] = f"{max(0.0, float(one['value'] or 0)) / top * 100:.1f}%"
    return {
        "rows": found, "height": len(found) * ROW_HEIGHT, "caption": caption, "summary": summary,
        "id": stable_id("bars", caption),
    }  # fmt: skip
