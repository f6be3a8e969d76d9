"""Judging an admission with the law of the day: what refuses a step and what only warns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.core.working_days import add_months
from apps.membership.admission import rules
from apps.membership.admission.papers import CERTIFICATE_VALIDITY, STAGE_A, VALIDITY
from apps.membership.admission.rules import Due, Sponsor
from apps.membership.lookup import citation
from apps.membership.models import Candidate, Member
from apps.membership.procedures import extending
from apps.membership.procedures import rules as vote_rules
from apps.membership.procedures.choices import Body
from apps.membership.procedures.judging import live, source_of_votes, with_source
from apps.membership.procedures.lookup import bodies_below, limit_day
from apps.membership.procedures.registry import DECIDERS, Decision
from apps.membership.procedures.rules import Finding
from apps.membership.rules import Limit
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule, RuleBook

MINIMUM_AGE = "membership.admission.age.minimum"
MAXIMUM_AGE = "membership.admission.age.maximum"
EDUCATION = "membership.admission.education.minimum"
INTRODUCER = "membership.admission.introducer.months"
DECISION_LIMIT = "membership.admission.decision.limit"
CEREMONY_LIMIT = "membership.admission.ceremony.limit"
CURRICULUM_LIMIT = "membership.admission.curriculum_vitae.limit"
KEYS = (MINIMUM_AGE, MAXIMUM_AGE, EDUCATION, INTRODUCER, CERTIFICATE_VALIDITY, VALIDITY)


def conditions(
    candidate: Candidate, *, on: date, papers: Iterable[Any] | None = None
) -> list[Finding]:
    """Everything of the person that stands against a proposal of the cell on that day."""
    book = rule_book(KEYS)
    found = rules.age_findings(
        candidate.birth or None, on, limit(book, MINIMUM_AGE, on), limit(book, MAXIMUM_AGE, on)
    )
    found += rules.education_findings(
        candidate.education, candidate.education_exception, standing(book, EDUCATION, on)
    )
    found += sponsor_findings(candidate, on=on, book=book)
    found += rules.certificate_findings(
        candidate.certificate_on, on, limit(book, CERTIFICATE_VALIDITY, on)
    )
    given = candidate.papers.all() if papers is None else papers  # type: ignore[attr-defined]
    return found + paper_findings(given, on=on, book=book)


def sponsor_findings(candidate: Candidate, *, on: date, book: RuleBook) -> list[Finding]:
    """Helper and introducer: official members of the cell, a year together."""
    helper = _sponsor(candidate, candidate.helper, None)
    introducer = _sponsor(candidate, candidate.introducer, candidate.introducer_since)
    return [
        *rules.helper_findings(helper, on),
        *rules.introducer_findings(introducer, on, limit(book, INTRODUCER, on)),
    ]


def paper_findings(papers: Iterable[Any], *, on: date, book: RuleBook) -> list[Finding]:
    """Papers of stage A that are missing, or so old that they must be renewed."""
    by_code = {paper.code: paper for paper in papers}
    missing = [str(one.label) for one in STAGE_A if one.required and one.code not in by_code]
    found = []
    if missing:
        found.append(Finding("papers_missing", blocks=False, params={"papers": ", ".join(missing)}))
    validity = limit(book, VALIDITY, on)
    for spec in STAGE_A:
        paper = by_code.get(spec.code)
        if validity is None or paper is None or not spec.valid_key:
            continue
        if add_months(paper.dated_on, validity.value) < on:
            params = {
                "paper": str(spec.label), "number": validity.value, "source": validity.source,
            }  # fmt: skip
            found.append(Finding("paper_expired", "", validity.may_block, params))
    return found


def decision_findings(candidate: Candidate, decision: Decision) -> list[Finding]:
    """Everything that speaks against this decision: order, votes, authority, age, limit, papers."""
    votes = live(candidate.votes)  # type: ignore[attr-defined]
    needed = bodies_below(candidate.organization)
    found = vote_rules.day_findings(today=decision.today, decided_on=decision.decided_on)
    found += with_source(
        vote_rules.decision_findings(
            [vote.voted for vote in votes], decision.decided_on, needed, decision.body
        ),
        votes,
        on=decision.decided_on,
    )
    found += authority_findings(candidate, decision, extending.carried_on(votes))
    found += rules.late_decision_findings(decision.decided_on, decision_due(candidate, votes))
    papers = candidate.papers.all()  # type: ignore[attr-defined]
    return found + paper_findings(papers, on=decision.decided_on, book=rule_book([VALIDITY]))


def authority_findings(
    candidate: Candidate, decision: Decision, considered: date | None
) -> list[Finding]:
    """Who may decide: the committee directly above; above the highest age only the province."""
    on = considered or decision.decided_on
    maximum = limit(rule_book([MAXIMUM_AGE]), MAXIMUM_AGE, on)
    if rules.is_above(candidate.birth or None, on, maximum):
        assert maximum is not None
        found = vote_rules.authority_findings(decision.body, (Body.PROVINCE,), maximum.source)
        return [Finding(one.code, one.field, maximum.may_block, one.params) for one in found]
    return vote_rules.authority_findings(decision.body, DECIDERS, source_of_votes(decision))


def decision_due(candidate: Candidate, votes: Iterable[Any]) -> Due | None:
    """Until when the decision is due, counted from the cell's resolution, an extension included."""
    return _due(extending.decision_due(candidate, votes, DECISION_LIMIT))


def ceremony_due(candidate: Candidate) -> Due | None:
    """Until when the ceremony is due, counted from the receipt of the decision."""
    start = candidate.decision_received_on or candidate.decided_on
    return _due(limit_day(CEREMONY_LIMIT, start=start) if start else None)


def curriculum_due(candidate: Candidate) -> Due | None:
    """Until when the curriculum of the new member is due, counted from the ceremony (38-HD/BTCTW of
    2025)."""
    start = candidate.ceremony_on
    return _due(limit_day(CURRICULUM_LIMIT, start=start) if start else None)


def _due(found: tuple[date, Rule] | None) -> Due | None:
    return Due(found[0], citation(found[1]), found[1].may_block) if found else None


def limit(book: RuleBook, key: str, on: date) -> Limit | None:
    """A limit of the day as the rules take it; None where none is known or set."""
    rule = book.find(key, on=on)
    if rule is None or rule.is_unlimited:
        return None
    return Limit(rule.whole, citation(rule), rule.may_block)


def standing(book: RuleBook, key: str, on: date) -> Limit | None:
    """Source and standing of a rule whose value is no number."""
    rule = book.find(key, on=on)
    return Limit(0, citation(rule), rule.may_block) if rule else None


def _sponsor(candidate: Candidate, member: Member | None, since: date | None) -> Sponsor | None:
    if member is None:
        return None
    in_cell = member.organization_id == candidate.organization_id
    return Sponsor(member.official_on, in_cell, since)
