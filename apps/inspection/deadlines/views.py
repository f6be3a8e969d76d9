"""The limits of one case, each explained; one page for each act on them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.inspection import permissions
from apps.inspection.deadlines import shown
from apps.inspection.deadlines.acts import ACTS, Act, offered
from apps.inspection.models import Case, CaseHold
from apps.inspection.reading import case_or_404
from apps.membership.views import REFUSED


@require_safe
def case_limits(request: Any, reference: str) -> HttpResponse:
    """Every limit of the case with its explanation, holds, extensions and limitation."""
    actor, today = request.actor, timezone.localdate()
    found = case_or_404(actor, reference)
    audit.record_read(actor, action="inspection.limits_read", obj=found)
    context = shown.page_of(found, today) | {"case": found, "acts": offered(actor, found)}
    context["may_decide"] = actor.has(permissions.DECIDE) and bool(context["acts"])
    return render(request, "inspection/deadlines/limits.html", context)


@require_http_methods(["GET", "POST"])
def act(request: Any, reference: str, code: str, pk: int | None = None) -> HttpResponse:
    """One act: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    found = case_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, found)
    row = _row(spec, found, actor, pk)
    asked = request.POST if request.method == "POST" else None
    form = spec.form(asked, case=found, row=row, today=today)
    if asked is not None and form.is_valid() and _done(request, spec, found, row, form):
        return redirect("inspection:case_limits", reference)
    context = {"form": form, "case": found, "act": spec, "row": row}
    if code == "extend":
        context |= {"now": shown.main_of(found, today)}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/deadlines/act.html", context, status=status)


def _row(spec: Act, case: Case, actor: Any, pk: int | None) -> Any:
    if not spec.of:
        return None
    rows = CaseHold.objects.visible_to(actor).of_case(case)
    row = rows.select_related("subject").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _done(request: Any, spec: Act, case: Case, row: Any, form: Any) -> bool:
    """Do it; a refusal is placed beside its field, and what was typed stays."""
    values = form.values | {"case": case, "by": request.actor}
    if spec.of:
        values[spec.of] = row
    if spec.dated:
        values["today"] = timezone.localdate()
    try:
        spec.run(**values)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        if isinstance(error, Conflict):
            form.refresh(Case.objects.visible_to(request.actor).get(pk=case.pk).version)
        return False
    messages.success(request, str(spec.done))
    return True
