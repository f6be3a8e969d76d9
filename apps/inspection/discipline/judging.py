"""What is on record about a subject's discipline, judged by the law of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from apps.core.errors import RuleRefused, raise_all
from apps.inspection.deadlines import limitation as time_bar
from apps.inspection.deadlines.choices import OF_A_PERSON
from apps.inspection.deadlines.reading import excluded_of, past
from apps.inspection.discipline import authority, fairness, lookup, rules
from apps.inspection.discipline.authority import Verdict
from apps.inspection.discipline.choices import BallotPurpose, BallotResult
from apps.inspection.discipline.fairness import Excuse, Heard, Held, Line
from apps.inspection.discipline.rules import MEMBER, ORGANISATION, PROBATIONARY, Finding
from apps.inspection.models import (
    Ballot,
    Case,
    CaseHold,
    CaseSubject,
    DisciplineProposal,
    FairnessExcuse,
    Hearing,
    NoSanction,
    Sanction,
    ViolationAct,
    VotingSession,
)
from apps.inspection.walls import seats
from apps.membership.choices import Leaving, State
from apps.regulations.lookup import find_rule


@dataclass(frozen=True)
class Picture:
    """Everything on record about the discipline of one subject."""

    case: Case
    subject: CaseSubject
    acts: list[ViolationAct]
    hearing: Hearing | None
    sessions: list[VotingSession]
    ballots: list[Ballot]
    excuses: list[FairnessExcuse]
    proposal: DisciplineProposal | None
    sanctions: list[Sanction]
    no_sanction: NoSanction | None
    holds: list[tuple[date, date | None]]

    @property
    def sanction(self) -> Sanction | None:
        """The entry in force, which supersedes the earlier ones."""
        return next((one for one in self.sanctions if one.replaced_on is None), None)

    @property
    def is_ended(self) -> bool:
        """Whether the subject has been decided on."""
        return bool(self.sanctions) or self.no_sanction is not None

    @property
    def kind(self) -> str:
        """As what the subject is disciplined: organisation, probationary member or member."""
        if not self.subject.is_person:
            return ORGANISATION
        member = self.subject.member
        probationary = member is not None and member.state == State.PROBATIONARY
        return PROBATIONARY if probationary else MEMBER

    @property
    def has_post(self) -> bool:
        """Whether the subject holds or held a post in the Party, as copied into the case."""
        return bool(self.subject.position or self.subject.position_at_act)

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that the subject can be given."""
        return rules.forms_for(self.kind, has_post=self.has_post)

    @property
    def deciding(self) -> Ballot | None:
        """The last ballot that decides."""
        found = [one for one in self.ballots if one.purpose == BallotPurpose.DECISION]
        return found[-1] if found else None

    @property
    def held_since(self) -> date | None:
        """From when a ground that lies in the person stands against examining discipline: while it
        lasts, and also afterwards if the session that decided lies within it."""
        running = next((since for since, until in self.holds if until is None), None)
        return running or (self.held_on(self.deciding.session.held_on) if self.deciding else None)

    def held_on(self, day: date) -> date | None:
        """From when the hold has run in which that day lies."""
        return next(
            (
                since for since, until in self.holds
                if since <= day and (until is None or day < until)
            ),
            None,
        )  # fmt: skip

    @property
    def proposing(self) -> list[Ballot]:
        """The ballots that propose."""
        return [one for one in self.ballots if one.purpose == BallotPurpose.PROPOSAL]


def picture_of(case: Case, subject: CaseSubject) -> Picture:
    """Read what is on record; a query for each kind of row."""

    def live(model: Any) -> Any:
        return model.objects.live().of_subject(subject).order_by("pk")

    sessions = VotingSession.objects.of_case(case).live().order_by("held_on", "pk")
    ballots = live(Ballot).select_related("session", "rule__document")
    return Picture(
        case=case,
        subject=subject,
        acts=list(live(ViolationAct).order_by("began_on", "pk")),
        hearing=live(Hearing).first(),
        sessions=list(sessions),
        ballots=list(ballots.order_by("session__held_on", "pk")),
        excuses=list(live(FairnessExcuse).select_related("entered_by")),
        proposal=live(DisciplineProposal).first(),
        sanctions=list(
            Sanction.objects.of_case(case)
            .filter(subject=subject)
            .order_by("pk")
            .prefetch_related("notices")
        ),
        no_sanction=live(NoSanction).first(),
        holds=_holds(case, subject),
    )


def _holds(case: Case, subject: CaseSubject) -> list[tuple[date, date | None]]:
    """Times in which a ground that lies in the person stood against examining discipline."""
    holds = CaseHold.objects.of_case(case).filter(reason__in=OF_A_PERSON)
    of_subject = holds.filter(Q(subject=subject) | Q(subject__isnull=True))
    return list(of_subject.order_by("from_on").values_list("from_on", "until_on"))


def settle(findings: Iterable[Finding]) -> None:
    """Raise what refuses. Raises RuleRefused or Invalid."""
    raise_all([RuleRefused(one.code, field=one.field, **worded(one.params)) for one in findings])


