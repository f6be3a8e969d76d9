"""What happens to a draw: listed, fixed, drawn in front of witnesses, cases opened."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions import Subject, register_case
from apps.inspection.choices import Body, CaseKind, Source
from apps.inspection.letters.references import drawn as drawn_letters
from apps.inspection.models import AssetDraw
from apps.inspection.verification import rules
from apps.inspection.verification.choices import DrawState
from apps.inspection.verification.lookup import share_of
from apps.inspection.verification.rules import Entry
from apps.membership.models import Member
from apps.tenancy.models import Organization


@audit.act("inspection.draw_prepared")
def prepare_draw(
    *, organization: Organization, year: int, title: str, text: str, today: date, by: Actor
) -> AssetDraw:
    """Begin a draw with the list of those who declare assets; it can still be changed.

    Raises NotAllowed, RuleRefused for no title or somebody listed twice.
    """
    require(by, permissions.CHANGE, organization)
    if not title.strip():
        raise RuleRefused("draw_title", field="title")
    row = AssetDraw(
        organization=organization, year=year, title=title.strip(), people=_listed(text),
        reference=f"B{today.year}-{drawn_letters()}",
    )  # fmt: skip
    row.save()
    audit.record(by, action="inspection.draw_prepared", obj=row, count=len(row.people))
    return row


@audit.act("inspection.draw_list_changed")
def change_list(*, draw: AssetDraw, version: int, text: str, by: Actor) -> AssetDraw:
    """Change the list before it is fixed. Raises NotAllowed, Conflict, RuleRefused."""
    row = _held(draw, version, DrawState.LISTED, permissions.CHANGE, by)
    row.people = _listed(text)
    _stored(row, ["people"])
    audit.record(by, action="inspection.draw_list_changed", obj=row, count=len(row.people))
    return row


@audit.act("inspection.draw_people_listed")
def list_people(
    *, draw: AssetDraw, version: int, entries: Sequence[Entry], by: Actor
) -> AssetDraw:  # fmt: skip
    """Add persons to the list before it is fixed.

    Raises NotAllowed, Conflict, RuleRefused for a list that is fixed, or somebody on it already.
    """
    row = _held(draw, version, DrawState.LISTED, permissions.CHANGE, by)
    known = row.entries
    same = rules.twice([*known, *entries])
    if same:
        raise RuleRefused("draw_on_list", field="name", line=same)
    row.people = [dataclasses.asdict(one) for one in (*known, *entries)]
    _stored(row, ["people"])
    audit.record(by, action="inspection.draw_people_listed", obj=row, count=len(entries))
    return row


@audit.act("inspection.draw_fixed")
def fix_list(
    *, draw: AssetDraw, version: int, number: int, note: str, today: date, by: Actor
) -> AssetDraw:
    """Fix the list by its fingerprint, and how many are drawn; nothing of it changes afterwards.

    Fewer than the share of the rule book is refused by a settled rule and needs a reason against a
    draft. Raises NotAllowed, Conflict, RuleRefused.
    """
    row = _held(draw, version, DrawState.LISTED, permissions.DECIDE, by)
    entries = row.entries
    code = rules.list_findings(entries)
    if code:
        raise RuleRefused(code, line=rules.twice(entries))
    count = len(rules.in_the_draw(entries))
    if not 1 <= number < count:
        raise RuleRefused("draw_number", field="number", count=count)
    share = share_of(len(entries), today)
    if share.number is not None and number < share.number:
        told = {"least": share.number, "percent": share.percent, "rule": share.source}
        if share.may_block:
            raise RuleRefused("draw_share", field="number", **told)
        if not note.strip():
            raise RuleRefused("draw_share_draft", field="note", **told)
    row.number, row.number_note, row.state = number, note.strip(), DrawState.FROZEN
    row.fingerprint, row.frozen_on = rules.fingerprint(entries), today
    row.frozen_by_id = by.user_id
    _stored(row, ["number", "number_note", "state", "fingerprint", "frozen_on", "frozen_by"])
    audit.record(by, action="inspection.draw_fixed", obj=row, sha256=row.fingerprint)
    return row


@audit.act("inspection.draw_made")
def make_draw(
    *, draw: AssetDraw, version: int, seed: str, method: str, witnesses: list[dict[str, str]],
    drawn_on: date, today: date, by: Actor,
) -> AssetDraw:  # fmt: skip
    """Draw with the seed that was made in front of witnesses; it is done once.

    Raises NotAllowed, Conflict, RuleRefused: a list not fixed or drawn already, a seed that could
    be tried out, no method, no witness, a day ahead or before the list was fixed, a list that is
    not the one that was fixed.
    """
    row = _held(draw, version, DrawState.FROZEN, permissions.DECIDE, by)
    words = " ".join(seed.split())
    if len(words) < rules.SEED_LEAST:
        raise RuleRefused("draw_seed", field="seed", count=rules.SEED_LEAST)
    if not method.strip():
        raise RuleRefused("draw_method", field="method")
    if not witnesses:
        raise RuleRefused("draw_witnesses", field="witnesses")
    if drawn_on > today or (row.frozen_on and drawn_on < row.frozen_on):
        raise RuleRefused("draw_day", field="drawn_on")
    entries = row.entries
    if rules.fingerprint(entries) != row.fingerprint:
        raise RuleRefused("draw_fingerprint")
    row.seed, row.method, row.witnesses = words, method.strip(), witnesses
    row.drawn_on, row.drawn_by_id, row.state = drawn_on, by.user_id, DrawState.DRAWN
    row.result = rules.drawn(entries, words, row.number or 0)
    _stored(row, ["seed", "method", "witnesses", "drawn_on", "drawn_by", "state", "result"])
    audit.record(by, action="inspection.draw_made", obj=row, count=len(row.result))
    return row


@audit.act("inspection.case_registered")
def open_cases(*, draw: AssetDraw, version: int, today: date, by: Actor) -> list[str]:
    """Register the case of verification of each person drawn who has none yet.

    All of them or none; the trail has the line of each case. Who has a member card in sight is
    named by it, so that the wall around the case stands. Raises NotAllowed, Conflict, RuleRefused:
    nothing drawn, all open already, somebody drawn registers their own.
    """
    row = _held(draw, version, DrawState.DRAWN, permissions.CHANGE, by)
    entries = {one.line: one for one in row.entries}
    waiting = [line for line in row.result if line not in row.cases]
    if not waiting:
        raise RuleRefused("draw_cases_open")
    opened = dict(row.cases)
    unit = Organization.objects.get(pk=row.organization_id)
    for line in waiting:
        case = register_case(
            organization=unit, kind=CaseKind.ASSET_VERIFICATION, body=Body.INSPECTION_COMMITTEE,
            title=f"{row.title}: {entries[line].name}", source=Source.ASSIGNMENT,
            source_note=row.reference, subjects=[_subject(entries[line], by)], today=today, by=by,
        )  # fmt: skip
        opened[line] = case.reference
    row.cases = opened
    _stored(row, ["cases"])
    return [opened[line] for line in waiting]


def _subject(entry: Entry, by: Actor) -> Subject:
    member = None
    if entry.card_number:
        rows = Member.objects.visible_to(by).select_related("organization")
        member = rows.filter(card_number=entry.card_number).first()
    return Subject(member=member, name=entry.name, position=entry.position, unit_name=entry.unit)


def _listed(text: str) -> list[dict[str, Any]]:
    entries = rules.parsed(text)
    same = rules.twice(entries)
    if same:
        raise RuleRefused("draw_twice", field="text", line=same)
    return [dataclasses.asdict(one) for one in entries]


def _held(draw: AssetDraw, version: int, state: str, right: str, by: Actor) -> AssetDraw:
    """The draw, locked, in the version that the actor has read and in that state."""
    require(by, right, draw)
    permissions.require_in_range(by, right, draw)
    rows = AssetDraw.objects.visible_to(by).select_for_update(of=("self",))
    found: AssetDraw | None = rows.filter(pk=draw.pk).first()
    if found is None or found.version != version:
        raise Conflict("stale")
    permissions.require_in_range(by, right, found)
    if found.state != state:
        raise RuleRefused("draw_state", state=found.get_state_display())
    return found


def _stored(row: AssetDraw, fields: list[str]) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version", "changed_at"])
