"""What can happen to member cards and curriculum numbers. One action per event."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused, raise_all
from apps.core.formats import date_text
from apps.membership import permissions
from apps.membership.choices import Leaving
from apps.membership.judging import require_possible
from apps.membership.models import CardEvent, CurriculumNumber, CurriculumRange, Member
from apps.membership.rules import Limit
from apps.membership.seniority import labels
from apps.membership.seniority.badge_judging import refusal_of
from apps.membership.seniority.card_lookup import DIGITS, HOLDERS, WAIT, limit_of, ranges_for
from apps.membership.seniority.choices import CardKind
from apps.membership.seniority.holding import citation, locked_member
from apps.membership.seniority.rules import (
    GIVING,
    CardAct,
    card_doubts,
    curriculum_parts,
    next_number,
)
from apps.regulations.lookup import find_rule
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below


@audit.act("membership.card_issued")
def issue_card(
    *,
    member: Member,
    number: str,
    on: date,
    decision_number: str,
    by: Actor,
    today: date,
    basis: str = "",
    discipline: str = "",
    disciplined_on: date | None = None,
) -> CardEvent:
    """Give an official member the first card. A draft waiting time lets it pass with a paper.

    Raises NotAllowed, RuleRefused, Invalid.
    """
    wait = limit_of(WAIT.format(discipline), on) if discipline else None
    return _record(
        member, CardKind.ISSUED, by, today, number=number, on=on, wait=wait, basis=basis,
        decision_number=decision_number, disciplined_on=disciplined_on,
    )  # fmt: skip


@audit.act("membership.card_reissued")
def reissue_card(
    *,
    member: Member,
    number: str,
    on: date,
    decision_number: str,
    reason: str,
    by: Actor,
    today: date,
) -> CardEvent:
    """Give a card again, the old one lost or damaged. Raises NotAllowed, RuleRefused, Invalid."""
    return _record(
        member, CardKind.REISSUED, by, today, number=number, on=on, reason=reason,
        decision_number=decision_number,
    )  # fmt: skip


@audit.act("membership.card_exchanged")
def exchange_card(
    *, member: Member, number: str, on: date, decision_number: str, by: Actor, today: date
) -> CardEvent:
    """Exchange an old card for the new model. Raises NotAllowed, RuleRefused, Invalid."""
    return _record(
        member, CardKind.EXCHANGED, by, today, number=number, on=on,
        decision_number=decision_number,
    )  # fmt: skip


@audit.act("membership.card_lost")
def report_card_lost(*, member: Member, on: date, reason: str, by: Actor, today: date) -> CardEvent:
    """Record that a card was lost or damaged, until it is issued again.

    Raises NotAllowed, or RuleRefused when the member has no card.
    """
    return _record(member, CardKind.LOST, by, today, on=on, reason=reason)


@audit.act("membership.card_collected")
def collect_card(
    *, member: Member, on: date, by: Actor, today: date, reason: str = ""
) -> CardEvent:
    """Record that the cell collected the card of one who left the Party; of the dead it stays
    with the family. The number stays on the record: it is never given to another.

    Raises NotAllowed, or RuleRefused while the person is a member.
    """
    kind = CardKind.FAMILY if member.leaving == Leaving.DECEASED else CardKind.COLLECTED
    return _record(member, kind, by, today, on=on, reason=reason)


def _record(
    member: Member,
    kind: str,
    by: Actor,
    today: date,
    *,
    on: date,
    number: str = "",
    reason: str = "",
    decision_number: str = "",
    basis: str = "",
    disciplined_on: date | None = None,
    wait: Limit | None = None,
) -> CardEvent:
    held = locked_member(member, by, permissions.CHANGE)
    require_possible(on, today=today, field="on")
    number = "".join(number.split())
    act = CardAct(
        kind, number, on, held.card_number, held.citizen_number, held.official_on,
        left=_gone(held, kind), dead=held.leaving == Leaving.DECEASED,
        disciplined_on=disciplined_on, wait=wait,
    )  # fmt: skip
    _judge(act, basis)
    event = CardEvent(
        organization_id=held.organization_id, member=held, kind=kind, happened_on=on,
        number=number or held.card_number, reason=reason.strip(), basis=basis.strip(),
        decision_number=decision_number.strip(), recorded_by_id=by.user_id,
    )  # fmt: skip
    _save_event(event)
    if kind in GIVING:
        _set_number(held, "card_number", number)
    audit.record(by, action=f"membership.card_{kind}", obj=held, day=date_text(on))
    return event


def _judge(act: CardAct, basis: str) -> None:
    """Refuse by a settled rule always, by a draft one without a paper."""
    holders = find_rule(HOLDERS, on=act.on)
    officials = Limit(0, citation(holders), may_block=True) if holders else None
    digits = limit_of(DIGITS, act.on) if act.kind in GIVING else None
    found = card_doubts(act, digits, officials)
    raise_all([refusal_of(one) for one in found if one.blocks or not basis.strip()])


def _gone(member: Member, kind: str) -> bool:
    """Whether the member left; whoever moved to another province took the card along."""
    moved = member.leaving == Leaving.MOVED_AWAY and kind not in GIVING
    return member.left_on is not None and not moved


def _save_event(event: CardEvent) -> None:
    try:
        with transaction.atomic():
            event.save()
    except IntegrityError as error:
        if "cardevent_once_a_day" in str(error):
            raise RuleRefused("card_twice", field="on") from None
        raise


def _set_number(member: Member, field: str, number: str) -> None:
    """Write the number into the record; one that is taken is told without telling whose it is."""
    setattr(member, field, number)
    member.version += 1
    try:
        with transaction.atomic():
            member.save(update_fields=[field, "version", "changed_at"])
    except IntegrityError as error:
        if "member_card_number" in str(error):
            raise RuleRefused("card_number_taken", field="number") from None
        raise


@audit.act("membership.curriculum_range_handed_out")
def hand_out_range(
    *,
    organization: Organization,
    letters: str,
    first: int,
    last: int,
    on: date,
    paper: str,
    by: Actor,
    today: date,
) -> CurriculumRange:
    """Hand numbers of a province-level organisation to a unit. Nothing is handed out twice.

    Raises NotAllowed, RuleRefused.
    """
    require(by, permissions.CHANGE, organization)
    require_possible(on, today=today, field="on")
    letters = letters.strip().upper()
    if curriculum_parts(f"000001 {letters}") is None:
        raise RuleRefused("curriculum_letters", field="letters")
    if not 1 <= first <= last <= 999_999:
        raise RuleRefused("curriculum_range", field="last")
    made = CurriculumRange(
        organization=organization, letters=letters, handed_on=on, paper=paper.strip(),
        numbers=(first, last + 1),
    )  # fmt: skip
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        if "curriculumrange_handed_out_once" in str(error):
            raise RuleRefused("curriculum_range_taken", field="first") from None
        raise
    made.refresh_from_db(fields=["numbers"])
    audit.record(by, action="membership.curriculum_range_handed_out", obj=made)
    return made


@audit.act("membership.curriculum_number_assigned")
def assign_curriculum_number(
    *, member: Member, on: date, by: Actor, today: date, number: str = "", reason: str = ""
) -> CurriculumNumber:
    """Give a member a curriculum number: the one named, or the next free one of the unit's range.

    Who has a number keeps it, unless a reason is given (a collision after a merger). Letters stay
    those of the organisation that handed the range out. Raises NotAllowed, RuleRefused.
    """
    held = locked_member(member, by, permissions.CHANGE)
    require_possible(on, today=today, field="on")
    if held.record_number and not reason.strip():
        raise RuleRefused("curriculum_has_one", field="reason")
    digits, letters = _named(number) if number.strip() else _next_free(held, by)
    made = CurriculumNumber(
        organization_id=held.organization_id, member=held, digits=digits, letters=letters,
        given_on=on, reason=reason.strip(), recorded_by_id=by.user_id,
    )  # fmt: skip
    clash = Member.objects.exclude(pk=held.pk).filter(record_number=str(made))
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        if "curriculumnumber_once" in str(error):
            raise RuleRefused("curriculum_taken", field="number") from None
        raise
    if clash.exists():
        raise RuleRefused("curriculum_taken", field="number")
    _set_number(held, "record_number", str(made))
    audit.record(by, action="membership.curriculum_number_assigned", obj=held)
    return made


def _named(number: str) -> tuple[str, str]:
    found = curriculum_parts(number)
    if found is None:
        raise RuleRefused("curriculum_format", field="number")
    return found


def _next_free(member: Member, by: Actor) -> tuple[str, str]:
    """The next number of the nearest range; held, so that two officers get two numbers."""
    for one in ranges_for(member).select_for_update(of=("self",)):
        given = CurriculumNumber.objects.filter(
            letters=one.letters,
            digits__range=(f"{one.numbers.lower:06}", f"{one.last:06}"),
        ).values_list("digits", flat=True)
        old = Member.objects.filter(
            record_number__endswith=one.letters,
            path__gte=by.lo,
            path__lt=by.hi,
        ).values_list("record_number", flat=True)
        parts = [curriculum_parts(text) for text in old]
        taken = {int(digits) for digits in given}
        taken |= {int(found[0]) for found in parts if found and found[1] == one.letters}
        number = next_number(one.numbers.lower, one.last, taken)
        if number is not None:
            return f"{number:06}", one.letters
    raise RuleRefused("curriculum_no_range", field="number", unit=member.organization.name)
