"""The fee of one member: groups of payers, lines of a year, missed months, reasons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from apps.core import audit
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.formats import number
from apps.membership.fees import actions, permissions, reading, rules
from apps.membership.fees.forms import ChargeForm, ExcuseForm, PayerForm, year_asked
from apps.membership.fees.lookup import book_of_rates, owed, statuses_of
from apps.membership.models import FeeEntry, Member, PayerStatus
from apps.membership.views import REFUSED, seen


def _seen(request: Any, pk: int) -> Member:
    member = seen(request, pk)
    granted = member.pk in request.actor.granted(Member._meta.label_lower)
    if not (request.actor.has(permissions.VIEW) or granted):
        raise NotAllowed(permission=str(permissions.VIEW))
    return member


@require_http_methods(["GET", "HEAD", "POST"])
def member_fees(request: Any, pk: int) -> HttpResponse:
    """A member's fees; a post records by what they pay from a month on."""
    member = _seen(request, pk)
    if request.method != "POST":
        audit.record_read(request.actor, action="membership.fee_ledger_read", obj=member)
        return _page(request, member)
    if not permissions.may_change(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = PayerForm(request.POST)
    if form.is_valid():
        try:
            actions.set_payer(member=member, by=request.actor, **form.cleaned_data)
        except NotAllowed:
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The group of payers is recorded."))
            return redirect("membership:member_fees", pk=member.pk)
    return _page(request, member, form=form)


@require_POST
def charge(request: Any, pk: int) -> HttpResponse:
    """Add the months that a restored member owes."""
    member = _seen(request, pk)
    if not permissions.may_change(request.actor, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = ChargeForm(request.POST)
    if form.is_valid():
        try:
            count = actions.charge_months(
                member=member, first=form.cleaned_data["first"], last=form.cleaned_data["last"],
                today=timezone.localdate(), by=request.actor,
            )  # fmt: skip
        except NotAllowed:
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            words = ngettext("%(count)s new line.", "%(count)s new lines.", count)
            messages.success(request, words % {"count": number(count)})
            return redirect("membership:member_fees", pk=member.pk)
    return _page(request, member, charge_form=form)


def _page(request: Any, member: Member, *, form: Any = None, charge_form: Any = None) -> Any:
    today, actor = timezone.localdate(), request.actor
    year = year_asked(request.GET.get("year", ""), today)
    groups = PayerStatus.objects.visible_to(actor).filter(member=member)
    context = {
        "member": member, "year": year, "years": range(today.year, today.year - 5, -1),
        "lines": reading.fees_of_year(actor, member, year),
        "corrected": FeeEntry.objects.visible_to(actor)
        .filter(member=member, month__year=year, superseded_at__isnull=False)
        .select_related("superseded_by").order_by("-superseded_at"),
        "groups": groups.select_related("organization").order_by("-valid", "-pk"),
        "form": form or PayerForm(initial={"valid_from": rules.month_of(today)}),
        "charge_form": charge_form or ChargeForm(),
        "may_change": permissions.may_change(actor, member),
        "month_owed": _owed(member, rules.month_of(today)),
    }  # fmt: skip
    bad = any(one is not None and one.errors for one in (form, charge_form))
    return render(request, "membership/fees/member.html", context, status=REFUSED if bad else 200)


def _owed(member: Member, month: Any) -> Any:
    found = statuses_of([member.pk], {member.pk: member.organization_id})
    return owed(found.get(member.pk, ()), month, book_of_rates())


@require_http_methods(["GET", "HEAD", "POST"])
def excuse(request: Any, pk: int) -> HttpResponse:
    """Record why a month was not paid, or take the reason back."""
    rows = FeeEntry.objects.visible_to(request.actor).current()
    entry = get_object_or_404(rows.select_related("member", "organization"), pk=pk)
    if not permissions.may_change(request.actor, entry):
        raise NotAllowed(permission=str(permissions.CHANGE))
    form = ExcuseForm(request.POST or None, initial={"text": entry.excuse})
    back = reverse("membership:fee_ledger", args=[entry.organization.code])
    back = f"{back}?month={entry.month:%Y-%m}"
    if request.method == "POST" and form.is_valid():
        try:
            actions.excuse(entry=entry, text=form.cleaned_data["text"], by=request.actor)
        except (NotAllowed, Conflict):
            raise
        except DomainError as error:
            form.refuse(error)
        else:
            messages.success(request, _("The reason is recorded."))
            return redirect(back)
    context = {"entry": entry, "form": form, "back_url": back}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/fees/excuse.html", context, status=status)
