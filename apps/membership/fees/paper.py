"""Lists of the fee as workbooks and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from apps.core.excel.writer import TableColumn
from apps.membership.export import export_table, print_table
from apps.membership.fees import reading
from apps.tenancy.models import Organization


def _ledger(unit: Organization, month: date, by: Any) -> tuple[Any, list[Any], list[Any]]:
    lines = list(reading.ledger_lines(by, unit, month))
    rows = [
        [
            line.member.full_name, line.get_group_display() if line.group else "", line.base,
            line.due, line.paid, line.paid_on, line.excuse,
        ]
        for line in lines
    ]  # fmt: skip
    total = [
        _("Total"), "", None, sum(line.due or 0 for line in lines),
        sum(line.paid for line in lines), None, "",
    ]  # fmt: skip
    columns = [
        TableColumn(_("Full name"), 28), TableColumn(_("Group of payers"), 30),
        TableColumn(_("Base"), 14), TableColumn(_("Due"), 12), TableColumn(_("Paid"), 12),
        TableColumn(_("Paid on"), 12), TableColumn(_("Reason for not paying"), 28),
    ]  # fmt: skip
    title = _("Party fee of %(month)s, %(unit)s") % {"month": f"{month:%m/%Y}", "unit": unit}
    return title, columns, [*rows, total] if rows else []


def ledger_workbook(unit: Organization, month: date, by: Any) -> HttpResponse:
    """A cell's ledger of a month as it is seen. Raises NotAllowed."""
    title, columns, rows = _ledger(unit, month, by)
    return export_table(
        title, columns, rows, by=by, filter_words=title, total=len(rows),
        name=f"dang-phi-{month:%Y-%m}",
    )  # fmt: skip


def ledger_print(request: Any, unit: Organization, month: date, back_url: str) -> HttpResponse:
    """A cell's ledger of a month on paper."""
    title, columns, rows = _ledger(unit, month, request.actor)
    return print_table(
        request, title, columns, rows, filter_words=title, total=len(rows), back_url=back_url
    )


def report(found: reading.Report, words: str, by: Any) -> HttpResponse:
    """Members, collected, kept and handed up. Raises NotAllowed."""
    columns = [
        TableColumn(_("Organisation"), 34), TableColumn(_("Members at the end"), 12),
        TableColumn(_("Due"), 14), TableColumn(_("Collected"), 14),
        TableColumn(_("Kept by the units below"), 16), TableColumn(_("Kept by the unit"), 16),
        TableColumn(_("Handed up"), 14),
    ]  # fmt: skip
    rows = [
        [
            line.unit.name, line.members, line.owed, line.collected, line.kept_below, line.kept,
            line.handed_up,
        ]
        for line in found.lines
    ]  # fmt: skip
    title = _("Collecting and handing up the party fee, %(period)s") % {"period": words}
    return export_table(
        title, columns, rows, by=by, filter_words=f"{found.unit.name}, {words}", total=len(rows),
        name="thu-nop-dang-phi",
    )  # fmt: skip


def overview(lines: Sequence[reading.Line], unit: Organization, month: date, by: Any) -> Any:
    """The units of a month as they are seen. Raises NotAllowed."""
    columns = [
        TableColumn(_("Organisation"), 34), TableColumn(_("Members"), 10),
        TableColumn(_("Due"), 14), TableColumn(_("Collected"), 14),
        TableColumn(_("Not paid in full"), 12), TableColumn(_("Due not known"), 12),
        TableColumn(_("Ledgers closed"), 12),
    ]  # fmt: skip
    rows = [
        [
            line.unit.name, line.members, line.owed, line.collected, line.open, line.unknown,
            f"{line.closed}/{line.cells}" if line.cells else _("not drawn up"),
        ]
        for line in lines
    ]  # fmt: skip
    title = _("Party fee of %(month)s, %(unit)s") % {"month": f"{month:%m/%Y}", "unit": unit}
    return export_table(
        title, columns, rows, by=by, filter_words=title, total=len(rows),
        name=f"dang-phi-theo-don-vi-{month:%Y-%m}",
    )  # fmt: skip


def arrears(found: Sequence[reading.Debtor], unit: Organization, year: int, by: Any) -> Any:
    """Who owes which months of a year, as it is seen. Raises NotAllowed."""
    columns = [
        TableColumn(_("Full name"), 28), TableColumn(_("Cell that collects"), 28),
        TableColumn(_("Months"), 18), TableColumn(_("Owed, in dong"), 14),
        TableColumn(_("State"), 30),
    ]  # fmt: skip
    rows = [
        [
            one.name, one.unit, ", ".join(str(month.month) for month in one.months), one.amount,
            _("three months: look into it") if one.warned else "",
        ]
        for one in found
    ]  # fmt: skip
    title = _("Fee arrears of %(year)s, %(unit)s") % {"year": year, "unit": unit}
    return export_table(
        title, columns, rows, by=by, filter_words=title, total=len(rows),
        name=f"no-dang-phi-{year}",
    )  # fmt: skip
