"""The statistical forms there are: what each is, until when it holds, and the last one made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core.vietnamese import fold
from apps.regulations.choices import Standing
from apps.reports import permissions, wording
from apps.reports.forms import TableListForm
from apps.reports.models import StatisticalTable, Summary
from apps.reports.tables.choices import Branch
from apps.reports.views.listing import page_of

SIZES = ("50", "100")
BRANCHES = {branch: number for number, branch in enumerate(Branch)}


@dataclass(frozen=True)
class Line:
    """One form by its latest definition, and the last summary of it of the own organisation."""

    table: StatisticalTable
    made: Summary | None
    may_make: bool
    """Whether the reader prepares forms of its branch."""

    @property
    def period(self) -> str:
        """The period of the last one."""
        return wording.period_words(self.made.kind, self.made.first, self.made.last)  # type: ignore[union-attr]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has compared it with the official form yet."""
        return str(self.table.status) == Standing.DRAFT

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        end = self.table.valid_to
        return end is not None and end <= timezone.localdate()


ORDERS: dict[str, Any] = {
    "code": lambda line: _by_number(line.table.code),
    "title": lambda line: fold(line.table.name),
    "branch": lambda line: (BRANCHES[line.table.branch], _by_number(line.table.code)),
    "from": lambda line: (line.table.valid_from, _by_number(line.table.code)),
    "made": lambda line: (
        line.made.last.toordinal() if line.made else 0, _by_number(line.table.code),
    ),
}  # fmt: skip


@require_safe
def form_list(request: Any) -> HttpResponse:
    """Every form by its latest definition, searched, narrowed and sorted."""
    require(request.actor, permissions.VIEW)
    form = TableListForm(request.GET)
    page = page_of(
        request, _in_order(_lines(form, request.actor), request.GET.get("order", "")), sizes=SIZES
    )
    context = {
        "form": form,
        "page": page,
        "total": page.paginator.count,
        "filtered": any(form.wanted.values()),
        "sizes": " ".join(SIZES),
        "may_generate": permissions.can_some(request.actor, "generate"),
        "tabs": "forms",
    }
    return render(request, "reports/form_list.html", context)


def _lines(form: TableListForm, actor: Actor) -> list[Line]:
    wanted = form.wanted
    words = fold(wanted["q"]).split()
    tables = [
        one
        for one in StatisticalTable.objects.newest()
        if wanted["branch"] in ("", one.branch)
        and wanted["status"] in ("", one.status)
        and all(word in _text(one) for word in words)
    ]
    made = {one.form: one for one in _made(tables, actor)}
    opens = permissions.opener(actor, "generate")
    return [Line(one, made.get(one.code), opens(one.code)) for one in tables]


def _made(tables: list[StatisticalTable], actor: Actor) -> Any:
    rows = Summary.objects.visible_to(actor).filter(
        organization_id=actor.organization_id, form__in=[one.code for one in tables]
    )
    rows = rows.select_related("handover")
    return rows.order_by("form", "-last", "-first", "-revision", "-pk").distinct("form")


def _text(table: StatisticalTable) -> str:
    return fold(" ".join([table.code, table.title, table.title_en, table.source]))


def _in_order(lines: list[Line], order: str) -> list[Line]:
    key = ORDERS.get(order.removeprefix("-"), ORDERS["branch"])
    return sorted(lines, key=key, reverse=order.startswith("-"))


def _by_number(code: str) -> tuple[Any, ...]:
    """TK2 before TK10."""
    return tuple((part.isdigit(), int(part) if part.isdigit() else part)
                 for part in re.split(r"(\d+)", code) if part)  # fmt: skip
