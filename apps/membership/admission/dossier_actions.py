"""What happens to an admission dossier: votes, papers, the decision, the ceremony."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership import entering
from apps.membership.admission import judging, permissions, rules
from apps.membership.admission.choices import Stage
from apps.membership.admission.papers import papers_at
from apps.membership.admission.steps import locked_candidate, log, step
from apps.membership.choices import Entry
from apps.membership.models import Candidate, CandidatePaper, CandidateVote, Member
from apps.membership.procedures import extending
from apps.membership.procedures import rules as vote_rules
from apps.membership.procedures.choices import Body
from apps.membership.procedures.judging import judge_vote, live, numbers_of, settle, with_source
from apps.membership.procedures.lookup import bodies_below
from apps.membership.procedures.registry import Decision
from apps.membership.procedures.rules import Ballots, Finding

IN_DOSSIER = (Stage.DOSSIER, Stage.PROPOSED)
CARRIED_OVER = (
    "full_name", "birth_name", "birth", "sex", "ethnicity", "religion", "citizen_number",
    "native_place", "residence", "position", "occupation", "education", "phone", "ceremony_on",
)  # fmt: skip
"""What the member's record takes from the candidate."""


@audit.act("membership.candidate_vote")
def record_candidate_vote(
    *,
    candidate: Candidate,
    version: int,
    body: str,
    held_on: date,
    ballots: Ballots,
    today: date,
    by: Actor,
    resolution_number: str = "",
) -> CandidateVote:
    """Record a vote on the admission; the cell's is the moment at which all conditions are judged.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: ballots that cannot be, a body out of its
    turn, a person too young or otherwise not fit on that day.
    """
    locked = locked_candidate(candidate, version, by, stages=IN_DOSSIER)
    votes = live(locked.votes)  # type: ignore[attr-defined]
    verdict, found = judge_vote(locked.organization, body, held_on, ballots)
    found += vote_rules.day_findings(today=today, held_on=held_on)
    order = vote_rules.vote_order_findings(
        [vote.voted for vote in votes], body, held_on, bodies_below(locked.organization)
    )
    found += with_source(order, votes, on=held_on)
    settle(found + _fitness(locked, body, held_on), reason="-")
    vote = CandidateVote.objects.create(
        organization=locked.organization,
        candidate=locked,
        body=body,
        held_on=held_on,
        round=1 + sum(one.body == body for one in votes),
        resolution_number=resolution_number.strip(),
        **numbers_of(ballots),
        **verdict,
    )
    _follow_votes(locked)
    log("membership.candidate_vote", locked, by, body=str(body), round=vote.round)
    return vote


@audit.act("membership.candidate_vote_struck")
def strike_candidate_vote(
    *, candidate: Candidate, version: int, vote: CandidateVote, reason: str, by: Actor
) -> CandidateVote:
    """Strike the latest vote that was typed wrongly; it stays on file.

    Raises NotAllowed, Conflict or RuleRefused.
    """
    locked = locked_candidate(candidate, version, by, stages=IN_DOSSIER)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    votes = live(locked.votes)  # type: ignore[attr-defined]
    if not votes or votes[-1].pk != vote.pk:
        raise RuleRefused("only_last_vote", field="reason")
    found: CandidateVote = votes[-1]
    found.struck = reason.strip()
    found.save(update_fields=["struck"])
    _follow_votes(locked)
    log("membership.candidate_vote_struck", locked, by, body=found.body, round=found.round)
    return found


