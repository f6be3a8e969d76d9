"""Pages of campaigns. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.membership.export import export_table, print_table
from apps.membership.grading import actions, forms, listing, permissions
from apps.membership.grading.choices import PRESENT_STATES, Body, CampaignState, UnitState
from apps.membership.grading.sight import as_seen
from apps.membership.grading.tasks import launch_fill
from apps.membership.models import Campaign, CampaignUnit
from apps.tenancy.models import Organization

REFUSED = 422


def _campaigns(request: Any) -> Any:
    if not request.actor.has(permissions.VIEW):
        raise NotAllowed(permission=str(permissions.VIEW))
    return Campaign.objects.visible_to(request.actor).select_related("organization", "scale")


def _campaign(request: Any, pk: int) -> Campaign:
    """The campaign, when the reader may know of it; else the same 404 as for none."""
    rows = Campaign.objects.visible_to(request.actor)
    found: Campaign = get_object_or_404(
        rows.select_related("organization", "scale", "job", "closed_by"), pk=pk
    )
    return found


@require_safe
def campaigns(request: Any) -> HttpResponse:
    """All campaigns of the range, the newest first, with how far they have come."""
    rows = _campaigns(request).annotate(
        all_units=Count("units"),
        decided_units=Count(
            "units", filter=Q(units__state__in=[UnitState.DECIDED, UnitState.CLOSED])
        ),
    )
    context = {
        "campaigns": rows.order_by("-year", "-quarter", "path", "pk")[:200],
        "may_open": request.actor.has(permissions.CHANGE),
    }
    return render(request, "membership/grading/campaigns.html", context)


@require_http_methods(["GET", "POST"])
def campaign_new(request: Any) -> HttpResponse:
    """Open a campaign."""
    actor, today = request.actor, timezone.localdate()
    if not actor.has(permissions.CHANGE):
        raise NotAllowed(permission=str(permissions.CHANGE))
    offices = Organization.objects.visible_to(actor).filter(keeps_office=True, active=True)
    start = {"organization": actor.organization, "year": today.year, "as_of": today}
    form = forms.OpenCampaignForm(request.POST or None, units=offices, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.open_campaign(
                organization=data["organization"], year=data["year"], quarter=data["quarter"],
                as_of=data["as_of"], limits=form.limits, today=today, by=actor, launch=launch_fill,
            )  # fmt: skip
        except DomainError as error:
            _place(form, error)
        else:
            messages.success(request, _("The campaign is open."))
            return redirect("membership:campaign", pk=made.pk)
    status = REFUSED if form.is_bound else 200
    return render(request, "membership/grading/new.html", {"form": form}, status=status)


def _place(form: Any, error: DomainError) -> None:
    if isinstance(error, NotAllowed):
        raise error
    form.place(error)


@require_safe
def campaign(request: Any, pk: int) -> HttpResponse:
    """The board: one row an organisation or collective."""
    return _board(request, _campaign(request, pk))


def _board(request: Any, found: Campaign, *, failed: Any = None) -> HttpResponse:
    actor, board = request.actor, listing.Board(request, found)
    context, today = board.context(), timezone.localdate()
    for unit in context["page"]:
        unit.late = listing.is_late(unit, today)
        unit.own_name = found.scale.name_of(
            (unit.own.grade or unit.own.proposal) if unit.own else "", of_member=False
        )
    start = {"version": found.version}
    context |= {
        "campaign": found,
        "board": board,
        "groups": _groups(found) if permissions.may(actor, permissions.DECIDE, found) else (),
        "may_decide": permissions.may(actor, permissions.DECIDE, found),
        "close_form": failed or forms.CloseForm(initial=start),
        "reopen_form": failed or forms.ReopenForm(initial=start),
        "failed_form": failed,
        "progress_url": reverse("membership:campaign_progress", args=[found.pk]),
        "filling": found.state == CampaignState.FILLING,
    }
    status = REFUSED if failed else 200
    return render(request, "membership/grading/board.html", context, status=status)


def _groups(found: Campaign) -> list[dict[str, Any]]:
    """The groups of collectives directly below that wait for a decision."""
    rows = (
        CampaignUnit.objects.filter(campaign=found, parent=None, state__in=PRESENT_STATES)
        .order_by("body", "group")
        .values_list("body", "group")
        .annotate(count=Count("pk"))
    )
    return [
        {"body": body, "group": group, "label": listing.group_label(body, group), "count": count}
        for body, group, count in rows
    ]


@require_safe
def campaign_progress(request: Any, pk: int) -> HttpResponse:
    """The progress panel alone; once the rows are there, the page is loaded anew."""
    found = _campaign(request, pk)
    context = {"job": found.job, "url": request.path}
    response = render(request, "membership/grading/progress.html", context)
    if found.state != CampaignState.FILLING:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def campaign_export(request: Any, pk: int) -> HttpResponse:
    """The board as seen, as a workbook."""
    found = _campaign(request, pk)
    board = listing.Board(request, found)
    return export_table(
        str(found), listing.columns(), listing.lines(board, found), by=request.actor,
        filter_words=board.in_words(), total=board.total, name="danh-gia-xep-loai",
    )  # fmt: skip


@require_safe
def campaign_print(request: Any, pk: int) -> HttpResponse:
    """The board as seen, on paper."""
    found = _campaign(request, pk)
    board = listing.Board(request, found)
    return print_table(
        request, str(found), listing.columns(), listing.lines(board, found),
        filter_words=board.in_words(), total=board.total,
        back_url=reverse("membership:campaign", args=[found.pk]),
    )  # fmt: skip


def _end(
    request: Any, pk: int, form: Any, act: Callable[[Campaign, Any], Any], said: str
) -> HttpResponse:
    found = _campaign(request, pk)
    if not permissions.may(request.actor, permissions.DECIDE, found):
        raise NotAllowed(permission=str(permissions.DECIDE))
    if form.is_valid():
        try:
            act(found, form.cleaned_data)
        except DomainError as error:
            _place(form, error)
            if isinstance(error, Conflict):
                found = _campaign(request, pk)
        else:
            messages.success(request, said)
            return redirect("membership:campaign", pk=pk)
    return _board(request, found, failed=form)


@require_POST
def campaign_close(request: Any, pk: int) -> HttpResponse:
    """Close the campaign; the second of two people is told who did."""

    def act(found: Campaign, data: Any) -> None:
        actions.close_campaign(campaign=found, version=data["version"], by=request.actor)

    return _end(request, pk, forms.CloseForm(request.POST), act, _("The campaign is closed."))


@require_POST
def campaign_reopen(request: Any, pk: int) -> HttpResponse:
    """Open it again, with a reason."""

    def act(found: Campaign, data: Any) -> None:
        actions.reopen_campaign(campaign=found, by=request.actor, **data)

    return _end(request, pk, forms.ReopenForm(request.POST), act, _("The campaign is open again."))


@require_http_methods(["GET", "POST"])
def campaign_group(request: Any, pk: int, body: str, group: str) -> HttpResponse:
    """Decide a group of collectives together."""
    found = _campaign(request, pk)
    if not permissions.may(request.actor, permissions.DECIDE, found):
        raise NotAllowed(permission=str(permissions.DECIDE))
    rows = CampaignUnit.objects.visible_to(request.actor).with_names()
    chosen = rows.filter(campaign=found, parent=None, body=body, group=group).order_by("path")
    units = listing.with_own_grades(as_seen(chosen, request.actor))
    form = forms.GroupForm(
        request.POST or None, scale=found.scale, units=units,
        initial={"decided_on": timezone.localdate()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            actions.decide_collectives(
                campaign=found, body=body, group=group, grades=form.grades,
                decision_number=data["decision_number"], decided_on=data["decided_on"],
                reason=data["reason"], today=timezone.localdate(), by=request.actor,
            )  # fmt: skip
        except DomainError as error:
            _place(form, error)
        else:
            messages.success(request, _("The decision is recorded."))
            return redirect("membership:campaign", pk=pk)
    status = REFUSED if form.is_bound else 200
    label = listing.group_label(body, group)
    context = {"campaign": found, "form": form, "label": label, "of_body": Body(body).label}
    return render(request, "membership/grading/group.html", context, status=status)
