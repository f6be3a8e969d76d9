"""A signed summary on its way up, and the figures of a level beside those of its units."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import DomainError, NotAllowed
from apps.reports import permissions, rules, wording
from apps.reports.forms import ReasonForm
from apps.reports.handover import actions, levels
from apps.reports.handover.state import quarter_words
from apps.reports.models import LevelCheck, Summary
from apps.reports.sheet import Sheet
from apps.reports.views.listing import page_of
from apps.reports.views.summary import found


@require_POST
def summary_send(request: Any, pk: int) -> HttpResponse:
    """Send a signed summary to the level above."""
    actions.send_up(summary=found(request, pk), by=request.actor)
    messages.success(request, _("The summary was sent to the level above."))
    return redirect("reports:summary", pk=pk)


@require_POST
def summary_accept(request: Any, pk: int) -> HttpResponse:
    """Accept the summary of a unit."""
    actions.accept(summary=found(request, pk), by=request.actor)
    messages.success(request, _("The summary is accepted."))
    return redirect("reports:summary", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def summary_return_to_unit(request: Any, pk: int) -> HttpResponse:
    """Return the summary of a unit with a note."""
    summary = found(request, pk)
    require(request.actor, permissions.rights_of(summary.form).check)
    if not permissions.stands_above(request.actor, summary):
        raise NotAllowed("summary_not_from_below")
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note = form.cleaned_data["reason"]
            actions.return_to_unit(summary=summary, note=note, by=request.actor)
        except DomainError as error:
            if error.field != "reason":
                raise
            form.add_error("reason", error.message)
        else:
            messages.success(request, _("The summary was returned to its unit."))
            return redirect("reports:summary", pk=pk)
    context = {
        "summary": summary, "form": form, "sheet": Sheet(summary, request.actor), "to_unit": True,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "reports/summary_return.html", context, status=status)


@require_safe
def summary_levels(request: Any, pk: int) -> HttpResponse:
    """One summary beside the signed ones of its units."""
    summary = found(request, pk)
    compared = levels.compare(summary, request.actor)
    audit.record_read(request.actor, action="reports.levels_read", obj=summary)
    context = {
        "summary": summary,
        "compared": compared,
        "changes": compared.differences,
        "sheet": Sheet(summary, request.actor),
    }
    return render(request, "reports/summary_levels.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def level_list(request: Any) -> HttpResponse:
    """The summaries of a quarter to be compared with those of the units, and what was recorded."""
    require(request.actor, permissions.VIEW)
    until = rules.quarter_end(timezone.localdate(), before=1)
    if request.method == "POST":
        made = actions.reconcile_levels(
            until=until, note=request.POST.get("note", ""), by=request.actor
        )
        words = _("Recorded: %(differences)s differences, %(missing)s signed summaries missing.")
        found_words = {"differences": made.differences, "missing": made.missing}
        messages.success(request, words % found_words)
        return redirect("reports:levels")
    rows = (
        Summary.objects.visible_to(request.actor)
        .filter(organization_id=request.actor.organization_id)
        .filter(last__gt=rules.quarter_end(until, before=1), last__lte=until)
        .newest()
        .in_list_order()
    )
    checks = LevelCheck.objects.visible_to(request.actor).select_related("organization", "done_by")
    page = page_of(request, checks.order_by("-until", "path", "pk"))
    own = checks.filter(organization_id=request.actor.organization_id, until=until)
    context = {
        "lines": [
            {"summary": one, "period": wording.period_words(one.kind, one.first, one.last)}
            for one in rows[:100]
        ],
        "until": until,
        "quarter": quarter_words(until),
        "page": page,
        "checks": [{"check": one, "quarter": quarter_words(one.until)} for one in page],
        "done": own.exists(),
        "may_record": request.actor.has(permissions.RECONCILE),
        "tabs": "levels",
    }
    return render(request, "reports/level_list.html", context)
