"""One summary: its page, its states, and what differs from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import DomainError
from apps.reports import actions, drift, permissions, wording
from apps.reports.choices import FigureKind, ManualState, SummaryState
from apps.reports.figures import Span, fingerprint
from apps.reports.forms import ReasonForm
from apps.reports.handover.state import state_of
from apps.reports.models import ManualFigure, Summary
from apps.reports.narrative.tables import narrative_of
from apps.reports.schedule import waiting
from apps.reports.sheet import Row, Sheet
from apps.reports.tables.sheet import TableSheet, sheet_for
from apps.reports.tree import Place
from apps.reports.views.beside import beside
from apps.reports.views.listing import follow, page_of

SIZES = ("50", "100", "1000")
"""Units on a page. The last one is all of them, for paper: the most a province has below it."""
CHECKS_AT_ONCE = 15


def found(request: Any, pk: int) -> Summary:
    """The summary, or 404 when the reader must not know of it."""
    rows = Summary.objects.visible_to(request.actor).select_related(
        "organization", "generated_by", "checked_by", "signed_by", "handover__sent_by",
        "handover__answered_by",
    )  # fmt: skip
    summary: Summary = get_object_or_404(rows, pk=pk)
    return summary


@require_safe
def summary_page(request: Any, pk: int) -> HttpResponse:
    """The figures with their state, units, years and checks."""
    summary = found(request, pk)
    sheet = sheet_for(summary, request.actor)
    page = page_of(request, sorted_rows(sheet.rows, request.GET.get("order", "")), sizes=SIZES)
    page.object_list = _with_pages(request, summary, page.object_list)
    revisions = _revisions(request, summary)
    is_newest = revisions["newest"].pk == summary.pk
    context = {
        "summary": summary,
        "sheet": sheet,
        "checks": sheet.checks[:CHECKS_AT_ONCE],
        "more_checks": sheet.checks[CHECKS_AT_ONCE:],
        "steps": _steps(summary),
        **_columns(request, sheet),
        "rows": page,
        "sizes": " ".join(SIZES),
        "all_url": _all_rows(request),
        "revisions": revisions,
        "missing": _missing(request, summary, sheet),
        **state_of(summary, request.actor, is_newest=is_newest),
        "intact": not summary.is_signed or fingerprint(summary) == summary.sha256,
        "waiting": _waiting(request, summary),
        "letterhead": {"name": summary.name},
        "total": _total_of_years(sheet),
        **_rights(request, summary),
        **(
            {"narrative": narrative_of(sheet)}
            if isinstance(sheet, TableSheet)
            else beside(request, sheet)
        ),
    }
    is_table = isinstance(sheet, TableSheet)
    template = "reports/table.html" if is_table else "reports/summary.html"
    return render(request, template, context)


def _waiting(request: Any, summary: Summary) -> int:
    """Manual figures of a summary that is not signed yet that nobody has approved."""
    if summary.is_signed:
        return 0
    rows = ManualFigure.objects.visible_to(request.actor).below(summary.organization)
    waiting: int = rows.filter(
        state=ManualState.ENTERED, indicator__form=summary.form, last__gte=summary.first,
        last__lte=summary.last,
    ).count()  # fmt: skip
    return waiting


def _all_rows(request: HttpRequest) -> str:
    """The address of the same table on one page, in its order and with its columns."""
    params = request.GET.copy()
    params.pop("page", None)
    params["per_page"] = SIZES[-1]
    return f"?{params.urlencode()}"


def sorted_rows(rows: list[Row], order: str) -> list[Row]:
    """Units by name or by one figure; withheld numbers after the others, the own row at the end."""
    key, down = order.removeprefix("-"), order.startswith("-")
    if not order:
        return rows
    own = [row for row in rows if row.is_own]
    units = [row for row in rows if not row.is_own]
    if key == "name":
        units.sort(key=lambda row: row.order, reverse=down)
        return units + own
    known = [(row.cell(key), row) for row in units]
    shown = [(cell.value, row) for cell, row in known if cell and cell.value is not None]
    hidden = [row for cell, row in known if cell is None or cell.value is None]
    shown.sort(key=lambda pair: pair[0], reverse=down)
    return [row for _value, row in shown] + hidden + own


def _columns(request: Any, sheet: Sheet) -> dict[str, Any]:
    """One group of columns at a time, so that the table fits a laptop."""
    asked = request.GET.get("columns", "")
    kinds = [kind for kind in FigureKind if any(one.kind == kind for one in sheet.indicators)]
    shown = asked if asked in kinds else next(iter(kinds), "")
    return {
        "columns": [one for one in sheet.indicators if one.kind == shown],
        "groups": [{"key": kind, "label": kind.label, "current": kind == shown} for kind in kinds],
        "shown_kind": shown,
    }


def _steps(summary: Summary) -> list[dict[str, Any]]:
    order = list(SummaryState)
    labels = {
        SummaryState.DRAFT: _("Draft"),
        SummaryState.CHECKED: _("Checked, waiting for signature"),
        SummaryState.SIGNED: _("Signed, figures frozen"),
    }
    here = order.index(SummaryState(summary.state))
    done = here + 1 if summary.is_signed else here
    return [
        {
            "label": labels[state],
            "state": "done" if rank < done else "current" if rank == here else "coming",
        }
        for rank, state in enumerate(order)
    ]


def _missing(request: Any, summary: Summary, sheet: Sheet) -> list[Place]:
    """Units whose own signed summary is missing, of a summary that has units with offices."""
    if not sheet.rows:
        return []
    span = Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)
    return waiting.missing_for(span, request.actor)


def _rights(request: Any, summary: Summary) -> dict[str, bool]:
    actor = request.actor
    checked = summary.state == SummaryState.CHECKED
    over = not summary.is_running
    rights = permissions.rights_of(summary.form)
    return {
        "may_check": over and summary.state == SummaryState.DRAFT and actor.has(rights.check),
        "may_sign": checked
        and over
        and actor.has(rights.sign)
        and summary.checked_by_id != actor.user_id,
        "checked_it": checked and actor.has(rights.sign) and summary.checked_by_id == actor.user_id,
        "may_send_back": checked and permissions.can_send_back(actor, summary),
        "may_generate": actor.has(rights.generate),
    }


def _revisions(request: Any, summary: Summary) -> dict[str, Any]:
    rows = Summary.objects.visible_to(request.actor).of_period(
        summary.organization, summary.form, summary.kind, summary.first, summary.last
    )
    around = {one.revision: one for one in rows.order_by("-revision", "-pk")}
    return {
        "before": around.get(summary.revision - 1),
        "newest": max(around.values(), key=lambda one: one.revision),
        "all": list(around.values()),
    }


def _with_pages(request: Any, summary: Summary, rows: list[Row]) -> list[dict[str, Any]]:
    """Each row with the address of the unit's own summary of the same period, if there is one."""
    units = [row.unit_id for row in rows if not row.is_own]
    found = (
        Summary.objects.visible_to(request.actor)
        .filter(
            organization_id__in=units, form=summary.form, kind=summary.kind,
            first=summary.first, last=summary.last,
        )
        .newest()
        .values_list("organization_id", "pk")
    )  # fmt: skip
    pages = {unit: reverse("reports:summary", args=[pk]) for unit, pk in found}
    return [{"row": row, "page": pages.get(row.unit_id, "")} for row in rows]


