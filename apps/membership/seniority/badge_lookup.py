"""What the rules of a day say of badges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.membership.rules import Limit
from apps.membership.seniority.holding import citation
from apps.membership.seniority.rules import (
    Badges,
    days_in,
    factors_in,
    money,
    next_days,
    years_in,
)
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule, RuleBook

YEARS = "membership.badge.years"
EARLY = "membership.badge.early.months"
EARLY_LONG = "membership.badge.early_from_70.months"
POSTHUMOUS = "membership.badge.posthumous.months"
WAIT = "membership.badge.wait_{}.months"
DAYS = "membership.badge.days"
FACTORS = "membership.badge.factors"
SALARY = "membership.base_salary"
FORMS = ("reprimand", "warning", "removal")
KEYS = (
    YEARS, EARLY, EARLY_LONG, POSTHUMOUS, DAYS, FACTORS, SALARY,
    *(WAIT.format(form) for form in FORMS),
)  # fmt: skip


@dataclass(frozen=True)
class Money:
    """The money with a badge; None where a part is not known. ``settled``: no part is a draft."""

    amount: int | None
    settled: bool


@dataclass(frozen=True)
class BadgeLaw:
    """The rules of badges in force on a day; one query for all of them."""

    on: date
    book: RuleBook

    def find(self, key: str) -> Rule | None:
        """The value of a key on the day."""
        return self.book.find(key, on=self.on)

    @property
    def years(self) -> Rule | None:
        """The rule that names the years."""
        return self.find(YEARS)

    @property
    def badges(self) -> Badges:
        """What the rules need. Years that only a draft names are not offered: a draft reminds."""
        in_force, settled = self.years, self._settled_years()
        named = years_in(in_force.value) if in_force else ()
        return Badges(
            offered=settled,
            only_draft=tuple(years for years in named if years not in settled),
            early=self.limit(EARLY),
            early_long=self.limit(EARLY_LONG),
            posthumous=self.limit(POSTHUMOUS),
        )

    def _settled_years(self) -> tuple[int, ...]:
        """By the rule in force or, while that is a draft, by the last settled one before it."""
        settled = [
            rule
            for rule in self.book.rules
            if rule.key == YEARS and rule.may_block and rule.valid_from <= self.on
        ]
        last = max(settled, key=lambda rule: rule.valid_from, default=None)
        return years_in(last.value) if last else ()

    def limit(self, key: str) -> Limit | None:
        """A limit in months with its source."""
        rule = self.find(key)
        if rule is None or rule.is_unlimited:
            return None
        return Limit(rule.whole, citation(rule), rule.may_block)

    def wait_after(self, form: str) -> Limit | None:
        """How long a badge waits after discipline of that form."""
        return self.limit(WAIT.format(form)) if form else None

    def money(self, years: int) -> Money:
        """Factor times base salary, both of the day."""
        factors, salary = self.find(FACTORS), self.find(SALARY)
        factor = factors_in(factors.value).get(years) if factors else None
        if factors is None or salary is None or factor is None:
            return Money(None, settled=False)
        return Money(money(factor, salary.whole), factors.may_block and salary.may_block)

    def next_days(self) -> list[date]:
        """The next usual days of awarding."""
        rule = self.find(DAYS)
        return next_days(days_in(rule.value), after=self.on) if rule else []


def badge_law(on: date) -> BadgeLaw:
    """The rules of badges of that day."""
    return BadgeLaw(on, rule_book(KEYS))
