"""How a plan of moves is told: judgements in counts, the price of the next best, where to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

register = template.Library()
LEVELS: dict[str, Any] = {
    "unplaced": gettext_lazy("people without a seat"),
    "vacancies": gettext_lazy("places empty"),
    "must_move": gettext_lazy("had to leave and stay"),
    "aims": gettext_lazy("missing to the aims"),
    "moves": gettext_lazy("moves"),
    "misfit": gettext_lazy("mismatch"),
    "distance": gettext_lazy("distance"),
}


@register.simple_tag
def judged(evidence: Iterable[dict[str, Any]]) -> SafeString | str:
    """How many rules passed, warn, cannot be judged: no blocking one fails in a shown plan."""
    counted = Counter(one["verdict"] for one in evidence)
    parts = [
        ngettext("%(count)s rule met", "%(count)s rules met", counted["pass"])
        % {"count": counted["pass"]}
    ]
    if counted["fail"]:
        warned = ngettext("%(count)s warning", "%(count)s warnings", counted["fail"])
        parts.append(warned % {"count": counted["fail"]})
    if counted["unknown"]:
        parts.append(pgettext("judgements", "%(count)s not known") % {"count": counted["unknown"]})
    if counted["overridden"]:
        parts.append(
            pgettext("judgements", "%(count)s overridden") % {"count": counted["overridden"]}
        )
    codes = ", ".join(one["rule"] for one in evidence if one["verdict"] in ("fail", "unknown"))
    return format_html("{}<small>{}</small>", ", ".join(parts), codes)


@register.simple_tag
def price(alternative: dict[str, Any]) -> SafeString | str:
    """What the plan without this move costs more, and where the person would go in it."""
    if not alternative:
        return "–"
    found = alternative["price"]
    told = [f"{label} {found[level]:+d}" for level, label in LEVELS.items() if level in found]
    words = ", ".join(told) if told else _("just as good")
    where = alternative["seat"] or _("no other seat, or stays")
    unit = f", {alternative['unit']}" if alternative["unit"] else ""
    return format_html("{}<small>{}{}</small>", capfirst(words), where, unit)


@register.simple_tag
def goal(move: Any) -> SafeString | str:
    """Where a plan puts somebody."""
    if move is None:
        return pgettext("plan", "stays")
    if move.to_seat is None:
        return _("without a seat")
    return format_html("{}<small>{}</small>", move.to_seat, move.to_seat.work_unit)


@register.filter
def places_of(rows: Iterable[Any]) -> int:
    """Places of all seats together."""
    return sum(row.places for row in rows)