@audit.act("membership.candidate_paper")
def record_candidate_paper(
    *,
    candidate: Candidate,
    version: int,
    code: str,
    dated_on: date,
    today: date,
    by: Actor,
    number: str = "",
    received_on: date | None = None,
    note: str = "",
) -> CandidatePaper:
    """Record a paper of the dossier, or a newer one in its place; after the ceremony those that are
    made of the new member.

    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    stages = (Stage.SYMPATHISER, *IN_DOSSIER, Stage.DECIDED, Stage.ADMITTED)
    locked = locked_candidate(candidate, version, by, stages=stages)
    if code not in {paper.code for paper in papers_at(locked.stage)}:
        raise RuleRefused("paper_unknown", field="code")
    settle(vote_rules.day_findings(today=today, dated_on=dated_on, received_on=received_on))
    paper, _made = CandidatePaper.objects.update_or_create(
        candidate=locked,
        code=code,
        defaults={
            "organization": locked.organization,
            "number": number.strip(),
            "dated_on": dated_on,
            "received_on": received_on,
            "note": note.strip(),
        },
    )
    step(locked)
    log("membership.candidate_paper", locked, by, code=code, dated=date_text(dated_on))
    return paper


@audit.act("membership.candidate_extended")
def extend_admission(
    *, candidate: Candidate, version: int, days: int, basis: str, by: Actor
) -> Candidate:
    """Extend the limit of the decision, once and as far as its rule allows (294-QĐ/TW, điểm 4.3.1).

    Raises NotAllowed, Conflict or RuleRefused.
    """
    stages = (Stage.PROPOSED,)
    locked = locked_candidate(candidate, version, by, stages=stages, right=permissions.DECIDE)
    votes = live(locked.votes)  # type: ignore[attr-defined]
    due = extending.decision_due(locked, votes, judging.DECISION_LIMIT)
    extending.extend(locked, due[1] if due else None, days=days, basis=basis)
    step(locked)
    log("membership.candidate_extended", locked, by, days=days)
    return locked


@audit.act("membership.candidate_decided")
def decide_admission(
    *,
    candidate: Candidate,
    version: int,
    decided_on: date,
    decision_number: str,
    deciding_body: str,
    today: date,
    by: Actor,
    received_on: date | None = None,
    reason: str = "",
) -> Candidate:
    """Record the decision to admit. Seniority will count from its date.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: before the votes, by a body below its
    authority; against a warning only with a reason.
    """
    stages = IN_DOSSIER
    locked = locked_candidate(candidate, version, by, stages=stages, right=permissions.DECIDE)
    decision = Decision(decided_on, deciding_body, decision_number.strip(), reason.strip(), today)
    if not decision.number:
        raise RuleRefused("decision_number_missing", field="decision_number")
    found = judging.decision_findings(locked, decision)
    found += vote_rules.day_findings(today=today, received_on=received_on)
    if received_on is not None and received_on < decided_on:
        found.append(Finding("received_before_decision", "received_on"))
    settle(found, reason=reason)
    locked.stage = Stage.DECIDED
    locked.decided_on, locked.decision_number = decided_on, decision.number
    locked.deciding_body, locked.decision_reason = deciding_body, decision.reason
    locked.decision_received_on = received_on
    step(locked)
    log("membership.candidate_decided", locked, by, number=decision.number)
    return locked


@audit.act("membership.candidate_admitted")
def hold_ceremony(
    *,
    candidate: Candidate,
    version: int,
    held_on: date,
    today: date,
    by: Actor,
    late_consent: str = "",
) -> Member:
    """Record the admission ceremony: the person becomes a probationary member, all or nothing.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: before the decision, after the limit
    without consent, twice, a citizen number that belongs to a member already.
    """
    locked = locked_candidate(candidate, version, by, stages=(Stage.DECIDED,))
    require(by, permissions.ENTER, locked.organization)
    assert locked.decided_on is not None
    found = vote_rules.day_findings(today=today, held_on=held_on)
    found += rules.ceremony_findings(
        held_on, locked.decided_on, locked.decision_received_on, judging.ceremony_due(locked),
        late_consent,
    )  # fmt: skip
    settle(found, reason="-")
    locked.ceremony_on = held_on
    values = {name: getattr(locked, name) for name in CARRIED_OVER} | {
        "admission_decided_on": locked.decided_on,
        "admission_decision_number": locked.decision_number,
    }
    member = entering.enter(locked.organization, values, entry=Entry.ADMITTED, today=today)
    locked.member, locked.stage = member, Stage.ADMITTED
    locked.late_consent = late_consent.strip()
    step(locked)
    audit.record(by, action="membership.candidate_admitted", obj=member, candidate=locked.pk)
    return member


def _fitness(locked: Candidate, body: str, held_on: date) -> list[Finding]:
    """What stands against a vote of the cell on that day: all conditions of the person."""
    found = []
    if locked.dossier_on and held_on < locked.dossier_on:
        found.append(Finding("vote_before_dossier", "held_on"))
    return found + judging.conditions(locked, on=held_on) if body == Body.CELL else found


def _follow_votes(locked: Candidate) -> None:
    """The dossier is with the bodies above while the cell's resolution stands."""
    votes = live(locked.votes)  # type: ignore[attr-defined]
    extending.forget_unless_running(locked, votes)
    stands = vote_rules.is_carried([vote.voted for vote in votes], Body.CELL)
    locked.stage = Stage.PROPOSED if stands else Stage.DOSSIER
    step(locked)
