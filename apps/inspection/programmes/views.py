"""Pages of programmes. They parse, call one action or one reading, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.formats import number
from apps.inspection import permissions
from apps.inspection.models import Programme
from apps.inspection.programmes import actions, by_topic, reading
from apps.inspection.programmes.acts import PROGRAMME_ACTS, may, offered
from apps.inspection.programmes.forms import CopyForm, ProgrammeForm
from apps.inspection.programmes.listing import (
    ItemList,
    ProgrammeList,
    cells,
    columns,
    item_cells,
    item_columns,
)
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.views import REFUSED


def _list(request: Any) -> ProgrammeList:
    require(request.actor, permissions.VIEW)
    return ProgrammeList(request, today=timezone.localdate())


@require_safe
def programmes(request: Any) -> HttpResponse:
    """The lists: in force, drafts, past ones, drafts given up."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(permissions.CHANGE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "inspection/programmes/list.html", context)


@require_safe
def programmes_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Programmes"), columns(), map(cells, found.prepared(found.rows)), by=request.actor,
        filter_words=found.in_words(), total=found.total, name="chuong-trinh-kiem-tra-giam-sat",
        right=permissions.EXPORT,
    )  # fmt: skip


@require_safe
def programmes_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request, _("Programmes"), columns(),
        map(cells, found.prepared(found.rows[: PRINTED_MAX + 1])), filter_words=found.in_words(),
        total=found.total, back_url=f"{reverse('inspection:programmes')}?{request.GET.urlencode()}",
    )  # fmt: skip


def _items(request: Any) -> ItemList:
    require(request.actor, permissions.VIEW)
    return ItemList(request, today=timezone.localdate())


@require_safe
def programme_items(request: Any) -> HttpResponse:
    """Items of all adopted programmes: to open, overdue, at work, done, dropped."""
    found = _items(request)
    context = found.context()
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "inspection/programmes/items.html", context)


def _numbered(found: ItemList, rows: Any) -> Any:
    return (item_cells(place, row) for place, row in enumerate(found.prepared(rows), 1))


@require_safe
def programme_items_export(request: Any) -> HttpResponse:
    """The list of items as seen, as a workbook."""
    found = _items(request)
    return export_table(
        _("Items of programmes"), item_columns(), _numbered(found, found.rows), by=request.actor,
        filter_words=found.in_words(), total=found.total, name="noi-dung-chuong-trinh",
        right=permissions.EXPORT,
    )  # fmt: skip


@require_safe
def programme_items_print(request: Any) -> HttpResponse:
    """The list of items as seen, on paper."""
    found = _items(request)
    shown = list(_numbered(found, found.rows[: PRINTED_MAX + 1]))
    return print_table(
        request, _("Items of programmes"), item_columns(), shown, filter_words=found.in_words(),
        total=len(shown),
        back_url=f"{reverse('inspection:programme_items')}?{request.GET.urlencode()}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def programme_new(request: Any) -> HttpResponse:
    """Begin a programme."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.CHANGE)
    first = {"organization": actor.organization, "first_year": today.year}
    form = ProgrammeForm(request.POST or None, actor=actor, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_programme(**form.cleaned_data, today=today, by=actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The programme is drafted: add its items."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    return render(request, "inspection/programmes/new.html", {"form": form}, status=status)


@require_safe
def programme(request: Any, reference: str) -> HttpResponse:
    """One programme: items and their progress, what waits, what was decided. Opening is logged."""
    actor, today = request.actor, timezone.localdate()
    found = reading.programme_or_404(actor, reference)
    audit.record_read(actor, action="inspection.programme_read", obj=found)
    plan = reading.plan_of(found, actor, today)
    again = reading.namesakes(actor, plan.items)
    for item in plan.items:
        item.again = again.get(item.pk, [])
    changes = may(actor, permissions.CHANGE, found)
    context = {
        "programme": found,
        "plan": plan,
        "by_topic": by_topic.meter(found, plan.items, today),
        "acts": offered(actor, found, pending=plan.pending is not None),
        "may_change": changes and found.state != "discarded",
        "earlier": reading.earlier(actor, found) if changes and found.state == "draft" else None,
        "may_export": actor.has(permissions.EXPORT),
    }
    return render(request, "inspection/programmes/programme.html", context)


@require_safe
def programme_export(request: Any, reference: str) -> HttpResponse:
    """The items of a programme as a workbook."""
    actor, today = request.actor, timezone.localdate()
    found = reading.programme_or_404(actor, reference)  # first: 404 for what one may not know of
    require(actor, permissions.EXPORT)
    items = reading.plan_of(found, actor, today).items
    return export_table(
        found.title, item_columns(), (item_cells(item.place, item) for item in items), by=actor,
        filter_words=f"{found.title}; {found.get_state_display()}", total=len(items), obj=found,
        name="chuong-trinh", right=permissions.EXPORT,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def programme_act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a programme: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), PROGRAMME_ACTS[code]
    found = reading.programme_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, found)
    form = spec.form(request.POST or None, initial={"version": found.version, "decided_on": today})
    if request.method == "POST" and form.is_valid():
        day = {"today": today} if spec.dated else {}
        try:
            spec.run(programme=found, by=actor, **day, **form.cleaned_data)
        except DomainError as error:
            refused(form, error, request, found)
        else:
            messages.success(request, spec.done)
            return redirect(found)
    context = {"form": form, "programme": found, "act": spec}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/programmes/act.html", context, status=status)


def refused(form: Any, error: DomainError, request: Any, programme: Programme) -> None:
    """Put the refusal beside its field; after a conflict the form takes the newer version."""
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)
    if isinstance(error, Conflict):
        now = reading.programme_or_404(request.actor, programme.reference)
        form.refresh(now.version)


@require_http_methods(["GET", "POST"])
def programme_copy(request: Any, reference: str) -> HttpResponse:
    """Copy items of the earlier programme of the same body into a draft."""
    actor, today = request.actor, timezone.localdate()
    found = reading.programme_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, found)
    source = reading.earlier(actor, found)
    if source is None:
        raise Http404
    items = reading.items_to_copy(actor, source)
    by_key = {item.pk: item for item in items}
    form = CopyForm(request.POST or None, items=items, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        chosen = [by_key[key] for key in form.cleaned_data["items"]]
        try:
            made = actions.copy_items(
                programme=found, version=form.cleaned_data["version"], items=chosen, today=today,
                by=actor,
            )  # fmt: skip
        except DomainError as error:
            refused(form, error, request, found)
        else:
            words = ngettext("%(count)s item is copied.", "%(count)s items are copied.", len(made))
            messages.success(request, words % {"count": number(len(made))})
            return redirect(found)
    context = {"form": form, "programme": found, "source": source}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/programmes/copy.html", context, status=status)
