"""Summaries that wait until the last unit has signed its own.

Call these under the scope of the system: which units have signed is asked of all of them, and what
a reader is told of it goes through ``missing_for``.
"""

from __future__ import annotations

from typing import Any

from celery import current_app

from apps.accounts.actor import Actor
from apps.core.jobs import CANCELLABLE
from apps.reports.choices import SummaryState
from apps.reports.figures import Span
from apps.reports.models import Summary, WaitingSummary
from apps.reports.tree import Place, existed
from apps.tenancy import scope
from apps.tenancy.models import Organization

JOB_KIND = "reports.generate"
CANCELLABLE.add(JOB_KIND)


def send(span: Span, *, assignment_id: int | None = None) -> None:
    """Have it made in the background, without a job that somebody follows."""
    current_app.send_task(
        JOB_KIND,
        args=[
            None, span.organization.pk, span.form, span.kind, span.first.isoformat(),
            span.last.isoformat(),
        ],
        kwargs={"assignment_id": assignment_id},
    )  # fmt: skip


def missing_units(span: Span) -> list[Place]:
    """Units directly below that kept an office in the period and have signed no such summary."""
    with scope.use(scope.Scope.everything()):
        tree = span.tree()
        units = [
            place
            for place in tree.children()
            if place.keeps_office and existed(place, span.first, span.last)
        ]
        signed = set(
            _same(Summary.objects.all(), span)
            .filter(organization_id__in=[place.id for place in units], state=SummaryState.SIGNED)
            .values_list("organization_id", flat=True)
        )
    return [place for place in units if place.id not in signed]


def missing_for(span: Span, actor: Actor) -> list[Place]:
    """The same, of the units that the reader may know of."""
    missing = missing_units(span)
    seen = Organization.objects.visible_to(actor).filter(pk__in=[place.id for place in missing])
    known = set(seen.values_list("pk", flat=True))
    return [place for place in missing if place.id in known]


def start_or_wait(due: list[tuple[Span, bool]]) -> list[Span]:
    """Those to be made now; the others are kept until their units have signed."""
    now = []
    for span, waits in due:
        if waits and missing_units(span):
            wait(span)
        else:
            now.append(span)
    return now


def wait(span: Span, **fields: Any) -> tuple[WaitingSummary, bool]:
    """The row that waits for it, and whether it is new."""
    found: tuple[WaitingSummary, bool] = WaitingSummary.objects.get_or_create(
        ended_at=None, defaults=fields, **span.fields()
    )
    return found


def take_ready(rows: Any = None) -> list[tuple[Span, int | None]]:
    """What waits for nobody any more, with the role in which it was asked for.

    A row ends when its summary is there, so that what was lost on the way is sent again.
    """
    waiting = WaitingSummary.objects.filter(ended_at__isnull=True) if rows is None else rows
    found = []
    for row in waiting.select_related("organization").order_by("pk"):
        span = Span(row.organization, row.form, row.kind, row.first, row.last)
        if not missing_units(span):
            found.append((span, row.assignment_id))
    return found


def above(summary: Summary) -> Any:
    """Rows of the levels above that wait for such summaries."""
    return _same(WaitingSummary.objects.filter(ended_at__isnull=True), summary).extra(
        where=["starts_with(%s, reports_waitingsummary.path)"], params=[summary.path]
    )


def _same(rows: Any, of: Any) -> Any:
    return rows.filter(form=of.form, kind=of.kind, first=of.first, last=of.last)
