"""Targets: the list, setting one, ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core.errors import DomainError
from apps.reports import actions, permissions, wording
from apps.reports.choices import PeriodKind
from apps.reports.filters import TargetFilter
from apps.reports.forms import ReasonForm, TargetForm
from apps.reports.models import Target
from apps.reports.views.listing import page_of, unit_asked_for


@require_safe
def target_list(request: Any) -> HttpResponse:
    """Targets of the reader's range; those that were ended stand last."""
    require(request.actor, permissions.VIEW)
    rows = (
        Target.objects.visible_to(request.actor)
        .select_related("organization", "set_by", "ended_by")
        .order_by("ended_at", "-last", "path", "indicator", "pk")
    )
    unit = unit_asked_for(request)
    found = TargetFilter(request.GET, rows.filter(organization=unit) if unit else rows)
    page = page_of(request, found.qs)
    lines = [
        {
            "target": one,
            "aim": wording.aim_text(one.plan, one.share),
            "period": wording.period_words(one.kind, one.first, one.last),
        }
        for one in page
    ]
    context = {
        "filter": found,
        "page": page,
        "lines": lines,
        "total": page.paginator.count,
        "filtered": any(request.GET.get(name) for name in found.form.fields),
        "may_set": request.actor.has(permissions.SET_TARGET),
        "tabs": "targets",
    }
    return render(request, "reports/target_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def target_new(request: Any) -> HttpResponse:
    """Set a target."""
    require(request.actor, permissions.SET_TARGET)
    unit = unit_asked_for(request)
    if request.method == "POST":
        form = TargetForm(request.POST, actor=request.actor, unit=unit)
        if form.is_valid():
            try:
                actions.set_target(by=request.actor, **form.span())
            except DomainError as error:
                form.add_refusal(error)
            else:
                messages.success(
                    request, _("The target is set. It counts in summaries from now on.")
                )
                return redirect("reports:targets")
        return render(request, "reports/target_new.html", {"form": form}, status=422)
    offered = {
        "organization": unit or request.actor.organization,
        "kind": PeriodKind.YEAR,
        "year": timezone.localdate().year,
        "indicator": "members_admitted",
    }
    form = TargetForm(initial=offered, actor=request.actor, unit=unit)
    return render(request, "reports/target_new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def target_end(request: Any, pk: int) -> HttpResponse:
    """End a target with a reason."""
    rows = Target.objects.visible_to(request.actor).select_related("organization")
    target = get_object_or_404(rows, pk=pk)
    require(request.actor, permissions.SET_TARGET)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_target(target=target, reason=form.cleaned_data["reason"], by=request.actor)
        except DomainError as error:
            if error.field != "reason":
                raise
            form.add_error("reason", error.message)
        else:
            messages.success(request, _("The target is ended."))
            return redirect("reports:targets")
    context = {
        "target": target,
        "aim": wording.aim_text(target.plan, target.share),
        "form": form,
        "period": wording.period_words(target.kind, target.first, target.last),
    }
    return render(request, "reports/target_end.html", context, status=422 if form.errors else 200)
