"""Pages of the party fee. They parse, call one action or one reading, and render."""

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
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.permissions import require
from apps.core import audit, jobs
from apps.core.errors import Conflict, DomainError, NotAllowed
from apps.core.formats import number
from apps.membership import permissions as register
from apps.membership.fees import actions, paper, permissions, reading, rules
from apps.membership.fees.forms import CloseForm, LedgerForm, month_asked, year_asked
from apps.membership.fees.lookup import payers
from apps.membership.fees.tasks import KIND, draw_up_fees
from apps.membership.models import FeeMonth
from apps.membership.views import REFUSED
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

PER_PAGE = 50
EXCEL = "excel"
AT_ONCE = 500
"""Above so many members a ledger is drawn up in the background."""
QUARTERS = {f"q{number}": (3 * number - 2, 3 * number) for number in (1, 2, 3, 4)}


def unit_of(request: Any, code: str) -> Organization:
    """The organisation of the own range; 404 for any other."""
    rows = Organization.objects.visible_to(request.actor).select_related("parent")
    found: Organization = get_object_or_404(rows, code=code)
    return found


def _unit_asked(request: Any) -> Organization:
    return unit_of(request, request.GET.get("unit") or request.actor.organization.code)


def _month_words(month: date) -> dict[str, Any]:
    return {
        "month": month, "before": f"{rules.before(month):%Y-%m}",
        "after": f"{rules.after(month):%Y-%m}", "month_code": f"{month:%Y-%m}",
    }  # fmt: skip


@require_safe
def overview(request: Any) -> HttpResponse:
    """The fee of a month, unit by unit, also as a workbook; a cell is led to its ledger."""
    require(request.actor, permissions.VIEW)
    today, unit = timezone.localdate(), _unit_asked(request)
    if unit.tier == Tier.CELL:
        return redirect("membership:fee_ledger", code=unit.code)
    month = month_asked(request.GET.get("month", ""), today)
    lines = reading.overview(request.actor, unit, month)
    if request.GET.get("layout") == EXCEL:
        return paper.overview(lines, unit, month, request.actor)
    context = {
        "may_export": request.actor.has(register.EXPORT),
        **_month_words(month), "unit": unit, "lines": lines, "part": "overview",
        "total": _sum(lines), "may_change": permissions.may_change(request.actor, unit),
        "may_draw_up": permissions.may_change(request.actor, unit) and month <= today,
        "is_last": rules.after(month) > today,
    }  # fmt: skip
    return render(request, "membership/fees/overview.html", context)


def _sum(lines: list[reading.Line]) -> reading.Line | None:
    total: reading.Line | None = None
    for line in lines:
        total = total or reading.Line(line.unit)
        for name in ("members", "owed", "collected", "open", "unknown", "cells", "closed"):
            setattr(total, name, getattr(total, name) + getattr(line, name))
    return total


@require_http_methods(["GET", "HEAD", "POST"])
def ledger(request: Any, code: str) -> HttpResponse:
    """A cell's ledger of a month; whoever keeps it types the payments in."""
    right = permissions.CHANGE if request.method == "POST" else permissions.VIEW
    require(request.actor, right)
    unit, today = unit_of(request, code), timezone.localdate()
    month = month_asked(request.GET.get("month", ""), today)
    lines = list(reading.ledger_lines(request.actor, unit, month))
    form = LedgerForm(request.POST or None, lines=lines, initial={"paid_on": today})
    if request.method == "POST":
        if form.is_valid() and _record(request, unit, month, form, today):
            return redirect(_ledger_url(unit, month))
    else:
        audit.record_read(
            request.actor, action="membership.fee_ledger_read", obj=unit, month=f"{month:%Y-%m}"
        )
    return _ledger_page(request, unit, month, form)


