"""Rules about planning one person for one title: R-PLAN-01 to 13 and 24; R-DAT-01. Pure.

Each takes the question and the law and gives a judgement, or None where the rule is not in force on
that day or does not speak of such a title. The documents stand in the values' rows.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from apps.cadres.judging.bars import running
from apps.cadres.judging.rules import Judgement, Law, judged
from apps.cadres.judging.standards import measured
from apps.cadres.judging.subjects import CadreFacts, Planned, Question
from apps.regulations.rules import Rule

COMMITTEE_KINDS = frozenset({"standing_member", "committee_member", "inspection_member"})
POOR = "not_completed"


def higher_title(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-01: one is planned for a higher title only (50-QĐ/TW and 377-QĐ/TW)."""
    value = law.find("cadres.plan.higher_only", on=q.on)
    if value is None:
        return None
    facts = q.facts
    is_lower = facts.rank is not None and q.target.rank <= facts.rank
    failed = True if is_lower else None if facts.untitled else False
    highest = max(
        (one.title for one in facts.current if one.title), key=lambda title: title.rank,
        default=None,
    )  # fmt: skip
    return judged(
        "R-PLAN-01", value, failed, missing=["present_title"],
        sure=q.target.sure and highest is not None and highest.sure,
        target=q.target.name, present=highest.name if highest else None,
    )  # fmt: skip


