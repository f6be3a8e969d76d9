"""Findings of one case, demands in a list and one by one; one page for each act on them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.inspection import permissions
from apps.inspection.evidence.reading import may_add
from apps.inspection.findings import reading
from apps.inspection.findings.acts import (
    ACTS,
    FOLLOWING,
    OF_CONTENT,
    Act,
    following,
    may,
    offered,
)
from apps.inspection.findings.listing import DemandList, cells, columns
from apps.inspection.models import Allegation, Case, CaseContent
from apps.inspection.reading import case_or_404
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.views import REFUSED


@require_safe
def case_findings(request: Any, reference: str) -> HttpResponse:
    """Contents, allegations with their findings, demands; the reading is a line of the log."""
    actor = request.actor
    found = case_or_404(actor, reference)
    audit.record_read(actor, action="inspection.findings_read", obj=found)
    context = {
        "case": found,
        "findings": reading.findings_of(actor, found, timezone.localdate()),
        "acts": offered(actor, found),
        "may_change": found.is_open and may(actor, permissions.CHANGE, found),
    }
    return render(request, "inspection/findings/findings.html", context)


@require_http_methods(["GET", "POST"])
def act(request: Any, reference: str, code: str, pk: int | None = None) -> HttpResponse:
    """One act on the case, a content or an allegation: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    found = case_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, found)
    row = _row(spec, found, actor, pk)
    asked = request.POST if request.method == "POST" else None
    form = spec.form(asked, case=found, row=row, actor=actor, today=today)
    if asked is not None and form.is_valid():
        target = {"case": found} | ({spec.of: row} if spec.of else {})
        if _done(request, spec, form, target, found):
            return redirect("inspection:case_findings", reference)
    status = REFUSED if form.errors else 200
    context = {"form": form, "case": found, "act": spec, "row": row}
    return render(request, "inspection/findings/act.html", context, status=status)


def _row(spec: Act, case: Case, actor: Any, pk: int | None) -> Any:
    if not spec.of:
        return None
    model = CaseContent if spec.of == OF_CONTENT else Allegation
    row = model.objects.visible_to(actor).of_case(case).current().filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _done(request: Any, spec: Act, form: Any, target: dict[str, Any], record: Any) -> bool:
    """Do it; a refusal is placed beside its field, and what was typed stays."""
    values = form.values | target | {"by": request.actor}
    if spec.dated:
        values["today"] = timezone.localdate()
    try:
        spec.run(**values)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        if isinstance(error, Conflict):
            rows = type(record).objects.visible_to(request.actor)
            form.refresh(rows.get(pk=record.pk).version)
        return False
    messages.success(request, str(spec.done))
    return True


@require_safe
def demand(request: Any, key: str) -> HttpResponse:
    """One demand: the defect that it rests on, who remedies, the proof, what may be done."""
    actor = request.actor
    found = reading.with_days(reading.demand_or_404(actor, key), timezone.localdate())
    audit.record_read(actor, action="inspection.demand_read", obj=found.case)
    context = {
        "demand": found,
        "case": found.case,
        "acts": following(actor, found),
        "owner": reading.known_owner(actor, found),
        "document": reading.proof_of(actor, found),
        "may_enter": found.is_running and may_add(actor, found.case),
    }
    return render(request, "inspection/findings/demand.html", context)


@require_http_methods(["GET", "POST"])
def follow(request: Any, key: str, code: str) -> HttpResponse:
    """One act on a demand."""
    actor, today, spec = request.actor, timezone.localdate(), FOLLOWING[code]
    found = reading.demand_or_404(actor, key)
    permissions.require_in_range(actor, spec.right, found)
    asked = request.POST if request.method == "POST" else None
    form = spec.form(asked, demand=found, actor=actor, today=today)
    if asked is not None and form.is_valid() and _done(
        request, spec, form, {"demand": found}, found
    ):  # fmt: skip
        return redirect(found.get_absolute_url())
    status = REFUSED if form.errors else 200
    context = {"form": form, "demand": found, "case": found.case, "act": spec}
    return render(request, "inspection/findings/follow.html", context, status=status)


def _list(request: Any) -> DemandList:
    actor = request.actor
    if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
        raise NotAllowed(permission=str(permissions.VIEW))
    return DemandList(request, today=timezone.localdate())


@require_safe
def demands(request: Any) -> HttpResponse:
    """Demands: overdue, to be remedied, to be looked at, ended."""
    found = _list(request)
    context = found.context()
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "inspection/findings/list.html", context)


@require_safe
def demands_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Demands after conclusions"),
        columns(),
        map(cells, found.prepared(found.rows)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="kien-nghi-yeu-cau",
        right=permissions.EXPORT,
    )


@require_safe
def demands_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request,
        _("Demands after conclusions"),
        columns(),
        map(cells, found.prepared(found.rows[: PRINTED_MAX + 1])),
        filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('inspection:demands')}?{request.GET.urlencode()}",
    )
