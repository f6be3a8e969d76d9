"""Writing a member card: its open part, its guarded groups, its dated entries, its photograph."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.vietnamese import normalise
from apps.membership.models import (
    Member,
    MemberCard,
    MemberPrivate,
    PrivateEntry,
    RecordEntry,
)
from apps.membership.record import permissions, rules
from apps.membership.record.choices import GROUP_FIELDS, GROUP_OF_KIND, SPECS, Kind
from apps.membership.record.storing import apply_to, checked_file, row_of, save_row, write_card

Entry = RecordEntry | PrivateEntry


@audit.act("membership.card_changed")
def change_card(*, member: Member, version: int, values: dict[str, Any], by: Actor) -> MemberCard:
    """Change the open part of a card as read at ``version`` (0 while there is none).

    Raises NotAllowed outside the own range, Conflict when somebody else saved meanwhile, and
    RuleRefused for a grade that its school system does not have.
    """
    _require_change(member, by)
    card, touched = write_card(member, values, version=version)
    audit.record(by, action="membership.card_changed", obj=member, fields=touched)
    return card


@audit.act("membership.private_changed")
def change_private(
    *, member: Member, group: str, version: int, values: dict[str, Any], by: Actor
) -> MemberPrivate:
    """Change one guarded group of a record; the trail names the group, never what it says.

    Raises NotAllowed, or Conflict when the group has changed since ``version``.
    """
    _require_change(member, by)
    _require_sensitive(member, by)
    unknown = values.keys() - set(GROUP_FIELDS[group])
    if unknown:
        raise ValueError(unknown)
    row = row_of(MemberPrivate, member, version)
    apply_to(row, values)
    row.save()
    audit.record(by, action="membership.private_changed", obj=member, guarded_group=group)
    return row


@audit.act("membership.entry_entered")
def enter_entry(*, member: Member, kind: str, values: dict[str, Any], by: Actor) -> Entry:
    """Enter a dated entry of a kind; guarded kinds need the right to guarded data.

    Raises NotAllowed, or RuleRefused for a period that ends before it begins.
    """
    _require_change(member, by)
    _require_kind(member, kind, by)
    model = RecordEntry if kind in Kind.values else PrivateEntry
    entry = model(member=member, organization_id=member.organization_id, kind=kind)
    _write_entry(entry, values)
    audit.record(by, action="membership.entry_entered", obj=member, kind_of_entry=kind)
    return entry


@audit.act("membership.entry_changed")
def change_entry(*, entry: Entry, version: int, values: dict[str, Any], by: Actor) -> Entry:
    """Change a dated entry as read at ``version``; what stood before stays in its history.

    Raises NotAllowed, Conflict, or RuleRefused when it is struck through.
    """
    locked = _locked_entry(entry, version, by)
    _write_entry(locked, values)
    audit.record(by, action="membership.entry_changed", obj=locked.member, kind_of_entry=entry.kind)
    return locked


@audit.act("membership.entry_struck")
def strike_entry(*, entry: Entry, version: int, reason: str, by: Actor) -> Entry:
    """Strike an entry through with a reason; it stays, readable as struck.

    Raises NotAllowed, Conflict, or RuleRefused without a reason and when it is struck already.
    """
    locked = _locked_entry(entry, version, by)
    reason = normalise(reason).strip()
    if not reason:
        raise RuleRefused("reason_missing", field="reason")
    locked.struck = reason
    locked.save()
    audit.record(by, action="membership.entry_struck", obj=locked.member, kind_of_entry=entry.kind)
    return locked


@audit.act("membership.photo_stored")
def store_photo(*, member: Member, file: Any, by: Actor) -> MemberCard:
    """Keep a photograph: JPEG or PNG by content, at most 2 MB. Raises RuleRefused."""
    _require_change(member, by)
    suffix = checked_file(file, types=rules.PHOTO_TYPES, most=rules.PHOTO_BYTES, field="photo")
    card = row_of(MemberCard, member, None)
    # The name of the uploaded file may name the person; the stored one says nothing.
    card.photo.save(f"photo.{suffix}", file, save=False)
    card.save()
    audit.record(by, action="membership.photo_stored", obj=member)
    return card


def _write_entry(entry: Entry, values: dict[str, Any]) -> None:
    spec = SPECS[entry.kind]
    unknown = values.keys() - set(spec.columns)
    if unknown:
        raise ValueError(unknown)
    apply_to(entry, values)
    for name in spec.required:
        if not getattr(entry, name):
            raise RuleRefused("entry_incomplete", field=name)
    if spec.codes and entry.code and entry.code not in spec.codes.values:
        raise RuleRefused("entry_code", field="code")
    save_row(entry)


def _locked_entry(entry: Entry, version: int, by: Actor) -> Entry:
    _require_change(entry.member, by)
    _require_kind(entry.member, entry.kind, by)
    locked: Entry = type(entry).objects.select_for_update(of=("self",)).get(pk=entry.pk)
    if locked.version != version:
        raise Conflict("stale")
    if locked.struck:
        raise RuleRefused("entry_struck")
    locked.version += 1
    return locked


def _require_change(member: Member, by: Actor) -> None:
    require(by, permissions.CHANGE, member)
    if not permissions.can_change(by, member):
        raise NotAllowed(permission=str(permissions.CHANGE))


def _require_sensitive(member: Member, by: Actor) -> None:
    if not permissions.can_see_sensitive(by, member):
        raise NotAllowed(permission=str(permissions.SENSITIVE))


def _require_kind(member: Member, kind: str, by: Actor) -> None:
    if kind not in SPECS:
        raise ValueError(kind)
    if kind in GROUP_OF_KIND:
        _require_sensitive(member, by)
