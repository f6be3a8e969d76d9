"""Pages of appointments. They parse, call one action or one reading, and render."""

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
from apps.cadres.appointments import actions, judged, reading, rules
from apps.cadres.appointments.acts import ACTS, main_act, may, offered
from apps.cadres.appointments.choices import AppointmentAct
from apps.cadres.appointments.forms import OpenForm, WhoForm
from apps.cadres.appointments.listing import (
    AppointmentList,
    TermList,
    cells,
    columns,
    term_cells,
    term_columns,
)
from apps.cadres.models import AppointmentFile
from apps.cadres.papers.reading import has_decision
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.export import PRINTED_MAX, export_table, print_table
from apps.membership.views import REFUSED


def _list(request: Any) -> AppointmentList:
    require(request.actor, permissions.VIEW)
    return AppointmentList(request)


@require_safe
def appointments(request: Any) -> HttpResponse:
    """The lists: at work, waiting, decided, closed, corrected."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(permissions.CHANGE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/appointments/list.html", context)


@require_safe
def appointments_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    found = _list(request)
    return export_table(
        _("Appointments"), columns(), map(cells, found.prepared(found.rows)), by=request.actor,
        filter_words=found.in_words(), total=found.total, name="bo-nhiem",
        right=permissions.EXPORT,
    )  # fmt: skip


@require_safe
def appointments_print(request: Any) -> HttpResponse:
    """The list as seen, on paper."""
    found = _list(request)
    return print_table(
        request, _("Appointments"), columns(),
        map(cells, found.prepared(found.rows[: PRINTED_MAX + 1])), filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('cadres:appointments')}?{request.GET.urlencode()}",
    )  # fmt: skip


def _terms(request: Any) -> TermList:
    require(request.actor, permissions.VIEW)
    return TermList(request, today=timezone.localdate())


@require_safe
def terms(request: Any) -> HttpResponse:
    """Terms that end: to be notified, over, later."""
    found = _terms(request)
    context = found.context() | {
        "may_change": request.actor.has(permissions.CHANGE), "today": found.today,
    }  # fmt: skip
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/appointments/terms.html", context)


@require_safe
def terms_export(request: Any) -> HttpResponse:
    """The list of terms as seen, as a workbook."""
    found = _terms(request)
    return export_table(
        _("Terms that end"), term_columns(), map(term_cells, found.prepared(found.rows)),
        by=request.actor, filter_words=found.in_words(), total=found.total, name="het-nhiem-ky",
        right=permissions.EXPORT,
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def appointment_new(request: Any) -> HttpResponse:
    """Open a file: first who and which act, then what that act needs."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.CHANGE)
    asked = request.POST if request.method == "POST" else request.GET
    who = WhoForm(asked if "act" in asked else None, actor=actor,
                  initial={"cadre": asked.get("cadre")})  # fmt: skip
    if not (who.is_bound and who.is_valid()):
        status = REFUSED if who.errors and request.method == "POST" else 200
        context = {"form": who, "first": True}
        return render(request, "cadres/appointments/new.html", context, status=status)
    cadre, act = who.cleaned_data["cadre"], who.cleaned_data["act"]
    form = OpenForm(
        request.POST if request.method == "POST" else None, actor=actor, who=cadre, act=act,
        today=today, initial={
            "cadre": cadre, "act": act, "opened_on": today, "received_on": today,
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_file(today=today, by=actor, **form.values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The file is opened."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    context = {"form": form, "cadre": cadre, "act": dict(who.fields["act"].choices)[act]}  # type: ignore[attr-defined]
    return render(request, "cadres/appointments/new.html", context, status=status)


@require_safe
def appointment(request: Any, reference: str) -> HttpResponse:
    """One file: steps, what comes next, how the rules judge it. Opening is logged."""
    actor, today = request.actor, timezone.localdate()
    file = reading.file_or_404(actor, reference)
    audit.record_read(actor, action="cadres.appointment_read", obj=file)
    whole = reading.whole(file)
    acts = offered(actor, whole)
    names = {one.code: one.name for one in whole.steps}
    suspension = reading.suspension_of(file)
    context = {
        "file": file,
        "whole": whole,
        "flow": _flow(whole),
        "next": whole.next_step,
        "acts": acts,
        "main": main_act(acts, whole),
        "meetings": [(names.get(row.step, row.step), row) for row in whole.meetings],
        "judgements": judged.shown(whole, on=today, actor=actor),
        "judged_act": judged.ACTS.get(AppointmentAct(file.act)),
        "suspension": suspension,
        "suspended": suspension is not None and suspension.holds_on(today),
        "later": AppointmentFile.objects.visible_to(actor).filter(supersedes=file).first(),
        "may_change": may(actor, permissions.CHANGE, file),
        "has_paper": has_decision(file) and may(actor, permissions.EXPORT, file),
    }
    return render(request, "cadres/appointments/file.html", context)


def _flow(whole: reading.Whole) -> list[dict[str, Any]]:
    """The steps for the component: done, current, coming."""
    current = whole.next_step
    return [
        {
            "label": one.name,
            "state": "done" if rules.step_done(one, whole.done)
            else "current" if current is not None and one.code == current.code else "coming",
        }
        for one in whole.steps
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def appointment_act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a file: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    file = reading.file_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, file)
    whole = reading.whole(file)
    form = spec.form(
        request.POST or None, whole=whole, today=today, initial={"version": file.version}
    )
    if request.method == "POST" and form.is_valid():
        values = getattr(form, "values", None) or form.cleaned_data
        try:
            now = spec.run(file=file, by=actor, today=today, **values)
        except DomainError as error:
            _refused(form, error, request, file)
        else:
            messages.success(request, spec.done)
            return redirect(now if isinstance(now, AppointmentFile) else file)
    context = {
        "form": form, "file": file, "act": spec,
        "judgements": judged.shown(whole, on=today, actor=actor) if code == "decide" else None,
    }  # fmt: skip
    status = REFUSED if form.errors else 200
    return render(request, "cadres/appointments/act.html", context, status=status)


def _refused(form: Any, error: DomainError, request: Any, file: AppointmentFile) -> None:
    """Put the refusal beside its field; after a conflict the form takes the newer version."""
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)
    if isinstance(error, Conflict):
        form.refresh(reading.file_or_404(request.actor, file.reference).version)
