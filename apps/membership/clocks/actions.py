"""Warning of limits: once for each step, however often it runs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.choices import Secrecy
from apps.membership.clocks import labels
from apps.membership.clocks.choices import ARRIVING
from apps.membership.clocks.registry import Clock, clocks, gathered_kinds, reach_of_province
from apps.membership.clocks.rules import FURTHEST, threshold
from apps.membership.models import ClockWarning, Member

assert labels  # the sentence of the line below

Key = tuple[str, str, int, date, int]


@audit.act("membership.limits_warned")
def warn_of_limits(*, province: Any, today: date, by: Any) -> int:
    """Write the warnings that one province lacks today; returns how many are new.

    A second run, a message delivered twice or a second worker finds them there and adds none.
    Raises NotAllowed for anybody who may not keep the register.
    """
    require(by, Permission.CHANGE_MEMBER)
    _one_at_a_time(province.pk)
    until = today + timedelta(days=FURTHEST)
    running = clocks(reach_of_province(province), until=until, today=today)
    wanted = {
        _key(kind, clock, today): (clock, told)
        for clock in running
        if (clock.due - today).days <= clock.warned_from
        for kind, told in _told(clock, province)
    }
    known = ClockWarning.objects.filter(
        province_id=province.pk, due__in={key[3] for key in wanted}
    ).values_list("kind", "record_type", "record_id", "due", "threshold")
    missing = {key: wanted[key] for key in wanted.keys() - set(known)}
    if not missing:
        return 0
    # After the lock: whoever has looked up to a warning has seen every earlier one.
    now = timezone.now()
    ClockWarning.objects.bulk_create(
        [_warning(key, *missing[key], now) for key in sorted(missing)],
        batch_size=1000,
        ignore_conflicts=True,
    )
    audit.record(by, action="membership.limits_warned", obj=province, count=len(missing))
    return len(missing)


def _told(clock: Clock, province: Any) -> list[tuple[str, int]]:
    """Which organisations of the province are warned of a limit, each by a kind of its own: where
    the record lies, and where it is bound for."""
    found: list[tuple[str, int]] = []
    if clock.record.province_id == province.pk:
        found.append((clock.kind, clock.record.organization_id))
    if clock.arriving_at is not None and clock.arriving_path.startswith(province.path):
        found.append((clock.kind + ARRIVING, clock.arriving_at))
    return found


def _key(kind: str, clock: Clock, today: date) -> Key:
    step = threshold((clock.due - today).days)
    assert step is not None  # no clock is asked for that is further away
    record = clock.record
    return kind, record._meta.label_lower, record.pk, clock.due, step


def _warning(key: Key, clock: Clock, told: int, now: Any) -> ClockWarning:
    kind, record_type, record_id, due, step = key
    column, label = getattr(type(clock.record), "guarded_by", ("pk", record_type))
    guard_id = getattr(clock.record, column)
    return ClockWarning(
        organization_id=told,
        kind=kind,
        record_type=record_type,
        record_id=record_id,
        guard_type=label,
        guard_id=guard_id,
        member_id=guard_id if label == Member._meta.label_lower else None,
        secrecy=getattr(clock.record, "secrecy", Secrecy.NORMAL),
        due=due,
        threshold=step,
        right=str(clock.right),
        own_only=kind in gathered_kinds(),
        url=clock.url,
        made_at=now,
    )


def _one_at_a_time(province_id: int) -> None:
    """Two workers with the same message meet here; the second finds the work done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"limits:{province_id}"]
        )
