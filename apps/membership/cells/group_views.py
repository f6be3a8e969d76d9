"""Pages of the officials who attend cells: groups, what they attended, visits."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core.errors import DomainError, NotAllowed
from apps.membership import permissions as register
from apps.membership.cells import group_actions, lookup, permissions, reading
from apps.membership.cells.forms import EndForm, GroupForm, VisitForm
from apps.membership.fees.forms import year_asked
from apps.membership.fees.views import unit_of
from apps.membership.models import AttendanceGroup, AttendanceGroupPerson, AttendanceVisit
from apps.membership.views import REFUSED

PER_PAGE = 50
VISITS_SHOWN = 50


@require_safe
def groups(request: Any) -> HttpResponse:
    """The working groups of the range, those at work first."""
    require(request.actor, permissions.VIEW)
    today = timezone.localdate()
    rows = reading.groups(request.actor).annotate(
        people_count=Count("people", distinct=True), cell_count=Count("cells", distinct=True)
    )
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")), "today": today,
        "may_change": request.actor.has(permissions.CHANGE),
        "may_export": request.actor.has(register.EXPORT),
    }  # fmt: skip
    return render(request, "membership/cells/groups.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def group_new(request: Any) -> HttpResponse:
    """Record a group of the own committee."""
    require(request.actor, permissions.CHANGE)
    actor, unit = request.actor, request.actor.organization
    form = GroupForm(request.POST or None, cells=reading.cells_of(actor, unit))
    if request.method == "POST" and form.is_valid():
        try:
            made = group_actions.set_up_group(organization=unit, by=actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The group is recorded."))
            return redirect("membership:attendance_group", pk=made.pk)
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/cells/group_form.html", {"form": form}, status=status)


def _seen(request: Any, pk: int) -> AttendanceGroup:
    rows = AttendanceGroup.objects.visible_to(request.actor).select_related("organization")
    found: AttendanceGroup = get_object_or_404(rows, pk=pk)
    return found


@require_safe
def group(request: Any, pk: int) -> HttpResponse:
    """A group: its officials with visits attended and planned, its cells, what was seen."""
    found, today = _seen(request, pk), timezone.localdate()
    year = year_asked(request.GET.get("year", ""), today)
    visits = AttendanceVisit.objects.visible_to(request.actor).filter(
        person__group=found, visited_on__year=year
    )
    people = found.people.annotate(
        attended=Count("visits", filter=Q(visits__in=visits), distinct=True)
    ).order_by("-is_leader", "full_name", "pk")
    context = {
        "group": found, "year": year, "years": range(today.year, today.year - 5, -1),
        "people": people,
        "cells": found.cells.select_related("cell__parent").order_by("cell__path"),
        "planned": lookup.visits_planned(found.organization.tier, min(today, _end(year))),
        "visits": visits.select_related("organization").order_by("-visited_on", "-pk")[
            :VISITS_SHOWN
        ],
        "may_change": permissions.may_change(request.actor, found) and not found.end_reason,
        "today": today,
    }  # fmt: skip
    return render(request, "membership/cells/group.html", context)


def _end(year: int) -> Any:
    return timezone.localdate().replace(year=year, month=12, day=31)


@require_http_methods(["GET", "HEAD", "POST"])
def group_end(request: Any, pk: int) -> HttpResponse:
    """End a group."""
    found = _seen(request, pk)
    if not permissions.may_change(request.actor, found):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = EndForm(request.POST or None, initial={"last": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        try:
            group_actions.end_group(group=found, by=request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The group is ended."))
            return redirect("membership:attendance_group", pk=found.pk)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"group": found, "form": form}
    return render(request, "membership/cells/group_end.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def visit_new(request: Any, code: str) -> HttpResponse:
    """Record that an official attended a meeting of the cell."""
    require(request.actor, permissions.CHANGE)
    unit, today, actor = unit_of(request, code), timezone.localdate(), request.actor
    people = (
        AttendanceGroupPerson.objects.visible_to(actor)
        .filter(Q(group__cells__cell=unit) | Q(group__cells__isnull=True))
        .distinct().order_by("full_name", "pk")
    )  # fmt: skip
    form = VisitForm(request.POST or None, people=people, initial={"visited_on": today})
    if request.method == "POST" and form.is_valid():
        try:
            group_actions.record_visit(
                organization=unit, today=today, by=actor, **form.cleaned_data
            )
        except NotAllowed:
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The visit is recorded."))
            return redirect("membership:cell", code=unit.code)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"unit": unit, "form": form}
    return render(request, "membership/cells/visit_form.html", context, status=status)
