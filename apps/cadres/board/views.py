"""Pages of scenarios. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.cadres.board import actions, forms
from apps.cadres.board.choices import MADE_INTO, ScenarioState
from apps.cadres.board.listing import (
    ScenarioList,
    cells,
    columns,
    compared,
    moves_of,
    people_of,
    seats_of,
    wishes_of,
)
from apps.cadres.board.reading import person_or_404, scenario_or_404
from apps.cadres.models import Scenario, ScenarioPerson, ScenarioWish, Seat
from apps.cadres.permissions import CHANGE, EXPORT, VIEW, require_in_range
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.export import export_table
from apps.membership.views import REFUSED
from apps.tenancy.models import Organization

SHOWN_PEOPLE = 200


@require_safe
def scenarios(request: Any) -> HttpResponse:
    """Scenarios by how far they are."""
    require(request.actor, VIEW)
    context = ScenarioList(request).context() | {"may_change": request.actor.has(CHANGE)}
    return render(request, "cadres/board/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def scenario_new(request: Any) -> HttpResponse:
    """Begin a scenario."""
    require(request.actor, CHANGE)
    today = timezone.localdate()
    form = forms.NewScenarioForm(request.POST or None, initial={"on": today})
    offices = Organization.objects.visible_to(request.actor).filter(active=True, keeps_office=True)
    form.fields["organization"].offer(offices)  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_scenario(**form.cleaned_data, today=today, by=request.actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The scenario is begun; choose its seats."))
            return redirect("cadres:scenario_board", reference=made.reference)
    status = REFUSED if form.errors else 200
    return render(request, "cadres/board/new.html", {"form": form}, status=status)


@require_safe
def scenario(request: Any, reference: str) -> HttpResponse:
    """One scenario: its plan and what speaks for it. Opening is logged."""
    found = scenario_or_404(request.actor, reference)
    audit.record_read(request.actor, action="cadres.scenario_read", obj=found)
    return _page(request, found)


def _page(request: Any, found: Scenario, failed: tuple[str, Any] | None = None) -> HttpResponse:
    actor = request.actor
    start = {"version": found.version}
    people = people_of(found, actor)
    others = Scenario.objects.visible_to(actor).filter(organization=found.organization_id)
    context = {
        "scenario": found, "moves": moves_of(found, actor), "seats": seats_of(found, actor),
        "people": people[:SHOWN_PEOPLE], "people_count": people.count(),
        "wishes": wishes_of(found, actor), "job": found.job,
        "others": others.exclude(pk=found.pk).order_by("-prepared_on", "-pk")[:10],
        "start_form": forms.StartForm(initial=start),
        "copy_form": forms.CopyForm(initial={"title": _("%(title)s (copy)") % {"title": found}}),
        "may_change": _inside(actor, found) and actor.has(CHANGE),
        "is_open": found.move_plan is None,
        "may_export": actor.has(EXPORT),
        "may_propose": _is_answered(found) and bool(MADE_INTO[found.act]),
        "failed_form": failed[1] if failed else None,
    }  # fmt: skip
    if failed:
        context[f"{failed[0]}_form"] = failed[1]
    return render(request, "cadres/board/scenario.html", context, status=REFUSED if failed else 200)


def _is_answered(found: Scenario) -> bool:
    """Whether the plan is there and nothing betters it any more."""
    return found.state == ScenarioState.PROPOSED and (found.job is None or found.job.is_over)


def _inside(actor: Any, found: Scenario) -> bool:
    return bool(actor.lo <= found.path < actor.hi)


@require_safe
def scenario_export(request: Any, reference: str) -> HttpResponse:
    """The plan as a workbook."""
    found = scenario_or_404(request.actor, reference)
    rows = moves_of(found, request.actor)
    return export_table(
        found.title, columns(), map(cells, rows), by=request.actor,
        filter_words=f"{found.reference} · {found.fingerprint}", total=len(rows),
        name="phuong-an-luan-chuyen", obj=found, right=EXPORT,
    )  # fmt: skip


@require_safe
def scenario_compare(request: Any, reference: str, other: str) -> HttpResponse:
    """Two scenarios side by side: levels of the score, and where the plans differ."""
    one = scenario_or_404(request.actor, reference)
    second = scenario_or_404(request.actor, other)
    for found in (one, second):
        audit.record_read(request.actor, action="cadres.scenario_read", obj=found)
    context = {"one": one, "other": second, "rows": compared(one, second, request.actor)}
    return render(request, "cadres/board/compare.html", context)


def _seat_choices(actor: Any, found: Scenario) -> list[Any]:
    """Seats of the office, grouped by unit."""
    rows = Seat.objects.visible_to(actor).below(found.organization).existing_on(found.on)
    rows = rows.select_related("title", "work_unit").order_by(
        "work_unit__name", "-title__rank", "pk"
    )
    groups: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        groups.setdefault(str(row.work_unit), []).append((row.reference, str(row)))
    return list(groups.items())


@require_http_methods(["GET", "HEAD", "POST"])
def scenario_board(request: Any, reference: str) -> HttpResponse:
    """Choose seats, and where the people come from."""
    found = scenario_or_404(request.actor, reference)
    require_in_range(request.actor, CHANGE, found)
    chosen = [row.seat.reference for row in seats_of(found, request.actor)]
    form = forms.SetUpForm(
        request.POST or None, seats=_seat_choices(request.actor, found),
        initial={"seats": chosen, "version": found.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        done = _tried(request, found, form, actions.set_up_board, _("Seats and people are chosen."))
        if done:
            return redirect(found)
    context = {"scenario": found, "form": form}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/board/board.html", context, status=status)


def _tried(
    request: Any, found: Scenario, form: Any, act: Callable[..., Any], said: str, **given: Any
) -> bool:
    """Do the act with the values of the form; its refusal stands beside the field."""
    try:
        act(scenario=found, by=request.actor, **given, **form.cleaned_data)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        if isinstance(error, Conflict):
            form.refresh(scenario_or_404(request.actor, found.reference).version)
        return False
    messages.success(request, said)
    return True


@require_POST
def scenario_start(request: Any, reference: str) -> HttpResponse:
    """Have the plan computed."""
    found = scenario_or_404(request.actor, reference)
    require_in_range(request.actor, CHANGE, found)
    form = forms.StartForm(request.POST)
    said = _("The plan is being computed; this page may be closed.")
    if form.is_valid() and _tried(request, found, form, actions.start_computing, said):
        return redirect(found)
    return _page(request, scenario_or_404(request.actor, reference), ("start", form))


@require_POST
def scenario_copy(request: Any, reference: str) -> HttpResponse:
    """A copy, to change and to compare."""
    found = scenario_or_404(request.actor, reference)
    require_in_range(request.actor, CHANGE, found)
    form = forms.CopyForm(request.POST)
    if form.is_valid():
        try:
            made = actions.copy_scenario(
                scenario=found, **form.cleaned_data, today=timezone.localdate(), by=request.actor
            )
        except DomainError as error:
            form.place(error)
        else:
            messages.success(request, _("The copy is ready to be changed."))
            return redirect(made)
    return _page(request, found, ("copy", form))


@require_http_methods(["GET", "HEAD", "POST"])
def scenario_plan(request: Any, reference: str) -> HttpResponse:
    """Make a plan of moves from the computed plan; made before, it leads there."""
    found = scenario_or_404(request.actor, reference)
    require_in_range(request.actor, CHANGE, found)
    if request.method != "POST" and found.move_plan is not None:
        return redirect("cadres:move_plan", reference=found.move_plan.reference)
    form = forms.MakePlanForm(
        request.POST or None, scenario=found, actor=request.actor,
        initial={"version": found.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_move_plan(
                scenario=found, today=timezone.localdate(), by=request.actor, **form.values
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(scenario_or_404(request.actor, reference).version)
        else:
            messages.success(request, _("The moves are proposed."))
            return redirect("cadres:move_plan", reference=made.reference)
    moves = moves_of(found, request.actor)
    context = {
        "scenario": found, "form": form,
        "moves": [row for row in moves if row.to_seat is not None],
        "left_out": [row for row in moves if row.to_seat is None],
    }  # fmt: skip
    status = REFUSED if form.errors else 200
    return render(request, "cadres/board/plan.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def scenario_person(request: Any, reference: str, person: str) -> HttpResponse:
    """One person on the board: what is fixed, which seats the rules rule out and why."""
    found = scenario_or_404(request.actor, reference)
    row = person_or_404(request.actor, found, person)
    if request.method == "POST":
        require_in_range(request.actor, CHANGE, found)
    seats = seats_of(found, request.actor)
    mark, wish = _person_forms(request, found, row, seats)
    for form, act, said in (
        (mark, actions.mark_person, _("The mark is saved.")),
        (wish, actions.set_wish, _("The pair is saved.")),
    ):
        if form.is_bound and form.is_valid():
            if form is wish:
                chosen = {one.seat.reference: one.seat for one in seats}
                form.cleaned_data["seat"] = chosen[form.cleaned_data["seat"]]
            if _tried(request, found, form, act, said, person=row):
                return redirect("cadres:scenario_person", reference=reference, person=person)
    context = {
        "scenario": found, "row": row, "mark_form": mark, "wish_form": wish,
        "rejections": _rejections(row, seats), "seats_count": len(seats),
        "wishes": ScenarioWish.objects.visible_to(request.actor)
        .filter(scenario=found, cadre=row.cadre_id)
        .select_related("seat__title", "seat__work_unit"),
        "may_change": _inside(request.actor, found) and request.actor.has(CHANGE),
    }  # fmt: skip
    status = REFUSED if mark.errors or wish.errors else 200
    return render(request, "cadres/board/person.html", context, status=status)


def _person_forms(
    request: Any, found: Scenario, row: ScenarioPerson, seats: list[Any]
) -> tuple[forms.MarkForm, forms.WishForm]:
    sent = request.POST if request.method == "POST" else None
    marked = {
        "must_move": row.must_move, "may_be_released": row.may_be_released,
        "reason": row.reason, "version": found.version,
    }  # fmt: skip
    choices = [(one.seat.reference, f"{one.seat}, {one.seat.work_unit}") for one in seats]
    return (
        forms.MarkForm(sent if sent and "mark-version" in sent else None, initial=marked),
        forms.WishForm(
            sent if sent and "wish-version" in sent else None, seats=choices,
            initial={"version": found.version},
        ),
    )  # fmt: skip


def _rejections(row: ScenarioPerson, seats: list[Any]) -> list[dict[str, Any]]:
    """Seats that the rules rule out for the person, each with its rules."""
    return [
        {"seat": one.seat, "rules": row.rejected[one.seat.reference]}
        for one in seats
        if one.seat.reference in row.rejected
    ]
