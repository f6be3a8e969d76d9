"""Pages of classes, of the people in them, and of who needs training."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.training import actions, reading
from apps.cadres.training.choices import ClassState
from apps.cadres.training.forms import ClassForm, EndForm, EnrolForm, ResultForm
from apps.cadres.training.listing import (
    ClassList,
    NeedList,
    class_cells,
    columns_of,
    need_cells,
)
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.export import export_table
from apps.membership.views import REFUSED
from apps.regulations.lookup import law_at_hand


def saved(form: Any, run: Callable[..., Any], latest: Callable[[], int] | None = None) -> Any:
    """What the action made; None when it refused, which then stands in the form."""
    values = getattr(form, "values", None) or form.cleaned_data
    try:
        return run(**values)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        if isinstance(error, Conflict) and latest is not None:
            form.refresh(latest())
    return None


def may(actor: Any, right: str, row: Any) -> bool:
    """Whether the actor's role holds a right over the row."""
    return bool(actor.has(right) and actor.lo <= row.path < actor.hi)


@require_safe
def trainings(request: Any) -> HttpResponse:
    """The classes: open, over, held, cancelled."""
    require(request.actor, permissions.VIEW)
    found = ClassList(request, today=timezone.localdate())
    context = found.context() | {"may_change": request.actor.has(permissions.CHANGE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/training/list.html", context)


@require_safe
def trainings_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    require(request.actor, permissions.VIEW)
    found = ClassList(request, today=timezone.localdate())
    return export_table(
        _("Classes"), columns_of(found.names), map(class_cells, found.prepared(found.rows)),
        by=request.actor, filter_words=found.in_words(), total=found.total,
        name="lop-dao-tao-boi-duong", right=permissions.EXPORT,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def training_new(request: Any) -> HttpResponse:
    """Set up a class of the own office."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    form = ClassForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        made = saved(
            form,
            lambda **values: actions.set_up_class(
                organization=actor.organization, by=actor, **values
            ),
        )
        if made is not None:
            messages.success(request, _("The class is set up: enter its people."))
            return redirect(made)
    return _form(request, form, _("Set up a class"))


def _form(request: Any, form: Any, heading: str, of: Any = None, lead: str = "") -> HttpResponse:
    context = {"form": form, "heading": heading, "of": of, "lead": lead}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/training/form.html", context, status=status)


@require_safe
def training_class(request: Any, reference: str) -> HttpResponse:
    """One class with its people. Opening is logged."""
    actor = request.actor
    found = reading.class_or_404(actor, reference)
    audit.record_read(actor, action="cadres.training_class_read", obj=found)
    people = reading.people_of(actor, found)
    context = {
        "class": found,
        "people": people,
        "certified": sum(bool(row.certificate) for row in people),
        "changes": may(actor, permissions.CHANGE, found),
        "is_open": found.state == ClassState.OPEN,
    }
    return render(request, "cadres/training/class.html", context)


@require_http_methods(["GET", "POST"])
def training_enrol(request: Any, reference: str) -> HttpResponse:
    """Enter somebody in a class."""
    actor = request.actor
    found = reading.class_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, found)
    form = EnrolForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        made = saved(form, lambda **values: actions.enrol(training_class=found, by=actor, **values))
        if made is not None:
            messages.success(request, _("The person is in the class."))
            return redirect(found)
    return _form(request, form, _("Enter somebody"), found, found.name)


@require_http_methods(["GET", "POST"])
def training_result(request: Any, reference: str, attendance: str) -> HttpResponse:
    """What became of somebody in a class."""
    actor, today = request.actor, timezone.localdate()
    found = reading.class_or_404(actor, reference)
    row = reading.attendance_or_404(actor, found, attendance)
    permissions.require_in_range(actor, permissions.CHANGE, row)
    now = {name: getattr(row, name) for name in ("version", "result", "certificate")}
    form = ResultForm(request.POST or None, initial=now | {"certified_on": row.certified_on})
    if request.method == "POST" and form.is_valid():
        made = saved(
            form,
            lambda **values: actions.record_result(attendance=row, today=today, by=actor, **values),
            lambda: reading.attendance_or_404(actor, found, attendance).version,
        )
        if made is not None:
            messages.success(request, _("The result is recorded."))
            return redirect(found)
    return _form(request, form, _("Record the result"), found, f"{row.person} · {found.name}")


@require_http_methods(["GET", "POST"])
def training_end(request: Any, reference: str) -> HttpResponse:
    """Record that a class was held or cancelled."""
    actor, today = request.actor, timezone.localdate()
    found = reading.class_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.CHANGE, found)
    form = EndForm(request.POST or None, initial={"version": found.version})

    def end(*, state: str, reason: str, version: int) -> Any:
        given = {"training_class": found, "version": version, "today": today, "by": actor}
        if state == ClassState.HELD:
            return actions.close_class(**given)
        return actions.cancel_class(reason=reason, **given)

    if request.method == "POST" and form.is_valid():
        made = saved(form, end, lambda: reading.class_or_404(actor, reference).version)
        if made is not None:
            messages.success(request, _("The class is closed."))
            return redirect(found)
    return _form(request, form, _("Close the class"), found, found.name)


@require_safe
def training_needs(request: Any) -> HttpResponse:
    """Who lacks what their titles ask for. Opening is logged: planned titles are shown."""
    require(request.actor, permissions.VIEW)
    with law_at_hand():
        found = NeedList(request, today=timezone.localdate())
        context = found.context()
    audit.record_read(request.actor, action="cadres.training_needs_read")
    return render(request, "cadres/training/needs.html", context)


@require_safe
def training_needs_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    require(request.actor, permissions.VIEW)
    with law_at_hand():
        found = NeedList(request, today=timezone.localdate())
        return export_table(
            _("Training needs"), columns_of(found.names), map(need_cells, found.rows),
            by=request.actor, filter_words=found.in_words(), total=found.total,
            name="nhu-cau-dao-tao-boi-duong", right=permissions.EXPORT,
        )  # fmt: skip