def _total_of_years(sheet: Sheet) -> dict[str, Any] | None:
    if not sheet.years:
        return None
    plans = [row["plan"] for row in sheet.years]
    value = sum(row["value"] for row in sheet.years)
    plan = sum(plans) if all(plans) else None
    return {"value": value, "plan": plan, "completion": wording.completion_text(value, plan)}


@require_POST
def summary_check(request: Any, pk: int) -> HttpResponse:
    """Vouch for the figures that were on the page."""
    summary = found(request, pk)
    actions.check_summary(summary=summary, by=request.actor, counted_at=_seen(request))
    messages.success(request, _("The summary is checked and waits for its signature."))
    return redirect("reports:summary", pk=pk)


@require_POST
def summary_sign(request: Any, pk: int) -> HttpResponse:
    """Sign and freeze the figures that were on the page."""
    summary = found(request, pk)
    actions.sign_summary(summary=summary, by=request.actor, counted_at=_seen(request))
    messages.success(request, _("The summary is signed; its figures are frozen."))
    return redirect("reports:summary", pk=pk)


def _seen(request: HttpRequest) -> datetime | None:
    """When the figures on the page were counted."""
    return parse_datetime(request.POST.get("counted_at", ""))


@require_http_methods(["GET", "HEAD", "POST"])
def summary_return(request: Any, pk: int) -> HttpResponse:
    """Send a checked summary back with a reason."""
    summary = found(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_to_draft(
                summary=summary, reason=form.cleaned_data["reason"], by=request.actor
            )
        except DomainError as error:
            if error.field != "reason":
                raise
            form.add_error("reason", error.message)
        else:
            messages.success(request, _("The summary was sent back."))
            return redirect("reports:summary", pk=pk)
    if not permissions.can_send_back(request.actor, summary):
        require(request.actor, permissions.rights_of(summary.form).check)
    context = {"summary": summary, "form": form, "sheet": Sheet(summary, request.actor)}
    status = 422 if form.errors else 200
    return render(request, "reports/summary_return.html", context, status=status)


@require_POST
def summary_again(request: Any, pk: int) -> HttpResponse:
    """Have the same summary generated again: the draft anew, or the next revision."""
    summary = found(request, pk)
    job = actions.request_summary(
        organization=summary.organization, form=summary.form, kind=summary.kind,
        first=summary.first, last=summary.last, by=request.actor,
    )  # fmt: skip
    return follow(request, job)


@require_safe
def summary_drift(request: Any, pk: int) -> HttpResponse:
    """What the records of today say beside the stored figures; a part of the page for htmx."""
    summary = found(request, pk)
    changes = drift.since_counted(summary, request.actor)
    audit.record_read(request.actor, action="reports.summary_drift_read", obj=summary)
    context = {
        "summary": summary,
        "changes": changes,
        "unnamed": any(change.late is None for change in changes),
        "sheet": Sheet(summary, request.actor),
        "may_generate": request.actor.has(permissions.rights_of(summary.form).generate),
        "is_newest": _revisions(request, summary)["newest"].pk == summary.pk,
    }
    template = "reports/_drift.html" if request.htmx else "reports/summary_drift.html"
    return render(request, template, context)


@require_safe
def summary_difference(request: Any, pk: int) -> HttpResponse:
    """What differs from the revision before."""
    summary = found(request, pk)
    before = _revisions(request, summary)["before"]
    if before is None:
        raise Http404
    context = {
        "summary": summary,
        "before": before,
        "changes": drift.between(before, summary, request.actor),
        "sheet": Sheet(summary, request.actor),
    }
    return render(request, "reports/summary_difference.html", context)
