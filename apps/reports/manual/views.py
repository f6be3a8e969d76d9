"""Manual figures: the list, the catalogue, the page of each, entering, approving, withdrawing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import formats
from apps.core.errors import DomainError
from apps.core.excel.writer import TableColumn
from apps.membership.export import export_table
from apps.reports import permissions, wording
from apps.reports.choices import ManualState, PeriodKind
from apps.reports.forms import ReasonForm
from apps.reports.manual import actions, cells
from apps.reports.manual.filters import ManualFilter
from apps.reports.manual.forms import ManualForm
from apps.reports.models import ManualFigure, ManualIndicator
from apps.reports.views.listing import page_of, unit_asked_for

RELATED = (
    "organization", "indicator__of", "indicator__part_of", "entered_by", "approved_by", "ended_by",
)  # fmt: skip


def _narrowed(request: Any) -> ManualFilter:
    rows = (
        ManualFigure.objects.visible_to(request.actor)
        .select_related(*RELATED)
        .order_by("-last", "path", "indicator__label", "-pk")
    )
    return ManualFilter(request.GET, rows, request=request)


@require_safe
def manual_list(request: Any) -> HttpResponse:
    """Every number ever entered in the reader's range, the latest period first."""
    require(request.actor, permissions.VIEW)
    found = _narrowed(request)
    page = page_of(request, found.qs)
    context = {
        "filter": found,
        "page": page,
        "lines": [_words(one) for one in page],
        "total": page.paginator.count,
        "filtered": any(request.GET.get(name) for name in found.form.fields),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_enter": request.actor.has(permissions.ENTER),
        "tabs": "manual",
    }
    return render(request, "reports/manual/list.html", context)


@require_safe
def manual_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    require(request.actor, permissions.VIEW)
    found = _narrowed(request)
    return export_table(
        _("Manual figures"),
        [TableColumn(head) for head in _heads()],
        (_cells(one) for one in found.qs.iterator(chunk_size=500)),
        by=request.actor, filter_words=_filter_words(found), total=found.qs.count(),
        name="so-lieu-nhap-tay", right=permissions.VIEW,
    )  # fmt: skip


def _heads() -> list[str]:
    return [
        _("Code of the indicator"), _("Indicator"), _("Code of the organisation"),
        _("Organisation"), _("From"), _("To"), _("Value"), _("Unit word"), _("Basis"), _("State"),
        _("Entered by"), _("Approved by"),
    ]  # fmt: skip


def _cells(one: ManualFigure) -> list[Any]:
    return [
        one.indicator.code, one.indicator.label, one.organization.code, one.organization.name,
        one.first, one.last, one.value, one.indicator.unit_word, one.basis,
        str(one.get_state_display()), str(one.entered_by or ""), str(one.approved_by or ""),
    ]  # fmt: skip


def _filter_words(found: ManualFilter) -> str:
    values = found.form.cleaned_data if found.form.is_valid() else {}
    return ", ".join(str(value) for value in values.values() if value)


@require_safe
def manual_catalogue(request: Any) -> HttpResponse:
    """What may be entered: each indicator with its definition, its whole and its parts."""
    require(request.actor, permissions.VIEW)
    rows = ManualIndicator.objects.select_related("of", "part_of")
    return render(request, "reports/manual/catalogue.html", {"page": page_of(request, rows)})


def _found(request: Any, pk: int) -> ManualFigure:
    """The figure, or 404 when the reader must not know of it."""
    rows = ManualFigure.objects.visible_to(request.actor).select_related(*RELATED)
    figure: ManualFigure = get_object_or_404(rows, pk=pk)
    return figure


def _words(figure: ManualFigure) -> dict[str, Any]:
    tones = {ManualState.APPROVED: ("ok", "check"), ManualState.ENTERED: ("warn", "clock")}
    tone, icon = tones.get(ManualState(figure.state), ("calm", "box"))
    return {
        "figure": figure,
        "text": formats.number(figure.value),
        "period": wording.period_words(figure.kind, figure.first, figure.last),
        "tone": tone,
        "icon": icon,
    }


@require_safe
def manual_figure(request: Any, pk: int) -> HttpResponse:
    """One number with its basis, its approval and those before and after it."""
    figure, actor = _found(request, pk), request.actor
    same = (
        ManualFigure.objects.visible_to(actor)
        .of_period(figure.organization, figure.first, figure.last)
        .filter(indicator=figure.indicator)
        .exclude(pk=figure.pk)
        .select_related(*RELATED)
        .order_by("-pk")
    )
    waits, own = figure.state == ManualState.ENTERED, figure.entered_by_id == actor.user_id
    rights = permissions.rights_of(figure.indicator.form)
    approves = actor.has(rights.check)
    context = {
        **_words(figure),
        "others": [_words(one) for one in same],
        "may_approve": waits and approves and not own,
        "together": len(cells.beside(figure, actor)) if waits and approves and not own else 0,
        "own": waits and own,
        "may_withdraw": (waits or figure.state == ManualState.APPROVED)
        and (approves or (waits and own and actor.has(rights.generate))),
    }
    return render(request, "reports/manual/figure.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def manual_new(request: Any) -> HttpResponse:
    """Enter a figure."""
    require(request.actor, permissions.ENTER)
    unit = unit_asked_for(request)
    if request.method == "POST":
        asked = ManualIndicator.objects.filter(code=request.POST.get("indicator", "")).first()
        if asked is not None:
            require(request.actor, permissions.rights_of(asked.form).generate)
        form = ManualForm(request.POST, actor=request.actor, unit=unit)
        if form.is_valid():
            try:
                made = actions.enter_figure(by=request.actor, **form.span())
            except DomainError as error:
                form.add_refusal(error)
            else:
                messages.success(
                    request, _("The figure is entered. It counts when somebody else approved it.")
                )
                return redirect(made)
        return render(request, "reports/manual/new.html", {"form": form}, status=422)
    offered = {
        "organization": unit or request.actor.organization,
        "kind": PeriodKind.YEAR,
        "year": timezone.localdate().year,
        "indicator": request.GET.get("indicator", ""),
    }
    form = ManualForm(initial=offered, actor=request.actor, unit=unit)
    return render(request, "reports/manual/new.html", {"form": form})


@require_POST
def manual_approve(request: Any, pk: int) -> HttpResponse:
    """Approve what somebody else entered, alone or with all that wait beside it."""
    figure = _found(request, pk)
    require(request.actor, permissions.rights_of(figure.indicator.form).check)
    if not request.POST.get("together"):
        actions.approve_figure(figure=figure, by=request.actor)
        messages.success(request, _("The figure is approved and counts from now on."))
        return redirect(figure)
    actions.approve_figures(figures=cells.beside(figure, request.actor), by=request.actor)
    messages.success(request, _("The figures are approved and count from now on."))
    return redirect(figure)


@require_http_methods(["GET", "HEAD", "POST"])
def manual_withdraw(request: Any, pk: int) -> HttpResponse:
    """Take a figure back with a reason."""
    figure = _found(request, pk)
    rights = permissions.rights_of(figure.indicator.form)
    if not request.actor.has(rights.check):
        require(request.actor, rights.generate)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_figure(
                figure=figure, reason=form.cleaned_data["reason"], by=request.actor
            )
        except DomainError as error:
            if error.field != "reason":
                raise
            form.add_error("reason", error.message)
        else:
            messages.success(request, _("The figure is withdrawn."))
            return redirect(figure)
    context = {**_words(figure), "form": form}
    status = 422 if form.errors else 200
    return render(request, "reports/manual/withdraw.html", context, status=status)
