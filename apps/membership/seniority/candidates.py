"""Who comes into question for a badge on a day. The page, the lists and the acts read it here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from apps.accounts.actor import Actor
from apps.core.working_days import add_months
from apps.membership.choices import Leaving, State
from apps.membership.models import Member, Procedure, StandingPeriod
from apps.membership.procedures.choices import Kind
from apps.membership.seniority.badge_lookup import BadgeLaw
from apps.membership.seniority.querysets import (
    joined_by,
    nearest,
    reached,
    with_seniority,
    without_badge,
)
from apps.membership.seniority.rules import day_of, latest_start

LONG_DUE = timedelta(days=366)


def candidates(actor: Actor, organization: Any, law: BadgeLaw) -> Any:
    """Official members below the organisation who have completed N years on the day and have no
    badge of N, nor a higher one, nor one on its way; ``reached`` is N. Who is under expulsion waits
    for its end, as after any discipline (294-QĐ/TW, điểm 28.3.1c)."""
    offered = law.badges.offered
    rows = _official(actor, organization, law.on, law.on, offered)
    rows = rows.annotate(reached=reached(offered, on=law.on)).filter(reached__isnull=False)
    rows = rows.annotate(aside=StandingPeriod.objects.kind_of_outer(law.on))
    expelling = Procedure.objects.open().filter(member=OuterRef("pk"), kind=Kind.EXPULSION)
    rows = rows.exclude(Exists(expelling))
    return _ordered(without_badge(rows, "reached"), "reached")


def near_misses(actor: Actor, organization: Any, law: BadgeLaw) -> Any:
    """Official members who will complete N years soon enough for an early badge, if gravely ill;
    ``reached`` is that N."""
    badges = law.badges
    found = {years: badges.early_limit(years) for years in badges.offered}
    limits = {years: limit.value for years, limit in found.items() if limit}
    if not limits:
        return Member.objects.none()
    last = add_months(law.on, max(limits.values()))
    rows = _official(actor, organization, law.on, last, limits)
    rows = rows.annotate(reached=nearest(limits, on=law.on)).filter(reached__isnull=False)
    return _ordered(without_badge(rows, "reached"), "reached")


def of_draft_years(actor: Actor, organization: Any, law: BadgeLaw) -> Any:
    """Members who have completed a number of years that only a draft rule names."""
    years = law.badges.only_draft
    rows = _official(actor, organization, law.on, law.on, years)
    rows = rows.annotate(reached=reached(years, on=law.on)).filter(reached__isnull=False)
    # Who has completed the next badge that is offered comes into question for that one.
    later = [offered for offered in law.badges.offered if offered > min(years, default=0)]
    if later:
        rows = rows.annotate(next=reached(later, on=law.on))
        rows = rows.filter(Q(next__isnull=True) | Q(next__lt=F("reached")))
    return _ordered(without_badge(rows, "reached"), "reached")


def the_dead(actor: Actor, organization: Any, law: BadgeLaw) -> Any:
    """Members who died within the year before the day and might be honoured after death."""
    rows = Member.objects.in_scope_of(actor).below(organization)
    return (
        rows.filter(
            state=State.LEFT,
            leaving=Leaving.DECEASED,
            left_on__range=(add_months(law.on, -12), law.on),
            official_on__isnull=False,
        )
        .select_related("organization__parent")
        .by_name()
    )


def _official(actor: Actor, organization: Any, on: date, until: date, years: Any) -> Any:
    """Official members of the range who may have the fewest of these years by ``until``."""
    rows = Member.objects.in_scope_of(actor).below(organization)
    if not years:
        return with_seniority(rows.none(), on=on)
    rows = rows.filter(
        joined_by(latest_start(until, 12 * min(years))),
        state=State.OFFICIAL,
        official_on__lte=on,
    )
    return with_seniority(rows, on=on)


def _ordered(rows: Any, column: str) -> Any:
    return rows.select_related("organization__parent").order_by(f"-{column}", "sort_key", "pk")


def with_due(members: Any, *, on: date) -> list[Any]:
    """The members with ``due_on``, the day N is complete, and whether that was long ago."""
    found = list(members)
    for member in found:
        member.due_on = day_of(member.reached, member.counted_from)
        member.long_due = member.due_on + LONG_DUE < on
    return found
