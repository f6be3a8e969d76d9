"""What the acts share: holding a transfer, the words of the paper, judging a stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.membership.choices import State as MemberState
from apps.membership.judging import require_possible
from apps.membership.models import Member, Transfer
from apps.membership.seniority.holding import citation
from apps.membership.transfers import labels, rules
from apps.membership.transfers.choices import Reason
from apps.membership.transfers.lookup import PAPER, STAY_MAXIMUM, STAY_MINIMUM, STUDY_MAXIMUM
from apps.membership.transfers.sides import CHANGE, can_receive, can_send
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below

STAY_RULES = {
    "stay_too_short": STAY_MINIMUM,
    "stay_too_long": STAY_MAXIMUM,
    "stay_too_long_for_study": STUDY_MAXIMUM,
}


def source(key: str, on: date) -> str:
    """Article and document of the rule in force."""
    return citation(find_rule(key, on=on))


def cited(key: str, on: date) -> str:
    """The rule in force at the end of a sentence; nothing where none is recorded."""
    found = source(key, on)
    return f" ({found})" if found else ""


def held(
    transfer: Transfer, version: int, act: str, by: Actor, *, receiving: bool = False
) -> tuple[Transfer, bool]:
    """The transfer, held against a second act, and whether the same person did this act just now.

    Raises NotAllowed for the wrong side, Conflict when somebody else acted meanwhile, RuleRefused
    when the act does not fit the state.
    """
    require(by, CHANGE, transfer)
    found: Transfer = Transfer.objects.select_for_update(of=("self",)).get(pk=transfer.pk)
    if not (can_receive(by, found) if receiving else can_send(by, found)):
        raise NotAllowed(permission=str(CHANGE))
    where = found.file_state if act in FILE_DONE else found.state
    done = found.version == version + 1 and where in (FILE_DONE.get(act) or (DONE.get(act),))
    if done and found.changed_by_id == by.user_id:
        return found, True  # a second click of the same person
    if found.version != version:
        raise Conflict("stale")
    if not rules.may(act, found.state):
        raise RuleRefused(
            "transfer_wrong_state",
            state=str(found.get_state_display()),
            law=cited(PAPER, found.requested_on),
        )
    return found, False


DONE = {
    "send": rules.SENT,
    "withdraw": rules.WITHDRAWN,
    "hand_in": rules.IN_TRANSIT,
    "return": rules.RETURNED,
    "receive": rules.RECEIVED,
}
FILE_DONE = {
    "send_file": (rules.FILE_SENT,),
    "receive_file": (rules.FILE_INCOMPLETE, rules.FILE_COMPLETE),
    "take_file_back": (rules.FILE_BACK,),
}


def stored(transfer: Transfer, by: Actor) -> None:
    """Save what an act changed."""
    transfer.version += 1
    transfer.changed_by_id = by.user_id
    transfer.save()


def present(member: Member) -> None:
    """Refuse a member who left."""
    if member.state == MemberState.LEFT:
        raise RuleRefused("transfer_left", name=member.full_name)


def free(member: Member, today: date) -> None:
    """Refuse a member with an open transfer or on a temporary stay."""
    if Transfer.objects.filter(member=member).open().exists():
        raise RuleRefused("transfer_open", source=source(PAPER, today))
    if Transfer.objects.filter(member=member).guests().exists():
        raise RuleRefused("transfer_stay_open")


def not_after(day: date, today: date, field: str) -> None:
    """Refuse a day in the future, or before the Party was founded."""
    require_possible(day, today=today, field=field, ahead="transfer_day_in_future")


def words_of_paper(member: Member) -> dict[str, Any]:
    """What the referral paper says of the member: copies that no later change of the record
    touches."""
    return {
        "full_name": member.full_name,
        "birth": member.birth,
        "sex": member.sex,
        "card_number": member.card_number,
        "record_number": member.record_number,
        "ceremony_on": member.ceremony_on,
        "official_on": member.official_on,
    }


def letterhead(unit: Organization) -> str:
    """An organisation with those above it up to its office, as on the paper."""
    names, here = [unit.name], unit
    while here.parent and not here.keeps_office:
        here = here.parent
        names.append(here.name)
    return ", ".join(names)[:300]


def judge_stay(
    first: date | None, last: date | None, *, reason: str, blocking: bool = True
) -> RuleRefused | None:
    """What speaks against a temporary stay: raised when it settles the matter, else returned.

    A draft rule only warns.
    """
    if first is None or last is None:
        raise RuleRefused(
            "stay_period_missing", field="stay_from" if first is None else "stay_last"
        )
    if last <= first:
        raise RuleRefused("stay_period_backwards", field="stay_last")
    found = {key: find_rule(key, on=first) for key in STAY_RULES.values()}
    code = rules.stay_fault(
        first, last, study=reason == Reason.STUDY, limits=rules.StayLimits(
            *(_whole(found[key]) for key in (STAY_MINIMUM, STAY_MAXIMUM, STUDY_MAXIMUM))
        ),
    )  # fmt: skip
    if not code:
        return None
    rule = found[STAY_RULES[code]]
    assert rule is not None
    refusal = RuleRefused(code, field="stay_last", number=rule.value, source=citation(rule))
    if rule.may_block and blocking:
        raise refusal
    return refusal


def _whole(rule: Rule | None) -> int | None:
    return None if rule is None or rule.is_unlimited else rule.whole
