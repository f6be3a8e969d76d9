"""Denunciations that come shortly before a congress: listed and handed over, not handled.

The numbers are those of the term before (30 working days before the opening, 25 at the grassroots);
what the guidance of this term says was not seen, so it is a draft and only a reminder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.inspection.letters.choices import Kind
from apps.inspection.models import Letter
from apps.regulations.lookup import calendar_between, find_rule
from apps.regulations.rules import Rule

KEY = "inspection.denunciation.congress.limit"
KINDS = (Kind.DENUNCIATION, Kind.MIXED)


@dataclass(frozen=True)
class Before:
    """When it came, the first day from which letters wait for the new committee, and the rule."""

    came: date
    first: date
    rule: Rule


def shortly_before(letter: Letter) -> Before | None:
    """What a denunciation has run into; None where no congress is near. Two queries at most."""
    opens, came = letter.congress_on, letter.clock_from or letter.arrived_on
    if opens is None or letter.kind not in KINDS or came >= opens:
        return None
    rule = find_rule(KEY, on=came, level=letter.organization.tier)
    if rule is None or rule.is_unlimited:
        return None
    calendar = calendar_between(came, opens)
    first = calendar.add_working_days(opens, -rule.whole)
    return Before(came, first, rule) if came >= first else None
