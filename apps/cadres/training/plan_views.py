"""Pages of yearly plans: the years of a time against them, one plan with its classes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import TrainingClass, TrainingPlan
from apps.cadres.training import actions, counting, figures, reading
from apps.cadres.training.filters import TermFilter
from apps.cadres.training.forms import ChangePlanForm, PlanForm
from apps.cadres.training.views import may, saved
from apps.membership.views import REFUSED

YEARS, YEARS_MAX, PLANS_MAX = 5, 30, 300


@require_safe
def training_plans(request: Any) -> HttpResponse:
    """The years of a time against their plans, and the mean of the yearly rates."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.VIEW)
    rows = TrainingPlan.objects.visible_to(actor).select_related("organization")
    narrowed = TermFilter(request.GET, queryset=rows, request=request)
    said = {} if narrowed.form.errors else narrowed.form.cleaned_data
    years = _years(said, today.year)
    look = reading.Narrowed(
        actor, said.get("unit"), said.get("kind") or "", said.get("audience") or ""
    )
    found = counting.term(years, rows=look.rows)
    plans = look.rows(TrainingPlan).filter(year__in=years).select_related("organization")
    listed = list(plans.order_by("-year", "path", "kind", "audience", "pk")[:PLANS_MAX])
    done = counting.done_of(listed, rows=look.rows)
    context = {
        "form": narrowed.form,
        "term": found,
        "years": [(one, figures.percent(one.rate), one.year >= today.year) for one in found.years],
        "mean": figures.percent(figures.mean_of_years(found.years)),
        "whole": figures.percent(figures.whole_rate(found.years)),
        "plans": [(plan, *done[plan.pk], _rate(plan, done[plan.pk][1])) for plan in listed],
        "first": years.start, "last": years.stop - 1,
        "may_decide": actor.has(permissions.DECIDE),
    }  # fmt: skip
    return render(request, "cadres/training/plans.html", context)


def _years(said: dict[str, Any], now: int) -> range:
    last = int(said.get("last") or now)
    first = int(said.get("first") or last - YEARS + 1)
    return range(max(first, last - YEARS_MAX + 1), last + 1)


def _rate(plan: TrainingPlan, turns: int) -> Any:
    return figures.percent(figures.rate(turns, plan.turns))


@require_http_methods(["GET", "POST"])
def training_plan_new(request: Any) -> HttpResponse:
    """Enter what a decision plans for a year."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.DECIDE)
    form = PlanForm(request.POST or None, initial={"year": today.year})
    if request.method == "POST" and form.is_valid():
        made = saved(
            form,
            lambda **values: actions.plan_training(
                organization=actor.organization, today=today, by=actor, **values
            ),
        )
        if made is not None:
            messages.success(request, _("The plan is entered."))
            return redirect(made)
    context = {"form": form, "heading": _("Enter a training plan"), "plans": True}
    status = REFUSED if form.errors else 200
    return render(request, "cadres/training/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def training_plan(request: Any, reference: str) -> HttpResponse:
    """One plan with its classes; the numbers of a later decision are entered here."""
    actor, today = request.actor, timezone.localdate()
    plan = reading.plan_or_404(actor, reference)
    form = None
    if request.method == "POST" or may(actor, permissions.DECIDE, plan):
        permissions.require_in_range(actor, permissions.DECIDE, plan)
        names = ("version", "classes", "turns")
        form = ChangePlanForm(
            request.POST or None, initial={name: getattr(plan, name) for name in names}
        )
    if request.method == "POST" and form is not None and form.is_valid():
        made = saved(
            form,
            lambda **values: actions.change_plan(plan=plan, today=today, by=actor, **values),
            lambda: reading.plan_or_404(actor, reference).version,
        )
        if made is not None:
            messages.success(request, _("The plan is changed."))
            return redirect(made)
    look = reading.Narrowed(actor)
    rows = TrainingClass.objects.visible_to(actor).filter(plan=plan)
    classes, turns = counting.done_of([plan], rows=look.rows)[plan.pk]
    context = {
        "plan": plan, "form": form, "done": classes, "turns": turns, "rate": _rate(plan, turns),
        "classes": reading.with_people(actor, rows).order_by("starts_on", "pk")[:PLANS_MAX],
    }  # fmt: skip
    status = REFUSED if form is not None and form.errors else 200
    return render(request, "cadres/training/plan.html", context, status=status)
