"""Pages of seniority. They parse, call one action or one reading, and render."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.core import audit
from apps.core.errors import DomainError, NotAllowed
from apps.membership import permissions
from apps.membership.models import Member, SeniorityDeduction
from apps.membership.seniority import actions
from apps.membership.seniority.forms import DeductionForm, OnDayForm, ReasonForm
from apps.membership.seniority.lookup import deductions_of, explain
from apps.membership.views import REFUSED, seen


@require_http_methods(["GET", "POST"])
def seniority(request: Any, pk: int) -> HttpResponse:
    """How a member's seniority is counted, today and on any day; record what does not count."""
    member = seen(request, pk)
    may_change = permissions.can_change(request.actor, member)
    form = DeductionForm(request.POST or None)
    if request.method == "POST":
        if not may_change:
            raise NotAllowed(permission=str(permissions.CHANGE))
        if form.is_valid() and _recorded(request, member, form):
            return redirect("membership:seniority", pk=member.pk)
    else:
        audit.record_read(request.actor, action="membership.seniority_read", obj=member)
    day = OnDayForm(request.GET if any(key.startswith("on") for key in request.GET) else None)
    on = (day.is_valid() and day.cleaned_data["on"]) or timezone.localdate()
    return _page(request, member, form, day, on=on, may_change=may_change)


def _recorded(request: Any, member: Member, form: DeductionForm) -> bool:
    try:
        actions.record_deduction(
            member=member, by=request.actor, today=timezone.localdate(), **form.values
        )
    except DomainError as error:
        if isinstance(error, NotAllowed):
            raise
        form.place(error)
        return False
    messages.success(request, _("The deduction is recorded."))
    return True


def _page(
    request: Any, member: Member, form: DeductionForm, day: OnDayForm, *, on: date, may_change: bool
) -> HttpResponse:
    explained = explain(member, deductions_of(request.actor, member), on=on)
    context = {
        "member": member,
        "form": form,
        "day": day,
        "explained": explained,
        "may_change": may_change,
        "today": timezone.localdate(),
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/seniority/seniority.html", context, status=status)


@require_http_methods(["GET", "POST"])
def deduction_withdraw(request: Any, pk: int) -> HttpResponse:
    """Take a wrong deduction back, with the reason."""
    rows = SeniorityDeduction.objects.visible_to(request.actor).select_related("member")
    deduction = get_object_or_404(rows, pk=pk)
    member = deduction.member
    if not permissions.can_change(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_deduction(
                deduction=deduction,
                reason=form.cleaned_data["reason"],
                by=request.actor,
                today=timezone.localdate(),
            )
        except DomainError as error:
            if isinstance(error, NotAllowed):
                raise
            form.place(error)
        else:
            messages.success(request, _("The deduction is withdrawn."))
            return redirect("membership:seniority", pk=member.pk)
    context = {"member": member, "deduction": deduction, "form": form}
    status = REFUSED if form.errors else 200
    return render(request, "membership/seniority/deduction_withdraw.html", context, status=status)
