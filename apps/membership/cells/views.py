"""Pages of the life of cells: overview, a cell's page, meetings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.excel.writer import TableColumn
from apps.membership import permissions as register
from apps.membership.cells import actions, lookup, permissions, reading
from apps.membership.cells.clocks import of_cell
from apps.membership.cells.forms import MeetingForm, QualityForm, StrikeForm, day_asked
from apps.membership.export import export_table
from apps.membership.fees import reading as fees
from apps.membership.fees.forms import year_asked
from apps.membership.fees.views import unit_of
from apps.membership.models import AttendanceVisit, CampaignUnit, Meeting, Member
from apps.membership.views import REFUSED
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

PER_PAGE = 50
SHOWN = 12
WARNED_SHOWN = 20


def _last_month(year: int, today: date) -> int:
    return today.month if year == today.year else 12


def _over(year: int, today: date) -> int:
    """The last month of the year that is over: in the one that runs a meeting may still be held."""
    return today.month - 1 if year == today.year else 12


@require_safe
def overview(request: Any) -> HttpResponse:
    """The cells of a unit and their year: meetings held, who came, how good they were."""
    require(request.actor, permissions.VIEW)
    today = timezone.localdate()
    unit = unit_of(request, request.GET.get("unit") or request.actor.organization.code)
    year = year_asked(request.GET.get("year", ""), today)
    rows = reading.cells_of(request.actor, unit)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    last = _last_month(year, today)
    lines = [
        {"cell": one, "months": one.row(last), "missing": one.missing(_over(year, today))}
        for one in reading.years_of(request.actor, page, year)
    ]
    context = {
        "unit": unit, "year": year, "years": range(today.year, today.year - 5, -1), "page": page,
        "lines": lines, "months": range(1, last + 1),
        "may_export": request.actor.has(register.EXPORT),
    }  # fmt: skip
    return render(request, "membership/cells/overview.html", context)


@require_safe
def overview_export(request: Any) -> HttpResponse:
    """The overview as a workbook."""
    require(request.actor, register.EXPORT)
    require(request.actor, permissions.VIEW)
    today = timezone.localdate()
    unit = unit_of(request, request.GET.get("unit") or request.actor.organization.code)
    year = year_asked(request.GET.get("year", ""), today)
    last = _last_month(year, today)
    found = reading.years_of(request.actor, reading.cells_of(request.actor, unit), year)
    columns = [
        TableColumn(_("Cell"), 32), TableColumn(_("Directly under"), 32),
        *(TableColumn(f"{month}", 6) for month in range(1, last + 1)),
        TableColumn(_("Meetings"), 10), TableColumn(_("Months missing"), 10),
        TableColumn(_("Attendance"), 12),
    ]  # fmt: skip
    rows = [
        [
            one.unit.name, one.unit.parent.name if one.unit.parent else "",
            *(mark for _month, mark, _gap in one.row(last)), one.held,
            one.missing(_over(year, today)), one.rate,
        ]
        for one in found
    ]  # fmt: skip
    title = _("Cell meetings of %(year)s") % {"year": year}
    return export_table(
        title, columns, rows, by=request.actor, filter_words=f"{unit.name}, {year}",
        total=len(rows), name="sinh-hoat-chi-bo",
    )  # fmt: skip


@require_safe
def cell(request: Any, code: str) -> HttpResponse:
    """A cell's life on one page: members, secretary, meetings, fee, visits, warnings."""
    require(request.actor, permissions.VIEW)
    unit, today, actor = unit_of(request, code), timezone.localdate(), request.actor
    meetings = Meeting.objects.visible_to(actor).filter(organization=unit).newest_first()
    limit, rule = fees.months_limit(today)
    members = Member.objects.in_scope_of(actor).present().filter(organization=unit)
    month = today.replace(day=1)
    lines = fees.ledger_lines(actor, unit, month) if actor.has(Permission.VIEW_FEE) else None
    size, least, most = lookup.size_of(
        members.count(), members.probationary().count(), on=today,
        grassroots=unit.tier == Tier.GRASSROOTS,
    )  # fmt: skip
    context = {
        "unit": unit, "today": today, "month": month, "meetings": meetings[:SHOWN],
        "size": size, "least": least, "most": most,
        "secretaries": reading.secretaries(unit, today),
        "missing": _missing(actor, unit, today),
        "fees": lines.order_by().totals() if lines is not None else None,
        "visits": AttendanceVisit.objects.visible_to(actor)
        .filter(organization=unit).order_by("-visited_on", "-pk")[:SHOWN],
        "absent": _warned(reading.absent(actor, year=today.year, limit=limit), unit),
        "unpaid": _warned(
            fees.warned(actor, year=today.year, limit=limit, today=today), unit
        ) if lines is not None else [],
        "limit": limit, "rule": rule, "may_change": permissions.may_change(actor, unit),
        "sees_members": actor.has(register.VIEW), "gradings": _gradings(actor, unit, today),
    }  # fmt: skip
    return render(request, "membership/cells/cell.html", context)


def _missing(actor: Any, unit: Organization, today: date) -> list[dict[str, Any]]:
    """The regular meetings that the cell owes, with the days that are left."""
    owed = of_cell(actor, unit, today)
    return [{"clock": clock, "days": (clock.due - today).days} for clock in owed]


