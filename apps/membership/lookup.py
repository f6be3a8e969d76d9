"""Rule values that the register's dates are judged by, each of its own time."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from apps.membership.rules import Dates, Limit, Limits, Span
from apps.regulations.lookup import find_rule, rule_book
from apps.regulations.rules import Rule, RuleBook

PROBATION = "membership.probation.months"
MINIMUM_AGE = "membership.admission.age.minimum"


def book_of_limits() -> RuleBook:
    """The whole history of the values that members' dates are judged by, for work on many rows."""
    return rule_book([PROBATION, MINIMUM_AGE])


def limits_for(dates: Dates, book: RuleBook | None = None) -> Limits:
    """Probation by the rule of the ceremony day, age by the rule of the decision day.

    With a ``book`` nothing is read from the database.
    """
    return Limits(
        probation_months=_limit(PROBATION, dates.ceremony, book),
        minimum_age_years=_limit(MINIMUM_AGE, dates.decided or dates.ceremony, book),
    )


def rules_behind(dates: Dates, book: RuleBook) -> dict[str, Rule | None]:
    """The rules that explain a member's dates: the age at admission, the length of probation."""
    joined = dates.decided or dates.ceremony
    return {
        MINIMUM_AGE: book.find(MINIMUM_AGE, on=joined) if joined else None,
        PROBATION: book.find(PROBATION, on=dates.ceremony) if dates.ceremony else None,
    }


def probation_spans(book: RuleBook | None = None) -> list[Span]:
    """How long probation lasts after the ceremonies of each period, oldest first; one query."""
    book = rule_book([PROBATION]) if book is None else book
    days = {rule.valid_from for rule in book.rules if rule.key == PROBATION}
    days |= {rule.valid_to for rule in book.rules if rule.key == PROBATION and rule.valid_to}
    borders = sorted(days)
    spans = []
    for first, after in zip_longest(borders, borders[1:]):
        found = book.find(PROBATION, on=first)
        if found is not None and not found.is_unlimited:
            spans.append(Span(first, after, found.whole))
    return spans


def _limit(key: str, on: date | None, book: RuleBook | None) -> Limit | None:
    if on is None:
        return None
    found = find_rule(key, on=on) if book is None else book.find(key, on=on)
    if found is None or found.is_unlimited:
        return None
    return Limit(value=found.whole, source=citation(found), may_block=found.may_block)


def citation(rule: Rule) -> str:
    """Article and document of a rule, as a sentence names its source."""
    return ", ".join(part for part in (rule.article, rule.document) if part)
