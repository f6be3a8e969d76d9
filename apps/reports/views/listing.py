"""The list of summaries, and the form that asks for a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.core.validators import slug_re
from django.forms import Select
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core.errors import DomainError
from apps.core.models import Job
from apps.reports import actions, permissions, rules, wording
from apps.reports.choices import PeriodKind, SummaryForm
from apps.reports.filters import SummaryFilter
from apps.reports.forms import RequestForm, units_for
from apps.reports.models import Summary
from apps.reports.schedule.actions import wait_for_units
from apps.reports.schedule.views import open_rows
from apps.reports.tables.asking import is_form
from apps.tenancy.models import Organization

SIZES = ("25", "50", "100")
WAITING_MOST = 20


def page_of(request: HttpRequest, rows: Any, *, sizes: tuple[str, ...] = SIZES) -> Any:
    """The page of a list that the address asks for; the first size is the one to begin with."""
    asked = request.GET.get("per_page", "")
    size = int(asked if asked in sizes else sizes[0])
    return Paginator(rows, size).get_page(request.GET.get("page"))


@require_safe
def summary_list(request: Any) -> HttpResponse:
    """The newest revision of each summary in the reader's range."""
    require(request.actor, permissions.VIEW)
    rows = Summary.objects.visible_to(request.actor).newest().in_list_order()
    rows = rows.select_related("handover")
    found = SummaryFilter(request.GET, rows, request=request)
    found.form.fields["unit"].widget = Select(choices=_units(request.actor, request.GET))
    page = page_of(request, found.qs)
    lines = [
        {"summary": one, "period": wording.period_words(one.kind, one.first, one.last)}
        for one in page
    ]
    context = {
        "filter": found,
        "page": page,
        "lines": lines,
        "waiting": [
            {"row": one, "period": wording.period_words(one.kind, one.first, one.last)}
            for one in open_rows(request.actor)[:WAITING_MOST]
        ],
        "total": page.paginator.count,
        "filtered": any(request.GET.get(name) for name in found.form.fields),
        "may_generate": permissions.can_some(request.actor, "generate"),
        "tabs": "summaries",
    }
    return render(request, "reports/summary_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def summary_new(request: Any) -> HttpResponse:
    """Ask for a summary; the last finished year is offered."""
    permissions.require_some(request.actor, "generate")
    unit = unit_asked_for(request)
    if request.method == "POST":
        if is_form(asked := request.POST.get("form", "")):
            require(request.actor, permissions.rights_of(asked).generate)
        form = RequestForm(request.POST, actor=request.actor, unit=unit)
        if form.is_valid():
            try:
                if form.cleaned_data["wait"]:
                    wait_for_units(by=request.actor, **form.span())
                    messages.info(request, _("The summary is made when the last unit has signed."))
                    return redirect("reports:list")
                return follow(request, actions.request_summary(by=request.actor, **form.span()))
            except DomainError as error:
                form.add_refusal(error)
        return render(request, "reports/summary_new.html", {"form": form}, status=422)
    form = RequestForm(initial=_offered(request, unit), actor=request.actor, unit=unit)
    return render(request, "reports/summary_new.html", {"form": form})


def _units(actor: Any, asked: Any) -> list[tuple[str, Any]]:
    """The own organisation, those directly below, and the one that is asked for."""
    code = asked.get("unit", "")[:50]
    wanted = Organization.objects.filter(code=code).first() if code else None
    names = [(one.code, one.name) for one in units_for(actor, wanted)]
    return [("", _("All units")), *names]


def unit_asked_for(request: Any) -> Organization | None:
    """The organisation named as ``?unit=CODE``; 404 outside the reader's range."""
    code = request.GET.get("unit", "")
    if not code:
        return None
    if not slug_re.match(code):
        raise Http404
    visible = Organization.objects.visible_to(request.actor)
    return get_object_or_404(visible, code=code)


def follow(request: Any, job: Job) -> HttpResponse:
    """Go to the progress of a job; a colleague's job has no page of one's own."""
    if job.started_by_id == request.user.pk:
        return redirect("core:job", uuid=job.uuid)
    messages.info(request, _("Somebody is already having this summary generated."))
    return redirect("reports:list")


def _offered(request: Any, unit: Organization | None) -> dict[str, Any]:
    kind = request.GET.get("kind", PeriodKind.YEAR)
    asked = kind if kind in rules.FIXED_KINDS else PeriodKind.YEAR
    first, _last = rules.latest_period(asked, today=timezone.localdate())
    form = request.GET.get("form", "")
    return {
        "form": _open_form(request.actor, form),
        "organization": unit or request.actor.organization,
        "kind": kind if kind in PeriodKind.values else PeriodKind.YEAR,
        "year": first.year,
        "month": first.month,
    }


def _open_form(actor: Any, asked: str) -> str:
    """The form asked for where the person prepares it, else the first set that they prepare."""
    opens = permissions.opener(actor, "generate")
    if is_form(asked) and opens(asked):
        return asked
    return next(filter(opens, SummaryForm.values), "")
