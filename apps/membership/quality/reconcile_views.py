"""Pages of the comparison of lists and files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.permissions import require
from apps.core.errors import DomainError, NotAllowed
from apps.membership import permissions
from apps.membership.models import ListReconciliation
from apps.membership.quality import reconcile_actions, reconciling
from apps.membership.quality.forms import ReconciliationForm
from apps.membership.views import REFUSED

ROWS = 50


@require_http_methods(["GET", "POST"])
def reconciliations(request: Any) -> HttpResponse:
    """What was compared, the latest first, when it is due again, and a new comparison."""
    require(request.actor, permissions.CHANGE)
    today = timezone.localdate()
    form = ReconciliationForm(request.POST or None, actor=request.actor, initial={"held_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            reconcile_actions.record_reconciliation(
                by=request.actor, today=today, **form.cleaned_data
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The comparison is recorded."))
            return redirect("membership:reconciliations")
    rows = ListReconciliation.objects.in_scope_of(request.actor).select_related(
        "organization__parent", "recorded_by"
    )
    page = Paginator(rows.order_by("-held_on", "-pk"), ROWS).get_page(request.GET.get("page"))
    page.object_list = reconciling.shown(page.object_list, request.actor, today=today)
    status = REFUSED if form.errors else 200
    context = {"page": page, "form": form, "may_change": True, "may_request": True}
    return render(request, "membership/quality/reconciliations.html", context, status=status)


@require_POST
def reconciliation_strike(request: Any, pk: int) -> HttpResponse:
    """Strike a comparison."""
    rows = ListReconciliation.objects.in_scope_of(request.actor)
    found = get_object_or_404(rows, pk=pk)
    try:
        reconcile_actions.strike_reconciliation(
            reconciliation=found, reason=request.POST.get("reason", ""), by=request.actor
        )
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        messages.error(request, error.message)
    else:
        messages.success(request, _("The comparison is struck."))
    return redirect("membership:reconciliations")
