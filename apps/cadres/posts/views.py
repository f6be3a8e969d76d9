"""Pages of titles, units, seats, staffing and the forecast."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import Seat
from apps.cadres.posts import actions, reading
from apps.cadres.posts.acts import SEAT_ACTS, UNIT_ACTS, Act, may_change
from apps.cadres.posts.ahead import ForecastList
from apps.cadres.posts.forms import NewUnitForm
from apps.cadres.posts.listing import SeatList, StaffingList, TitleList, UnitList, columns_of
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.views import REFUSED
from apps.regulations.lookup import law_at_hand

LISTS: dict[str, Any] = {
    one.code: one for one in (SeatList, UnitList, StaffingList, ForecastList, TitleList)
}
"""In the order of the links above each list."""


def _list(request: Any, code: str) -> Any:
    require(request.actor, permissions.VIEW)
    return LISTS[code](request, today=timezone.localdate())


@require_safe
def posts(request: Any, code: str) -> HttpResponse:
    """One of the lists."""
    found = _list(request, code)
    with law_at_hand():
        context = found.context()
        context["page"].object_list = found.prepared(context["page"].object_list)
    others = [
        {"label": one.title, "url": reverse(f"cadres:{name}")}
        for name, one in LISTS.items() if name != code
    ]  # fmt: skip
    context |= {"may_change": request.actor.has(permissions.CHANGE), "others": others}
    context |= {"export_url": f"cadres:{code}_export", "print_url": f"cadres:{code}_print"}
    return render(request, "cadres/posts/list.html", context)


@require_safe
def posts_export(request: Any, code: str) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request, code)
    return export_table(
        found.title, columns_of(found.names), map(found.cells, found.prepared(found.rows)),
        by=request.actor, filter_words=found.in_words(), total=found.total, name=found.file_name,
        right=permissions.EXPORT,
    )  # fmt: skip


@require_safe
def posts_print(request: Any, code: str) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request, code)
    shown = found.prepared(found.rows[: PRINTED_MAX + 1])
    return print_table(
        request, found.title, columns_of(found.names), map(found.cells, shown),
        filter_words=found.in_words(), total=found.total,
        back_url=f"{reverse(f'cadres:{code}')}?{request.GET.urlencode()}",
    )  # fmt: skip


@require_safe
def title(request: Any, title_code: str) -> HttpResponse:
    """One title: what it is, what it asks for, what came before and after, where it has seats."""
    require(request.actor, permissions.VIEW)
    found = reading.title_or_404(title_code)
    seats = Seat.objects.visible_to(request.actor).filter(title=found)
    context = {
        "title": found,
        "standards": reading.standards_of(found),
        "predecessors": found.predecessors.order_by("-rank", "pk"),
        "seats": seats.existing_on(timezone.localdate()).count(),
    }
    return render(request, "cadres/posts/title.html", context)


@require_http_methods(["GET", "POST"])
def unit_new(request: Any) -> HttpResponse:
    """Set up a unit."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    form = NewUnitForm(
        request.POST or None, actor=actor, initial={"organization": actor.organization}
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.set_up_unit(**form.cleaned_data, by=actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The unit is set up: add its seats."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    return render(request, "cadres/posts/new.html", {"form": form}, status=status)


@require_safe
def unit(request: Any, reference: str) -> HttpResponse:
    """One unit: seats, holders, empty places, staffing, before and after."""
    actor, today = request.actor, timezone.localdate()
    found = reading.unit_or_404(actor, reference)
    changes = may_change(actor, found)
    context = {
        "unit": found,
        "found": reading.unit_page(found, actor, today),
        "acts": UNIT_ACTS if changes else {},
        "may_change": changes,
    }
    return render(request, "cadres/posts/unit.html", context)


@require_http_methods(["GET", "POST"])
def unit_act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a unit."""
    found = reading.unit_or_404(request.actor, reference)
    return _act(request, UNIT_ACTS[code], found, unit=found, about={"work_unit": found})


@require_http_methods(["GET", "POST"])
def seat_act(request: Any, reference: str, seat: str, code: str) -> HttpResponse:
    """One act on a seat of a unit."""
    of = reading.unit_or_404(request.actor, reference)
    found = reading.seat_or_404(request.actor, of, seat)
    return _act(request, SEAT_ACTS[code], found, unit=of, about={"seat": found})


def _act(request: Any, spec: Act, row: Any, *, unit: Any, about: dict[str, Any]) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    permissions.require_in_range(actor, permissions.CHANGE, row)
    form = spec.form(
        request.POST or None, actor=actor, row=row, today=today, initial={"version": row.version}
    )
    if request.method == "POST" and form.is_valid():
        day = {"today": today} if spec.dated else {}
        try:
            made = spec.run(**about, by=actor, **day, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error, request, row)
        else:
            messages.success(request, spec.done)
            return redirect(made if type(made) is type(unit) else unit)
    context = {"form": form, "unit": unit, "act": spec, "seat": about.get("seat")}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/posts/act.html", context, status=status)


def _refused(form: Any, error: DomainError, request: Any, row: Any) -> None:
    """Put the refusal beside its field; after a conflict the form takes the newer version."""
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)
    if isinstance(error, Conflict):
        now = type(row).objects.visible_to(request.actor).filter(pk=row.pk).first()
        if now is not None:
            form.refresh(now.version)
