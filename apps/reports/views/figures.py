"""The list behind a figure: beside the summary as a drawer, or as a page of its own."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core import audit
from apps.reports import behind, drift, permissions, reported
from apps.reports.choices import OF_CADRES, OF_CASES, WHOLE_OR_CLOSED, WITHOUT_PERSON, Subject
from apps.reports.indicators import Indicator
from apps.reports.models import SummaryFigure
from apps.reports.sheet import Cell, Sheet
from apps.reports.tables.sheet import sheet_for
from apps.reports.views.listing import page_of
from apps.reports.views.summary import found

IN_DRAWER = 8
DRAWER = "drawer-place"
KEY = re.compile(r"[0-9]{1,18}")


@require_safe
def figure_records(request: Any, pk: int, indicator: str) -> HttpResponse:
    """The records that the reader may see of those counted in a figure, sorted by name."""
    return _listed(request, pk, indicator, "reports.figure_opened")


@require_safe
def late_records(request: Any, pk: int, indicator: str) -> HttpResponse:
    """Those of the records entered after the count that the reader may see."""
    return _listed(request, pk, indicator, "reports.late_records_opened", late=True)


def _listed(request: Any, pk: int, indicator: str, act: str, *, late: bool = False) -> HttpResponse:
    summary = found(request, pk)
    figure = _figure(request, pk, indicator)
    wanted = figure.definition
    if wanted.by_hand:
        raise Http404  # no records stand behind it
    permissions.require_list(request.actor, wanted)
    only = drift.late_keys(summary, figure.unit_id, indicator) if late else None
    order = request.GET.get("order", "")
    rows = behind.records(summary, figure, request.actor, order=order, only=only)
    closed = behind.is_closed(summary, figure, rows, only)
    if late and wanted.subject in WHOLE_OR_CLOSED:
        # An empty list that closes one day would tell as much as its rows.
        closed = closed or reported.is_walled(request.actor)
    if closed:
        rows = rows.none()
    is_drawer = bool(request.htmx) and request.htmx.target == DRAWER
    page = page_of(request, rows)
    audit.record_read(
        request.actor, action=act, obj=summary, indicator=indicator, unit=figure.unit_name,
        records=page.paginator.count,
    )  # fmt: skip
    sheet = sheet_for(summary, request.actor)
    context = {
        "summary": summary,
        "sheet": sheet,
        "figure": figure,
        "indicator": wanted,
        "cell": None if late else _cell(sheet, figure),
        "late": late,
        "closed": closed,
        "page": page,
        "kept": behind.are_kept(figure),
        "counted_records": behind.number_of(figure),
        "first_rows": list(page)[:IN_DRAWER] if is_drawer else [],
        **shape_of(wanted),
    }
    template = "reports/_drawer.html" if is_drawer else "reports/figure.html"
    return render(request, template, context)


def shape_of(indicator: Indicator) -> dict[str, bool]:
    """Which columns the list of its records has."""
    return {
        "of_members": indicator.subject == Subject.MEMBER,
        "of_cases": indicator.subject in OF_CASES,
        "of_cadres": indicator.subject in OF_CADRES,
        "is_plain": indicator.subject in WITHOUT_PERSON,
        "is_class": indicator.subject == Subject.TRAINING_CLASS,
        "is_planned": indicator.subject == Subject.PLANNED,
        "is_position": indicator.subject == Subject.POSITION,
        "is_trained": indicator.subject == Subject.TRAINED,
        "of_profile": indicator.subject in (Subject.PLANNED, Subject.POSITION, Subject.TRAINED),
        "is_case": indicator.subject == Subject.CASE,
        "is_candidate": indicator.subject == Subject.CANDIDATE,
        "is_letter": indicator.subject == Subject.LETTER,
    }


def _figure(request: Any, pk: int, indicator: str) -> SummaryFigure:
    unit = request.GET.get("unit", "")
    if unit and not KEY.fullmatch(unit):
        raise Http404
    rows = SummaryFigure.objects.visible_to(request.actor).select_related("summary__organization")
    rows = rows.filter(summary_id=pk, indicator=indicator, unit_id=int(unit) if unit else None)
    figure: SummaryFigure | None = rows.first()
    if figure is None:
        raise Http404
    return figure


def _cell(sheet: Sheet, figure: SummaryFigure) -> Cell | None:
    if figure.unit_id is None:
        cards = (card for card in sheet.cards if card.indicator.key == figure.indicator)
        return next(cards, None)
    rows = (row for row in sheet.rows if row.unit_id == figure.unit_id)
    return next((row.cell(figure.indicator) for row in rows), None)
