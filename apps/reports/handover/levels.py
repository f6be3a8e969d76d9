"""The figures of a level beside the signed ones of its units, unit by unit; stores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.reports.choices import SummaryState
from apps.reports.drift import Change
from apps.reports.figures import Span
from apps.reports.indicators import INDICATORS
from apps.reports.models import Summary, SummaryFigure
from apps.reports.rules import quarter_end
from apps.reports.schedule.waiting import missing_for
from apps.reports.tree import Place


@dataclass(frozen=True)
class Compared:
    """One summary of a level beside those of its units."""

    summary: Summary
    signed: dict[int, Summary]
    """The newest signed revision of each unit that has one."""
    missing: list[Place]
    differences: list[Change]
    """What the unit signed, and what the level has for that unit; small sensitive ones left out."""


def of_quarter(actor: Actor, until: date) -> list[Compared]:
    """The newest summaries of the own organisation whose period ended in that quarter."""
    rows = (
        Summary.objects.visible_to(actor)
        .filter(
            organization_id=actor.organization_id,
            last__gt=quarter_end(until, before=1), last__lte=until,
        )
        .newest()
        .select_related("organization")
        .in_list_order()
    )  # fmt: skip
    return [compare(one, actor) for one in rows]


def compare(summary: Summary, actor: Actor) -> Compared:
    """One summary of a level beside the signed ones of its units, for one reader."""
    figures = list(summary.figures.exclude(unit=None).order_by("unit_order", "pk"))
    signed = _signed(summary, {figure.unit_id for figure in figures}, actor)
    wholes = {
        (figure.summary_id, figure.indicator): figure.value
        for figure in SummaryFigure.objects.visible_to(actor).filter(
            summary__in=[one.pk for one in signed.values()], unit=None
        )
    }
    found = []
    for figure in figures:
        theirs = signed.get(figure.unit_id) if figure.unit_id else None
        value = wholes.get((theirs.pk, figure.indicator)) if theirs else None
        if value is not None and value != figure.value and figure.indicator in INDICATORS:
            change = Change(INDICATORS[figure.indicator], figure.unit_name, value, figure.value)
            if change.shown_to(actor):
                found.append(change)
    span = Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)
    return Compared(summary, signed, missing_for(span, actor), found)


def _signed(summary: Summary, units: set[int | None], actor: Actor) -> dict[int, Summary]:
    rows = (
        Summary.objects.visible_to(actor)
        .filter(
            organization_id__in=units - {None, summary.organization_id}, form=summary.form,
            kind=summary.kind, first=summary.first, last=summary.last, state=SummaryState.SIGNED,
        )
        .order_by("revision")
    )  # fmt: skip
    return {one.organization_id: one for one in rows}
