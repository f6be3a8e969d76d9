"""Pages of commendations. They parse, call one action or one reading, and render."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.core.errors import DomainError, NotAllowed
from apps.membership.export import export_table, print_table
from apps.membership.grading import actions, continuity, forms, permissions, rules
from apps.membership.grading import commendation_listing as listing
from apps.membership.grading.choices import CommendationKind
from apps.membership.models import Member, MemberCommendation, OrganizationCommendation
from apps.membership.procedures.listing import DEFAULT_SIZE
from apps.membership.views import REFUSED, seen
from apps.tenancy.models import Organization


def _list(request: Any) -> listing.CommendationList:
    if not request.actor.has(permissions.VIEW):
        raise NotAllowed(permission=str(permissions.VIEW))
    return listing.CommendationList(request)


@require_safe
def commendations(request: Any) -> HttpResponse:
    """Commendations of members or of organisations, by kind."""
    found = _list(request)
    context = found.context() | {"of": found.of}
    return render(request, "membership/grading/commendations.html", context)


@require_safe
def commendations_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook; the trail says how many and by which filters."""
    found = _list(request)
    return export_table(
        _("Commendations"), listing.columns(), map(listing.cells, found.rows.iterator(2000)),
        by=request.actor, filter_words=found.in_words(), total=found.total, name="khen-thuong",
    )  # fmt: skip


@require_safe
def commendations_print(request: Any) -> HttpResponse:
    """The list as seen, on paper; printing is logged."""
    found = _list(request)
    return print_table(
        request, _("Commendations"), listing.columns(), map(listing.cells, found.rows),
        filter_words=found.in_words(), total=found.total,
        back_url=f"{reverse('membership:commendations')}?{request.GET.urlencode()}",
    )  # fmt: skip


def _eligible(request: Any) -> tuple[listing.Eligible, list[int]]:
    if not request.actor.has(permissions.VIEW):
        raise NotAllowed(permission=str(permissions.VIEW))
    of = listing.ORGANIZATIONS if request.GET.get("of") == listing.ORGANIZATIONS else "members"
    asked, this_year = request.GET.get("year", ""), timezone.localdate().year
    years = list(range(this_year, this_year - 10, -1))
    year = int(asked) if asked in map(str, years) else this_year - 1
    return listing.Eligible(request.actor, of=of, year=year), years


@require_safe
def commendation_candidates(request: Any) -> HttpResponse:
    """Who was excellent in a year, those of five years first, and what they were given."""
    found, years = _eligible(request)
    page = Paginator(found.rows, DEFAULT_SIZE).get_page(request.GET.get("page"))
    page.object_list = found.told(page.object_list)
    context = {
        "list": found,
        "page": page,
        "of": found.of,
        "years": years,
        "running": found.rows.filter(pk__in=found.running).count(),
        "may_change": request.actor.has(permissions.CHANGE),
        "may_export": request.actor.has(permissions.EXPORT),
        "query": request.GET.urlencode(),
    }
    return render(request, "membership/grading/commendation_candidates.html", context)


@require_safe
def commendation_candidates_export(request: Any) -> HttpResponse:
    """The same as a workbook; the trail says how many."""
    found, _years = _eligible(request)
    title = _("Who comes into question for a commendation")
    return export_table(
        title, listing.eligible_columns(), found.cells(), by=request.actor,
        filter_words=f"{title}: {found.year}", total=found.rows.count(), name="xet-khen-thuong",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def commend_member(request: Any, pk: int) -> HttpResponse:
    """Enter the decision that commends a member."""
    member = seen(request, pk)
    return _commend(
        request, member, member.full_name, continuity.grades_of_member(member.pk),
        lambda **given: actions.commend_member(member=member, **given),
        f"{reverse('membership:record', args=[member.pk])}",
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def commend_organization(request: Any, code: str) -> HttpResponse:
    """Enter the decision that commends an organisation."""
    unit = get_object_or_404(Organization.objects.visible_to(request.actor), code=code)
    return _commend(
        request, unit, unit.name, continuity.grades_of_organization(unit.pk),
        lambda **given: actions.commend_organization(organization=unit, **given),
        f"{reverse('membership:commendations')}?of=organizations",
    )  # fmt: skip


def _commend(
    request: Any, about: Member | Organization, name: str, grades: dict[int, str],
    commend: Callable[..., Any], done_url: str,
) -> HttpResponse:  # fmt: skip
    if not permissions.may(request.actor, permissions.CHANGE, about):
        raise NotAllowed(permission=str(permissions.CHANGE))
    today = timezone.localdate()
    kind = request.GET.get("kind", "")
    year = request.GET.get("year", "")
    start = {
        "kind": kind if kind in CommendationKind.values else CommendationKind.YEARLY,
        "year": int(year) if year.isdecimal() and len(year) == len("2026") else today.year - 1,
        "decided_on": today,
    }
    form = forms.CommendForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            commend(decision=form.decision, today=today, by=request.actor)
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The commendation is recorded."))
            return redirect(done_url)
    excellent = sorted((year for year, grade in grades.items() if grade == rules.EXCELLENT))
    context = {"form": form, "name": name, "excellent": excellent[-10:], "back_url": done_url}
    status = REFUSED if form.is_bound else 200
    return render(request, "membership/grading/commend.html", context, status=status)


@require_http_methods(["GET", "POST"])
def member_commendation(request: Any, pk: int) -> HttpResponse:
    """One commendation of a member, to be withdrawn with a reason."""
    rows = MemberCommendation.objects.visible_to(request.actor).select_related("member")
    found = get_object_or_404(rows, pk=pk)
    return _withdraw(request, found, found.member.full_name, listing.MEMBERS)


@require_http_methods(["GET", "POST"])
def organization_commendation(request: Any, pk: int) -> HttpResponse:
    """One commendation of an organisation, to be withdrawn with a reason."""
    rows = OrganizationCommendation.objects.visible_to(request.actor).select_related("organization")
    found = get_object_or_404(rows, pk=pk)
    return _withdraw(request, found, found.organization.name, listing.ORGANIZATIONS)


def _withdraw(request: Any, found: Any, name: str, of: str) -> HttpResponse:
    may_change = permissions.may(request.actor, permissions.CHANGE, found)
    form = forms.ReasonForm(request.POST or None)
    back_url = f"{reverse('membership:commendations')}?of={of}"
    if request.method == "POST":
        if not may_change:
            raise NotAllowed(permission=str(permissions.CHANGE))
        if form.is_valid():
            try:
                actions.withdraw_commendation(
                    commendation=found, reason=form.cleaned_data["reason"], by=request.actor
                )
            except DomainError as error:
                form.place(error)
            else:
                messages.success(request, _("The commendation is withdrawn."))
                return redirect(back_url)
    context = {
        "row": found, "name": name, "form": form, "back_url": back_url, "may_change": may_change
    }  # fmt: skip
    status = REFUSED if form.is_bound else 200
    return render(request, "membership/grading/commendation.html", context, status=status)
