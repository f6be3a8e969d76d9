"""One page for each act on a case, a subject or a step; several cases given to one officer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from apps.accounts.permissions import require
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.formats import number
from apps.inspection import permissions
from apps.inspection.cases import actions
from apps.inspection.cases.acts import ACTS, OF_SUBJECT, Act
from apps.inspection.cases.assign_forms import AssignManyForm
from apps.inspection.models import Case, CaseStep, CaseSubject
from apps.inspection.reading import case_or_404
from apps.membership.views import REFUSED


@require_http_methods(["GET", "POST"])
def act(request: Any, reference: str, code: str, pk: int | None = None) -> HttpResponse:
    """One act: its words, its form, then the action."""
    actor, today, spec = request.actor, timezone.localdate(), ACTS[code]
    found = case_or_404(actor, reference)
    permissions.require_in_range(actor, spec.right, found)
    row = _row(spec, found, actor, pk)
    asked = request.POST if request.method == "POST" else None
    form = spec.form(asked, case=found, row=row, actor=actor, today=today)
    if asked is not None and form.is_valid() and _done(request, spec, found, row, form):
        return redirect(found.get_absolute_url())
    status = REFUSED if form.errors else 200
    context = {"form": form, "case": found, "act": spec, "row": row, "fits": spec.fits(found)}
    return render(request, "inspection/cases/act.html", context, status=status)


def _row(spec: Act, case: Case, actor: Any, pk: int | None) -> Any:
    if not spec.of:
        return None
    model = CaseSubject if spec.of == OF_SUBJECT else CaseStep
    row = model.objects.visible_to(actor).of_case(case).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _done(request: Any, spec: Act, case: Case, row: Any, form: Any) -> bool:
    """Do it; a refusal is placed beside its field, and what was typed stays."""
    values = form.values | {"case": case, "by": request.actor}
    if spec.of:
        values[spec.of] = row
    if spec.dated:
        values["today"] = timezone.localdate()
    try:
        spec.run(**values)
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        if isinstance(error, Conflict):
            form.refresh(Case.objects.visible_to(request.actor).get(pk=case.pk).version)
        return False
    now = Case.objects.visible_to(request.actor).filter(pk=case.pk).first()
    words = {"signed_number": now.signed_number if now else ""}
    messages.success(request, str(spec.done) % words)
    if now is not None and _voided(case, now):
        messages.warning(
            request, _("The plan has changed: submit it again, it has to be signed again.")
        )
    return True


def _voided(before: Case, after: Case) -> bool:
    """Whether the act took a signature back, or a plan that waited for one."""
    taken = before.signed_on is not None and after.signed_on is None
    waited = before.submission == "submitted" and after.submission == ""
    return taken or (waited and after.signed_on is None)


def _chosen(asked: Any) -> list[str]:
    """References of the ticked cases; the database takes no text with a null character."""
    return [one for one in asked.getlist("pick")[:200] if "\0" not in one]


@require_http_methods(["GET", "POST"])
def assign_many(request: Any) -> HttpResponse:
    """Give the chosen cases to one officer."""
    actor, today = request.actor, timezone.localdate()
    require(actor, permissions.DECIDE)
    asked = request.POST if request.method == "POST" else request.GET
    rows = Case.objects.visible_to(actor).open().filter(reference__in=_chosen(asked))
    cases = list(rows.select_related("organization", "handler").order_by("pk"))
    form = AssignManyForm(
        request.POST if request.method == "POST" else None, cases=cases, actor=actor, today=today
    )
    if request.method == "POST" and form.is_valid():
        try:
            given = actions.assign_many(
                cases=form.pairs, handler=form.handler, today=today, by=actor
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            words = ngettext(
                "%(count)s case is assigned.", "%(count)s cases are assigned.", len(given)
            )
            messages.success(request, words % {"count": number(len(given))})
            return redirect(f"{reverse('inspection:cases')}?tab=open")
    context = {"form": form, "cases": cases, "limit": actions.ASSIGNED_AT_ONCE}
    status = REFUSED if form.errors else 200
    return render(request, "inspection/cases/assign.html", context, status=status)
