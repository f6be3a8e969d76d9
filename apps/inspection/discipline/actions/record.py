"""Violations, the subject's own word, sessions and ballots, as they are recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.accounts.models import User
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.discipline import lookup, rules
from apps.inspection.discipline.actions.held import done, held, open_for
from apps.inspection.discipline.choices import HearingOutcome
from apps.inspection.discipline.judging import Picture, settle
from apps.inspection.discipline.rules import Ballots
from apps.inspection.models import (
    Ballot,
    Case,
    CaseSubject,
    Hearing,
    ViolationAct,
    VotingSession,
)
from apps.inspection.walls import seats
from apps.membership.models import Member
from apps.regulations.lookup import find_rule

Named = Sequence[Mapping[str, str]]
"""People and why: {name, reason}."""


@audit.act("inspection.violation_recorded")
def record_act(
    *, case: Case, subject: CaseSubject, version: int, description: str, began_on: date,
    today: date, by: Actor, ended_on: date | None = None, discovered_on: date | None = None,
    goes_on: bool = False, from_above: bool = False, without_limitation: bool = False,
    form: str = "",
) -> ViolationAct:  # fmt: skip
    """Record one violation with the days that limitation counts from (69-QĐ/TW, article 4).

    Raises NotAllowed, Conflict, RuleRefused: days upside down or ahead, a form that the subject
    cannot be given.
    """
    picture = held(case, subject, version, by)
    open_for(picture)
    settle(
        rules.future_findings(
            today=today, began_on=began_on, ended_on=ended_on, discovered_on=discovered_on
        )
    )
    if not description.strip():
        raise RuleRefused("act_missing", field="description")
    if ended_on and (ended_on < began_on or goes_on):
        raise RuleRefused("act_period", field="ended_on")
    if form:
        settle(rules.form_findings(form, picture.kind, has_post=picture.has_post, posts="-"))
    row: ViolationAct = ViolationAct.of(
        picture.case, subject=picture.subject, description=description.strip(), began_on=began_on,
        ended_on=ended_on, discovered_on=discovered_on, goes_on=goes_on, from_above=from_above,
        without_limitation=without_limitation, form=form, entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    done(picture, "inspection.violation_recorded", by)
    return row


@audit.act("inspection.hearing_recorded")
def record_hearing(
    *, case: Case, subject: CaseSubject, version: int, today: date, by: Actor,
    explained_on: date | None = None, own_form: str = "", invited: Sequence[date] = (),
    outcome: str = "", heard_on: date | None = None, heard_by: str = "", view: str = "",
    reason: str = "",
) -> Hearing:  # fmt: skip
    """Record the subject's own word: self-review, invitations, and being heard or staying away.

    A later entry supersedes the earlier one, which stays on file. Raises NotAllowed, Conflict,
    RuleRefused: heard without day and by whom, staying away without invitation and reason
    (296-QĐ/TW, article 12).
    """
    picture = held(case, subject, version, by)
    open_for(picture)
    settle(
        rules.future_findings(today=today, explained_on=explained_on, heard_on=heard_on)
        + [one for day in invited for one in rules.future_findings(today=today, invited=day)][:1]
    )
    if outcome == HearingOutcome.HEARD and not (heard_on and heard_by.strip()):
        raise RuleRefused("hearing_by_whom", field="heard_by" if heard_on else "heard_on")
    stayed_away = outcome in (HearingOutcome.REFUSED, HearingOutcome.ABSENT)
    if stayed_away and not (invited and reason.strip()):
        raise RuleRefused("hearing_refusal", field="reason" if invited else "invited")
    if not (explained_on or invited or outcome):
        raise RuleRefused("hearing_empty", field="explained_on")
    if picture.hearing is not None:
        picture.hearing.struck = f"{today:%d/%m/%Y}"
        picture.hearing.save(update_fields=["struck"])
    row: Hearing = Hearing.of(
        picture.case, subject=picture.subject, explained_on=explained_on, own_form=own_form,
        invited=sorted(invited), outcome=outcome, heard_on=None if stayed_away else heard_on,
        heard_by=heard_by.strip(), view=view.strip(), reason=reason.strip(),
        entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    done(picture, "inspection.hearing_recorded", by)
    return row


@audit.act("inspection.session_recorded")
def record_session(
    *, case: Case, subject: CaseSubject, version: int, body: str, level: str, body_name: str,
    held_on: date, members: int, present: int, today: date, by: Actor, excluded: Named = (),
    recused: Named = (), recusal_asked: bool = False, minutes_number: str = "",
    people: Sequence[User | Member] = (), override_reason: str = "", override_decision: str = "",
) -> VotingSession:  # fmt: skip
    """Record a session of a body that votes: how many members it has, who does not count or may not
    vote and why. ``people`` took part and are known to the system: each is checked for conflicts.

    Raises NotAllowed, Conflict, RuleRefused: numbers that cannot be, somebody left out without a
    reason, the same session twice, somebody with a conflict who is not among those who may not vote
    (131-QĐ/TW), unless the standing body decided otherwise where that is possible.
    """
    picture = held(case, subject, version, by)
    open_for(picture)
    settle(rules.future_findings(today=today, held_on=held_on))
    _check_numbers(members, present, people, excluded=excluded, recused=recused)
    given = {"reason": override_reason.strip(), "decision": override_decision.strip()}
    rows = seats.seats(
        picture.case, people, body=body, recused=recused, overridden=all(given.values())
    )
    spite = given if seats.is_overridden(rows) else {}
    row: VotingSession = VotingSession.of(
        picture.case, body=body, level=level, body_name=body_name.strip(), held_on=held_on,
        members=members, present=present, excluded=[dict(one) for one in excluded],
        excluded_count=len(excluded), recused=[dict(one) for one in recused],
        recused_count=len(recused), recusal_asked=recusal_asked, attendance=rows,
        minutes_number=minutes_number.strip(), entered_by_id=by.user_id,
        **{f"override_{name}": text for name, text in spite.items()},
    )  # fmt: skip
    _save_once(row)
    done(picture, "inspection.session_recorded", by, **spite)
    return row


def _check_numbers(members: int, present: int, people: Sequence[Any], **left_out: Named) -> None:
    if present > members:
        raise RuleRefused("ballot_present", field="present", present=present, members=members)
    if len(people) > members:
        raise RuleRefused("session_people", field="people", count=len(people), members=members)
    if len(left_out["excluded"]) >= members:
        raise RuleRefused("ballot_nobody", field="members")
    for field, named in left_out.items():
        if not all(one["name"].strip() and one["reason"].strip() for one in named):
            raise RuleRefused("left_out_without_reason", field=field)


def _save_once(row: VotingSession) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "votingsession_once" not in str(error):
            raise
        raise RuleRefused("session_twice", field="held_on") from None


@audit.act("inspection.ballot_recorded")
def record_ballot(
    *, case: Case, subject: CaseSubject, version: int, session: VotingSession, purpose: str,
    issued: int, returned: int, valid: int, invalid: int, votes: Mapping[str, int], by: Actor,
    not_returned: int | None = None, added_up: bool = False,
) -> Ballot:  # fmt: skip
    """Record the counts of a secret ballot; what it comes to follows from the rule of that day.

    One ballot, one form on each. ``added_up``: no form had the majority alone, and the body added
    the votes up from the heaviest form downwards, as its minutes say; a settled rule does so anyway
    (30-QĐ/TW, article 38), a draft never by itself. Raises NotAllowed, Conflict, RuleRefused or
    Invalid: numbers that do not add up, a form that the subject cannot be given, a second ballot
    after one that carried, a voter of whom a conflict became known since the session (131-QĐ/TW).
    """
    picture = held(case, subject, version, by)
    open_for(picture)
    own = next((one for one in picture.sessions if one.pk == session.pk), None)
    if own is None:
        raise RuleRefused("session_unknown", field="session")
    numbers = Ballots(
        members=own.members, present=own.present, issued=issued, returned=returned, valid=valid,
        invalid=invalid, votes=dict(votes), excluded=own.excluded_count,
        recused=own.recused_count, not_returned=not_returned,
    )  # fmt: skip
    settle(rules.ballot_findings(numbers, picture.forms))
    seats.check_again(picture.case, own.attendance, body=own.body)
    _check_order(picture, own, purpose)
    found = _result(picture, own, purpose, votes, added_up=added_up)
    rule = find_rule(lookup.rule_of(found.form, purpose), on=own.held_on)
    row: Ballot = Ballot.of(
        picture.case, subject=picture.subject, session=own, purpose=purpose, issued=issued,
        returned=returned, valid=valid, invalid=invalid, result=found.form,
        counted=found.counted, cumulated=found.cumulated, rule_id=rule.pk if rule else None,
        entered_by_id=by.user_id, **{f"votes_{form}": count for form, count in votes.items()},
    )  # fmt: skip
    row.save()
    taken = {"added_up": found.form} if found.cumulated and added_up else {}
    done(picture, "inspection.ballot_recorded", by, **taken)
    return row


def _result(
    picture: Picture, session: VotingSession, purpose: str, votes: Mapping[str, int], *,
    added_up: bool,
) -> rules.Result:  # fmt: skip
    return rules.result_of(
        votes, picture.forms, session.entitled, lookup.thresholds_on(session.held_on, purpose),
        adding_up=added_up or lookup.adds_up(session.held_on),
    )  # fmt: skip


def _check_order(picture: Picture, session: VotingSession, purpose: str) -> None:
    """A body votes once; again only at a later session when nothing was carried."""
    for one in picture.ballots:
        same_body = (one.session.body, one.session.level) == (session.body, session.level)
        if one.purpose != purpose or not same_body:
            continue
        if one.result or one.session_id == session.pk:
            raise RuleRefused("ballot_already", field="session", day=f"{one.session}")


@audit.act("inspection.discipline_struck")
def strike_row(
    *, case: Case, subject: CaseSubject, version: int, row: Any, reason: str, by: Actor
) -> Any:
    """Strike what was entered wrongly; it stays on file with the reason.

    Raises NotAllowed, Conflict, RuleRefused: no reason, a session that ballots belong to, after the
    decision.
    """
    picture = held(case, subject, version, by)
    open_for(picture)
    if not reason.strip():
        raise RuleRefused("strike_reason", field="reason")
    live = type(row).objects.of_case(picture.case).live()
    found = live.filter(pk=row.pk).select_for_update(of=("self",)).first()
    # What is on record of another subject may have been decided on.
    if found is None or getattr(found, "subject_id", subject.pk) != subject.pk:
        raise RuleRefused("struck_already", field="reason")
    if isinstance(found, VotingSession) and found.ballots.filter(struck="").exists():
        raise RuleRefused("session_has_ballots", field="reason")
    found.struck = reason.strip()
    found.save(update_fields=["struck"])
    done(picture, "inspection.discipline_struck", by, row=str(found._meta.verbose_name))
    return found
