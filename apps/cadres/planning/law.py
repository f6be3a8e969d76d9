"""The law of planning that the acts ask for; its keys are shared with the rules of judging."""

from __future__ import annotations

from datetime import date

from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

QUORUM = "cadres.meeting.quorum"
VOTES = "cadres.plan.votes"
MAJORITY = "cadres.plan.decision.majority"
REVIEW = "cadres.plan.review.months"
ANSWER = "cadres.plan.approval.limit"


def quorum(on: date) -> Rule | None:
    """The share of those summoned who must be present."""
    return find_rule(QUORUM, on=on)


def votes(on: date) -> Rule | None:
    """The share of those summoned that somebody needs at a step (more than)."""
    return find_rule(VOTES, on=on)


def majority(on: date) -> Rule | None:
    """The share of the members of the deciding body that a decision needs (more than)."""
    return find_rule(MAJORITY, on=on)


def review_months(on: date) -> Rule | None:
    """After how many months a list is reviewed."""
    return find_rule(REVIEW, on=on)


def answer_days(on: date) -> Rule | None:
    """Within how many working days the approving body answers."""
    return find_rule(ANSWER, on=on)


def source(value: Rule | None) -> str:
    """Document and article of a value; empty while none is recorded."""
    if value is None:
        return ""
    return ", ".join(part for part in (value.document, value.article) if part)
