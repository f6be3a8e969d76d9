"""Sanctions that do not lapse by themselves, because a new violation was committed meanwhile.

Asked when it is read, as far as the reader may know of the later decision: a stored day would tell
of a decision that is hidden. When the later one is cancelled or changed the answer follows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest

from apps.inspection.discipline import effect, lookup
from apps.inspection.discipline.querysets import in_force_on
from apps.inspection.models import Sanction, ViolationAct

Periods = list[tuple[date, date | None]]


@dataclass(frozen=True)
class Renewal:
    """What is known of later decisions on the same person."""

    by: tuple[Sanction, ...] = ()
    """Those that punished a violation which began while the sanction held; none under a draft."""
    near: tuple[Sanction, ...] = ()
    """Those that were decided meanwhile and may have to be compared."""
    ends_on: date | None = None


def renewals(rows: Iterable[Sanction], known: Any) -> dict[int, Renewal]:
    """For each sanction what renews it, in three queries; ``known`` is what the reader may know."""
    wanted = list(rows)
    found = {row.pk: Renewal(ends_on=row.lapses_on) for row in wanted}
    counted = [row for row in wanted if row.member_id and row.lapses_on and _counts(row)]
    if not counted:
        return found
    members = {row.member_id for row in counted}
    later = list(_standing(known).filter(member_id__in=members).order_by("decided_on", "pk"))
    began = _days({one.subject_id for one in later})
    periods = lookup.renewal_days()
    for row in counted:
        found[row.pk] = _renewal(row, later, began, periods)
    return found


def _counts(row: Sanction) -> bool:
    return row.replaced_on is None and row.first_announced_on is not None and row.form != "none"


def _standing(known: Any) -> Any:
    return known.current().exclude(form="none")


def _days(subjects: set[int]) -> dict[int, tuple[date, ...]]:
    found: dict[int, tuple[date, ...]] = {}
    acts = ViolationAct.objects.live().filter(subject_id__in=subjects)
    for subject, day in acts.order_by("began_on", "pk").values_list("subject_id", "began_on"):
        found[subject] = (*found.get(subject, ()), day)
    return found


def _renewal(
    row: Sanction, later: list[Sanction], began: dict[int, tuple[date, ...]], periods: Periods
) -> Renewal:  # fmt: skip
    others = [
        (one, effect.Again(one.decided_on, began.get(one.subject_id, ()), one.lapses_on))
        for one in later
        if one.member_id == row.member_id and one.subject_id != row.subject_id
    ]
    start, end = row.first_announced_on, row.lapses_on
    fitting = [pair for pair in others if effect.renews(started=start, lapses=end, again=pair[1])]
    settled = any(_within(row.decided_on, period) for period in periods)
    by = fitting if settled else []
    near = [
        one for one, again in others
        if (one, again) not in by
        and ((one, again) in fitting or (start and end and start < one.decided_on < end))
    ]  # fmt: skip
    return Renewal(
        tuple(one for one, _again in by),
        tuple(near),
        effect.ends_on(end, [two for _one, two in by]),
    )


def _within(day: date, period: tuple[date, date | None]) -> bool:
    return period[0] <= day and (period[1] is None or day < period[1])


def _later(known: Any) -> Any:
    """Decisions that renew the sanction of the outer query."""
    acts = ViolationAct.objects.live().filter(
        subject_id=OuterRef("subject_id"),
        began_on__gte=OuterRef(OuterRef("first_announced_on")),
        began_on__lt=OuterRef(OuterRef("lapses_on")),
    )
    later = _standing(known).filter(Exists(acts), member_id=OuterRef("member_id"))
    return later.filter(~Q(subject_id=OuterRef("subject_id")))


def _decided_in(periods: Periods) -> Q:
    days = Q(pk__in=[])
    for first, until in periods:
        one = Q(decided_on__gte=first)
        days |= one & Q(decided_on__lt=until) if until else one
    return days & Q(replaced_on__isnull=True) & ~Q(form="none")


def renewed(known: Any, periods: Periods, *, on: date | None = None) -> Q:
    """Sanctions that a later decision renews, of ``known`` ones; with ``on`` only by those that
    hold on that day."""
    later = _later(known)
    if on is not None:
        later = later.filter(Q(lapses_on__isnull=True) | Q(lapses_on__gt=on))
    return _decided_in(periods) & Q(Exists(later))


def holding_on(day: date, known: Any, periods: Periods) -> Q:
    """Sanctions that hold on that day, renewed ones among them."""
    stands = Q(replaced_on__isnull=True, effective_on__lte=day)
    return in_force_on(day) | stands & renewed(known, periods, on=day)


def with_ends(rows: Any, known: Any, periods: Periods) -> Any:
    """Rows with ``ends_on`` and ``is_renewed``, without another query."""
    last = _later(known).order_by(F("lapses_on").desc(nulls_first=True)).values("lapses_on")[:1]
    return rows.annotate(
        renewed_until=Subquery(last),
        is_renewed=ExpressionWrapper(renewed(known, periods), models.BooleanField()),
        ends_on=Case(
            When(Q(is_renewed=False), then=F("lapses_on")),
            When(Q(renewed_until__isnull=False), then=Greatest("lapses_on", "renewed_until")),
            default=None, output_field=models.DateField(),
        ),
    )  # fmt: skip