def _record(request: Any, unit: Organization, month: date, form: Any, today: date) -> bool:
    amounts, known = form.amounts()
    try:
        count = actions.record_payments(
            organization=unit, month=month, amounts=amounts, seen=known,
            paid_on=form.cleaned_data["paid_on"] or today, reason=form.cleaned_data["reason"],
            today=today, by=request.actor,
        )  # fmt: skip
    except (NotAllowed, Conflict):
        raise
    except DomainError as error:
        form.refuse(error)
        return False
    _told_paid(request, count)
    return True


def _told_paid(request: Any, count: int) -> None:
    words = ngettext("%(count)s payment recorded.", "%(count)s payments recorded.", count)
    messages.success(request, words % {"count": number(count)})


def _ledger_url(unit: Organization, month: date) -> str:
    return f"{reverse('membership:fee_ledger', args=[unit.code])}?month={month:%Y-%m}"


def _ledger_page(request: Any, unit: Organization, month: date, form: LedgerForm) -> HttpResponse:
    today, actor = timezone.localdate(), request.actor
    sheet = FeeMonth.objects.visible_to(actor).filter(organization=unit, month=month).first()
    lines = form.lines
    may_change = permissions.may_change(actor, unit)
    context = {
        **_month_words(month), "unit": unit, "form": form, "sheet": sheet, "part": "",
        "close_form": CloseForm(initial={"month": f"{month:%Y-%m}"}),
        "owed": sum(line.due or 0 for line in lines), "paid": sum(line.paid for line in lines),
        "unknown": sum(line.due is None for line in lines),
        "open": sum(bool(line.open) and not line.excuse for line in lines),
        "drafts": any(line.rule and not line.rule.as_rule().may_block for line in lines),
        "may_change": may_change, "may_draw_up": may_change and month <= today,
        "may_export": actor.has(register.EXPORT), "is_last": rules.after(month) > today,
    }  # fmt: skip
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "membership/fees/ledger.html", context, status=status)


@require_POST
def draw_up(request: Any, code: str) -> HttpResponse:
    """Draw up the ledgers of a month, at once or, for many members, in the background."""
    require(request.actor, permissions.CHANGE)
    unit, today, actor = unit_of(request, code), timezone.localdate(), request.actor
    permissions.require_change(actor, unit)
    month = month_asked(request.POST.get("month", ""), today)
    count = len(payers(unit, month))
    back = _ledger_url(unit, month)
    if unit.tier != Tier.CELL:
        back = f"{reverse('membership:fees')}?unit={unit.code}&month={month:%Y-%m}"
    if count <= AT_ONCE or actor.assignment is None:
        new = actions.draw_up(organization=unit, month=month, today=today, by=actor)
        words = ngettext("%(count)s new line.", "%(count)s new lines.", new)
        messages.success(request, words % {"count": number(new)})
        return redirect(back)
    job, _is_new = jobs.start(
        kind=KIND, key=f"{unit.pk}:{month}", by=actor, total=count, unit=_("members"),
        title=_("Fee ledgers of %(month)s: %(unit)s") % {"month": f"{month:%m/%Y}", "unit": unit},
        launch=lambda job: draw_up_fees.delay(
            job.pk, unit.pk, month.isoformat(), count, actor.assignment.pk
        ),
    )  # fmt: skip
    return redirect("core:job", uuid=job.uuid)


@require_POST
def pay_all(request: Any, code: str) -> HttpResponse:
    """All members of the cell paid as due."""
    require(request.actor, permissions.CHANGE)
    unit, today = unit_of(request, code), timezone.localdate()
    month = month_asked(request.POST.get("month", ""), today)
    count = actions.pay_all(
        organization=unit, month=month, paid_on=today, today=today, by=request.actor
    )
    _told_paid(request, count)
    return redirect(_ledger_url(unit, month))