def worded(params: dict[str, Any]) -> dict[str, Any]:
    """Codes of forms as people read them, days as they are written."""
    labels = dict(BallotResult.choices)
    found = {}
    for name, value in params.items():
        if name == "form":
            found[name] = labels.get(value, value)
        elif isinstance(value, date):
            found[name] = f"{value:%d/%m/%Y}"
        else:
            found[name] = value
    return found


def level_of(case: Case, day: date) -> str:
    """The level of the organisation that carries out the case, as it was on that day."""
    version = case.organization.versions.filter(valid__contains=day).first()
    return str(version.tier if version else case.organization.tier)


def verdict_on(picture: Picture, *, body: str, level: str, form: str, day: date) -> Verdict:
    """Whether the body may give the form to this subject on that day."""
    target = authority.object_of(
        is_person=picture.subject.is_person,
        from_above=any(act.from_above for act in picture.acts),
        committee_level=picture.subject.committee_level,
        level=level, body=body,
    )  # fmt: skip
    powers = lookup.powers_on(day)
    return authority.judge(powers, body=body, level=level, target=target, form=form)


def bodies_for(picture: Picture, form: str, day: date) -> list[Verdict]:
    """The bodies that may or might give the form to this subject, the lowest first."""
    return lookup.bodies_able_to_decide(
        form, on=day, is_person=picture.subject.is_person,
        from_above=any(act.from_above for act in picture.acts),
        committee_level=picture.subject.committee_level,
    )  # fmt: skip


@dataclass(frozen=True)
class Limitation:
    """When discipline becomes impossible for a form, and by which rule."""

    known: bool
    barred_from: date | None
    source: str = ""


def limitation_of(picture: Picture, form: str, day: date) -> Limitation:
    """Limitation for the form that was voted: it is known only then, and warned of before.

    Discipline is barred when it is barred for every act.
    """
    key = time_bar.key_of(form, is_person=picture.kind != ORGANISATION)
    rule = find_rule(key, on=day) if form else None
    if rule is None or not picture.acts:
        return Limitation(known=False, barred_from=None)
    excluded = excluded_of(picture.case, picture.subject.pk)
    days = []
    for act in picture.acts:
        others = [past(other) for other in picture.acts if other.pk != act.pk]
        found = time_bar.limitation(past(act), form, rule, others=others, excluded=excluded)
        days.append(found.last_day)
    source = lookup.citation(rule)
    last = None if None in days else max(filter(None, days))
    barred = last + timedelta(1) if last else None
    return Limitation(known=True, barred_from=barred, source=source)


def ledger(picture: Picture, form: str, *, today: date) -> list[Line]:
    """The fairness ledger of a subject, for the form that was voted or is proposed."""
    ballot = picture.deciding
    session = ballot.session if ballot else None
    day = session.held_on if session else today
    form = form or (ballot.result if ballot else "")
    heard = _heard(picture.hearing)
    held = _held(ballot) if ballot else None
    limits = limitation_of(picture, form, day)
    invitations = find_rule(lookup.INVITATIONS, on=day)
    on = session.held_on if session else None
    verdict = (
        verdict_on(picture, body=session.body, level=session.level, form=form, day=day)
        if session
        else None
    )
    lines = [
        fairness.explanation_line(heard, on),
        fairness.hearing_line(heard, on, invitations=invitations.whole if invitations else None),
        fairness.recusal_line(held),
        fairness.quorum_line(held),
        fairness.proposed_line([one.result for one in picture.proposing], form),
        fairness.ballot_line(held, form),
        fairness.authority_line(verdict),
        fairness.limitation_line(
            limits.barred_from, picture.case.concluded_on or on, known=limits.known,
            source=limits.source,
        ),
        _hold_line(picture),
    ]  # fmt: skip
    excuses = {
        one.point: Excuse(
            one.point, one.entered_by.full_name if one.entered_by else "", one.reason, one.about
        )
        for one in picture.excuses
    }  # fmt: skip
    return fairness.with_excuses([line for line in lines if line], excuses)


def _heard(row: Hearing | None) -> Heard | None:
    if row is None:
        return None
    return Heard(
        row.outcome, row.heard_on, tuple(sorted(row.invited)), row.explained_on, row.reason
    )


def _held(ballot: Ballot) -> Held:
    session = ballot.session
    return Held(
        on=session.held_on, present=session.present, entitled=session.entitled,
        result=ballot.result, purpose=ballot.purpose, counted=ballot.counted,
        recusal_asked=session.recusal_asked, unchecked=seats.unchecked(session.attendance),
        unnamed=max(session.present - len(session.attendance), 0),
        source=lookup.citation(ballot.rule.as_rule()) if ballot.rule else "",
    )  # fmt: skip


def _hold_line(picture: Picture) -> Line:
    member = picture.subject.member
    deceased = member is not None and member.leaving == Leaving.DECEASED
    return fairness.hold_line(held_since=picture.held_since, deceased=deceased)
