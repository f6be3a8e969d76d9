"""Rules about holding and leaving office, about meetings and files, and staffing. Pure.

R-APP-08 to 11 and 16 to 19, R-STF-01 and 02. They take plain values; None counts as not entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from apps.cadres.judging.rules import Judgement, Law, judged
from apps.core.working_days import Calendar


def meeting_carried(
    agree: Mapping[str, int] | None, chosen: str, *, present: int | None, summoned: int | None,
    on: date, law: Law,
) -> Judgement | None:  # fmt: skip
    """R-APP-08: quorum, and the highest among those with more than half of all summoned.

    ``agree``: votes by candidate (any names). A tie at the top is for the collective: unknown.
    """
    needs_quorum = law.find("cadres.appoint.quorum", on=on)
    needs_votes = law.find("cadres.appoint.votes", on=on)
    if needs_quorum is None or needs_votes is None:
        return None
    facts: dict[str, Any] = {
        "present": present,
        "summoned": summoned,
        "agree": (agree or {}).get(chosen),
    }
    if agree is None or chosen not in agree or present is None or not summoned:
        return judged("R-APP-08", needs_votes, None, missing=["votes"], **facts)
    votes, top = agree[chosen], max(agree.values())
    failed: bool | None = (
        Fraction(present, summoned) < needs_quorum.share
        or Fraction(votes, summoned) <= needs_votes.share
        or votes < top
    )
    if not failed and list(agree.values()).count(top) > 1:
        failed = None
    return judged("R-APP-08", needs_votes, failed, missing=["tie"], **facts)


def approved_and_in_time(
    asked: date | None, approved: date | None, first_step: date | None, finished: date | None, *,
    on: date, law: Law, calendar: Calendar,
) -> Judgement | None:  # fmt: skip
    """R-APP-09: approved in principle before the first step; done within thirty working days."""
    value = law.find("cadres.appoint.file.limit", on=on)
    if value is None:
        return None
    due = calendar.add_working_days(approved, value.whole) if approved else None
    too_early = first_step is not None and (approved is None or approved > first_step)
    late = due is not None and (finished or on) > due
    failed = True if too_early or late else None if approved is None else False
    return judged(
        "R-APP-09", value, failed, missing=["approval"], asked_on=asked, approved_on=approved,
        first_step_on=first_step, due_on=due, needed=value.whole,
    )  # fmt: skip


def notice_in_time(
    term_end: date | None, notified: date | None, *, on: date, law: Law, calendar: Calendar
) -> Judgement | None:
    """R-APP-10: notice ninety working days before the term ends (377-QĐ/TW, article 40)."""
    value = law.find("cadres.reappoint.notice.days", on=on)
    if value is None:
        return None
    due = calendar.add_working_days(term_end, -value.whole) if term_end else None
    failed = None if due is None else (notified or on) > due
    return judged(
        "R-APP-10", value, failed, missing=["term_end"], term_end_on=term_end,
        notified_on=notified, due_on=due, needed=value.whole,
    )  # fmt: skip


def not_expired(term_end: date | None, *, on: date, law: Law) -> Judgement | None:
    """R-APP-11: nobody stays in office after the term without a new decision."""
    value = law.find("cadres.appoint.not_expired", on=on)
    if value is None:
        return None
    failed = None if term_end is None else on > term_end
    return judged("R-APP-11", value, failed, missing=["term_end"], term_end_on=term_end)


def suspension_over(
    began: date | None, *, extended: bool, ended: date | None, on: date, law: Law,
    calendar: Calendar,
) -> Judgement | None:  # fmt: skip
    """R-APP-16: a suspension lapses after fifteen working days, or thirty where prolonged once."""
    value = law.find("cadres.suspend.limit", on=on)
    if value is None:
        return None
    days = value.whole + (value.extension or 0) * extended
    last = calendar.add_working_days(began, days) if began else None
    failed = None if last is None else (ended or on) > last
    return judged(
        "R-APP-16", value, failed, missing=["since"], since_on=began, due_on=last, needed=days,
        ended_on=ended,
    )  # fmt: skip


def low_confidence(low: int | None, total: int | None, *, on: date, law: Law) -> Judgement | None:
    """R-APP-17: more than half low votes opens a release, two thirds a dismissal (96-QĐ/TW)."""
    half = law.find("cadres.confidence.low.half", on=on)
    most = law.find("cadres.confidence.low.two_thirds", on=on)
    if half is None or most is None:
        return None
    if low is None or not total:
        return judged("R-APP-17", half, None, missing=["confidence"])
    share = Fraction(low, total)
    opens = "dismissal" if share >= most.share else "release" if share > half.share else None
    value = most if opens == "dismissal" else half
    return judged("R-APP-17", value, opens is not None, low=low, total=total, opens=opens)


def release_file_in_time(
    opened: date | None, proposed: date | None, decided: date | None, *, extra_days: int = 0,
    on: date, law: Law, calendar: Calendar,
) -> Judgement | None:  # fmt: skip
    """R-APP-18: ten working days to talk and propose, ten to decide, fifteen where prolonged."""
    value = law.find("cadres.release.decide.limit", on=on)
    first = law.find("cadres.release.propose.limit", on=on)
    if value is None or first is None:
        return None
    if opened is None:
        return judged("R-APP-18", value, None, missing=["opened"])
    propose_by = calendar.add_working_days(opened, first.whole)
    allowed = min(value.whole + extra_days, value.whole + (value.extension or 0))
    decide_by = calendar.add_working_days(proposed or propose_by, allowed)
    failed = (proposed or on) > propose_by or (decided or on) > decide_by
    due = decide_by if proposed else propose_by
    return judged("R-APP-18", value, failed, opened_on=opened, proposed_on=proposed, due_on=due)


def unit_targets(
    done: Fraction | None, months_in_post: int | None, *, on: date, law: Law
) -> Judgement | None:
    """R-APP-19: a unit below seventy percent of its targets, its head in post a year: advice only.

    ``done``: the share of the yearly targets that were met.
    """
    value = law.find("cadres.release.targets.share", on=on)
    held = law.find("cadres.release.targets.months", on=on)
    if value is None or held is None:
        return None
    new = months_in_post is not None and months_in_post < held.whole
    fine = done is not None and done >= value.share
    missing = ["targets"] * (done is None) + ["since"] * (months_in_post is None)
    failed = False if new or fine else None if missing else True
    percent = f"{float(done * 100):.2f}" if done is not None else None
    return judged(
        "R-APP-19", value, failed, missing=missing, percent=percent, months=months_in_post,
        needed=value.value,
    )  # fmt: skip


def staff_within(
    present: int | None, assigned: int | None, *, on: date, law: Law
) -> Judgement | None:
    """R-STF-01: not more people than the unit is assigned for the year (40-KL/TW).

    ``present`` without the seconded who were sent here: they count at home.
    """
    value = law.find("cadres.staff.assigned", on=on)
    if value is None:
        return None
    failed = None if present is None or assigned is None else present > assigned
    return judged("R-STF-01", value, failed, missing=["staff"], count=present, maximum=assigned)


def deputies_within(
    deputies: int | None, *, on: date, law: Law, level: str = "", norm: int | None = None
) -> Judgement:
    """R-STF-02: not more deputies than the norm: the unit's own, or that of the level."""
    value = law.find("cadres.staff.deputies.maximum", on=on, level=level)
    limit = norm if norm is not None else value.whole if value else None
    failed = None if deputies is None or limit is None else deputies > limit
    return judged("R-STF-02", value, failed, missing=["norm"], count=deputies, maximum=limit)
