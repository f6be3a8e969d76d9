"""Lists and records of candidates. They parse, call one action or one reading, and render."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.excel.writer import TableColumn
from apps.membership.admission import actions, alike, forms, permissions
from apps.membership.admission.listing import CandidateList
from apps.membership.choices import ReadingPurpose
from apps.membership.export import export_table, print_table
from apps.membership.models import Candidate, CandidateReview
from apps.membership.views import REFUSED
from apps.tenancy.models import Organization

REVIEWED_MAX = 300


def seen(request: Any, pk: int) -> Candidate:
    """The person, when the reader may know of them; else the same 404 as for a wrong address."""
    rows = Candidate.objects.visible_to(request.actor).select_related(
        "organization__parent__parent", "helper", "introducer", "member"
    )
    candidate: Candidate = get_object_or_404(rows, pk=pk)
    return candidate


def _list(request: Any) -> CandidateList:
    require(request.actor, permissions.VIEW)
    return CandidateList(request)


@require_safe
def candidates(request: Any) -> HttpResponse:
    """The list by stage, with filters, order and pages."""
    found = _list(request)
    context = found.context() | {"may_change": request.actor.has(permissions.CHANGE)}
    return render(request, "membership/admission/list.html", context)


@require_safe
def candidates_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook; the trail says how many and by which filters."""
    found = _list(request)
    return export_table(
        _("Candidates"),
        _columns(),
        map(_cells, found.rows.iterator(2000)),
        by=request.actor,
        filter_words=found.in_words(),
        total=found.total,
        name="nguoi-vao-dang",
    )


@require_safe
def candidates_print(request: Any) -> HttpResponse:
    """The list as seen, on paper; printing is logged."""
    found = _list(request)
    return print_table(
        request,
        _("Candidates"),
        _columns(),
        map(_cells, found.rows),
        filter_words=found.in_words(),
        total=found.total,
        back_url=f"{reverse('membership:candidates')}?{request.GET.urlencode()}",
    )


def _columns() -> list[TableColumn]:
    widths = (
        (_("Full name"), 28), (_("Date of birth"), 12), (_("Sex"), 8), (_("Organisation"), 32),
        (_("Stage"), 22), (_("Sympathiser since"), 14), (_("Certificate dated"), 14),
        (_("Decision number"), 20), (_("Decision date"), 14), (_("Ceremony"), 12),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]


def _cells(row: Candidate) -> list[Any]:
    return [
        row.full_name, row.birth, row.get_sex_display(), row.organization.name,
        row.get_stage_display(), row.listed_on, row.certificate_on, row.decision_number,
        row.decided_on, row.ceremony_on,
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def candidate_new(request: Any) -> HttpResponse:
    """Enter a person to be followed."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.CHANGE)
    form = forms.CandidateForm(
        request.POST or None,
        units=Organization.objects.visible_to(actor),
        with_sensitive=actor.has(permissions.SENSITIVE),
        today=today,
    )
    form.fields["organization"].initial = request.GET.get("unit", "")
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_candidate(
                organization=form.cleaned_data["organization"], values=form.values, today=today,
                by=actor, other_person=form.cleaned_data["other_person"],
            )  # fmt: skip
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("%(name)s is followed now.") % {"name": made})
            return redirect("membership:candidate", pk=made.pk)
    twins = _alike(actor, form.values) if form.has_error("other_person") else []
    return _form_page(request, form, twins=twins)


def _alike(actor: Any, values: dict[str, Any]) -> list[Any]:
    names = ("full_name", "birth", "citizen_number")
    return alike.in_sight(actor, Candidate(**{name: values[name] for name in names}))


@require_http_methods(["GET", "POST"])
def candidate_edit(request: Any, pk: int) -> HttpResponse:
    """Change what is known of a person."""
    found, today = seen(request, pk), timezone.localdate()
    require(request.actor, permissions.CHANGE)
    purpose = request.GET.get("purpose", "")
    opened = purpose in ReadingPurpose.values and request.actor.has(permissions.SENSITIVE)
    if opened and request.method == "GET":
        audit.record_read(
            request.actor, action="membership.sensitive_read", obj=found, purpose=purpose
        )
    form = forms.CandidateForm(
        request.POST or None,
        units=Organization.objects.visible_to(request.actor),
        candidate=found,
        with_sensitive=opened,
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_candidate(
                candidate=found, version=form.cleaned_data["version"] or 0, values=form.values,
                organization=form.cleaned_data["organization"], today=today, by=request.actor,
            )  # fmt: skip
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
            if isinstance(error, Conflict):
                form.refresh(seen(request, pk).version)
        else:
            messages.success(request, _("The record of %(name)s is saved.") % {"name": found})
            return redirect("membership:candidate", pk=found.pk)
    return _form_page(request, form, candidate=found)


def _form_page(
    request: Any, form: Any, *, candidate: Candidate | None = None, twins: Any = ()
) -> HttpResponse:
    back = (
        reverse("membership:candidate", args=[candidate.pk])
        if candidate
        else reverse("membership:candidates")
    )
    context = {
        "form": form,
        "candidate": candidate,
        "twins": twins,
        "sections": list(form.sections()),
        "back_url": back,
        "may_open_sensitive": candidate is not None
        and "ethnicity" not in form.fields
        and request.actor.has(permissions.SENSITIVE),
    }
    status = REFUSED if form.is_bound else 200
    return render(request, "membership/admission/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def candidates_review(request: Any) -> HttpResponse:
    """The monthly review of a cell: whom to put on the list, keep, or take off, all at once."""
    actor = request.actor
    require(actor, permissions.CHANGE)
    units = Organization.objects.visible_to(actor).filter(
        active=True,
        pk__in=Candidate.objects.in_scope_of(actor).under_review().values("organization"),
    )
    choice = forms.ReviewChoiceForm(request.GET or None, units=units)
    unit = choice.cleaned_data["unit"] if choice.is_valid() else None
    today = timezone.localdate()
    if unit is None:
        if request.method == "POST":
            raise Http404
        return _review_page(request, choice, None, None, today)
    form = _review_form(request, unit, today)
    if request.method == "POST" and form.is_valid():
        held_on = form.cleaned_data["held_on"]
        try:
            made = actions.review_candidates(
                organization=unit, month=held_on, held_on=held_on, outcomes=form.outcomes,
                today=today, by=actor,
            )  # fmt: skip
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("Reviewed: %(count)s.") % {"count": len(made)})
            return redirect("membership:candidates")
    return _review_page(request, choice, unit, form, today)


def _review_form(request: Any, unit: Organization, today: date) -> forms.ReviewForm:
    month = CandidateReview.month_of(today)
    said = Prefetch("reviews", CandidateReview.objects.filter(month=month), to_attr="said")
    rows = Candidate.objects.in_scope_of(request.actor).under_review().filter(organization=unit)
    found = rows.by_name().prefetch_related(said)[:REVIEWED_MAX]
    return forms.ReviewForm(request.POST or None, rows=found, initial={"held_on": today})


def _review_page(
    request: Any, choice: Any, unit: Organization | None, form: Any, today: date
) -> HttpResponse:
    status = REFUSED if form is not None and form.is_bound else 200
    context = {"choice": choice, "unit": unit, "form": form, "today": today}
    return render(request, "membership/admission/review.html", context, status=status)
