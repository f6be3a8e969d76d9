"""Cut-off days, schedules, and summaries that wait. One action per event."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.reports import permissions
from apps.reports.choices import PeriodKind
from apps.reports.figures import Span
from apps.reports.models import CutOffDay, Summary, SummarySchedule, WaitingSummary
from apps.reports.rules import FIXED_KINDS
from apps.reports.schedule import waiting
from apps.reports.schedule.lookup import check_period
from apps.reports.tables.asking import kinds_of_table
from apps.reports.tables.cells import is_table
from apps.tenancy import scope
from apps.tenancy.models import Organization
from apps.tenancy.tracking import PLACE

CHANGE = Permission.CHANGE_SCHEDULE


@audit.act("reports.cut_off_set")
def set_cut_off(*, row: CutOffDay, by: Actor) -> CutOffDay:
    """Say on which day a kind of period ends, new or corrected; it counts from now on.

    Raises NotAllowed outside the own range, RuleRefused for a second one in the same years or a day
    that no month has.
    """
    _require_place(by, row)
    if row.kind == "month":
        row.month = None
    elif row.month is None or not 1 <= row.month <= 12:
        raise RuleRefused("cut_off_month", field="month")
    if not 1 <= row.day <= 31:
        raise RuleRefused("cut_off_day", field="day")
    if row.until is not None and row.until < row.since:
        raise RuleRefused("cut_off_years", field="until")
    row.set_by_id = by.user_id
    _save(row, "cutoffday_one_a_year", RuleRefused("cut_off_twice", field="since"))
    audit.record(by, action="reports.cut_off_set", obj=row, period=[row.kind, row.day, row.month])
    return row


@audit.act("reports.schedule_set")
def set_schedule(*, row: SummarySchedule, by: Actor) -> SummarySchedule:
    """Say which summaries of an organisation are made by themselves, and when.

    Raises NotAllowed outside the own range, RuleRefused for a second one of the same form, or for a
    table that is handed in for none of its kinds of period.
    """
    _require_place(by, row)
    if is_table(row.form):
        handed_in = kinds_of_table(row.form)
        if not handed_in & set(row.kinds):
            names = ", ".join(str(PeriodKind(one).label) for one in FIXED_KINDS if one in handed_in)
            raise RuleRefused("schedule_kinds", field="kinds", kinds=names)
    if not 1 <= row.days_after <= 90:
        raise RuleRefused("schedule_days", field="days_after")
    row.set_by_id = by.user_id
    refusal = RuleRefused("schedule_twice", field="form")
    _save(row, "summaryschedule_once", refusal)
    audit.record(by, action="reports.schedule_set", obj=row, enabled=row.active)
    return row


@audit.act("reports.summary_awaited")
def wait_for_units(
    *, organization: Organization, form: str, kind: str, first: date, last: date, by: Actor
) -> WaitingSummary:
    """Have a summary made as soon as the last unit has signed its own.

    Raises NotAllowed, RuleRefused as for asking for one, and when it is there or waits for nobody.
    """
    require(by, permissions.rights_of(form).generate, organization)
    span = Span(organization, form, kind, first, last)
    check_period(span)
    key = (organization, form, kind, first, last)
    if Summary.objects.visible_to(by).of_period(*key).exists():
        raise RuleRefused("waiting_made", field="form")
    if not waiting.missing_units(span):
        raise RuleRefused("waiting_for_nobody", field="form")
    assignment = by.assignment.pk if by.assignment else None
    row, is_new = waiting.wait(span, asked_by_id=by.user_id, assignment_id=assignment)
    audit.record(
        by, action="reports.summary_awaited", obj=row, joined=not is_new,
        period=[kind, first.isoformat(), last.isoformat()],
    )  # fmt: skip
    return row


@audit.act("reports.waiting_ended")
def end_waiting(*, row: WaitingSummary, by: Actor) -> WaitingSummary:
    """Wait no longer; the summary may be asked for at any time.

    Raises NotAllowed, RuleRefused when it has ended already.
    """
    require(by, permissions.rights_of(row.form).generate, row)
    locked = WaitingSummary.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.ended_at is not None:
        raise RuleRefused("waiting_ended")
    locked.ended_at, locked.ended_by_id = timezone.now(), by.user_id
    locked.save(update_fields=["ended_at", "ended_by"])
    audit.record(by, action="reports.waiting_ended", obj=locked)
    return locked


def _require_place(by: Actor, row: Any) -> None:
    """The right, and the organisation in the own range: before and after the change."""
    if not by.has(CHANGE):
        raise NotAllowed(permission=str(CHANGE))
    visible = Organization.objects.visible_to(by)
    places = {row.organization_id}
    if row.pk is not None:
        with scope.use(scope.Scope.everything()):
            places |= set(
                type(row).objects.filter(pk=row.pk).values_list("organization_id", flat=True)
            )
    if visible.filter(pk__in=places).count() != len(places):
        raise NotAllowed(permission=str(CHANGE))


def _own_columns(row: Any) -> list[str]:
    """All but the key and the copies of the place, which the database keeps."""
    columns = row._meta.concrete_fields
    return [one.name for one in columns if not one.primary_key and one.name not in PLACE]


def _save(row: Any, constraint: str, refusal: RuleRefused) -> None:
    try:
        with transaction.atomic():
            row.save(update_fields=None if row.pk is None else _own_columns(row))
    except IntegrityError as error:
        if constraint in str(error):
            raise refusal from None
        raise