def persons_for_title(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-02: so many people at most are planned for a leading title, this one included.

    Seats of committees are many and are measured by the coefficient of the list.
    """
    value = law.find("cadres.plan.title.maximum", on=q.on)
    if value is None or q.target.kind in COMMITTEE_KINDS:
        return None
    count = q.case.planned_for_title
    return judged(
        "R-PLAN-02", value, None if count is None else count > value.whole,
        missing=["planned_for_title"], target=q.target.name, count=count, maximum=value.whole,
    )  # fmt: skip


def titles_of_person(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-03: so many titles at most of one level for a person, this one included."""
    value = law.find("cadres.plan.person.maximum", on=q.on)
    if value is None:
        return None
    planned = q.facts.planned
    count = None
    if planned is not None:
        codes = {one.title.code for one in planned if one.title.level == q.target.level}
        count = len(codes | {q.target.code})
    return judged(
        "R-PLAN-03", value, None if count is None else count > value.whole,
        missing=["planned"], count=count, maximum=value.whole,
    )  # fmt: skip


def next_term(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-04: enough months of work left for the next term (50-QĐ/TW)."""
    return _term(q, law, "R-PLAN-04", "cadres.plan.next_term.minimum.months", "next")


def next_term_preferred(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-05: two terms of work left are preferred (377-QĐ/TW, not compared with the text)."""
    return _term(q, law, "R-PLAN-05", "cadres.plan.next_term.preferred.months", "next")


def current_term(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-06: months left for an addition in the current term; more for a provincial secretary
    of the first group (50-QĐ/TW)."""
    key = "cadres.plan.current_term.minimum.months"
    if q.target.code == "province-secretary":
        special = law.find("cadres.plan.current_term.province_secretary.months", on=q.on)
        if special is not None and q.case.term == "current":
            if q.case.group is None:
                return judged("R-PLAN-06", special, None, missing=["group"])
            if q.case.group == 1:
                key = "cadres.plan.current_term.province_secretary.months"
    return _term(q, law, "R-PLAN-06", key, "current")


def _term(q: Question, law: Law, rule: str, key: str, term: str) -> Judgement | None:
    value = law.find(key, on=q.on)
    if value is None or q.case.term not in ("", term):
        return None
    if not q.case.term:
        return judged(rule, value, None, missing=["term"])
    return months_left(rule, value.whole, q, value)


def months_left(rule: str, needed: int, q: Question, value: Rule) -> Judgement:
    """Whether so many months are left from the reference of the case: never from today."""
    left = q.facts.months_left(q.case.reference)
    missing = [
        name
        for name, known in (("retirement", q.facts.retirement), ("reference", q.case.reference))
        if known is None
    ]
    return judged(
        rule, value, None if left is None else left < needed, missing=missing,
        left=left, needed=needed, reference_month=q.case.reference,
        retirement_month=q.facts.retirement,
    )  # fmt: skip


def both_at_once(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-07: not planned and proposed for appointment or election at once (377-QĐ/TW)."""
    value = law.find("cadres.plan.not_with_appointment", on=q.on)
    if value is None:
        return None
    return judged("R-PLAN-07", value, q.case.both_at_once, missing=["both_at_once"])


def discipline_over(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-08: no discipline in effect. 80-QĐ/TW counts a wait; 377-QĐ/TW asks for its end.

    377-QĐ/TW speaks of reprimands and warnings: after a removal the wait for appointments is
    taken, and beyond it nobody can say.
    """
    value = law.find("cadres.plan.discipline", on=q.on)
    if value is None:
        return None
    bar = running(q.facts.discipline, law, q.on, by_lapse=value.value == "lapse")
    failed = True if bar.until else None if bar.unclear else False
    return judged(
        "R-PLAN-08", value, failed, missing=["discipline_wait"], sure=bar.settled,
        form=bar.form, effective_on=bar.effective_on, until_on=bar.until,
    )  # fmt: skip


def discipline_removes(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-09: a discipline in effect takes a planned person out of the plan (50-QĐ/TW)."""
    value = law.find("cadres.plan.discipline.removes", on=q.on)
    if value is None:
        return None
    bar = running(q.facts.discipline, law, q.on, by_lapse=True)
    failed = True if bar.until else None if bar.unclear else False
    return judged(
        "R-PLAN-09", value, failed, missing=["discipline_wait"], form=bar.form,
        effective_on=bar.effective_on, until_on=bar.until,
    )  # fmt: skip


def nothing_open(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-10: nothing under inspection or investigation without conclusion (377-QĐ/TW).

    The inspection committee answers "clear" or "not now" and nothing else.
    """
    value = law.find("cadres.plan.nothing_open", on=q.on)
    if value is None:
        return None
    cleared = q.facts.cleared
    return judged(
        "R-PLAN-10", value, None if cleared is None else not cleared, missing=["clearance"]
    )


def standards_met(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-11: education, theory, experience, ratings of the title's standards (365-QĐ/TW).

    Somebody on rotation need not have held the post just below (365-QĐ/TW).
    """
    value = law.find("cadres.plan.standards", on=q.on)
    if value is None:
        return None
    found = measured(q.target.standards, q.facts, q.on)
    failed = True if found.unmet else None if found.unclear else False
    missing = [f"standard_{name}" for name in found.unclear] or ["standards"]
    if not q.target.standards:
        failed, missing = None, ["standards"]
    return judged(
        "R-PLAN-11", value, failed, missing=missing, sure=found.blocks,
        unmet=found.unmet or None, later=found.later or None, target=q.target.name,
    )  # fmt: skip


def last_rating(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-12: the last year was not rated "not completed" (366-QĐ/TW and 377-QĐ/TW).

    Until the end of March the rating of the year before last still counts.
    """
    value = law.find("cadres.plan.rating", on=q.on)
    if value is None:
        return None
    by_year = {one.year: one.grade for one in q.facts.ratings}
    last = q.on.year - 1
    year = last if last in by_year or q.on.month > 3 else last - 1
    grade = by_year.get(year)
    failed = None if grade is None else grade == POOR
    return judged(
        "R-PLAN-12", value, failed, missing=["rating"], year=year, grade=grade,
    )  # fmt: skip


def confidence(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-13: more than half low votes, below two thirds: out of the plan (96-QĐ/TW)."""
    value = law.find("cadres.confidence.low.half", on=q.on)
    if value is None:
        return None
    return _low(q.facts, q.on, "R-PLAN-13", value, value.share)


def _low(facts: CadreFacts, on: date, rule: str, value: Rule, limit: Fraction) -> Judgement | None:
    votes = facts.confidence
    if votes is None:
        return judged(rule, value, None, missing=["confidence"])
    held = [one for one in votes if one.held_on <= on and one.total > 0]
    if not held:
        return judged(rule, value, False)
    last = max(held, key=lambda one: one.held_on)
    return judged(
        rule, value, Fraction(last.low, last.total) > limit,
        low=last.low, total=last.total, held_on=last.held_on,
    )  # fmt: skip


def fulfilled(q: Question, law: Law) -> Judgement | None:
    """R-PLAN-24: who has reached the planned title, or a higher one, is closed as fulfilled."""
    value = law.find("cadres.plan.fulfilled", on=q.on)
    if value is None:
        return None
    held = [one.title for one in q.facts.current if one.title]
    reached = [one for one in held if one.code == q.target.code or one.rank > q.target.rank]
    failed = True if reached else None if q.facts.untitled else False
    return judged(
        "R-PLAN-24", value, failed, missing=["present_title"],
        target=q.target.name, present=reached[0].name if reached else None,
    )  # fmt: skip


def birth_clear(q: Question, law: Law) -> Judgement | None:
    """R-DAT-01: without the month of birth no rule of age can be decided; never a pass."""
    facts = q.facts
    birth = facts.birth
    if birth is None or birth.month is None:
        return judged("R-DAT-01", None, None, missing=["birth_month"])
    if facts.retirement is None:
        return judged("R-DAT-01", None, None, missing=["retirement"])
    return judged("R-DAT-01", None, False, retirement_month=facts.retirement)


def planned_at_least(planned: tuple[Planned, ...], rank: int, code: str) -> Planned | None:
    """A plan for that title or one at least as high."""
    same = [one for one in planned if one.title.code == code]
    high = [one for one in planned if one.title.rank >= rank]
    return next(iter(same or high), None)
