"""Rules of rotation, secondment and change of position: R-ROT-01 to 15. Pure.

Rotation, transfer, secondment and change of position are four acts with clocks of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from apps.cadres.judging.bars import running
from apps.cadres.judging.rules import Judgement, Law, Verdict, judged
from apps.cadres.judging.rules_planning import POOR, months_left
from apps.cadres.judging.subjects import Held, Question, held_months
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months, whole_months_between
from apps.regulations.rules import Rule

DEVELOPMENT = "development"
NON_LOCAL = "non_local"
TERM_LIMIT = "term_limit"


def is_planned(q: Question, law: Law) -> Judgement | None:
    """R-ROT-01: only people in planning are rotated (65-QĐ/TW)."""
    value = law.find("cadres.rotate.planned", on=q.on)
    if value is None:
        return None
    planned = q.facts.planned
    return judged(
        "R-ROT-01", value, None if planned is None else not planned, missing=["planned"],
        titles=[one.title.name for one in planned] if planned else None,
    )  # fmt: skip


def development_months(q: Question, law: Law) -> Judgement | None:
    """R-ROT-02: ten years of work left for a rotation that trains somebody (65-QĐ/TW)."""
    return _rotation(q, law, "R-ROT-02", "cadres.rotate.development.months", {DEVELOPMENT})


def placement_months(q: Question, law: Law) -> Judgement | None:
    """R-ROT-03: one term left where the move places a head from elsewhere or ends two terms."""
    key = "cadres.rotate.placement.months"
    return _rotation(q, law, "R-ROT-03", key, {NON_LOCAL, TERM_LIMIT})


def _rotation(q: Question, law: Law, rule: str, key: str, purposes: set[str]) -> Judgement | None:
    value = law.find(key, on=q.on)
    if value is None or (q.case.purpose and q.case.purpose not in purposes):
        return None
    if not q.case.purpose:
        return judged(rule, value, None, missing=["purpose"])
    return months_left(rule, value.whole, q, value)


def not_local(q: Question, law: Law) -> Judgement | None:
    """R-ROT-04: a head who should come from elsewhere is not of the place.

    Whether somebody is of the place is the board's finding from the whole life, never a comparison
    of birthplaces; provinces are settled, communes strive for it.
    """
    value = law.find("cadres.rotate.non_local", on=q.on, level=q.target.level)
    if value is None or not q.target.non_local:
        return None
    return judged("R-ROT-04", value, q.case.local, missing=["local"], target=q.target.name)


def two_terms(q: Question, law: Law) -> Judgement | None:
    """R-ROT-05: at most two terms running in one place; the board confirms the count.

    The months held are shown beside it: two terms are not 120 months. It blocks where a new term
    would begin, and warns before.
    """
    value = law.find("cadres.rotate.terms.maximum", on=q.on)
    if value is None or not q.target.term_limited:
        return None
    held = [one for one in q.facts.current if one.title and one.title.code == q.target.code]
    terms = q.case.terms
    if terms is None and _never_held(q):
        terms = 0
    months = held_months(held, q.on).least if held else None
    return judged(
        "R-ROT-05", value, None if terms is None else terms >= value.whole, missing=["terms"],
        sure=q.case.at_term_end, terms=terms, maximum=value.whole, months=months,
        target=q.target.name,
    )  # fmt: skip


def _never_held(q: Question) -> bool:
    """Whether every position on file has another title."""
    titles = [one.title for one in (*q.facts.current, *q.facts.earlier)]
    known = [one for one in titles if one is not None]
    return (
        bool(known)
        and len(known) == len(titles)
        and all(one.code != q.target.code for one in known)
    )


def no_extra_title(q: Question, law: Law) -> Judgement | None:
    """R-ROT-06: no title is added for the sake of a rotation (65-QĐ/TW)."""
    value = law.find("cadres.rotate.no_extra_title", on=q.on)
    if value is None:
        return None
    filled = q.seat.filled if q.seat else None
    quota = q.seat.quota if q.seat else None
    failed = None if filled is None or quota is None else filled + 1 > quota
    return judged("R-ROT-06", value, failed, missing=["seat"], filled=filled, quota=quota)


def stays_long_enough(q: Question, law: Law) -> Judgement | None:
    """R-ROT-07: a rotation lasts three years unless a reason is given."""
    value = law.find("cadres.rotate.minimum.months", on=q.on)
    if value is None:
        return None
    since = q.case.since
    months = whole_months_between(since, q.on) if since else None
    failed = None if months is None else months < value.whole and not q.case.reason
    return judged(
        "R-ROT-07", value, failed, missing=["since"], months=months, needed=value.whole,
        since_on=since, reason=q.case.reason or None,
    )  # fmt: skip


def equivalent_rank(q: Question, law: Law) -> Judgement | None:
    """R-ROT-08: rotated to an equivalent title, or a higher one; a lower one needs a reason."""
    value = law.find("cadres.rotate.equivalent", on=q.on)
    if value is None:
        return None
    rank = q.facts.rank
    is_lower = rank is not None and q.target.rank < rank and not q.case.reason
    failed = True if is_lower else None if q.facts.untitled else False
    return judged(
        "R-ROT-08", value, failed, missing=["present_title"], target=q.target.name,
        reason=q.case.reason or None,
    )  # fmt: skip


def sound_record(q: Question, law: Law) -> Judgement | None:
    """R-ROT-09: nobody is rotated away with a discipline in effect or a poor rating."""
    value = law.find("cadres.rotate.sound_record", on=q.on)
    if value is None:
        return None
    bar = running(q.facts.discipline, law, q.on)
    last = max(q.facts.ratings, key=lambda one: one.year, default=None)
    poor = last is not None and last.grade == POOR
    missing = ["rating"] * (last is None) + ["discipline_wait"] * bar.unclear
    failed = True if bar.until or poor else None if missing else False
    return judged(
        "R-ROT-09", value, failed, missing=missing, form=bar.form, until_on=bar.until,
        year=last.year if last else None, grade=last.grade if last else None,
    )  # fmt: skip


def may_be_deferred(q: Question, law: Law) -> Judgement | None:
    """R-ROT-10: a personal ground to wait (by analogy). Which one it is stays private."""
    value = law.find("cadres.rotate.deferral", on=q.on)
    if value is None:
        return None
    days = q.facts.deferrals
    running_now = [day for day in days or () if day is None or day > q.on]
    ends = None if None in running_now else max((day for day in running_now if day), default=None)
    return judged(
        "R-ROT-10", value, None if days is None else bool(running_now), missing=["deferrals"],
        until_on=ends,
    )  # fmt: skip


def assessment_due(
    began: date | None, last: date | None, *, on: date, law: Law
) -> Judgement | None:
    """R-ROT-11: a rotated cadre is assessed every year (65-QĐ/TW, article 6)."""
    value = law.find("cadres.rotate.assessment.months", on=on)
    if value is None:
        return None
    start = last or began
    due = add_months(start, value.whole) if start else None
    return judged(
        "R-ROT-11", value, None if due is None else on > due, missing=["since"], due_on=due,
        last_on=last,
    )  # fmt: skip


def position_change_due(q: Question, law: Law) -> Judgement | None:
    """R-ROT-12: months in a listed post against the limit of its field.

    Nobody is told where none of the present posts is on the list. Without the months that the list
    of the field sets, nobody can say between the least and the most that the decree allows.
    """
    listed = [one for one in q.facts.current if one.change_field]
    rows = [
        (replace(one, since=began_in(one, q.facts.earlier)), q.on, law) for one in listed
    ]  # fmt: skip
    found = [one for one in (_change_due(*row) for row in rows) if one is not None]
    return max(found, key=lambda one: URGENT[one.verdict], default=None)


URGENT = {Verdict.PASS: 0, Verdict.OVERRIDDEN: 1, Verdict.UNKNOWN: 2, Verdict.FAIL: 3}


def _change_due(held: Held, on: date, law: Law) -> Judgement | None:
    bounds = change_bounds(held.change_field, law, on)
    if bounds is None:
        return None
    least, most = bounds
    since = held.since
    if since is None:
        return judged("R-ROT-12", most, None, missing=["since"])
    months = [whole_months_between(day, on) for day in (since.latest(), since.earliest())]
    needed = held.change_months or most.whole
    failed: bool | None = months[0] >= needed
    missing = []
    if failed != (months[1] >= needed):
        failed, missing = None, ["since"]
    elif held.change_months is None and not failed and months[1] >= least.whole:
        failed, missing = None, ["sector_limit"]
    return judged(
        "R-ROT-12", most, failed, missing=missing, months=months[0], needed=needed,
        since_on=since.earliest(),
    )  # fmt: skip


def _last_day(held: Held) -> date:
    return held.until.latest() if held.until else date.max


def began_in(held: Held, earlier: Iterable[Held]) -> PartialDate | None:
    """Since when somebody is in a post: a unit that was continued as another one began none anew.

    The position before is the same post when it ended on that very day under the same title.
    """
    since, before = held.since, [one for one in earlier if one.title == held.title and held.title]
    for one in sorted(before, key=_last_day, reverse=True):
        if since is not None and one.until == since:
            since = one.since
    return since


def change_bounds(field: str, law: Law, on: date) -> tuple[Rule, Rule] | None:
    """The least and the most months in a listed post of a field (59/2019/NĐ-CP; 03/2022/TT-BNV)."""
    part = "organisation." if field == "organisation" else ""
    least, most = (
        law.find(f"cadres.position_change.{part}{name}.months", on=on)
        for name in ("minimum", "maximum")
    )
    return (least, most) if least is not None and most is not None else None


def position_change_not_late(q: Question, law: Law) -> Judgement | None:
    """R-ROT-13: no change of position with less than eighteen months left (59/2019/NĐ-CP)."""
    value = law.find("cadres.position_change.not_below.months", on=q.on)
    if value is None:
        return None
    left = q.facts.months_left(q.on)
    return judged(
        "R-ROT-13", value, None if left is None else left < value.whole, missing=["retirement"],
        left=left, needed=value.whole, retirement_month=q.facts.retirement,
    )  # fmt: skip


def secondment_length(q: Question, law: Law) -> Judgement | None:
    """R-ROT-14: a secondment lasts three years at most, and is prolonged by a decision."""
    value = law.find("cadres.second.maximum.months", on=q.on)
    if value is None:
        return None
    since, until = q.case.since, q.case.until
    missing = ["since"] * (since is None) + ["until"] * (until is None)
    failed, months = None, None
    if since is not None and until is not None:
        months = whole_months_between(since, until)
        too_long = until > add_months(since, value.whole)
        failed = too_long or (q.on > until and not q.case.extended)
    return judged(
        "R-ROT-14", value, failed, missing=missing, months=months, needed=value.whole,
        since_on=since, until_on=until,
    )  # fmt: skip


def seconded_counted_at_home(counted_here: int | None, *, on: date, law: Law) -> Judgement | None:
    """R-ROT-15: seconded people count in the staffing of those who sent them.

    ``counted_here``: how many seconded from elsewhere the receiving unit counts as its own.
    """
    value = law.find("cadres.second.counted_by_sender", on=on)
    if value is None:
        return None
    failed = None if counted_here is None else counted_here > 0
    return judged("R-ROT-15", value, failed, missing=["counts"], count=counted_here)
