"""Pages of cases. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.permissions import Permission
from apps.core import audit
from apps.core.errors import NotAllowed
from apps.inspection import permissions
from apps.inspection.cases import reading, timeline
from apps.inspection.cases.acts import may, offered
from apps.inspection.cases.listing import CaseList, cells, columns
from apps.inspection.models import Case
from apps.inspection.panels import panels_of
from apps.inspection.reading import case_or_404
from apps.membership.export import PRINTED_MAX, export_table, print_table


def _list(request: Any) -> CaseList:
    actor = request.actor
    if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
        raise NotAllowed(permission=str(permissions.VIEW))
    return CaseList(request, today=timezone.localdate())


@require_safe
def cases(request: Any) -> HttpResponse:
    """The queues: mine, without an officer, all open ones, ended ones."""
    found = _list(request)
    context = found.context() | {
        "may_register": request.actor.has(permissions.CHANGE), "today": found.today,
        "may_assign": request.actor.has(permissions.DECIDE) and found.tab != "closed",
    }  # fmt: skip
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "inspection/cases/list.html", context)


@require_safe
def cases_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Cases"),
        columns(),
        (cells(row) for row in found.prepared(found.rows)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="ho-so-vu-viec",
        right=permissions.EXPORT,
    )


@require_safe
def cases_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    back = f"{reverse('inspection:cases')}?{request.GET.urlencode()}"
    shown = found.prepared(found.rows[: PRINTED_MAX + 1])
    return print_table(
        request,
        _("Cases"),
        columns(),
        map(cells, shown),
        filter_words=found.in_words(),
        total=len(shown),
        back_url=back,
    )


@require_safe
def case(request: Any, reference: str) -> HttpResponse:
    """What is examined, about whom, in which steps. Each opening leaves a line in the read log."""
    actor, today = request.actor, timezone.localdate()
    found = case_or_404(actor, reference)
    audit.record_read(actor, action="inspection.case_read", obj=found)
    steps = reading.steps(found, actor)
    context = {
        "case": found,
        "lookback": reading.period(found.lookback_from, found.lookback_to),
        "duration": reading.period(found.planned_from, found.planned_until),
        "origin": reading.origin(found, actor),
        "followers": reading.followers(found, actor),
        "flow": reading.flow(found),
        "subjects": reading.subjects(found, actor),
        "phases": reading.by_phase(steps),
        "due": reading.due(steps, today),
        "panels": panels_of(actor, found),
        "acts": offered(actor, found),
        "next_step": reading.next_step(found, steps),
        "may_change": may(actor, found, permissions.CHANGE),
        "may_decide": may(actor, found, permissions.DECIDE),
        "may_see_trail": actor.has(Permission.VIEW_RECORD_TRAIL),
        "today": today,
    }
    return render(request, "inspection/cases/case.html", context)


@require_safe
def case_parts(request: Any, reference: str) -> HttpResponse:
    """What the topics say of the case beyond the first look, for its page to take in."""
    found = case_or_404(request.actor, reference)
    audit.record_read(request.actor, action="inspection.case_parts_read", obj=found)
    context = {"case": found, "panels": panels_of(request.actor, found, later=True)}
    template = "inspection/cases/parts.html" if not request.htmx else "inspection/cases/_parts.html"
    return render(request, template, context)


@require_safe
def case_timeline(request: Any, reference: str) -> HttpResponse:
    """What happened, in sentences, to read and to print; the reading is a line of the log."""
    found = case_or_404(request.actor, reference)
    events = timeline.events(found, request.actor)
    told = sum(not event.get("planned") for event in events)
    cut = told if told >= timeline.LINES_MOST else 0
    context = {"case": found, "events": events, "cut": cut}
    response = render(request, "inspection/cases/timeline.html", context)
    audit.record_read(request.actor, action="inspection.case_timeline_read", obj=found)
    return response
