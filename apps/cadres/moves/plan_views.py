"""Pages of plans of moves and of the heads to watch."""

from __future__ import annotations

from itertools import groupby
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
from apps.cadres.models import Move, MovePlan, Position
from apps.cadres.moves import actions, reading
from apps.cadres.moves.acts import may
from apps.cadres.moves.forms import AdoptForm, PlanForm, WatchForm
from apps.cadres.moves.listing import WatchList
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.views import REFUSED

PLANS_MAX = 100


@require_safe
def move_plans(request: Any) -> HttpResponse:
    """Plans of moves, the latest year first."""
    actor = request.actor
    require(actor, permissions.VIEW)
    rows = MovePlan.objects.visible_to(actor).select_related("organization")
    context = {
        "plans": list(rows.order_by("-year", "name")[:PLANS_MAX]),
        "may_change": actor.has(permissions.CHANGE),
    }
    return render(request, "cadres/moves/plans.html", context)


@require_http_methods(["GET", "POST"])
def move_plan_new(request: Any) -> HttpResponse:
    """Begin a plan of the own office."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    form = PlanForm(request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.draft_plan(
                organization=actor.organization, by=actor, **form.cleaned_data
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The plan is begun: propose its moves."))
            return redirect("cadres:move_plan", reference=made.reference)
    status = REFUSED if form.errors else 200
    context = {"form": form, "heading": _("Begin a plan of moves")}
    return render(request, "cadres/moves/plan_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def move_plan(request: Any, reference: str) -> HttpResponse:
    """One plan with its moves by wave; its adoption is recorded here."""
    actor, today = request.actor, timezone.localdate()
    plan = reading.plan_or_404(actor, reference)
    form = None
    if request.method == "POST" or (
        plan.decided_on is None and may(actor, permissions.DECIDE, plan)
    ):
        permissions.require_in_range(actor, permissions.DECIDE, plan)
        first = {"version": plan.version, "decided_on": today}
        form = AdoptForm(request.POST or None, initial=first)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            actions.adopt_plan(plan=plan, today=today, by=actor, **form.cleaned_data)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(reading.plan_or_404(actor, reference).version)
        else:
            messages.success(request, _("The adoption is recorded."))
            return redirect("cadres:move_plan", reference=plan.reference)
    rows = Move.objects.visible_to(actor).valid().filter(plan=plan).select_related("cadre")
    ordered = sorted(rows, key=lambda row: (row.wave or 0, row.pk))
    waves = [(wave, list(of)) for wave, of in groupby(ordered, key=lambda row: row.wave)]
    context = {"plan": plan, "waves": waves, "form": form,
               "may_change": may(actor, permissions.CHANGE, plan),
               "may_export": may(actor, permissions.EXPORT, plan)}  # fmt: skip
    status = REFUSED if form is not None and form.errors else 200
    return render(request, "cadres/moves/plan.html", context, status=status)


@require_safe
def watch(request: Any) -> HttpResponse:
    """Heads who should not be of the place, or have two terms at most, with the findings."""
    require(request.actor, permissions.VIEW)
    found = WatchList(request, today=timezone.localdate())
    context = found.context() | {"may_decide": request.actor.has(permissions.DECIDE)}
    context["page"].object_list = found.prepared(context["page"].object_list)
    return render(request, "cadres/moves/watch.html", context)


@require_http_methods(["GET", "POST"])
def watch_confirm(request: Any, reference: str) -> HttpResponse:
    """What the board has found of one head."""
    actor, today = request.actor, timezone.localdate()
    cadre = reading.cadre_or_404(actor, reference)
    permissions.require_in_range(actor, permissions.DECIDE, cadre)
    held = Position.objects.visible_to(actor).current().of_cadre(cadre).select_related("title")
    rows = reading.watched(held.filter(title__isnull=False).order_by("-title__rank"), today)
    form = WatchForm(
        request.POST or None, positions=[one.position for one in rows], initial={"found_on": today}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.confirm_watch(cadre=cadre, today=today, by=actor, **form.values)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The finding is recorded."))
            return redirect(f"{reverse('cadres:watch')}?tab={form.cleaned_data['watch']}")
    audit.record_read(actor, action="cadres.watch_read", obj=cadre)
    context = {"form": form, "cadre": cadre, "rows": rows}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/moves/watch_confirm.html", context, status=status)
