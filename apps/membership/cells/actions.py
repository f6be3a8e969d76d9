"""What happens in the life of a cell. One action per event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.core.formats import date_text
from apps.membership.cells import labels, lookup, permissions, rules
from apps.membership.cells.choices import Presence
from apps.membership.judging import HOMES, require_possible
from apps.membership.models import Attendance, Meeting
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

TEXTS = ("place", "chair", "secretary", "topics", "minutes", "resolution_number")
Marks = Mapping[int, tuple[str, str]]
"""Key of the member → whether they came, and the reason."""


@audit.act("membership.meeting_recorded")
def record_meeting(
    *,
    organization: Organization,
    kind: str,
    held_on: date,
    values: Mapping[str, Any],
    marks: Marks,
    today: date,
    by: Actor,
) -> Meeting:
    """Record a meeting of a cell with who came; who is not marked was present.

    The members are those of the cell on that day, without who is exempt from meetings. Raises
    NotAllowed, or RuleRefused for a day in the future, a meeting recorded twice, somebody marked
    who did not belong to the cell, an absence with reason without its reason.
    """
    permissions.require_change(by, organization)
    if organization.tier not in HOMES:
        raise RuleRefused("meeting_of_no_cell")
    meeting = Meeting(organization=organization, kind=kind, recorded_by_id=by.user_id)
    _write(meeting, held_on, values, marks, today, by)
    audit.record(
        by, action="membership.meeting_recorded", obj=meeting, present=meeting.present,
        count=meeting.members,
    )  # fmt: skip
    return meeting


@audit.act("membership.meeting_changed")
def change_meeting(
    *,
    meeting: Meeting,
    version: int,
    kind: str,
    held_on: date,
    values: Mapping[str, Any],
    marks: Marks,
    today: date,
    by: Actor,
) -> Meeting:
    """Correct a meeting as read at ``version``; attendance is taken anew.

    Raises Conflict when somebody else saved meanwhile, and the refusals of ``record_meeting``.
    """
    locked = _locked(meeting, version, by)
    locked.kind = kind
    _write(locked, held_on, values, marks, today, by)
    audit.record(by, action="membership.meeting_changed", obj=locked, present=locked.present)
    return locked


def _locked(meeting: Meeting, version: int, by: Actor) -> Meeting:
    permissions.require_change(by, meeting)
    locked = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("organization")
        .get(pk=meeting.pk)
    )
    if locked.version != version:
        raise Conflict("stale")
    if locked.struck:
        raise RuleRefused("meeting_struck")
    locked.version += 1
    return locked


def _write(
    meeting: Meeting,
    held_on: date,
    values: Mapping[str, Any],
    marks: Marks,
    today: date,
    by: Actor,
) -> None:
    require_possible(held_on, today=today, field="held_on", ahead="meeting_in_future")
    people = lookup.roster(by, meeting.organization, held_on)
    if not people:
        raise RuleRefused("meeting_nobody", field="held_on")
    strangers = rules.strangers(marks, [one.member.pk for one in people])
    if strangers:
        raise RuleRefused(
            "meeting_stranger", field="held_on", count=len(strangers), day=date_text(held_on)
        )
    meeting.held_on, meeting.minutes_long = held_on, values.get("minutes_long")
    for name in TEXTS:
        setattr(meeting, name, str(values.get(name, "") or "").strip())
    here = {one.member.pk for one in people}
    if meeting.pk and Attendance.objects.filter(meeting=meeting).exclude(member__in=here).exists():
        raise RuleRefused("meeting_other_people", field="held_on", day=date_text(held_on))
    rows = [_attendance(meeting, one, marks) for one in people]
    _count(meeting, rows)
    _save(meeting)
    Attendance.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["meeting", "member"],
        update_fields=["presence", "reason", "probationary"],
    )  # fmt: skip


def _attendance(meeting: Meeting, one: lookup.Attendant, marks: Marks) -> Attendance:
    presence, reason = marks.get(one.member.pk, (Presence.PRESENT, ""))
    if presence == Presence.EXCUSED and not reason.strip():
        raise RuleRefused("meeting_excuse", field=f"reason_{one.member.pk}")
    return Attendance(
        meeting=meeting, member=one.member, organization_id=meeting.organization_id,
        presence=presence, reason="" if presence == Presence.PRESENT else reason.strip(),
        probationary=one.probationary,
    )  # fmt: skip


def _count(meeting: Meeting, rows: list[Attendance]) -> None:
    came = [row for row in rows if row.presence == Presence.PRESENT]
    meeting.probationary = sum(row.probationary for row in rows)
    meeting.official = len(rows) - meeting.probationary
    meeting.probationary_present = sum(row.probationary for row in came)
    meeting.official_present = len(came) - meeting.probationary_present


def _save(meeting: Meeting) -> None:
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError as error:
        if "meeting_once_a_day" in str(error):
            raise RuleRefused("meeting_twice", field="held_on") from None
        raise
    meeting.refresh_from_db(fields=["path"])


@audit.act("membership.meeting_judged")
def judge_meeting(
    *, meeting: Meeting, version: int, points: Mapping[str, Decimal], by: Actor
) -> Meeting:
    """Give points by the criteria of the day; the grade follows from them.

    Raises NotAllowed, Conflict, or RuleRefused for points that are missing or too many.
    """
    locked = _locked(meeting, version, by)
    found = lookup.as_rules(lookup.criteria_of(locked.organization, locked.held_on))
    if not found:
        raise RuleRefused("criteria_unknown")
    wrong = rules.outside(points, found)
    if wrong:
        raise RuleRefused("meeting_points", field=f"points_{wrong[0]}")
    locked.points = {one.code: str(points[one.code]) for one in found}
    locked.quality = rules.quality(points, found, lookup.bounds(locked.held_on))
    locked.save(update_fields=["points", "quality", "version", "changed_at"])
    audit.record(by, action="membership.meeting_judged", obj=locked, quality=locked.quality)
    return locked


@audit.act("membership.meeting_struck")
def strike_meeting(*, meeting: Meeting, version: int, reason: str, by: Actor) -> Meeting:
    """Strike a meeting typed wrongly; it stays to be read and counts nowhere.

    Raises NotAllowed, Conflict, or RuleRefused without a reason.
    """
    locked = _locked(meeting, version, by)
    if not reason.strip():
        raise RuleRefused("meeting_reason", field="reason")
    locked.struck = reason.strip()
    locked.save(update_fields=["struck", "version", "changed_at"])
    audit.record(by, action="membership.meeting_struck", obj=locked, reason=locked.struck)
    return locked