@require_POST
def close(request: Any, code: str) -> HttpResponse:
    """Close the ledger of a month."""
    require(request.actor, permissions.CHANGE)
    unit, today = unit_of(request, code), timezone.localdate()
    month = month_asked(request.POST.get("month", ""), today)
    permissions.require_change(request.actor, unit)
    sheet = get_object_or_404(
        FeeMonth.objects.visible_to(request.actor), organization=unit, month=month
    )
    form = CloseForm(request.POST)
    if not form.is_valid():
        messages.error(
            request, " ".join(str(one) for found in form.errors.values() for one in found)
        )
        return redirect(_ledger_url(unit, month))
    try:
        actions.close_month(ledger=sheet, today=today, by=request.actor)
    except NotAllowed:
        raise
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The ledger of %(month)s is closed.") % {"month": sheet})
    return redirect(_ledger_url(unit, month))


@require_safe
def export(request: Any, code: str) -> HttpResponse:
    """A cell's ledger as a workbook."""
    require(request.actor, register.EXPORT)
    require(request.actor, permissions.VIEW)
    unit = unit_of(request, code)
    month = month_asked(request.GET.get("month", ""), timezone.localdate())
    return paper.ledger_workbook(unit, month, request.actor)


@require_safe
def ledger_print(request: Any, code: str) -> HttpResponse:
    """A cell's ledger on paper."""
    require(request.actor, permissions.VIEW)
    unit = unit_of(request, code)
    month = month_asked(request.GET.get("month", ""), timezone.localdate())
    return paper.ledger_print(request, unit, month, _ledger_url(unit, month))


@require_safe
def arrears(request: Any) -> HttpResponse:
    """Members who owe months of a year, also as a workbook; the three months are marked, and
    nothing more is done."""
    require(request.actor, permissions.VIEW)
    today, unit = timezone.localdate(), _unit_asked(request)
    year = year_asked(request.GET.get("year", ""), today)
    limit, rule = reading.months_limit(min(today, date(year, 12, 31)))
    rows = reading.arrears(request.actor, unit, year=year, today=today)
    if request.GET.get("layout") == EXCEL:
        found = reading.debtors(request.actor, rows, year=year, limit=limit, today=today)
        return paper.arrears(found, unit, year, request.actor)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    debtors = reading.debtors(request.actor, page, year=year, limit=limit, today=today)
    context = {
        "unit": unit, "year": year, "page": page, "debtors": debtors, "limit": limit,
        "drawn_up": bool(debtors) or reading.is_drawn_up(request.actor, unit, year),
        "rule": rule, "part": "arrears", "may_export": request.actor.has(register.EXPORT),
        "years": range(today.year, today.year - 5, -1),
    }  # fmt: skip
    return render(request, "membership/fees/arrears.html", context)


@require_safe
def report(request: Any) -> HttpResponse:
    """Collected, kept by each level, handed up: by month or quarter; also as a workbook."""
    require(request.actor, permissions.VIEW)
    today, unit = timezone.localdate(), _unit_asked(request)
    year = year_asked(request.GET.get("year", ""), today)
    period = request.GET.get("period", "")
    first, last = _months(period, year, today)
    code = period if period in QUARTERS else str(first.month)
    found = reading.Report(request.actor, unit, first, last)
    words = f"{first:%m/%Y}" if first == last else f"{first:%m/%Y} – {last:%m/%Y}"
    if request.GET.get("layout") == EXCEL:
        return paper.report(found, words, request.actor)
    context = {
        "unit": unit, "report": found, "words": words, "part": "report", "year": year,
        "period": code, "years": range(today.year, today.year - 5, -1),
        "month_codes": [str(number) for number in range(1, 13)],
        "quarter_codes": list(QUARTERS), "may_export": request.actor.has(register.EXPORT),
    }  # fmt: skip
    return render(request, "membership/fees/report.html", context)


def _months(period: str, year: int, today: date) -> tuple[date, date]:
    if period in QUARTERS:
        first, last = QUARTERS[period]
        return date(year, first, 1), date(year, last, 1)
    good = period.isascii() and period.isdigit() and 1 <= int(period[:4]) <= 12
    month = date(year, int(period) if good else today.month, 1)
    return month, month
