"""Rules about a planning list, a meeting, a procedure: R-PLAN-14 to 23 and 25. Pure.

They take plain values, so that a list being edited is judged without being saved. Aims of structure
(shares, bands, coefficient) only warn: quality comes before numbers. None counts as not entered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from apps.cadres.judging.rules import Judgement, Law, judged
from apps.core.working_days import Calendar, add_months
from apps.regulations.rules import Rule

YOUNG_AGE = "cadres.plan.young.age"


def coefficient(
    planned: int | None, prescribed: int | None, *, on: date, law: Law
) -> Judgement | None:
    """R-PLAN-14: people on the list against the prescribed number of the committee.

    The ratio is kept as a fraction: numerator and denominator are shown.
    """
    low = law.find("cadres.plan.coefficient.minimum", on=on)
    high = law.find("cadres.plan.coefficient.maximum", on=on)
    if low is None or high is None:
        return None
    failed = None
    if planned is not None and prescribed:
        failed = not low.share <= Fraction(planned, prescribed) <= high.share
    return judged(
        "R-PLAN-14", high, failed, missing=["planned" if planned is None else "prescribed"],
        count=planned, prescribed=prescribed, minimum=low.value, maximum=high.value,
    )  # fmt: skip


def young_below(*, on: date, law: Law, level: str = "") -> int | None:
    """Below how many years somebody counts as young: by level and document."""
    value = law.find(YOUNG_AGE, on=on, level=level)
    return value.whole if value else None


def young_share(
    young: int | None, total: int | None, *, on: date, law: Law, level: str = ""
) -> Judgement | None:
    """R-PLAN-15: the share of the young (count them with ``young_below``)."""
    value = law.find("cadres.plan.young.share", on=on, level=level)
    age = young_below(on=on, law=law, level=level)
    return _share("R-PLAN-15", young, total, value, value.share if value else None, age=age)


def women_share(women: int | None, total: int | None, *, on: date, law: Law) -> Judgement | None:
    """R-PLAN-16: the share of women on the list."""
    value = law.find("cadres.plan.women.share", on=on)
    return _share("R-PLAN-16", women, total, value, value.share if value else None)


def some_women(women: int | None, *, on: date, law: Law) -> Judgement | None:
    """R-PLAN-17: the list of a committee or of a leadership has a woman."""
    value = law.find("cadres.plan.women.least", on=on)
    if value is None:
        return None
    failed = None if women is None else women < value.whole
    return judged("R-PLAN-17", value, failed, missing=["counts"], count=women, minimum=value.whole)


def age_bands(counts: Sequence[int] | None, *, on: date, law: Law) -> Judgement | None:
    """R-PLAN-18: none of the age bands is empty. The cut-offs are the list's own."""
    value = law.find("cadres.plan.age_bands.step", on=on)
    if value is None:
        return None
    failed = None if not counts else any(count == 0 for count in counts)
    return judged("R-PLAN-18", value, failed, missing=["bands"], counts=counts)


def minority_share(
    minority: int | None, total: int | None, target: int | None, *, on: date, law: Law
) -> Judgement | None:
    """R-PLAN-19: the share of ethnic minorities against the unit's own target, in percent."""
    value = law.find("cadres.plan.minority.share", on=on)
    aim = None if target is None else Fraction(target, 100)
    return _share("R-PLAN-19", minority, total, value, aim, about="minority")


def science_share(
    trained: int | None, total: int | None, *, on: date, law: Law
) -> Judgement | None:
    """R-PLAN-19: the share of people trained in science and technology."""
    value = law.find("cadres.plan.science.share", on=on)
    aim = value.share if value else None
    return _share("R-PLAN-19", trained, total, value, aim, about="science")


def _share(
    rule: str, part: int | None, total: int | None, value: Rule | None, aim: Fraction | None,
    **facts: Any,
) -> Judgement | None:  # fmt: skip
    if value is None:
        return None
    missing = [
        name
        for name, one in (("counts", part), ("counts", total or None), ("target", aim))
        if one is None
    ]
    failed = None if missing else Fraction(part or 0, total or 1) < (aim or 0)
    return judged(
        rule, value, failed, missing=missing, part=part, total=total,
        aim=str(aim) if aim is not None else None, **facts,
    )  # fmt: skip


def quorum(present: int | None, summoned: int | None, *, on: date, law: Law) -> Judgement | None:
    """R-PLAN-20: two thirds of those summoned are present."""
    value = law.find("cadres.meeting.quorum", on=on)
    if value is None:
        return None
    failed = None
    if present is not None and summoned:
        failed = Fraction(present, summoned) < value.share
    return judged(
        "R-PLAN-20", value, failed, missing=["attendance"], present=present, summoned=summoned,
        needed=value.value,
    )  # fmt: skip


def votes_enough(
    agree: int | None, summoned: int | None, *, on: date, law: Law
) -> Judgement | None:
    """R-PLAN-21: more than half of all who were summoned agree; not of those present or valid."""
    value = law.find("cadres.plan.votes", on=on)
    if value is None:
        return None
    failed = None
    if agree is not None and summoned:
        failed = Fraction(agree, summoned) <= value.share
    return judged(
        "R-PLAN-21", value, failed, missing=["votes"], agree=agree, summoned=summoned,
        needed=value.value,
    )  # fmt: skip


def step_order(
    template: Sequence[str], held: Mapping[str, date | None], *, on: date, law: Law
) -> Judgement | None:
    """R-PLAN-22: the steps of the template in their order, none left out before a later one.

    ``held``: the day of each step that is recorded; None means recorded without its day.
    """
    value = law.find("cadres.plan.steps", on=on)
    if value is None:
        return None
    done = [step for step in template if step in held]
    expected = list(template[: len(done)])
    days = [held[step] for step in done]
    known = [day for day in days if day is not None]
    broken = done != expected or known != sorted(known)
    failed = True if broken else None if None in days or not template else False
    skipped = [step for step in template if step not in done and step in _before(template, done)]
    return judged(
        "R-PLAN-22", value, failed, missing=["step_days"], done=done, skipped=skipped or None
    )


def _before(template: Sequence[str], done: Sequence[str]) -> Sequence[str]:
    return template[: template.index(done[-1])] if done else ()


def review_due(last: date | None, *, on: date, law: Law) -> Judgement | None:
    """R-PLAN-23: a plan is reviewed within twelve months of its approval or last review."""
    value = law.find("cadres.plan.review.months", on=on)
    if value is None:
        return None
    due = add_months(last, value.whole) if last else None
    failed = None if due is None else on > due
    return judged(
        "R-PLAN-23", value, failed, missing=["last_review"], last_on=last, due_on=due,
        needed=value.whole,
    )  # fmt: skip


def dossier_answered(
    received: date | None, answered: date | None, *, on: date, law: Law, calendar: Calendar
) -> Judgement | None:
    """R-PLAN-25: a proposal is appraised and approved within thirty working days (HD 16)."""
    value = law.find("cadres.plan.approval.limit", on=on)
    if value is None:
        return None
    due = calendar.add_working_days(received, value.whole) if received else None
    failed = None if due is None else (answered or on) > due
    return judged(
        "R-PLAN-25", value, failed, missing=["received"], received_on=received, due_on=due,
        answered_on=answered, needed=value.whole,
    )  # fmt: skip
