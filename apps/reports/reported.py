"""Who is told the figures of cases and letters only as they were signed, never as counted now.

A count of now that grows by one tells somebody behind a wall that there is a case; so does a number
beside the own list that is one shorter. Outside a summary, which is counted once and then stands,
such a figure is therefore counted now only for whoever reads these records and is walled from none.
All others are told the newest signed one, or that nothing is signed. A reader whose role opens no
cases is among them with a wall or without: the first wall changes nothing that they see.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.reports import permissions
from apps.reports.choices import WHOLE_OR_CLOSED, SummaryState
from apps.reports.indicators import Indicator
from apps.reports.models import SummaryFigure

SIGNED, NOW, UNSIGNED = "signed", "now", "unsigned"
"""Where a figure is from: a signed summary, the records of now, or nowhere, if none is signed."""
INSPECTION = "inspection."
"""Labels of the records from which a wall keeps somebody, or those that lead to them."""


def is_walled(actor: Actor) -> bool:
    """Whether a wall keeps the reader from any record of inspection."""
    return any(label.startswith(INSPECTION) for label, ids in actor.walls.items() if ids)


def only_as_reported(actor: Actor, indicator: Indicator) -> bool:
    """Whether the reader is told this figure as signed, and never as counted now."""
    if indicator.subject not in WHOLE_OR_CLOSED:
        return False
    return not permissions.can_list(actor, indicator) or is_walled(actor)


def newest_signed(
    wanted: Iterable[tuple[int, str, date, date]],
) -> dict[tuple[int, str, date, date], SummaryFigure]:
    """By (organisation, indicator, first day, last day): the figure of the signed summary that
    begins on that day and goes furthest, up to the last one; its newest revision. One query."""
    asked = set(wanted)
    if not asked:
        return {}
    rows = (
        SummaryFigure.objects.filter(
            unit=None, indicator__in={key for _unit, key, _first, _last in asked},
            summary__organization__in={unit for unit, _key, _first, _last in asked},
            summary__first__in={first for _unit, _key, first, _last in asked},
            summary__state=SummaryState.SIGNED,
        )
        .select_related("summary")
        .order_by("summary__last", "summary__revision", "pk")
    )  # fmt: skip
    found: dict[Any, SummaryFigure] = {}
    for figure in rows:
        of = figure.summary
        for key in asked:
            if key[:3] == (of.organization_id, figure.indicator, of.first) and of.last <= key[3]:
                found[key] = figure
    return found
