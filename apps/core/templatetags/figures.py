"""Template tags of the design system for numbers: figures, bars, lines and charts.

Drawn on the server with width and height attributes, because the security policy allows no
inline style. Text stands around the drawing as HTML, so that it never shrinks with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.core import formats

register = template.Library()

Number = int | Decimal

LOW_COMPLETION = 90
"""Percent of the plan under which a figure is marked."""
SPARK_WIDTH = 100
SPARK_HEIGHT = 30


@register.simple_tag
def bar(percent: Number | None, tone: str = "") -> SafeString:
    """Draw a thin bar filled to ``percent`` (0 to 100, more is cut); words stand beside it."""
    width = round(min(100.0, max(0.0, float(percent or 0))), 1)
    fill = f"fill-tone t-{tone}" if tone else "fill"
    return format_html(
        '<svg class="bar-svg" aria-hidden="true"><rect class="track" width="100%" height="100%"/>'
        '<rect class="{}" width="{}%" height="100%"/></svg>',
        fill,
        str(width),
    )


@register.simple_tag
def spark(values: Sequence[Number | None]) -> SafeString:
    """Draw the course of a few values as a line; nothing for fewer than two."""
    known = [(i, float(v)) for i, v in enumerate(values or ()) if v is not None]
    if len(known) < 2:
        return SafeString("")
    last = len(values) - 1
    low, high = min(v for _, v in known), max(v for _, v in known)
    scale = (SPARK_HEIGHT - 4) / ((high - low) or 1.0)
    points = " ".join(
        f"{i / last * SPARK_WIDTH:.1f},{SPARK_HEIGHT - 2 - (v - low) * scale:.1f}" for i, v in known
    )
    return format_html(
        '<svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">'
        '<polyline points="{}"/></svg>',
        SPARK_WIDTH,
        SPARK_HEIGHT,
        points,
    )


@register.inclusion_tag("components/figure.html")
def figure(name: str, value: Number | None, **options: Any) -> dict[str, Any]:
    """Render one figure with its unit word, link, course, plan and last period.

    Options: url, unit, plan, completion (words already rounded by the report; counted here when
    left out), plan_word, before, before_word, trend (values), current (its drawer is open), hx
    (target of the drawer). Green only from 100%, amber under 90%; no plan, no colour.
    """
    known = ("url", "unit", "plan", "completion", "plan_word", "before", "before_word")
    values = {key: options.pop(key, None) for key in known}
    values.update({key: options.pop(key, None) for key in ("trend", "current", "hx")})
    if options:
        raise TypeError(f"unknown arguments: {', '.join(options)}")
    plan = values["plan"]
    if value is not None and plan:
        values["percent"] = formats.percent_of(value, plan, 1)
        values["completion"] = values["completion"] or formats.plan_completion(value, plan)
    return {"name": name, "value": value, "tone": tone_of(value, plan), **values}


def tone_of(value: Number | None, plan: Number | None) -> str:
    """Return the tone of a completion: ok from the whole plan, warn under 90%, else none.

    Compared before rounding, so that 99,96% never looks complete.
    """
    if value is None or not plan:
        return ""
    if value >= plan:
        return "ok"
    return "warn" if value * 100 < plan * LOW_COMPLETION else ""


@register.inclusion_tag("components/chart.html")
def bar_chart(rows: Iterable[Any], **options: Any) -> dict[str, Any]:
    """Render bars beside the table that says the same.

    A row is a dict with label, value, and optionally plan, completion (words) and url. Options:
    caption (required), label_word, value_word, plan_word, total (a row for the foot).
    """
    known = ("caption", "label_word", "value_word", "plan_word", "total")
    values = {key: options.pop(key, None) for key in known}
    if options:
        raise TypeError(f"unknown arguments: {', '.join(options)}")
    drawn = [dict(row) for row in rows]
    top = max((float(row.get(k) or 0) for row in drawn for k in ("value", "plan")), default=0) or 1
    for row in drawn:
        for key in ("value", "plan"):
            tall = round(float(row.get(key) or 0) / top * 96, 1)
            row[f"{key}_height"], row[f"{key}_top"] = str(tall), str(round(100 - tall, 1))
    planned = any(row.get("plan") is not None for row in drawn)
    completed = any(row.get("completion") for row in drawn)
    return {"rows": drawn, "planned": planned, "completed": completed, **values}


@register.inclusion_tag("components/meter.html")
def meter(name: str, value: Number | None, **options: Any) -> dict[str, Any]:
    """Render a share against its target on a scale with a tick.

    Options: target, top (end of the scale, twice the target when left out), shown (the value in
    words), verdict (words), tone, note.
    """
    known = ("target", "top", "shown", "verdict", "tone", "note")
    values = {key: options.pop(key, None) for key in known}
    if options:
        raise TypeError(f"unknown arguments: {', '.join(options)}")
    target = values["target"]
    top = float(values["top"] or 2 * (target or value or 1))
    values["width"] = str(round(min(100.0, float(value or 0) / top * 100), 1))
    values["aim"] = "" if target is None else str(round(float(target) / top * 100, 1))
    return {"name": name, "value": value, **values}
