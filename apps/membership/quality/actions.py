"""Confirming a record with its member; asking another office about a duplicate, and answering."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.membership import permissions
from apps.membership.models import DuplicateNotice, Member, MemberCard
from apps.membership.quality.choices import Answer
from apps.membership.record.storing import row_of


@audit.act("membership.record_confirmed")
def confirm_record(*, member: Member, today: date, by: Actor) -> MemberCard:
    """Say that the record was checked with the member today; it counts as alive for 12 months.

    Raises NotAllowed.
    """
    require(by, permissions.CHANGE, member)
    if not permissions.can_change(by, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    card: MemberCard = row_of(MemberCard, member, None)
    card.confirmed_on, card.confirmed_by = today, by.user
    card.save()
    audit.record(by, action="membership.record_confirmed", obj=member)
    return card


@audit.act("membership.duplicate_asked")
def ask_about_duplicate(*, member: Member, match: str, by: Actor) -> None:
    """Send a question to the office with a like record; neither side learns the other's person.

    The other office reads who asks and by what the records are alike. Raises RuleRefused when
    there is no such record, or when it was asked already: the two are one answer.
    """
    require(by, permissions.CHANGE, member)
    if not permissions.can_change(by, member):
        raise NotAllowed(permission=str(permissions.CHANGE))
    office = by.organization.name if by.organization else ""
    if not _asked("select membership_ask_duplicate(%s, %s, %s)", [member.pk, match, office]):
        raise RuleRefused("duplicate_not_asked")
    audit.record(by, action="membership.duplicate_asked", obj=member, match=match)


@audit.act("membership.duplicate_answered")
def answer_duplicate(*, notice: DuplicateNotice, answer: str, by: Actor) -> None:
    """Answer a question of another office about a member of one's own.

    Raises NotAllowed, or RuleRefused for an unknown answer and for a question already answered.
    """
    require(by, permissions.CHANGE, notice)
    if answer not in (Answer.OTHER_PERSON, Answer.SAME_PERSON):
        raise RuleRefused("answer_unknown", field="answer")
    if not _asked("select membership_answer_duplicate(%s, %s)", [notice.pk, answer]):
        raise RuleRefused("duplicate_answered")
    audit.record(by, action="membership.duplicate_answered", obj=notice.member, answer=answer)


def _asked(sql: str, values: list[Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return bool(cursor.fetchone()[0])