def _gradings(actor: Any, unit: Organization, today: date) -> Any:
    """How far the cell has come in the reviews of this year and the last, the newest first."""
    rows = CampaignUnit.objects.visible_to(actor).filter(organization=unit)
    rows = rows.filter(year__in=(today.year - 1, today.year))
    return rows.order_by("-year", "-quarter", "-pk")[:SHOWN]


def _warned(rows: Any, unit: Organization) -> Any:
    rows = rows.filter(organization=unit)
    return rows.order_by("-months", "member__full_name", "member_id")[:WARNED_SHOWN]


def seen_meeting(request: Any, pk: int) -> Meeting:
    """The meeting, when the reader may know of it; else the same 404 as for a wrong address."""
    rows = Meeting.objects.visible_to(request.actor).select_related("organization__parent")
    found: Meeting = get_object_or_404(rows, pk=pk)
    return found


def _changeable(request: Any, pk: int) -> Meeting:
    meeting = seen_meeting(request, pk)
    if not permissions.may_change(request.actor, meeting):
        raise NotAllowed(permission=str(permissions.CHANGE))
    return meeting


@require_safe
def meeting(request: Any, pk: int) -> HttpResponse:
    """One meeting with its minutes and who came; reading is logged."""
    found = seen_meeting(request, pk)
    audit.record_read(request.actor, action="membership.meeting_read", obj=found)
    rows = found.attendance.visible_to(request.actor).select_related("member")
    criteria = lookup.criteria_of(found.organization, found.held_on)
    context = {
        "meeting": found, "unit": found.organization,
        "attendance": rows.order_by("member__sort_key", "member_id"),
        "judged": [(one, found.points.get(one.code)) for one in criteria] if found.quality else [],
        "may_change": permissions.may_change(request.actor, found) and not found.struck,
        "may_see_trail": request.actor.has(Permission.VIEW_RECORD_TRAIL),
    }  # fmt: skip
    return render(request, "membership/cells/meeting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request: Any, code: str) -> HttpResponse:
    """Record a meeting; the roster is that of the day chosen."""
    require(request.actor, permissions.CHANGE)
    unit, today = unit_of(request, code), timezone.localdate()
    day = day_asked(request.GET.get("day", ""), today)
    people = lookup.roster(request.actor, unit, day)
    offered = {"held_on": day, "place": "", "kind": request.GET.get("kind", "regular")}
    form = MeetingForm(request.POST or None, people=people, initial=offered)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.record_meeting(
                organization=unit, kind=form.cleaned_data["kind"],
                held_on=form.cleaned_data["held_on"], values=form.values(), marks=form.marks(),
                today=today, by=request.actor,
            )  # fmt: skip
        except NotAllowed:
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The meeting is recorded."))
            return redirect("membership:meeting", pk=made.pk)
    return _form_page(request, unit, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request: Any, pk: int) -> HttpResponse:
    """Correct a meeting."""
    found, today = _changeable(request, pk), timezone.localdate()
    people = lookup.roster(request.actor, found.organization, found.held_on)
    marks = {row.member_id: (row.presence, row.reason) for row in found.attendance.all()}
    names = ("version", "held_on", "kind", "place", "chair", "secretary", "minutes_long", "topics",
             "minutes", "resolution_number")  # fmt: skip
    form = MeetingForm(
        request.POST or None, people=people, marks=marks,
        initial={name: getattr(found, name) for name in names},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_meeting(
                meeting=found, version=form.cleaned_data["version"] or 0,
                kind=form.cleaned_data["kind"], held_on=form.cleaned_data["held_on"],
                values=form.values(), marks=form.marks(), today=today, by=request.actor,
            )  # fmt: skip
        except (NotAllowed, Conflict):
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The meeting is saved."))
            return redirect("membership:meeting", pk=found.pk)
    return _form_page(request, found.organization, form, found)


def _form_page(request: Any, unit: Organization, form: MeetingForm, found: Any) -> HttpResponse:
    if found is not None:
        back = reverse("membership:meeting", args=[found.pk])
    else:
        back = reverse("membership:cell", args=[unit.code])
    context = {"unit": unit, "form": form, "meeting": found, "back_url": back}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/cells/meeting_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_quality(request: Any, pk: int) -> HttpResponse:
    """Judge the quality of a meeting by the criteria of its day."""
    found = _changeable(request, pk)
    criteria = lookup.criteria_of(found.organization, found.held_on)
    known = {f"points_{code}": value.replace(".", ",") for code, value in found.points.items()}
    form = QualityForm(
        request.POST or None, criteria=criteria, initial={"version": found.version, **known}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.judge_meeting(
                meeting=found, version=form.cleaned_data["version"], points=form.points(),
                by=request.actor,
            )  # fmt: skip
        except (NotAllowed, Conflict):
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The quality is recorded."))
            return redirect("membership:meeting", pk=found.pk)
    context = {
        "meeting": found, "form": form, "bounds": lookup.bounds(found.held_on),
        "drafts": any(one.status == "draft" for one in criteria),
    }  # fmt: skip
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/cells/quality.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_strike(request: Any, pk: int) -> HttpResponse:
    """Strike a meeting typed wrongly."""
    found = _changeable(request, pk)
    form = StrikeForm(request.POST or None, initial={"version": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.strike_meeting(meeting=found, by=request.actor, **form.cleaned_data)
        except (NotAllowed, Conflict):
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The meeting is struck."))
            return redirect("membership:cell", code=found.organization.code)
    status = REFUSED if form.is_bound and form.errors else 200
    context = {"meeting": found, "form": form}
    return render(request, "membership/cells/strike.html", context, status=status)
