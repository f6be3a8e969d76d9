"""What can happen to Party badges. One action per event."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.formats import date_text
from apps.membership.judging import require_possible
from apps.membership.models import BadgeAward, BadgeRound, Member
from apps.membership.seniority import badge_judging, labels
from apps.membership.seniority.badge_lookup import badge_law
from apps.membership.seniority.candidates import candidates
from apps.membership.seniority.choices import AwardKind, AwardState, RoundState
from apps.membership.seniority.holding import locked_member
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below


@audit.act("membership.badge_round_opened")
def open_round(
    *, organization: Organization, held_on: date, occasion: str, by: Actor
) -> BadgeRound:
    """Begin to prepare the badges of a day. Raises NotAllowed, RuleRefused for a second round."""
    require(by, Permission.CHANGE_BADGE, organization)
    made = BadgeRound(organization=organization, held_on=held_on, occasion=occasion.strip())
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        if "badgeround_one_a_day" in str(error):
            raise RuleRefused("badge_round_twice", field="held_on") from None
        raise
    audit.record(by, action="membership.badge_round_opened", obj=made, day=date_text(held_on))
    return made


@audit.act("membership.badges_proposed")
def propose_badges(*, round_: BadgeRound, members: Collection[int], by: Actor) -> list[BadgeAward]:
    """Propose the members with these keys for the badge whose years they complete by the day.

    Raises RuleRefused, and proposes nobody, when one of them does not come into question: not
    official, years not complete, badge awarded or proposed already.
    """
    held = _held(round_, by, RoundState.OPEN)
    law = badge_law(held.held_on)
    wanted = set(members)
    # Held so that a second officer who proposes the same members waits, and is then refused.
    list(Member.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))
    found = list(candidates(by, held.organization, law).filter(pk__in=wanted))
    if not wanted or len(found) != len(wanted):
        raise RuleRefused(
            "badge_not_candidates", count=len(wanted) - len(found), day=date_text(held.held_on)
        )
    made = BadgeAward.objects.bulk_create(
        BadgeAward(
            organization_id=member.organization_id,
            member=member,
            round=held,
            years=member.reached,
            kind=AwardKind.REGULAR,
            state=AwardState.PROPOSED,
            counted_from=member.counted_from,
            recorded_by_id=by.user_id,
        )
        for member in found
    )
    audit.record(by, action="membership.badges_proposed", obj=held, count=len(made))
    return made


@audit.act("membership.badge_proposed")
def propose_special_badge(
    *,
    round_: BadgeRound,
    member: Member,
    years: int,
    kind: str,
    reason: str,
    by: Actor,
    basis: str = "",
    discipline: str = "",
    disciplined_on: date | None = None,
) -> BadgeAward:
    """Propose one member early (gravely ill), after death, or by hand. A settled rule refuses; a
    draft one lets it pass with a paper (``basis``). Raises NotAllowed, RuleRefused, Invalid."""
    held = _held(round_, by, RoundState.OPEN)
    person = locked_member(member, by, Permission.CHANGE_BADGE)
    if not person.path.startswith(held.path):
        raise RuleRefused("badge_member_elsewhere", field="member")
    counted_from = badge_judging.judge(
        person, badge_law(held.held_on), years=years, kind=kind, basis=basis, by=by,
        discipline=discipline, disciplined_on=disciplined_on,
    )  # fmt: skip
    made = _save(
        BadgeAward(
            organization_id=person.organization_id,
            member=person,
            round=held,
            years=years,
            kind=kind,
            state=AwardState.PROPOSED,
            counted_from=counted_from,
            recorded_by_id=by.user_id,
            reason=reason.strip(),
            basis=basis.strip(),
        )
    )
    audit.record(by, action="membership.badge_proposed", obj=person, years=years, ground=kind)
    return made


@audit.act("membership.badge_withdrawn")
def withdraw_badge(*, award: BadgeAward, reason: str, by: Actor) -> BadgeAward:
    """Take a proposal back before the decision; it stays to be read with the reason.

    Raises NotAllowed, RuleRefused for a badge that is decided or withdrawn.
    """
    person = locked_member(award.member, by, Permission.CHANGE_BADGE)
    held = BadgeAward.objects.select_for_update(of=("self",)).get(pk=award.pk)
    if held.state != AwardState.PROPOSED:
        raise RuleRefused("badge_not_proposed")
    held.state, held.withdrawn_reason = AwardState.WITHDRAWN, reason.strip()
    held.save(update_fields=["state", "withdrawn_reason"])
    audit.record(by, action="membership.badge_withdrawn", obj=person, years=held.years)
    return held


@audit.act("membership.badge_round_submitted")
def submit_round(
    *, round_: BadgeRound, version: int, number: str, on: date, by: Actor, today: date
) -> BadgeRound:
    """Send the list of a round to the level that decides, by a submission with its number.

    Raises NotAllowed, Conflict, or RuleRefused for an empty round and a day still to come.
    """
    held = _held(round_, by, RoundState.OPEN, version)
    _check_day(on, today, field="on")
    if not held.awards.filter(state=AwardState.PROPOSED).exists():  # type: ignore[attr-defined]
        raise RuleRefused("badge_round_empty")
    held.submission_number, held.submitted_on = number.strip(), on
    return _moved(held, RoundState.PROPOSED, "membership.badge_round_submitted", by)


@audit.act("membership.badge_round_decided")
def decide_round(
    *, round_: BadgeRound, version: int, number: str, on: date, body: str, by: Actor, today: date
) -> BadgeRound:
    """Record the decision of the level above: every badge proposed in the round is decided by it,
    and the money (dong) is fixed at factor times base salary of the day of the awarding.

    Raises NotAllowed, Conflict, or RuleRefused for a day before the submission or still to come.
    """
    held = _held(round_, by, RoundState.PROPOSED, version)
    _check_day(on, today, field="on", after=held.submitted_on)
    held.decision_number, held.decided_on, held.deciding_body = number.strip(), on, body.strip()
    law = badge_law(held.held_on)
    awards = list(held.awards.filter(state=AwardState.PROPOSED))  # type: ignore[attr-defined]
    for award in awards:
        award.state, award.decision_number = AwardState.DECIDED, held.decision_number
        award.decided_on, award.amount = on, law.money(award.years).amount
    fields = ["state", "decision_number", "decided_on", "amount"]
    BadgeAward.objects.bulk_update(awards, fields, batch_size=500)
    return _moved(held, RoundState.DECIDED, "membership.badge_round_decided", by)


@audit.act("membership.badges_awarded")
def award_round(
    *, round_: BadgeRound, version: int, on: date, by: Actor, today: date
) -> BadgeRound:
    """Record that the badges of a round were handed over, those that came before it by themselves
    and those that moved away with their member left out.

    Raises NotAllowed, Conflict, or RuleRefused for a day before the decision or still to come.
    """
    held = _held(round_, by, RoundState.DECIDED, version)
    _check_day(on, today, field="on", after=held.decided_on)
    held.awarded_on = on
    decided = held.awards.filter(state=AwardState.DECIDED)  # type: ignore[attr-defined]
    decided.update(state=AwardState.AWARDED, awarded_on=on)
    return _moved(held, RoundState.AWARDED, "membership.badges_awarded", by)


@audit.act("membership.badge_handed_over")
def hand_over_badge(*, award: BadgeAward, on: date, by: Actor, today: date) -> BadgeAward:
    """Record that one badge was handed over by itself: at the bedside, or by the office to which
    the member moved between the decision and the day of the awarding.

    Raises NotAllowed, RuleRefused for a badge that is not decided, for a day before the decision
    or still to come.
    """
    person = locked_member(award.member, by, Permission.CHANGE_BADGE)
    held = BadgeAward.objects.select_for_update(of=("self",)).get(pk=award.pk)
    if held.state != AwardState.DECIDED:
        raise RuleRefused("badge_not_decided", state=held.get_state_display())
    _check_day(on, today, field="on", after=held.decided_on)
    held.state, held.awarded_on = AwardState.AWARDED, on
    held.save(update_fields=["state", "awarded_on"])
    audit.record(
        by, action="membership.badge_handed_over", obj=person, years=held.years,
        happened_on=date_text(on),
    )  # fmt: skip
    return held


@audit.act("membership.badge_numbered")
def number_badge(*, award: BadgeAward, number: str, by: Actor) -> BadgeAward:
    """Record the number of a badge that is decided. Raises NotAllowed, RuleRefused before."""
    person = locked_member(award.member, by, Permission.CHANGE_BADGE)
    held = BadgeAward.objects.select_for_update(of=("self",)).get(pk=award.pk)
    if held.state not in (AwardState.DECIDED, AwardState.AWARDED):
        raise RuleRefused("badge_number_before_decision", field="number")
    held.badge_number = number.strip()
    held.save(update_fields=["badge_number"])
    audit.record(by, action="membership.badge_numbered", obj=person, years=held.years)
    return held


@audit.act("membership.badge_recorded")
def record_badge(
    *,
    member: Member,
    years: int,
    by: Actor,
    today: date,
    decision_number: str = "",
    decided_on: date | None = None,
    badge_number: str = "",
) -> BadgeAward:
    """Take over a badge that was awarded before the register was opened, as far as it is known.

    Raises NotAllowed, RuleRefused for a badge that is known already, or years never offered.
    """
    person = locked_member(member, by, Permission.CHANGE_BADGE)
    if decided_on:
        _check_day(decided_on, today, field="decided_on", after=person.official_on)
    badges = badge_law(decided_on or today).badges
    if years not in (*badges.offered, *badges.only_draft):
        raise RuleRefused("badge_years_unknown", field="years", number=years)
    made = _save(
        BadgeAward(
            organization_id=person.organization_id,
            member=person,
            years=years,
            kind=AwardKind.RECORDED,
            state=AwardState.AWARDED,
            decision_number=decision_number.strip(),
            decided_on=decided_on,
            badge_number=badge_number.strip(),
            recorded_by_id=by.user_id,
        )
    )
    audit.record(by, action="membership.badge_recorded", obj=person, years=years)
    return made


@audit.act("membership.badge_reissued")
def reissue_badge(
    *,
    award: BadgeAward,
    reason: str,
    decision_number: str,
    decided_on: date,
    by: Actor,
    today: date,
    badge_number: str = "",
) -> BadgeAward:
    """Issue a lost badge again: no money goes with it, and the first award stays.

    Raises NotAllowed, RuleRefused for a badge that was never awarded.
    """
    person = locked_member(award.member, by, Permission.CHANGE_BADGE)
    first = BadgeAward.objects.select_for_update(of=("self",)).get(pk=award.pk)
    if first.state != AwardState.AWARDED:
        raise RuleRefused("badge_never_awarded")
    _check_day(decided_on, today, field="decided_on", after=first.decided_on)
    again = BadgeAward.objects.filter(
        member=person, years=first.years, kind=AwardKind.REISSUE, decided_on=decided_on
    )
    if again.exists():
        raise RuleRefused("badge_reissued_twice", field="decided_on")
    made = _save(
        BadgeAward(
            organization_id=person.organization_id,
            member=person,
            years=first.years,
            kind=AwardKind.REISSUE,
            state=AwardState.AWARDED,
            reason=reason.strip(),
            decision_number=decision_number.strip(),
            decided_on=decided_on,
            badge_number=badge_number.strip(),
            recorded_by_id=by.user_id,
        )
    )
    audit.record(by, action="membership.badge_reissued", obj=person, years=first.years)
    return made


def _held(round_: BadgeRound, by: Actor, state: str, version: int | None = None) -> BadgeRound:
    """The round, held; raises NotAllowed, Conflict for another version, RuleRefused by state."""
    require(by, Permission.CHANGE_BADGE, round_)
    held: BadgeRound = BadgeRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if not by.lo <= held.path < by.hi:
        raise NotAllowed(permission=str(Permission.CHANGE_BADGE))
    if held.state != state:
        raise RuleRefused("badge_round_state", state=held.get_state_display())
    if version is not None and held.version != version:
        raise Conflict("stale")
    return held


def _moved(round_: BadgeRound, state: str, action: str, by: Actor) -> BadgeRound:
    round_.state = state
    round_.version += 1
    round_.save()
    audit.record(by, action=action, obj=round_, day=date_text(round_.held_on))
    return round_


def _check_day(on: date, today: date, *, field: str, after: date | None = None) -> None:
    require_possible(on, today=today, field=field)
    if after and on < after:
        raise RuleRefused("badge_day_order", field=field, day=date_text(after))


def _save(award: BadgeAward) -> BadgeAward:
    """Save; the database holds that a member has a badge of N once."""
    try:
        with transaction.atomic():
            award.save()
    except IntegrityError as error:
        if "badgeaward_once" in str(error):
            raise RuleRefused("badge_twice", field="years", number=award.years) from None
        raise
    return award
