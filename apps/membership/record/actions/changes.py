"""Requests to change a record: one person asks with evidence, a second decides."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.vietnamese import normalise
from apps.membership import entering, judging
from apps.membership.models import ChangeRequest, Member
from apps.membership.record import permissions, rules
from apps.membership.record.choices import ChangeState
from apps.membership.record.codec import REQUESTABLE, decoded, encoded, value_of
from apps.membership.record.storing import checked_file, write_card


@audit.act("membership.change_requested")
def request_change(
    *, member: Member, values: dict[str, Any], reason: str, evidence: str, by: Actor,
    file: Any = None,
) -> ChangeRequest:  # fmt: skip
    """Ask that a record be changed; old and new values, reason and evidence are kept for good.

    A changed name or date of birth is a procedure of its own (06-HD). Raises NotAllowed outside the
    own range, RuleRefused when nothing would change, or without reason or evidence.
    """
    require(by, permissions.REQUEST, member)
    if not permissions.can_request(by, member):
        raise NotAllowed(permission=str(permissions.REQUEST))
    unknown = values.keys() - set(REQUESTABLE)
    if unknown:
        raise ValueError(unknown)
    changes = _changes(member, values)
    if changes.keys() & Member.SENSITIVE and not permissions.can_see_sensitive(by, member):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    if not changes:
        raise RuleRefused("nothing_changes")
    reason, evidence = _said(reason, "reason"), _said(evidence, "evidence")
    wish = ChangeRequest(
        member=member, organization_id=member.organization_id, changes=changes, reason=reason,
        evidence=evidence, procedure=rules.procedure_of(changes), requested_by=by.user,
    )  # fmt: skip
    if file is not None:
        _attach(wish, file)
    wish.save()
    audit.record(by, action="membership.change_requested", obj=wish, fields=sorted(changes))
    return wish


@audit.act("membership.change_approved")
def approve_change(*, wish: ChangeRequest, note: str, by: Actor) -> ChangeRequest:
    """Approve a request and change the record in the same act.

    Raises NotAllowed for whoever asked, Conflict when the record has changed since, and the
    refusals of a change of the record.
    """
    locked, member = _locked(wish, by)
    changes = locked.changes
    if changes.keys() & Member.SENSITIVE and not permissions.can_see_sensitive(by, member):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    now = {name: encoded(name, value_of(member, name)) for name in changes}
    if rules.standing(changes, now) == rules.STALE:
        raise Conflict("request_stale")
    values = {name: decoded(name, change["new"]) for name, change in changes.items()}
    _write(member, values)
    _decide(locked, ChangeState.APPROVED, note, by)
    audit.record(by, action="membership.change_approved", obj=locked, fields=sorted(changes))
    return locked


@audit.act("membership.change_refused")
def refuse_change(*, wish: ChangeRequest, note: str, by: Actor) -> ChangeRequest:
    """Refuse a request, with the reason; the record stays as it is."""
    locked, _member = _locked(wish, by)
    _decide(locked, ChangeState.REFUSED, _said(note, "note"), by)
    audit.record(by, action="membership.change_refused", obj=locked)
    return locked


@audit.act("membership.change_withdrawn")
def withdraw_change(*, wish: ChangeRequest, by: Actor) -> ChangeRequest:
    """Take back one's own request while nobody has decided on it.

    Raises NotAllowed for the request of somebody else, RuleRefused when it is decided.
    """
    require(by, permissions.REQUEST, wish)
    locked = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    if not permissions.can_withdraw(by, locked):
        raise NotAllowed("only_own_request")
    _refuse_decided(locked)
    _decide(locked, ChangeState.WITHDRAWN, "", by)
    audit.record(by, action="membership.change_withdrawn", obj=locked)
    return locked


def _changes(member: Member, values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    typed = {
        name: normalise(value).strip() if isinstance(value, str) else value
        for name, value in values.items()
    }
    old = {name: encoded(name, value_of(member, name)) for name in typed}
    return rules.differences(old, {name: encoded(name, value) for name, value in typed.items()})


def _said(text: str, field: str) -> str:
    text = normalise(text).strip()
    if not text:
        raise RuleRefused(f"{field}_missing", field=field)
    return text


def _attach(wish: ChangeRequest, file: Any) -> None:
    suffix = checked_file(file, types=rules.EVIDENCE_TYPES, most=rules.EVIDENCE_BYTES, field="file")
    wish.file_name = normalise(file.name)[-200:]
    wish.file.save(f"evidence.{suffix}", file, save=False)


def _locked(wish: ChangeRequest, by: Actor) -> tuple[ChangeRequest, Member]:
    require(by, permissions.APPROVE, wish)
    locked = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=wish.pk)
    member = Member.objects.select_for_update(of=("self",)).get(pk=locked.member_id)
    if locked.requested_by_id == by.user_id:
        raise NotAllowed("own_request")
    if not permissions.can_decide(by, locked):
        raise NotAllowed(permission=str(permissions.APPROVE))
    _refuse_decided(locked)
    return locked, member


def _refuse_decided(wish: ChangeRequest) -> None:
    if wish.state != ChangeState.OPEN:
        raise RuleRefused("request_decided", state=str(wish.get_state_display()))


def _decide(wish: ChangeRequest, state: str, note: str, by: Actor) -> None:
    wish.state, wish.note = state, normalise(note).strip()
    wish.decided_by, wish.decided_at = by.user, timezone.now()
    wish.save()


def _write(member: Member, values: dict[str, Any]) -> None:
    own = {name: value for name, value in values.items() if name in judging.EDITABLE}
    card = {name: value for name, value in values.items() if name not in own}
    if own:
        judging.apply_values(member, own)
        judging.check(member, today=timezone.localdate())
        member.version += 1
        entering.store(member)
        entering.follow_joining(member, own)
    if card:
        write_card(member, card, version=None)
