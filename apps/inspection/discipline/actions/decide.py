"""What the chair does: let a point pass, propose upwards, decide, conclude without a sanction."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.translation import override

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.choices import Finding as Found
from apps.inspection.discipline import effect, fairness, judging, lookup, rules
from apps.inspection.discipline.actions.held import done, held, open_for
from apps.inspection.discipline.authority import FAIL
from apps.inspection.discipline.choices import LedgerPoint, NoSanctionReason, SanctionOrigin
from apps.inspection.discipline.judging import Picture, settle
from apps.inspection.models import (
    Case,
    CaseSubject,
    DisciplineProposal,
    FairnessExcuse,
    NoSanction,
    Sanction,
)
from apps.membership.choices import Leaving

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_key() -> str:
    """Letters drawn at random: nothing can be counted from them."""
    return "".join(secrets.choice(LETTERS) for _letter in range(10))


@audit.act("inspection.ledger_excused")
def excuse_point(
    *, case: Case, subject: CaseSubject, version: int, point: str, reason: str, today: date,
    by: Actor,
) -> FairnessExcuse:  # fmt: skip
    """Let a point of the fairness ledger pass, with the reason; the chair answers for it.

    Raises NotAllowed, Conflict, RuleRefused: no reason, a point that is shown, or one that nobody
    may let pass (no ballot, limitation expired, a body without authority, a protected person).
    """
    picture = held(case, subject, version, by, right=permissions.DECIDE)
    open_for(picture)
    if not reason.strip():
        raise RuleRefused("excuse_reason", field="reason")
    lines = {line.point: line for line in judging.ledger(picture, "", today=today)}
    line = lines.get(point)
    if line is None or not fairness.may_excuse(line):
        raise RuleRefused("excuse_impossible", field="point", point=LedgerPoint(point).label)
    # One that was given for other people, at a session since struck, is superseded.
    earlier = FairnessExcuse.objects.live().filter(subject=picture.subject, point=point)
    earlier.update(struck=f"{today:%d/%m/%Y}")
    about = fairness.confirmed(line)
    row: FairnessExcuse = FairnessExcuse.of(
        picture.case, subject=picture.subject, point=point, reason=reason.strip(), about=about,
        excused_on=today, entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    done(picture, "inspection.ledger_excused", by, point=point, **_told_of(line))
    return row


def _told_of(line: fairness.Line) -> dict[str, int]:
    """How many people the chair answers for; the trail names nobody, the entry itself does."""
    named = [name for name in str(line.params.get("names", "–")).split("; ") if name != "–"]
    count = len(named) + int(line.params.get("others", 0))
    return {"unchecked": count} if fairness.confirmed(line) else {}


@audit.act("inspection.discipline_proposed")
def propose_discipline(
    *, case: Case, subject: CaseSubject, version: int, to_body: str, to_level: str, to_name: str,
    number: str, sent_on: date, today: date, by: Actor,
) -> DisciplineProposal:  # fmt: skip
    """Send the proposal to the body that may decide, when the own authority is not enough.

    The form is the one that the ballot to propose gave. Raises NotAllowed, Conflict, RuleRefused:
    no such ballot, a body that may not decide the form (Party Charter, articles 36 and 37), sent
    before the ballot.
    """
    picture = held(case, subject, version, by, right=permissions.DECIDE)
    open_for(picture)
    settle(rules.future_findings(today=today, sent_on=sent_on))
    carried = [one for one in picture.proposing if one.result in picture.forms]
    if not carried:
        raise RuleRefused("proposal_without_ballot")
    ballot = carried[-1]
    if sent_on < ballot.session.held_on:
        raise RuleRefused("proposal_before_ballot", field="sent_on", day=f"{ballot.session}")
    verdict = judging.verdict_on(
        picture, body=to_body, level=to_level, form=ballot.result, day=sent_on
    )
    if verdict.verdict == FAIL:
        raise RuleRefused("proposal_to_wrong_body", field="to_body", source=verdict.source)
    if picture.proposal is not None:
        raise RuleRefused("proposal_sent_already", number=picture.proposal.number)
    row: DisciplineProposal = DisciplineProposal.of(
        picture.case, subject=picture.subject, form=ballot.result, ballot=ballot, to_body=to_body,
        to_level=to_level, to_name=to_name.strip(), number=number.strip(), sent_on=sent_on,
        entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    done(picture, "inspection.discipline_proposed", by, number=row.number)
    return row


@audit.act("inspection.discipline_decided")
def decide_discipline(
    *, case: Case, subject: CaseSubject, version: int, form: str, number: str, decided_on: date,
    today: date, by: Actor, posts: str = "", mitigating: Sequence[str] = (),
    aggravating: Sequence[str] = (), note: str = "",
) -> Sanction:  # fmt: skip
    """Record the decision on one subject: one decision for all acts, in the form that was voted.

    Nothing is recorded until every point of the fairness ledger is shown or let pass by somebody
    entitled. A cell's decision has effect at once, others when they are announced (Party Charter,
    article 39.6). Raises NotAllowed, Conflict, RuleRefused or Invalid with the point and its rule.
    """
    picture = held(case, subject, version, by, right=permissions.DECIDE)
    open_for(picture)
    ballot = picture.deciding
    _check_decision(picture, form=form, posts=posts, number=number, day=decided_on, today=today)
    if not note.strip():
        settle(_to_be_explained(picture, form, mitigating, aggravating))
    lines = judging.ledger(picture, form, today=today)
    settle(_ledger_findings(lines))
    assert ballot is not None
    session = ballot.session
    rule = lookup.effect_on(decided_on)
    effective = effect.effective_on(
        session.body, rule.rule, decided_on=decided_on, announced_on=None
    )
    row: Sanction = Sanction.of(
        picture.case, key=new_key(), subject=picture.subject, member=picture.subject.member,
        subject_name=picture.subject.name, origin=SanctionOrigin.DECISION, form=form,
        ballot=ballot, proposal=picture.proposal, number=number.strip(), decided_on=decided_on,
        body=session.body, level=session.level, body_name=session.body_name,
        acts="\n".join(act.description for act in picture.acts), posts=posts.strip(),
        mitigating=list(mitigating), aggravating=list(aggravating),
        ledger=_kept(picture, form, today), effective_on=effective, note=note.strip(),
        entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    _mark(picture)
    done(picture, "inspection.discipline_decided", by, number=row.number)
    return row


def _to_be_explained(
    picture: Picture, form: str, mitigating: Sequence[str], aggravating: Sequence[str]
) -> list[rules.Finding]:
    """What asks for a note: another form than proposed, or than the heaviest of the violations."""
    factors = rules.Factors(tuple(mitigating), tuple(aggravating))
    found = rules.factor_findings(form, _proposed_form(picture), factors)
    return found + rules.heaviest_findings(form, [act.form for act in picture.acts])


def _check_decision(
    picture: Picture, *, form: str, posts: str, number: str, day: date, today: date
) -> None:
    found = rules.form_findings(form, picture.kind, has_post=picture.has_post, posts=posts)
    found += rules.future_findings(today=today, decided_on=day)
    if not picture.acts:
        found.append(rules.Finding("decision_without_act"))
    if picture.held_on(day):
        found.append(rules.Finding("ledger_hold", "decided_on"))
    if not number.strip():
        found.append(rules.Finding("decision_number", "number"))
    ballot = picture.deciding
    if ballot and day < ballot.session.held_on:
        found.append(
            rules.Finding("decision_before_session", "decided_on", params={"day": ballot.session})
        )
    settle(found)


def _proposed_form(picture: Picture) -> str:
    """What the lower body proposed, where it did."""
    found = [one.result for one in picture.proposing if one.result in picture.forms]
    return found[-1] if found else ""


def _ledger_findings(lines: Sequence[fairness.Line]) -> list[rules.Finding]:
    """The points in the way, each with where its rule stands."""
    return [
        rules.Finding(one.code, params={"source": one.params["line"].source})
        for one in fairness.decision_findings(lines)
    ]


def _kept(picture: Picture, form: str, today: date) -> list[dict[str, Any]]:
    """The ledger for good: in the language of the papers, whatever the chair reads."""
    with override(settings.LANGUAGE_CODE):
        return [as_kept(line) for line in judging.ledger(picture, form, today=today)]


def as_kept(line: fairness.Line) -> dict[str, Any]:
    """A line of the ledger as the sanction keeps it."""
    params = {name: str(value) for name, value in line.params.items()}
    return {
        "point": line.point, "verdict": line.verdict, "code": line.code, "params": params,
        "source": line.source, "excused_by": line.excused_by, "reason": line.reason,
    }  # fmt: skip


def _mark(picture: Picture) -> None:
    """Whoever is disciplined has violated and was to be disciplined: the figures say so too."""
    subject = picture.subject
    if subject.finding != Found.VIOLATION or not subject.discipline_due:
        subject.finding, subject.discipline_due = Found.VIOLATION, True
        subject.save(update_fields=["finding", "discipline_due"])


@audit.act("inspection.concluded_without_sanction")
def conclude_without_sanction(
    *, case: Case, subject: CaseSubject, version: int, reason: str, concluded_on: date, note: str,
    today: date, by: Actor,
) -> NoSanction:  # fmt: skip
    """Conclude a violation that is not disciplined: time-barred after the vote, deceased, exempt.

    Limitation is compared last: the violation is concluded and the form voted first, and both stand
    (69-QĐ/TW, article 4). Raises NotAllowed, Conflict, RuleRefused: a reason that the record does
    not bear out, no note.
    """
    picture = held(case, subject, version, by, right=permissions.DECIDE)
    open_for(picture)
    settle(rules.future_findings(today=today, concluded_on=concluded_on))
    if not note.strip():
        raise RuleRefused("no_sanction_note", field="note")
    if not picture.acts:
        raise RuleRefused("decision_without_act")
    ballot = picture.deciding
    form = ballot.result if ballot and ballot.result in picture.forms else ""
    barred = _check_reason(picture, reason, form, concluded_on)
    row: NoSanction = NoSanction.of(
        picture.case, subject=picture.subject, reason=reason, ballot=ballot, voted_form=form,
        concluded_on=concluded_on, barred_on=barred, note=note.strip(), entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    if picture.subject.finding != Found.VIOLATION:
        picture.subject.finding = Found.VIOLATION
        picture.subject.save(update_fields=["finding"])
    done(picture, "inspection.concluded_without_sanction", by, reason=reason)
    return row


def _check_reason(picture: Picture, reason: str, form: str, concluded_on: date) -> date | None:
    """The day on which limitation expired, for that reason. Raises RuleRefused."""
    ballot, member = picture.deciding, picture.subject.member
    if reason == NoSanctionReason.TIME_BARRED:
        if ballot is None or not form:
            raise RuleRefused("barred_before_vote", field="reason")
        limits = judging.limitation_of(picture, form, ballot.session.held_on)
        on = picture.case.concluded_on or concluded_on
        if limits.barred_from is None or on < limits.barred_from:
            raise RuleRefused("not_barred", field="reason", source=limits.source)
        return limits.barred_from
    if reason == NoSanctionReason.DECEASED and (
        member is not None and member.leaving != Leaving.DECEASED
    ):
        raise RuleRefused("not_deceased", field="reason")
    if reason == NoSanctionReason.VOTED_NONE and (ballot is None or form):
        raise RuleRefused("form_was_voted", field="reason")
    return None
