"""Judging the steps of a procedure with the law of the day: what refuses and what only warns."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.core.errors import RuleRefused, raise_all
from apps.membership.lookup import citation
from apps.membership.models import Procedure, VoteBase
from apps.membership.procedures import rules
from apps.membership.procedures.choices import Body
from apps.membership.procedures.lookup import (
    bodies_below,
    official_members,
    threshold_of,
    words_of_body,
)
from apps.membership.procedures.registry import Decision, KindSpec, spec_of
from apps.membership.procedures.rules import Ballots, Finding
from apps.regulations.lookup import find_rule
from apps.tenancy.models import Organization


def refusals_of(findings: Iterable[Finding]) -> list[RuleRefused]:
    """Findings as refusals with their sentences."""
    return [RuleRefused(one.code, field=one.field, **words_of_body(one.params)) for one in findings]


def settle(findings: Iterable[Finding], *, reason: str = "") -> list[RuleRefused]:
    """Raise what blocks; warnings are let through only with a reason, and returned.

    Raises RuleRefused or Invalid.
    """
    found = list(findings)
    raise_all(list(refusals_of(one for one in found if one.blocks)))
    warnings = refusals_of(one for one in found if not one.blocks)
    if warnings and not reason.strip():
        sentences = " ".join(one.message for one in warnings)
        raise RuleRefused("warning_needs_reason", field="reason", warnings=sentences)
    return warnings


def live(votes: Any) -> list[Any]:
    """Votes that count, with their rule, the earliest first; struck ones are left out."""
    return list(votes.filter(struck="").select_related("rule__document").order_by("held_on", "pk"))


def judge_vote(
    organization: Organization, body: str, held_on: date, ballots: Ballots
) -> tuple[dict[str, Any], list[Finding]]:
    """Whether the vote carries, with the rule it is judged by; and what cannot be so.

    Raises nothing; without a rule of the day a resolution counts as not carried and says so.
    """
    threshold, rule = threshold_of(body, on=held_on)
    members = official_members(organization, on=held_on) if body == Body.CELL else None
    source = threshold.source if threshold else ""
    found = rules.ballot_findings(ballots, members=members, source=source)
    if threshold is None:
        found.append(Finding("vote_rule_unknown", "held_on", params={"day": f"{held_on:%d/%m/%Y}"}))
        return {"carried": False, "rule_id": None}, found
    assert rule is not None
    return {"carried": rules.carried(ballots, threshold), "rule_id": rule.pk}, found


def needed_bodies(procedure: Procedure, spec: KindSpec) -> tuple[str, ...]:
    """Bodies whose resolution comes before the decision."""
    return bodies_below(procedure.organization) if spec.votes else ()


def has_gone_up(procedure: Procedure, votes: Iterable[VoteBase], *, on: date) -> bool:
    """Whether the cell has failed as often as the rule allows, so that the case is decided above
    (24-QĐ/TW: three votes without two thirds)."""
    key = spec_of(procedure.kind).rounds_key
    found = find_rule(key, on=on) if key else None
    if found is None:
        return False
    return rules.failed_rounds([vote.voted for vote in votes], Body.CELL) >= found.whole


def decision_findings(procedure: Procedure, decision: Decision) -> list[Finding]:
    """Everything that speaks against this decision."""
    spec = spec_of(procedure.kind)
    votes = live(procedure.votes)
    needed = needed_bodies(procedure, spec)
    gone_up = has_gone_up(procedure, votes, on=decision.decided_on)
    found = rules.day_findings(today=decision.today, decided_on=decision.decided_on)
    found += rules.authority_findings(decision.body, spec.deciders, source_of_votes(decision))
    if spec.votes:
        found += with_source(
            rules.decision_findings(
                [vote.voted for vote in votes], decision.decided_on, needed, decision.body,
                gone_up=gone_up,
            ),
            votes, on=decision.decided_on,
        )  # fmt: skip
    return found + spec.may_decide(procedure, decision)


def with_source(findings: list[Finding], votes: Iterable[Any], *, on: date) -> list[Finding]:
    """Failed resolutions with the share they needed and where it stands; votes that are missing
    with where it stands on the day ``on`` that they must be held."""
    by_body = {vote.body: vote for vote in sorted(votes, key=lambda vote: vote.round)}
    named = []
    for one in findings:
        if one.code in ("decision_before_vote", "lower_body_first"):
            threshold, _rule = threshold_of(one.params["body"], on=on)
            params = one.params | {"source": threshold.source if threshold else ""}
            named.append(dataclasses.replace(one, params=params))
            continue
        vote = by_body.get(one.params.get("body", ""))
        if one.code != "not_carried" or vote is None or vote.rule is None:
            named.append(one)
            continue
        rule = vote.rule.as_rule()
        params = one.params | {"source": citation(rule), "share": rule.value}
        named.append(Finding(one.code, one.field, one.blocks, params))
    return named


def source_of_votes(decision: Decision) -> str:
    """Where the authority to decide stands, on the day of the decision."""
    threshold, _rule = threshold_of(Body.STANDING_COMMITTEE, on=decision.decided_on)
    return threshold.source if threshold else ""


def numbers_of(ballots: Ballots) -> dict[str, int]:
    """The columns of a vote."""
    return dataclasses.asdict(ballots)
