"""Dimensions: what narrows a row or column. A closed list; each turns values into a condition.

A condition is one of the database on the counted facts, as of the period. Ethnicity and religion
are marked: their cells are withheld when they are small, their lists need their own right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.membership.choices import Education, PoliticalTheory, Sex
from apps.reports.indicators.minority import is_minority, majority_on
from apps.reports.indicators.standards_then import exactly_education, exactly_theory
from apps.reports.tree import Tree

ANY = "any"
YES, NO = "yes", "no"
YES_NO = {YES: pgettext_lazy("value", "yes"), NO: pgettext_lazy("value", "no")}
AGES = re.compile(r"(?P<least>[0-9]{1,3})?-(?P<most>[0-9]{1,3})?")
DAYS = re.compile(
    r"(?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2})?\.\.(?P<last>[0-9]{4}-[0-9]{2}-[0-9]{2})?"
)
ETHNIC_CODES = tuple(f"{number:02}" for number in range(1, 55))
"""Of decision 121-TCTK/PPCD of 2/3/1979; their names are those of the register."""
BY_CODE = _("by the code of the register")
RELIGION_CODES = ("01", "02", "03", "04", "05", "06", "99")


@dataclass(frozen=True)
class Moment:
    """As of what something is counted: the period and its tree."""

    first: date
    last: date
    tree: Tree


Where = Callable[[tuple[str, ...], Moment], Q]


@dataclass(frozen=True)
class Dimension:
    """One way to narrow what is counted."""

    code: str
    label: Any
    values: Mapping[str, Any]
    """Code to name; empty where ``pattern`` says what may be written."""
    where: Where
    sensitive: bool = False
    pattern: re.Pattern[str] | None = None
    within: Callable[[tuple[str, ...], bool, Moment], Q] | None = None
    """Of facts with several values: the condition with its negation inside."""
    help: Any = ""
    """How its values are written, beside its name."""

    def accepts(self, value: str) -> bool:
        """Whether it has that value."""
        if self.pattern is not None:
            match = self.pattern.fullmatch(value)
            return match is not None and any(match.groups()) and _is_real(value)
        return value in self.values

    def is_reversed(self, value: str) -> bool:
        """Whether it is a span that ends before it begins."""
        match = self.pattern.fullmatch(value) if self.pattern is not None else None
        if match is None or not all(match.groups()):
            return False
        first, last = match.groups()
        return last < first if ".." in value else int(last) < int(first)

    def condition(self, values: tuple[str, ...], moment: Moment, *, negated: bool) -> Q:
        """Facts with one of the values, or with none of them."""
        if self.within is not None:
            return self.within(values, negated, moment)
        found = self.where(values, moment)
        return ~found if negated else found


def _is_real(value: str) -> bool:
    try:
        for part in value.split("..") if ".." in value else ():
            if part:
                date.fromisoformat(part)
    except ValueError:
        return False
    return True


def either(conditions: Iterable[Q]) -> Q:
    """At least one of them."""
    return reduce(or_, conditions)


def chosen(
    code: str, label: Any, lookup: str, choices: Iterable[tuple[str, Any]], **more: Any
) -> Dimension:
    """A column with a list of codes; ``any`` stands for whatever is recorded."""
    values = {str(key): name for key, name in choices if str(key)}

    def where(asked: tuple[str, ...], _moment: Moment) -> Q:
        return ~Q(**{lookup: ""}) if ANY in asked else Q(**{f"{lookup}__in": asked})

    return Dimension(code, label, {**values, ANY: _("whatever is recorded")}, where, **more)


def flag(code: str, label: Any, where: Callable[[Moment], Q], **more: Any) -> Dimension:
    """Something that is so or not."""

    def condition(asked: tuple[str, ...], moment: Moment) -> Q:
        found = where(moment)
        return either(found if one == YES else ~found for one in asked)

    return Dimension(code, label, YES_NO, condition, **more)


def one_of(
    code: str, label: Any, values: Mapping[str, Any], conditions: Callable[[str, Moment], Q]
) -> Dimension:
    """A list of codes, each with a condition of its own."""

    def where(asked: tuple[str, ...], moment: Moment) -> Q:
        return either(conditions(one, moment) for one in asked)

    return Dimension(code, label, values, where)


def aged(lookup: str) -> Dimension:
    """Completed years on the last day; a birth known by year counts from its first day."""

    def where(asked: tuple[str, ...], moment: Moment) -> Q:
        return either(_between(lookup, one, moment.last) for one in asked)

    return Dimension(
        "age", pgettext_lazy("dimension", "age"), {}, where, pattern=AGES,
        help=_("completed on the last day, such as 18-30 or 61-"),
    )  # fmt: skip


def _between(lookup: str, value: str, day: date) -> Q:
    match = AGES.fullmatch(value)
    assert match is not None
    found = Q(**{f"{lookup}__isnull": False})
    if match["least"]:
        found &= Q(**{f"{lookup}__lte": _born(day, int(match["least"]))})
    if match["most"]:
        found &= Q(**{f"{lookup}__gt": _born(day, int(match["most"]) + 1)})
    return found


def _born(day: date, years: int) -> PartialDate:
    return PartialDate.of(add_months(day, -12 * years))


def on_days(code: str, label: Any, lookup: str, **more: Any) -> Dimension:
    """A day between two others, both included; either may be open."""

    def where(asked: tuple[str, ...], _moment: Moment) -> Q:
        return either(_days(lookup, one) for one in asked)

    return Dimension(code, label, {}, where, pattern=DAYS, **more)


def _days(lookup: str, value: str) -> Q:
    match = DAYS.fullmatch(value)
    assert match is not None
    found = Q(**{f"{lookup}__isnull": False})
    if match["first"]:
        found &= Q(**{f"{lookup}__gte": date.fromisoformat(match["first"])})
    if match["last"]:
        found &= Q(**{f"{lookup}__lte": date.fromisoformat(match["last"])})
    return found


def of_person(prefix: str, *, is_member: bool) -> list[Dimension]:
    """What a person is: of a member's record, or of a cadre's profile."""

    def minority(moment: Moment) -> Q:
        if is_member:
            return is_minority(moment.last)
        return Q(**{f"{prefix}ethnicity__in": majority_on(moment.last).others})

    found = [
        chosen("sex", _("sex"), f"{prefix}sex", Sex.choices),
        flag("minority", _("ethnic minority"), minority, sensitive=True),
        aged(f"{prefix}birth"),
        _level("education", _("education"), exactly_education, Education.choices, prefix),
        _level("theory", _("political theory"), exactly_theory, PoliticalTheory.choices, prefix),
    ]
    return [*found, *_of_member(prefix)] if is_member else found


def _level(
    code: str, label: Any, exactly: Callable[[str, str], Callable[[date], Q]],
    choices: Iterable[tuple[str, Any]], prefix: str,
) -> Dimension:  # fmt: skip
    """The highest level, as far as it was held by the last day."""
    names, of = dict(choices), prefix.removesuffix("__")

    def where(asked: tuple[str, ...], moment: Moment) -> Q:
        wanted = names if ANY in asked else asked
        return either(exactly(one, of)(moment.last) for one in wanted)

    return Dimension(code, label, {**names, ANY: _("whatever is recorded")}, where)


def _of_member(prefix: str) -> list[Dimension]:
    def ethnic(asked: tuple[str, ...], _moment: Moment) -> Q:
        return Q(**{f"{prefix}ethnicity__code__in": asked})

    def religion(asked: tuple[str, ...], _moment: Moment) -> Q:
        return Q(**{f"{prefix}religion__code__in": asked})

    def religious(_moment: Moment) -> Q:
        return Q(**{f"{prefix}religion__isnull": False, f"{prefix}religion__is_none": False})

    def probationary(moment: Moment) -> Q:
        official = f"{prefix}official_on"
        return Q(**{f"{official}__isnull": True}) | Q(**{f"{official}__gt": moment.last})

    return [
        Dimension(
            "ethnicity", _("ethnic group"), {code: code for code in ETHNIC_CODES}, ethnic,
            sensitive=True, help=BY_CODE,
        ),
        Dimension(
            "religion", _("religion"), {code: code for code in RELIGION_CODES}, religion,
            sensitive=True, help=BY_CODE,
        ),
        flag("religious", _("religious believer"), religious, sensitive=True),
        flag("probationary", _("on probation on the last day"), probationary),
        on_days(
            "joined", _("day of admission to the Party"), f"{prefix}ceremony_on",
            help=_("from and to, such as ..1975-04-30"),
        ),
    ]  # fmt: skip
