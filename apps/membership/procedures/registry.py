"""The kinds of procedures: what each needs, who votes, who decides, what the decision does.

A topic that brings kinds has ``kinds.py`` with ``kinds() -> list[KindSpec]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from apps.core.topics import offered
from apps.membership.choices import State
from apps.membership.models import Member, Procedure
from apps.membership.procedures.choices import Body, ProcedureState
from apps.membership.procedures.rules import Finding

Details = dict[str, Any]
"""Values of a kind's own fields, as JSON holds them (dates as 2026-05-19)."""
DECIDERS = (str(Body.AUTHORISED), str(Body.STANDING_COMMITTEE), str(Body.PROVINCE))


@dataclass(frozen=True)
class PaperSpec:
    """One paper of the checklist."""

    code: str
    label: Any
    form: str = ""
    """Number of its form, such as 6-KNĐ."""
    required: bool = True
    valid_key: str = ""
    """Rule with the months for which it is valid."""
    stage: str = ""
    later: bool = False
    """It comes after the decision, so it is still recorded then."""


@dataclass(frozen=True)
class Decision:
    """What is about to be decided."""

    decided_on: date
    body: str
    number: str
    reason: str
    today: date


def _nothing(*_args: Any) -> list[Finding]:
    return []


def _day_of_decision(procedure: Procedure, decision: Decision) -> date:
    return decision.decided_on


def _present(member: Member) -> bool:
    return member.state != State.LEFT


def _no_notes(procedure: Procedure, votes: list[Any]) -> list[tuple[str, Any]]:
    return []


def _no_fields() -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class KindSpec:
    """One kind of procedure.

    ``may_open(member, day, details)``, ``may_vote(procedure, body, held_on)`` and
    ``may_decide(procedure, decision)`` bring what contradicts the rules of the kind; findings that
    do not block are warnings, and a decision against a warning needs a reason. ``apply`` changes
    the member within the transaction of the decision and leaves no line of its own in the trail.
    """

    code: str
    label: Any
    papers: tuple[PaperSpec, ...] = ()
    votes: bool = True
    """Whether the cell and the committees above it vote before the decision."""
    deciders: tuple[str, ...] = DECIDERS
    fits: Callable[[Member], bool] = _present
    """Whether the kind is offered for a member as they stand now; no queries."""
    fields: Callable[[], dict[str, Any]] = _no_fields
    """Form fields asked for at the opening and kept in ``details``."""
    may_open: Callable[[Member, date, Details], list[Finding]] = _nothing
    may_vote: Callable[[Procedure, str, date], list[Finding]] = _nothing
    may_decide: Callable[[Procedure, Decision], list[Finding]] = _nothing
    effective_on: Callable[[Procedure, Decision], date] = _day_of_decision
    apply: Callable[[Procedure, Any], None] | None = None
    rounds_key: str = ""
    """Rule with the number of failed votes of the cell after which the case goes up."""
    decision_limit: str = ""
    """Rule with the working days from the cell's resolution to the decision."""
    notes: Callable[[Procedure, list[Any]], list[tuple[str, Any]]] = _no_notes
    """What its page says of limits and lateness, from the votes that count: (tone, sentence)."""
    after_refusal: str = ""
    """The kind that follows when it is not approved, such as striking off after a probation."""
    help: Any = ""

    def papers_at(self, state: str) -> tuple[PaperSpec, ...]:
        """The papers that may be recorded while the procedure stands so."""
        if state == ProcedureState.DECIDED:
            return tuple(paper for paper in self.papers if paper.later)
        return self.papers if state == ProcedureState.OPEN else ()


@cache
def specs() -> dict[str, KindSpec]:
    """All kinds by their code."""
    sources = offered("kinds", "kinds", "membership")
    found: Iterable[KindSpec] = (one for source in sources for one in source())
    return {one.code: one for one in found}


def spec_of(kind: str) -> KindSpec:
    """The kind of that code; KeyError for one that no topic brings."""
    return specs()[kind]
