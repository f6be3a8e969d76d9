"""What happens in a procedure about a member. One action per event."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.membership.models import Member, Procedure, ProcedurePaper, ProcedureVote
from apps.membership.procedures import extending, judging, permissions, rules
from apps.membership.procedures.choices import ProcedureState
from apps.membership.procedures.registry import Decision, spec_of
from apps.membership.procedures.rules import Ballots


@audit.act("membership.procedure_opened")
def open_procedure(
    *,
    member: Member,
    kind: str,
    opened_on: date,
    today: date,
    by: Actor,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> Procedure:
    """Open a procedure of a kind about a member of the own range.

    Raises NotAllowed, RuleRefused or Invalid when the kind does not fit the member, or when one of
    this kind is open already.
    """
    permissions.require_change(by, member)
    member = _held_member(member.pk)
    permissions.require_change(by, member)
    spec = spec_of(kind)
    found = rules.day_findings(today=today, opened_on=opened_on)
    judging.settle([*found, *spec.may_open(member, opened_on, details or {})], reason=reason)
    procedure = Procedure(
        organization=member.organization,
        member=member,
        kind=kind,
        opened_on=opened_on,
        reason=reason.strip(),
        details=details or {},
    )
    try:
        with transaction.atomic():
            procedure.save()
    except IntegrityError as error:
        if "procedure_one_open" in str(error):
            raise RuleRefused("procedure_already_open") from None
        raise
    _log("membership.procedure_opened", procedure, by)
    return procedure


@audit.act("membership.procedure_vote")
def record_vote(
    *,
    procedure: Procedure,
    version: int,
    body: str,
    held_on: date,
    ballots: Ballots,
    today: date,
    by: Actor,
    resolution_number: str = "",
) -> ProcedureVote:
    """Record the result of a vote; whether it carries follows from the rule of that day.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: numbers that cannot be, more ballots than
    members, a body out of its turn.
    """
    locked = _locked(procedure, version, by)
    spec, votes = spec_of(locked.kind), judging.live(locked.votes)
    verdict, found = judging.judge_vote(locked.organization, body, held_on, ballots)
    found += rules.day_findings(today=today, held_on=held_on)
    order = rules.vote_order_findings(
        [vote.voted for vote in votes], body, held_on, judging.needed_bodies(locked, spec),
        gone_up=judging.has_gone_up(locked, votes, on=held_on),
    )  # fmt: skip
    found += judging.with_source(order, votes, on=held_on)
    judging.settle([*found, *spec.may_vote(locked, body, held_on)], reason="-")
    vote = ProcedureVote.objects.create(
        organization=locked.organization,
        member_id=locked.member_id,
        procedure=locked,
        body=body,
        held_on=held_on,
        round=1 + sum(one.body == body for one in votes),
        resolution_number=resolution_number.strip(),
        **judging.numbers_of(ballots),
        **verdict,
    )
    _step(locked)
    _log("membership.procedure_vote", locked, by, body=body, round=vote.round)
    return vote


@audit.act("membership.procedure_vote_struck")
def strike_vote(
    *, procedure: Procedure, version: int, vote: ProcedureVote, reason: str, by: Actor
) -> ProcedureVote:
    """Strike a vote that was typed wrongly; it stays on file with the reason.

    Only the latest vote that counts can be struck. Raises NotAllowed, Conflict or RuleRefused.
    """
    locked = _locked(procedure, version, by)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    votes = judging.live(locked.votes)
    if not votes or votes[-1].pk != vote.pk:
        raise RuleRefused("only_last_vote", field="reason")
    found: ProcedureVote = votes[-1]
    found.struck = reason.strip()
    found.save(update_fields=["struck"])
    extending.forget_unless_running(locked, votes[:-1])
    _step(locked)
    _log("membership.procedure_vote_struck", locked, by, body=found.body, round=found.round)
    return found


@audit.act("membership.procedure_paper")
def record_paper(
    *,
    procedure: Procedure,
    version: int,
    code: str,
    dated_on: date,
    today: date,
    by: Actor,
    number: str = "",
    received_on: date | None = None,
    note: str = "",
) -> ProcedurePaper:
    """Record a paper of the checklist, or a newer one in its place; some come after the decision.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    states = (ProcedureState.OPEN, ProcedureState.DECIDED)
    locked = _locked(procedure, version, by, states=states)
    allowed = spec_of(locked.kind).papers_at(locked.state)
    if not allowed:
        raise RuleRefused("procedure_closed")
    if code not in {paper.code for paper in allowed}:
        raise RuleRefused("paper_unknown", field="code")
    judging.settle(rules.day_findings(today=today, dated_on=dated_on, received_on=received_on))
    paper, _made = ProcedurePaper.objects.update_or_create(
        procedure=locked,
        code=code,
        defaults={
            "organization": locked.organization,
            "member_id": locked.member_id,
            "number": number.strip(),
            "dated_on": dated_on,
            "received_on": received_on,
            "note": note.strip(),
        },
    )
    _step(locked)
    _log("membership.procedure_paper", locked, by, code=code, dated=date_text(dated_on))
    return paper


