"""Officials who attend cells: groups by decision, their end, their visits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.membership.cells import permissions
from apps.membership.judging import require_possible
from apps.membership.models import (
    AttendanceGroup,
    AttendanceGroupCell,
    AttendanceGroupPerson,
    AttendanceVisit,
    Meeting,
)
from apps.tenancy.models import Organization

People = Iterable[tuple[str, str, bool]]
"""Name, position, whether they lead the group."""
DAY = timedelta(days=1)


@audit.act("membership.attendance_group_set_up")
def set_up_group(
    *,
    organization: Organization,
    name: str,
    decision_number: str,
    decided_on: date,
    first: date,
    last: date | None,
    people: People,
    cells: Iterable[Organization],
    task: str = "",
    by: Actor,
) -> AttendanceGroup:
    """Record a working group of officials who attend cells, as its decision names it.

    Raises NotAllowed, or RuleRefused: nobody named, two leaders, days in the wrong order, a cell
    out of the committee's range, the group recorded already.
    """
    permissions.require_change(by, organization)
    named, assigned = list(people), list(cells)
    _check(organization, named, assigned, decided_on, first, last)
    group = AttendanceGroup(
        organization=organization, name=name.strip(), decision_number=decision_number.strip(),
        decided_on=decided_on, valid=DateRange(first, last + DAY if last else None),
        task=task.strip(), recorded_by_id=by.user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        if "attendancegroup_once" in str(error):
            raise RuleRefused("group_twice", field="name") from None
        raise
    group.refresh_from_db(fields=["path"])
    _fill(group, named, assigned)
    audit.record(
        by, action="membership.attendance_group_set_up", obj=group, count=len(named),
        decision=group.decision_number,
    )  # fmt: skip
    return group


def _fill(
    group: AttendanceGroup, people: list[tuple[str, str, bool]], cells: list[Organization]
) -> None:
    place = {"group": group, "organization_id": group.organization_id}
    for full_name, position, leads in people:
        AttendanceGroupPerson.objects.create(
            full_name=full_name, position=position, is_leader=leads, **place
        )
    for cell in cells:
        AttendanceGroupCell.objects.create(cell=cell, **place)


def _check(
    organization: Organization,
    people: list[tuple[str, str, bool]],
    cells: list[Organization],
    decided_on: date,
    first: date,
    last: date | None,
) -> None:
    if not people:
        raise RuleRefused("group_nobody", field="people")
    if sum(leads for _name, _position, leads in people) > 1:
        raise RuleRefused("group_leaders", field="people")
    if first < decided_on:
        raise RuleRefused("group_before_decision", field="first")
    if last is not None and last < first:
        raise RuleRefused("group_days", field="last")
    if any(not cell.path.startswith(organization.path) for cell in cells):
        raise RuleRefused("group_cell", field="cells")


@audit.act("membership.attendance_group_ended")
def end_group(*, group: AttendanceGroup, last: date, reason: str, by: Actor) -> AttendanceGroup:
    """End a group with the day of its last work; it stays with what it did.

    Raises NotAllowed, or RuleRefused for a group that has ended or a day before it began.
    """
    permissions.require_change(by, group)
    locked = AttendanceGroup.objects.select_for_update(of=("self",)).get(pk=group.pk)
    if locked.end_reason:
        raise RuleRefused("group_ended")
    if last < locked.valid.lower:
        raise RuleRefused("group_days", field="last")
    locked.valid, locked.end_reason = DateRange(locked.valid.lower, last + DAY), reason.strip()
    locked.save(update_fields=["valid", "end_reason"])
    audit.record(
        by, action="membership.attendance_group_ended", obj=locked, reason=locked.end_reason,
        last_day=str(last),
    )  # fmt: skip
    return locked


@audit.act("membership.visit_recorded")
def record_visit(
    *,
    organization: Organization,
    person: AttendanceGroupPerson | None,
    full_name: str,
    position: str,
    visited_on: date,
    seen: str,
    proposals: str = "",
    today: date,
    by: Actor,
) -> AttendanceVisit:
    """Record that an official attended a meeting of a cell; the meeting of that day is found.

    Name and position are taken from the group when the official belongs to one. Raises NotAllowed,
    or RuleRefused for a day in the future, a group that did not work then, a visit recorded twice.
    """
    permissions.require_change(by, organization)
    require_possible(visited_on, today=today, field="visited_on", ahead="visit_in_future")
    if person is not None:
        if not AttendanceGroup.objects.on(visited_on).filter(pk=person.group_id).exists():
            raise RuleRefused("visit_not_in_group", field="visited_on")
        full_name, position = person.full_name, person.position
    meetings = Meeting.objects.held().filter(organization=organization, held_on=visited_on)
    visit = AttendanceVisit(
        organization=organization, person=person, full_name=full_name.strip(),
        position=position.strip(), visited_on=visited_on, seen=seen.strip(),
        meeting=meetings.order_by("pk").first(), proposals=proposals.strip(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    _save(visit)
    audit.record(by, action="membership.visit_recorded", obj=visit)
    return visit


def _save(visit: Any) -> None:
    try:
        with transaction.atomic():
            visit.save()
    except IntegrityError as error:
        if "attendancevisit_once" in str(error):
            raise RuleRefused("visit_twice", field="visited_on") from None
        raise
