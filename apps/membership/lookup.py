"""Rule values that the register's dates are judged by, each of its own time."""

from __future__ import annotations

from datetime import date

from apps.membership.rules import Dates, Limit, Limits
from apps.regulations.lookup import RuleUnknown, rule

PROBATION = "membership.probation.months"
MINIMUM_AGE = "membership.admission.age.minimum"


def limits_for(dates: Dates) -> Limits:
    """Probation by the rule of the ceremony day, age by the rule of the decision day."""
    return Limits(
        probation_months=_limit(PROBATION, dates.ceremony),
        minimum_age_years=_limit(MINIMUM_AGE, dates.decided or dates.ceremony),
    )


def _limit(key: str, on: date | None) -> Limit | None:
    if on is None:
        return None
    try:
        found = rule(key, on=on)
    except RuleUnknown:
        return None
    return Limit(value=int(found.value), source=found.citation, may_block=found.may_block)
