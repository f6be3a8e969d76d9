"""Targets: the list by resolution, the page of each, the records behind it, setting, ending."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core import audit, formats
from apps.core.errors import DomainError
from apps.reports import behind, permissions
from apps.reports.choices import FigureKind, PeriodKind
from apps.reports.forms import ReasonForm
from apps.reports.indicators import INDICATORS
from apps.reports.models import Summary, SummaryFigure, Target
from apps.reports.reported import NOW
from apps.reports.targets import actions, measuring, rules, showing
from apps.reports.targets.filters import TargetFilter
from apps.reports.targets.forms import TargetForm
from apps.reports.views.figures import shape_of
from apps.reports.views.listing import page_of, unit_asked_for

RELATED = ("organization", "manual__of", "owner_unit", "set_by", "ended_by")


@require_safe
def target_list(request: Any) -> HttpResponse:
    """Targets of the reader's range by resolution, each with how it stands now; those that were
    ended stand last."""
    require(request.actor, permissions.VIEW)
    rows = (
        Target.objects.visible_to(request.actor)
        .select_related(*RELATED)
        .order_by(
            F("ended_at").asc(nulls_first=True), "path", "document", "-last", "indicator", "pk"
        )
    )
    unit = unit_asked_for(request)
    found = TargetFilter(request.GET, rows.filter(organization=unit) if unit else rows)
    page = page_of(request, found.qs)
    context = {
        "filter": found,
        "page": page,
        "groups": _by_resolution(request, list(page)),
        "total": page.paginator.count,
        "filtered": any(request.GET.get(name) for name in found.form.fields),
        "may_set": request.actor.has(permissions.SET_TARGET),
        "today": formats.date_text(timezone.localdate()),
        "tabs": "targets",
    }
    return render(request, "reports/targets/list.html", context)


def _by_resolution(request: Any, targets: list[Target]) -> list[dict[str, Any]]:
    today = timezone.localdate()
    readings = measuring.latest(targets, actor=request.actor, today=today)
    groups: list[dict[str, Any]] = []
    for one in targets:
        key = (one.organization_id, one.document, one.ended_at is not None)
        if not groups or groups[-1]["key"] != key:
            groups.append({"key": key, "document": one.document, "organization": one.organization,
                           "ended": one.ended_at is not None, "lines": []})  # fmt: skip
        standing = showing.standing(one, readings.get(one.pk), request.actor, today=today)
        groups[-1]["lines"].append({**_words(one), "standing": standing})
    return groups


def _words(target: Target) -> dict[str, Any]:
    return {
        "target": target,
        "aim": showing.aim(target),
        "period": showing.period(target),
        "owner": showing.owner(target),
    }


def _found(request: Any, pk: int) -> Target:
    """The target, or 404 when the reader must not know of it."""
    rows = Target.objects.visible_to(request.actor).select_related(*RELATED)
    target: Target = get_object_or_404(rows, pk=pk)
    return target


@require_safe
def target_page(request: Any, pk: int) -> HttpResponse:
    """One target: how it stands, year by year, who answers for it, what became of it."""
    target, today = _found(request, pk), timezone.localdate()
    reading = measuring.latest([target], actor=request.actor, today=today).get(target.pk)
    years = [
        {"reading": one, "standing": showing.standing(target, one, request.actor, today=today)}
        for one in measuring.history(target, actor=request.actor, today=today)
    ]
    others = (
        Target.objects.visible_to(request.actor)
        .filter(organization=target.organization, indicator=target.indicator, manual=target.manual)
        .exclude(pk=target.pk)
        .select_related(*RELATED)
        .order_by("-last", "-pk")[:20]
    )
    context = {
        **_words(target),
        "standing": showing.standing(target, reading, request.actor, today=today),
        "years": years,
        "others": [_words(one) for one in others],
        "events": _events(target),
        "records_url": _records_url(target, reading, request.actor),
        "may_end": target.ended_at is None and request.actor.has(permissions.SET_TARGET),
        "adds_up": target.measured.kind == FigureKind.FLOW and target.share is None,
        "is_yearly": target.kind == PeriodKind.YEAR,
    }
    return render(request, "reports/targets/page.html", context)


def _events(target: Target) -> list[dict[str, Any]]:
    """What happened to it, the latest first."""
    found = []
    if target.ended_at is not None:
        found.append({"text": _("ended it"), "actor": target.ended_by, "when": target.ended_at,
                      "detail": target.end_reason, "icon": "lock"})  # fmt: skip
    found.append({"text": _("set it"), "actor": target.set_by, "when": target.set_at,
                  "detail": target.note, "icon": "target"})  # fmt: skip
    return found


def _records_url(target: Target, reading: Any, actor: Any) -> str:
    """The records behind the figure: the list of them, or of the manual figures."""
    if target.manual is not None:
        return f"{reverse('reports:manual')}?indicator={target.manual.code}"
    listed = reading is not None and permissions.can_list(actor, INDICATORS[target.indicator])
    return reverse("reports:target_records", args=[target.pk]) if listed else ""


@require_safe
def target_records(request: Any, pk: int) -> HttpResponse:
    """The records that the reader may see of those counted for a target, as of now."""
    target, today = _found(request, pk), timezone.localdate()
    if target.manual is not None:
        raise Http404
    wanted = INDICATORS[target.indicator]
    permissions.require_list(request.actor, wanted)
    windows = rules.windows(target.kind, target.first, target.last, today=today)
    reading = measuring.latest([target], actor=request.actor, today=today).get(target.pk)
    if not windows or reading is None:
        raise Http404
    # Nothing of it is stored: the same list as behind a figure, counted now.
    counted = Summary(
        organization=target.organization, first=reading.window.first, last=reading.window.until
    )
    figure = SummaryFigure(summary=counted, indicator=target.indicator)
    order = request.GET.get("order", "")
    rows = behind.records(counted, figure, request.actor, order=order)
    # Whoever is told the signed figure gets no list of now beside it, whatever lies behind.
    closed = reading.source != NOW or behind.is_closed(counted, figure, rows)
    page = page_of(request, rows.none() if closed else rows)
    audit.record_read(
        request.actor, action="reports.figure_opened", obj=target, indicator=target.indicator,
        records=page.paginator.count,
    )  # fmt: skip
    context = {
        **_words(target),
        "indicator": wanted,
        "page": page,
        "closed": closed,
        "standing": showing.standing(target, reading, request.actor, today=today),
        **shape_of(wanted),
    }
    return render(request, "reports/targets/records.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def target_new(request: Any) -> HttpResponse:
    """Set a target."""
    require(request.actor, permissions.SET_TARGET)
    unit = unit_asked_for(request)
    if request.method == "POST":
        form = TargetForm(request.POST, actor=request.actor, unit=unit)
        if form.is_valid():
            try:
                made = actions.set_target(by=request.actor, **form.span())
            except DomainError as error:
                form.add_refusal(error)
            else:
                messages.success(
                    request, _("The target is set. It counts in summaries from now on.")
                )
                return redirect(made)
        return render(request, "reports/targets/new.html", {"form": form}, status=422)
    offered = {
        "organization": unit or request.actor.organization,
        "kind": PeriodKind.YEAR,
        "year": timezone.localdate().year,
        "indicator": "members_admitted",
    }
    form = TargetForm(initial=offered, actor=request.actor, unit=unit)
    return render(request, "reports/targets/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def target_end(request: Any, pk: int) -> HttpResponse:
    """End a target with a reason."""
    target = _found(request, pk)
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
            return redirect(target)
    context = {**_words(target), "form": form}
    return render(request, "reports/targets/end.html", context, status=422 if form.errors else 200)
