"""A summary that waits for its units: whom for, and no longer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.reports import permissions, wording
from apps.reports.figures import Span
from apps.reports.models import WaitingSummary
from apps.reports.schedule import actions, waiting


def open_rows(actor: Any) -> Any:
    """What waits in the reader's range, the nearest first."""
    rows = WaitingSummary.objects.visible_to(actor).filter(ended_at__isnull=True)
    return rows.select_related("organization", "asked_by").order_by("-last", "path", "form", "pk")


@require_safe
def waiting_page(request: Any, pk: int) -> HttpResponse:
    """The units whose signed summaries are missing."""
    row = get_object_or_404(open_rows(request.actor), pk=pk)
    span = Span(row.organization, row.form, row.kind, row.first, row.last)
    context = {
        "row": row,
        "period": wording.period_words(row.kind, row.first, row.last),
        "missing": waiting.missing_for(span, request.actor),
        "may_end": request.actor.has(permissions.rights_of(row.form).generate),
    }
    return render(request, "reports/waiting.html", context)


@require_POST
def waiting_end(request: Any, pk: int) -> HttpResponse:
    """Wait no longer."""
    row = get_object_or_404(open_rows(request.actor), pk=pk)
    actions.end_waiting(row=row, by=request.actor)
    messages.info(request, _("The summary is not waited for any more."))
    return redirect("reports:list")
