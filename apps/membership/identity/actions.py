"""Saying who is who: accounts of members, declared relatives, which kinships keep from a case."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from apps.accounts.actor import Actor
from apps.accounts.models import RoleAssignment, User
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.membership.identity import permissions
from apps.membership.identity.listeners import tell
from apps.membership.identity.lookup import hold_facts, whole_tree
from apps.membership.models import Kinship, Member, MemberAccount, MemberRelation, PrivateEntry


@audit.act("membership.account_linked")
def link_account(*, member: Member, sign_in_name: str, today: date, by: Actor) -> MemberAccount:
    """Say that a member signs in with an account: walls around cases about them then bind it.

    The account is named in full and holds a role in the own range; of others the same sentence says
    nothing. Raises NotAllowed, RuleRefused for an unknown account, the own one, or one of the two
    linked already.
    """
    permissions.require_keep(by, member)
    user = _account(sign_in_name, today, by)
    if user.pk == by.user_id:
        raise RuleRefused("account_own", field="sign_in_name")
    hold_facts(changing=True)
    with whole_tree():
        linked = MemberAccount.objects.standing().filter(Q(member=member) | Q(user=user))
        if linked.exists():
            raise RuleRefused("account_linked", field="sign_in_name")
    link = MemberAccount.objects.create(
        member=member, organization_id=member.organization_id, user=user, since=today,
        entered_by_id=by.user_id,
    )  # fmt: skip
    audit.record(by, action="membership.account_linked", obj=member, person=user.pk)
    tell([member.pk], by)
    return link


def _account(sign_in_name: str, today: date, by: Actor) -> User:
    """The account of that name with a role in the actor's range."""
    held = RoleAssignment.objects.current(today).filter(path__gte=by.lo, path__lt=by.hi)
    found: User | None = User.objects.filter(
        sign_in_name__iexact=sign_in_name.strip(), pk__in=held.values("user_id")
    ).first()
    if found is None:
        raise RuleRefused("account_unknown", field="sign_in_name")
    return found


@audit.act("membership.account_unlinked")
def unlink_account(*, link: MemberAccount, reason: str, today: date, by: Actor) -> MemberAccount:
    """End a link that was wrong, with the reason. Nobody ends the link of their own account.

    Raises NotAllowed, RuleRefused without a reason, for the own account, or when it has ended.
    """
    permissions.require_keep(by, link.member)
    if link.user_id == by.user_id:
        raise RuleRefused("account_own")
    ended: MemberAccount = _end(MemberAccount, link, reason, today, by)
    audit.record(
        by, action="membership.account_unlinked", obj=ended.member, person=ended.user_id,
        reason=ended.end_reason,
    )  # fmt: skip
    tell([ended.member_id], by)
    return ended


@audit.act("membership.relation_declared")
def declare_relation(
    *,
    member: Member,
    card_number: str,
    kinship: Kinship,
    entry: PrivateEntry | None = None,
    today: date,
    by: Actor,
) -> MemberRelation:
    """Record that a relative whom a member declares is a member too, named by the card number.

    The relative may belong to any office; nothing of their record is shown. The trail says that a
    relation was declared, never with whom. Raises NotAllowed, RuleRefused for a number that nobody
    has, the member's own, a relative declared already, a line of another card.
    """
    permissions.require_keep(by, member)
    relative_id = _by_card(card_number, by)
    if relative_id == member.pk:
        raise RuleRefused("relation_own", field="card_number")
    if entry is not None and (entry.member_id != member.pk or entry.struck):
        raise RuleRefused("relation_entry", field="entry")
    hold_facts(changing=True)
    if MemberRelation.objects.standing().filter(member=member, relative=relative_id).exists():
        raise RuleRefused("relation_stands", field="card_number")
    made = MemberRelation.objects.create(
        member=member, organization_id=member.organization_id, relative_id=relative_id,
        kinship=kinship, entry=entry, since=today, entered_by_id=by.user_id,
    )  # fmt: skip
    audit.record(by, action="membership.relation_declared", obj=member)
    tell([member.pk, relative_id], by)
    return made


def _by_card(card_number: str, by: Actor) -> int:
    digits = "".join(card_number.split())
    with whole_tree():
        rows = Member.objects.exclude(card_number="").filter(card_number=digits)
        found: int | None = (
            rows.exclude(pk__in=list(by.walled("membership.member")))
            .values_list("pk", flat=True)
            .first()
        )
    if found is None:
        raise RuleRefused("relation_unknown", field="card_number")
    return found


@audit.act("membership.relation_ended")
def end_relation(
    *, relation: MemberRelation, reason: str, today: date, by: Actor
) -> MemberRelation:
    """End a declared relation, with the reason. Nobody ends a relation of their own.

    Raises NotAllowed, RuleRefused without a reason, for one's own, or when it has ended.
    """
    permissions.require_keep(by, relation.member)
    with whole_tree():
        own = MemberAccount.objects.standing().filter(
            user_id=by.user_id, member__in=[relation.member_id, relation.relative_id]
        )
        if own.exists():
            raise RuleRefused("relation_of_oneself")
    ended: MemberRelation = _end(MemberRelation, relation, reason, today, by)
    audit.record(by, action="membership.relation_ended", obj=ended.member)
    tell([ended.member_id, ended.relative_id], by)
    return ended


def _end(model: Any, row: Any, reason: str, today: date, by: Actor) -> Any:
    if not reason.strip():
        raise RuleRefused("identity_reason", field="reason")
    hold_facts(changing=True)
    locked = model.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.ended_on is not None:
        raise RuleRefused("identity_ended")
    locked.ended_on, locked.ended_by_id = max(today, locked.since), by.user_id
    locked.end_reason = reason.strip()
    locked.save(update_fields=["ended_on", "ended_by", "end_reason"])
    return locked


@audit.act("membership.kinship_changed")
def change_kinship(*, kinship: Kinship, raises_wall: bool, by: Actor) -> Kinship:
    """Say whether a kinship keeps from a case; every wall follows at once.

    Raises NotAllowed.
    """
    require(by, permissions.VERIFY)
    hold_facts(changing=True)
    locked = Kinship.objects.select_for_update().get(pk=kinship.pk)
    locked.raises_wall = raises_wall
    locked.save(update_fields=["raises_wall"])
    audit.record(by, action="membership.kinship_changed", obj=locked, enabled=raises_wall)
    tell(None, by)
    return locked
