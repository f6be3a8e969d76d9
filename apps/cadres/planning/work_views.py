"""Pages on which lists are made: they parse, call one action, and render."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import Cadre, PlanningEntry, PlanningList, PlanningMeeting, PlanningTarget
from apps.cadres.planning import actions, forms, meter, reading, rules
from apps.cadres.planning.acts import ACTS, first_values
from apps.cadres.planning.choices import Begin, ListKind, ListState, Step
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.vietnamese import fold
from apps.membership.views import REFUSED

FOUND = 20
BOTH = ["GET", "POST"]


def _refused(form: Any, error: DomainError, request: Any, planning: PlanningList) -> None:
    """Put the refusal beside its field; after a conflict the form takes the newer version."""
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)
    if isinstance(error, Conflict):
        form.refresh(reading.list_or_404(request.actor, planning.reference).version)


def _page(request: Any, form: Any, planning: PlanningList, name: str, **more: Any) -> HttpResponse:
    context = {"form": form, "planning": planning} | more
    status = REFUSED if form.errors else 200
    return render(request, name, context, status=status)


def _may_change(request: Any, reference: str) -> PlanningList:
    found = reading.list_or_404(request.actor, reference)
    permissions.require_in_range(request.actor, permissions.CHANGE, found)
    return found


@require_http_methods(BOTH)
def planning_new(request: Any) -> HttpResponse:
    """Begin a list."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.CHANGE)
    first = forms.first_values(today, actor.organization.tier)
    form = forms.PlanForm(request.POST or None, actor=actor, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_list(
                organization=actor.organization, definition=form.definition, by=actor,
                **form.others,
            )  # fmt: skip
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The list is begun: add titles and people."))
            return redirect(made)
    status = REFUSED if form.errors else 200
    return render(request, "cadres/planning/new.html", {"form": form}, status=status)


@require_http_methods(BOTH)
def planning_edit(request: Any, reference: str) -> HttpResponse:
    """Change the definition and the aims."""
    found = _may_change(request, reference)
    form = forms.EditForm(request.POST or None, initial=forms.values_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_list(
                planning=found, definition=form.definition, by=request.actor, **form.others
            )
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, _("The list is changed."))
            return redirect(found)
    return _page(request, form, found, "cadres/planning/edit.html")


@require_http_methods(BOTH)
def planning_target(request: Any, reference: str) -> HttpResponse:
    """Add a title, or change its places."""
    found = _may_change(request, reference)
    form = forms.TargetForm(
        request.POST or None, actor=request.actor, initial={"version": found.version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_target(planning=found, by=request.actor, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, _("The title is on the list."))
            return redirect(found)
    return _page(request, form, found, "cadres/planning/target.html")


@require_http_methods(BOTH)
def planning_add(request: Any, reference: str) -> HttpResponse:
    """Search somebody and put them on the list; the meter follows on the page of the list."""
    actor, today = request.actor, timezone.localdate()
    found = _may_change(request, reference)
    asked = (request.POST if request.method == "POST" else request.GET).get("q", "")[:100]
    people = _search(actor, asked)
    targets = PlanningTarget.objects.of_list(found).select_related("title", "work_unit")
    form = forms.AddForm(
        request.POST or None, people=people, targets=targets.order_by("-title__rank", "pk"),
        initial={"version": found.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_entry(planning=found, today=today, by=actor, **form.values)
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, _("The person is on the list."))
            return redirect(f"{reverse('cadres:planning_add', args=[found.reference])}?added=1")
    sheet = reading.sheet_of(found, actor, today)
    present = reading.present_titles({one.pk for one in people})
    for one in people:
        one.present = present.get(one.pk, "")  # type: ignore[attr-defined]
    return _page(
        request, form, found, "cadres/planning/add.html", q=asked, people=people,
        meter=meter.parts(sheet.structure, found, actor),
    )  # fmt: skip


def _search(actor: Any, text: str) -> list[Cadre]:
    """People at work whose name holds every word, by name."""
    words = fold(text).split()
    if not words:
        return []
    rows = Cadre.objects.visible_to(actor).serving()
    for word in words:
        rows = rows.filter(search_key__contains=word.replace("%", "").replace("_", ""))
    return list(rows.order_by("sort_key", "pk")[:FOUND])


@require_http_methods(BOTH)
def planning_step(request: Any, reference: str, step: str) -> HttpResponse:
    """Enter the meeting of a step and its ballots."""
    actor, today = request.actor, timezone.localdate()
    found = _may_change(request, reference)
    if step not in Step.values:
        raise Http404
    people = _voted(found, actor, step)
    form = forms.MeetingForm(
        request.POST or None, people=people, initial={"version": found.version, "held_on": today}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_meeting(planning=found, step=step, today=today, by=actor, **form.values)
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, _("The step is recorded."))
            return redirect(found)
    return _page(
        request,
        form,
        found,
        "cadres/planning/step.html",
        step=Step(step),
        number=rules.STEPS.index(step) + 1,
    )


def _voted(planning: PlanningList, actor: Any, step: str) -> list[PlanningEntry]:
    if step not in rules.VOTED:
        return []
    rows = PlanningEntry.objects.visible_to(actor).of_list(planning).standing()
    if planning.kind == ListKind.REVIEW:
        rows = rows.filter(begin=Begin.ADDED)
    return list(
        rows.select_related("cadre", "target__title", "target__work_unit")
        .order_by("cadre__sort_key", "pk")
    )  # fmt: skip


@require_http_methods(BOTH)
def planning_strike(request: Any, reference: str, step: str) -> HttpResponse:
    """Strike the meeting of a step."""
    actor, today = request.actor, timezone.localdate()
    found = _may_change(request, reference)
    rows = PlanningMeeting.objects.visible_to(actor).of_list(found).valid()
    meeting = rows.filter(step=step).first()
    if meeting is None:
        raise Http404
    meeting.planning = found
    form = forms.ReasonForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.strike_meeting(meeting=meeting, today=today, by=actor, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, _("The meeting is struck."))
            return redirect(found)
    words = {
        "title": pgettext("planning", "Strike the meeting"),
        "text": capfirst(meeting.get_step_display()),
    }
    return _page(request, form, found, "cadres/planning/act.html", **words)


@require_http_methods(BOTH)
def planning_end(request: Any, reference: str, entry: str) -> HttpResponse:
    """Remove somebody, or record that the post was reached."""
    actor, today = request.actor, timezone.localdate()
    found = _may_change(request, reference)
    row = reading.entry_or_404(actor, found, entry)
    form = forms.EndForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_entry(entry=row, today=today, by=actor, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, _("The planning of this person has ended."))
            return redirect(found)
    words = {"title": _("End the planning of a person"), "text": f"{row.cadre} · {row.target}"}
    return _page(request, form, found, "cadres/planning/act.html", **words)


@require_http_methods(BOTH)
def planning_act(request: Any, reference: str, code: str) -> HttpResponse:
    """One act on a list: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    found = reading.list_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, found)
    form = spec.form(request.POST or None, initial=first_values(code, found, today))
    if request.method == "POST" and form.is_valid():
        day = {"today": today} if spec.dated else {}
        try:
            made = spec.run(planning=found, by=actor, **day, **form.cleaned_data)
        except DomainError as error:
            _refused(form, error, request, found)
        else:
            messages.success(request, spec.done)
            return redirect(made if made.state != ListState.DISCARDED else "cadres:plannings")
    return _page(request, form, found, "cadres/planning/act.html", title=spec.label, text=spec.text)