@audit.act("membership.procedure_extended")
def extend_decision(
    *, procedure: Procedure, version: int, days: int, basis: str, by: Actor
) -> Procedure:
    """Extend the limit of the decision, once and as far as its rule allows (294-QĐ/TW, điểm 4.3.1).

    Raises NotAllowed, Conflict or RuleRefused.
    """
    locked = _locked(procedure, version, by, right=permissions.DECIDE)
    key = spec_of(locked.kind).decision_limit
    due = extending.decision_due(locked, judging.live(locked.votes), key)
    extending.extend(locked, due[1] if due else None, days=days, basis=basis)
    _step(locked)
    _log("membership.procedure_extended", locked, by, days=days)
    return locked


@audit.act("membership.procedure_decided")
def decide_procedure(
    *,
    procedure: Procedure,
    version: int,
    decided_on: date,
    deciding_body: str,
    today: date,
    by: Actor,
    decision_number: str = "",
    reason: str = "",
) -> Procedure:
    """Record the decision and let it take effect on the member, all or nothing.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: before the votes, by a body below its
    authority, against a rule; a decision against a draft rule needs a reason.
    """
    locked = _locked(procedure, version, by, right=permissions.DECIDE)
    spec = spec_of(locked.kind)
    decision = Decision(decided_on, deciding_body, decision_number.strip(), reason.strip(), today)
    if not decision.number:
        raise RuleRefused("decision_number_missing", field="decision_number")
    judging.settle(judging.decision_findings(locked, decision), reason=reason)
    locked.state = ProcedureState.DECIDED
    locked.decided_on, locked.deciding_body = decided_on, deciding_body
    locked.decision_number, locked.closing_reason = decision.number, decision.reason
    locked.effective_on = spec.effective_on(locked, decision)
    _step(locked)
    if spec.apply is not None:
        spec.apply(locked, by)
    _log("membership.procedure_decided", locked, by, number=decision.number)
    return locked


@audit.act("membership.procedure_refused")
def refuse_procedure(
    *, procedure: Procedure, version: int, closed_on: date, reason: str, today: date, by: Actor
) -> Procedure:
    """Close a procedure that was not approved; the member stays as they are.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked = _locked(procedure, version, by, right=permissions.DECIDE)
    return _close(locked, ProcedureState.REFUSED, closed_on, reason, today, by)


@audit.act("membership.procedure_withdrawn")
def withdraw_procedure(
    *, procedure: Procedure, version: int, closed_on: date, reason: str, today: date, by: Actor
) -> Procedure:
    """Close a procedure that was opened wrongly or is no longer wanted.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked = _locked(procedure, version, by)
    return _close(locked, ProcedureState.WITHDRAWN, closed_on, reason, today, by)


def _close(
    locked: Procedure, state: str, closed_on: date, reason: str, today: date, by: Actor
) -> Procedure:
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    judging.settle(rules.day_findings(today=today, closed_on=closed_on))
    locked.state, locked.decided_on, locked.closing_reason = state, closed_on, reason.strip()
    _step(locked)
    _log(f"membership.procedure_{state}", locked, by)
    return locked


def _locked(
    procedure: Procedure,
    version: int,
    by: Actor,
    *,
    right: str = permissions.CHANGE,
    states: tuple[str, ...] = (ProcedureState.OPEN,),
) -> Procedure:
    """The procedure of that version in one of the states, locked. A member opened by a grant is
    read only."""
    require(by, right, procedure)
    _held_member(procedure.member_id)
    rows = Procedure.objects.select_for_update(of=("self",)).select_related(
        "member", "organization__parent__parent"
    )
    locked = rows.filter(pk=procedure.pk).first()
    if locked is None:
        raise Conflict("stale")
    if not by.lo <= locked.path < by.hi:
        raise NotAllowed(permission=str(right))
    if locked.version != version:
        raise Conflict("stale")
    if locked.state not in states:
        raise RuleRefused("procedure_closed")
    return locked


def _held_member(pk: int) -> Member:
    """The member, held first: whoever moves them at the same time takes the procedures along only
    before or after this act. Raises Conflict when they are out of reach by now."""
    held: Member | None = (
        Member.objects.select_for_update(of=("self",))
        .select_related("organization__parent__parent")
        .filter(pk=pk)
        .first()
    )
    if held is None:
        raise Conflict("stale")
    return held


def _step(locked: Procedure) -> None:
    locked.version += 1
    locked.save()


def _log(action: str, procedure: Procedure, by: Actor, **params: Any) -> None:
    params = {key: str(value) for key, value in params.items()}
    audit.record(by, action=action, obj=procedure, kind_of=procedure.kind, **params)
