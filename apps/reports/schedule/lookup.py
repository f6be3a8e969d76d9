"""The cut-off days and the schedule that hold for an organisation, and whether a period is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.reports.choices import ALL_TABLES, SummaryForm
from apps.reports.figures import Span
from apps.reports.models import CutOffDay, StatisticalTable, Summary, SummarySchedule
from apps.reports.rules import FIXED_KINDS, CutOff, is_period
from apps.reports.tables.cells import is_table
from apps.reports.tree import days_of
from apps.tenancy import scope
from apps.tenancy.models import Organization


def cut_offs(organization: Organization, form: str) -> list[CutOff]:
    """Cut-off days of a form, those that go before the others first: of the nearest organisation,
    and there those of the form before those of all forms."""
    with scope.use(scope.Scope.everything()):
        return _applying(_all_cut_offs(), organization, form)


def _all_cut_offs() -> list[CutOffDay]:
    return list(CutOffDay.objects.order_by("-path", "-form", "kind", "since", "pk"))


def _applying(rows: list[CutOffDay], organization: Organization, form: str) -> list[CutOff]:
    return [
        CutOff(one.kind, one.day, one.month, one.since, one.until)
        for one in rows
        if one.form in (form, "") and organization.path.startswith(one.path)
    ]


class Schedules:
    """The schedules and cut-off days of all organisations, read once."""

    def __init__(self) -> None:
        rows = SummarySchedule.objects.order_by("pk")
        self.rows = {(one.organization_id, one.form): one for one in rows}
        self.cuts = _all_cut_offs()
        self.tables: dict[str, list[StatisticalTable]] = {}
        for table in StatisticalTable.objects.order_by("code", "valid_from", "pk"):
            self.tables.setdefault(table.code, []).append(table)

    def organizations(self) -> Any:
        """Working ones with an office, and those with a schedule of their own."""
        own = {organization for organization, _form in self.rows}
        wanted = Q(keeps_office=True) | Q(pk__in=own)
        return Organization.objects.filter(wanted, active=True).tree_order()

    def forms(self, organization: Organization) -> Iterable[str]:
        """What may be made there: the sets of figures, and the tables where a schedule names one
        or all of them."""
        named = any(
            one == organization.pk and (form == ALL_TABLES or is_table(form))
            for one, form in self.rows
        )
        return [*SummaryForm.values, *(self.tables if named else ())]

    def handed_in(self, form: str, kind: str, last: date) -> bool:
        """Whether a form is one of that kind of period; a table by what is in force at its end."""
        return not is_table(form) or any(
            one.valid_from <= last
            and (one.valid_to is None or last < one.valid_to)
            and (not one.kinds or kind in one.kinds)
            for one in self.tables[form]
        )

    def of(self, organization: Organization, form: str) -> SummarySchedule | None:
        """The nearest word on it: of the form, else of all sets of figures or all tables; None:
        nothing is made. No office gets tables that it has not asked for."""
        key = organization.pk
        wider = ALL_TABLES if is_table(form) else ""
        found = self.rows.get((key, form)) or self.rows.get((key, wider))
        if found is None and organization.keeps_office and not is_table(form):
            return SummarySchedule(organization=organization, form=form, kinds=list(FIXED_KINDS))
        return found if found is not None and found.active else None

    def cuts_of(self, organization: Organization, form: str) -> list[CutOff]:
        """The cut-off days of one form there."""
        return _applying(self.cuts, organization, form)


def kinds_of(schedule: SummarySchedule) -> Iterable[str]:
    """Its kinds of period in the order of the year."""
    return [kind for kind in FIXED_KINDS if kind in schedule.kinds]


def check_span(kind: str, first: date, last: date, cuts: Sequence[CutOff] = ()) -> None:
    """Refuse two days that are no such period.

    Raises RuleRefused.
    """
    if not is_period(kind, first, last, cuts):
        raise RuleRefused(
            "period_not_of_kind", field="kind", first=date_text(first), last=date_text(last)
        )


def check_period(span: Span) -> None:
    """Refuse a span that is no such period by the cut-off days in force, has not begun, or in which
    the organisation did not exist. What was made by earlier cut-off days may be made again.

    Raises RuleRefused.
    """
    unit = span.organization
    with scope.use(scope.Scope.everything()):
        key = (unit, span.form, span.kind, span.first, span.last)
        if not Summary.objects.of_period(*key).exists():
            check_span(span.kind, span.first, span.last, cut_offs(unit, span.form))
        founded, ended = days_of(unit)
    if span.first > timezone.localdate():
        raise RuleRefused("period_in_future", field="first")
    if founded is not None and span.last < founded:
        day = date_text(founded)
        raise RuleRefused("unit_not_yet", field="organization", name=unit.name, day=day)
    if ended is not None and span.first > ended:
        day = date_text(ended)
        raise RuleRefused("unit_no_more", field="organization", name=unit.name, day=day)
