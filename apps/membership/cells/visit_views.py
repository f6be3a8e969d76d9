"""Visits of officials to cells as one list, and what leaves the system of them and their groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.permissions import require
from apps.core.excel.writer import TableColumn
from apps.membership import permissions as register
from apps.membership.cells import permissions, reading
from apps.membership.export import export_table
from apps.membership.fees.forms import year_asked
from apps.membership.fees.views import unit_of
from apps.membership.models import AttendanceGroup, AttendanceVisit

PER_PAGE = 50


class VisitList:
    """The visits of a year to the cells of a unit, at will those of one group."""

    def __init__(self, request: Any, *, today: date) -> None:
        self.actor = request.actor
        self.unit = unit_of(request, request.GET.get("unit") or self.actor.organization.code)
        self.year = year_asked(request.GET.get("year", ""), today)
        self.asked = request.GET.get("group", "")

    @cached_property
    def group(self) -> AttendanceGroup | None:
        """The group asked for. Raises Http404 for one that the reader may not know of."""
        if not self.asked:
            return None
        if not self.asked.isdecimal() or len(self.asked) > 18:
            raise Http404
        groups = AttendanceGroup.objects.visible_to(self.actor)
        found: AttendanceGroup = get_object_or_404(groups, pk=int(self.asked))
        return found

    @property
    def rows(self) -> Any:
        """The visits, the newest first. The group of an official above is not always readable."""
        rows = AttendanceVisit.objects.visible_to(self.actor).below(self.unit)
        rows = rows.filter(visited_on__year=self.year)
        if self.group is not None:
            rows = rows.filter(person__group=self.group)
        rows = rows.select_related("organization__parent", "person__group")
        return rows.order_by("-visited_on", "-pk")

    def in_words(self) -> str:
        """What was asked for, in one line."""
        group = self.group.name if self.group else ""
        return ", ".join(filter(None, (self.unit.name, group, f"{self.year}")))

    def cells(self) -> Iterator[list[Any]]:
        """The rows as they leave the system."""
        for row in self.rows.iterator(1000):
            unit = row.organization
            yield [
                row.visited_on, row.full_name, row.position,
                row.person.group.name if row.person else "", unit.name,
                unit.parent.name if unit.parent else "", row.seen, row.proposals,
            ]  # fmt: skip


@require_safe
def visits(request: Any) -> HttpResponse:
    """Who attended which cell when, what they saw and proposed."""
    require(request.actor, permissions.VIEW)
    today = timezone.localdate()
    found = VisitList(request, today=today)
    context = {
        "list": found, "page": Paginator(found.rows, PER_PAGE).get_page(request.GET.get("page")),
        "years": range(today.year, today.year - 5, -1), "query": request.GET.urlencode(),
        "may_export": request.actor.has(register.EXPORT),
    }  # fmt: skip
    return render(request, "membership/cells/visits.html", context)


@require_safe
def visits_export(request: Any) -> HttpResponse:
    """The list as seen, as a workbook."""
    require(request.actor, register.EXPORT)
    require(request.actor, permissions.VIEW)
    found = VisitList(request, today=timezone.localdate())
    columns = [
        TableColumn(_("Day of the visit"), 13), TableColumn(_("Name of the official"), 28),
        TableColumn(_("Position"), 28), TableColumn(_("Group"), 32), TableColumn(_("Cell"), 32),
        TableColumn(_("Directly under"), 32), TableColumn(_("What was seen"), 50),
        TableColumn(_("Proposals"), 50),
    ]  # fmt: skip
    return export_table(
        _("Visits of officials"), columns, found.cells(), by=request.actor,
        filter_words=found.in_words(), total=found.rows.count(), name="can-bo-du-sinh-hoat",
    )  # fmt: skip


@require_safe
def groups_export(request: Any) -> HttpResponse:
    """The groups of the range with their officials and cells, a line an official."""
    require(request.actor, register.EXPORT)
    require(request.actor, permissions.VIEW)
    columns = [
        TableColumn(_("Group"), 32), TableColumn(_("Decision"), 16),
        TableColumn(_("Decision date"), 13), TableColumn(_("Committee"), 32),
        TableColumn(_("From"), 13), TableColumn(_("To, this day included"), 13),
        TableColumn(_("Why it ended"), 24), TableColumn(_("Name of the official"), 28),
        TableColumn(_("Position"), 28), TableColumn(_("Leads the group"), 10),
        TableColumn(_("Assigned cells"), 50), TableColumn(_("Task"), 40),
    ]  # fmt: skip
    groups = reading.groups(request.actor).prefetch_related("people", "cells__cell")
    rows = [line for group in groups for line in _lines(group)]
    return export_table(
        _("Officials who attend cells"), columns, rows, by=request.actor,
        filter_words=request.actor.organization.name, total=len(rows), name="to-cong-tac",
    )  # fmt: skip


def _lines(group: AttendanceGroup) -> Iterator[list[Any]]:
    """The group with each of its officials, the leader first."""
    cells = "; ".join(sorted(row.cell.name for row in group.cells.all()))
    head = [
        group.name, group.decision_number, group.decided_on, group.organization.name,
        group.valid.lower, group.last_day, group.end_reason,
    ]  # fmt: skip
    foot = [cells or _("Every cell of the range."), group.task]
    people = sorted(group.people.all(), key=lambda one: (not one.is_leader, one.full_name, one.pk))
    for one in people:
        yield [*head, one.full_name, one.position, _("yes") if one.is_leader else "", *foot]
    if not people:
        yield [*head, "", "", "", *foot]
