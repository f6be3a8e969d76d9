"""Items of a programme: planned in the draft, changed afterwards by a decision alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions.register import Subject, subject_row
from apps.inspection.choices import Body, CaseKind
from apps.inspection.models import Case, Programme, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes import rules
from apps.inspection.programmes.actions import held as share
from apps.inspection.programmes.choices import ItemEnd
from apps.inspection.programmes.keeping import keep_item
from apps.inspection.programmes.references import item_reference
from apps.inspection.secrecy import check_ground, regrade


@dataclass(frozen=True)
class Planned:
    """What an item says."""

    year: int
    kind: str
    title: str
    quarter: int | None = None
    body: str = ""
    content: str = ""
    lookback_from: date | None = None
    lookback_to: date | None = None
    lead: str = ""
    cooperating: str = ""
    note: str = ""
    secrecy: int = 0
    secrecy_reason: str = ""
    declassify_on: date | None = None
    subjects: Sequence[Subject] = ()


TEXTS = ("content", "lead", "cooperating", "note")


@audit.act("inspection.programme_item_added")
def add_item(
    *, programme: Programme, version: int, planned: Planned, today: date, by: Actor
) -> ProgrammeItem:
    """Plan one thing. In an adopted programme it waits for the decision on the adjustment.

    Raises NotAllowed, Conflict, RuleRefused for a kind that follows an event or that the body does
    not carry out, a time outside the programme, a subject named twice, an item about oneself, a
    grade without a reason.
    """
    found = share.held(programme, version, permission=permissions.CHANGE, by=by)
    item = new_item(found, planned, today, by)
    share.stored(found)
    audit.record(by, action="inspection.programme_item_added", obj=item)
    return item


def new_item(
    programme: Programme, planned: Planned, today: date, by: Actor, **more: Any
) -> ProgrammeItem:
    """An item of the next edition with its subjects, saved, its walls raised."""
    item = ProgrammeItem(
        programme=programme, organization_id=programme.organization_id,
        reference=item_reference(planned.year), since=programme.edition + 1, **more,
    )  # fmt: skip
    _fill(item, planned, today, by)
    item.save()
    item.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    _name(item, planned, today, by)
    return item


def _fill(item: ProgrammeItem, planned: Planned, today: date, by: Actor) -> None:
    programme = item.programme
    item.title = share.words(planned.title, "programme_item_title", "title")
    item.kind = planned.kind
    item.body = planned.body or rules.BODIES[programme.owner][0]
    item.year, item.quarter = planned.year, planned.quarter
    item.lookback_from, item.lookback_to = planned.lookback_from, planned.lookback_to
    _grade(item, planned, today, by)
    for name in TEXTS:
        setattr(item, name, getattr(planned, name).strip())
    _check(item, by)
    item.due_on = rules.period(item.year, item.quarter)[1]


def _check(item: ProgrammeItem, by: Actor) -> None:
    programme = item.programme
    code = rules.may_plan(item.kind, programme.owner, item.body)
    if code:
        raise RuleRefused(
            code, field="kind", kind=CaseKind(item.kind).label, body=Body(item.body).label
        )
    code = rules.time_refused(
        programme.span, programme.first_year, programme.last_year, item.year, item.quarter
    )
    if code:
        raise RuleRefused(code, field="year" if code.endswith("year") else "quarter")
    first, last = item.lookback_from, item.lookback_to
    if first and last and last < first:
        raise RuleRefused("case_lookback", field="lookback_to")


def _grade(item: ProgrammeItem, planned: Planned, today: date, by: Actor) -> None:
    """The grade with its ground. Only who decides plans it lower than it was; one of before its
    reason was asked for stays while nobody touches it."""
    before = item if item.pk else item.replaces or item
    wanted = (planned.secrecy, planned.secrecy_reason.strip(), planned.declassify_on)
    if planned.secrecy > by.clearance:
        raise RuleRefused("case_secrecy", field="secrecy")
    if planned.secrecy < before.secrecy and not by.has(permissions.DECIDE):
        raise RuleRefused("case_grade_lower", field="secrecy")
    if wanted != (before.secrecy, before.secrecy_reason, before.declassify_on):
        check_ground(*wanted, since=today)
    item.secrecy, item.secrecy_reason, item.declassify_on = wanted


def _name(item: ProgrammeItem, planned: Planned, today: date, by: Actor) -> None:
    """The subjects as they are today; those who are named no more are taken out."""
    wanted = [subject_row(subject, today) for subject in planned.subjects]
    keys = [_key(row) for row in wanted]
    for place, key in enumerate(keys):
        if key in keys[:place]:
            raise RuleRefused("case_subject_twice", field="subjects", name=wanted[place].name)
    standing = {_key(row): row for row in ProgrammeSubject.objects.of_item(item).current()}
    for row in (row for key, row in standing.items() if key not in keys):
        row.removed = True
        row.save()
    for row, key in zip(wanted, keys, strict=True):
        if key not in standing:
            ProgrammeSubject.of(
                item, member=row.member, subject_organization=row.subject_organization,
                is_person=row.is_person, name=row.name, unit_name=row.unit_name,
                position=row.position,
            ).save()  # fmt: skip
    keep_item(item, by=by, today=today)


def _key(row: Any) -> tuple[Any, ...]:
    named = row.member_id or row.subject_organization_id
    return (row.member_id, row.subject_organization_id, "" if named else row.name)


def named_again(row: ProgrammeSubject) -> Subject:
    """A subject as entered, for another item or for the case."""
    return Subject(
        member=row.member, organization=row.subject_organization, name=row.name,
        unit_name="" if row.member_id else row.unit_name,
        position="" if row.member_id else row.position,
    )  # fmt: skip


@audit.act("inspection.programme_item_changed")
def change_item(
    *, item: ProgrammeItem, version: int, planned: Planned, reason: str = "", today: date, by: Actor
) -> ProgrammeItem:
    """Change an item: in place while no decision stands behind it, else by one that replaces it.

    What was adopted stays to be read beside the new one, which waits for the decision. Raises as
    ``add_item``, and RuleRefused once a case was opened or when the item stands no more, for a
    lower grade without the right to decide.
    """
    found = share.held(item.programme, version, permission=permissions.CHANGE, by=by)
    old = share.item_of(found, item, by)
    if old.until is not None:
        raise RuleRefused("programme_item_gone")
    share.not_begun(old)
    if old.since > found.edition:
        _fill(old, planned, today, by)
        old.save()
        _name(old, planned, today, by)
        now = old
    else:
        now = new_item(found, planned, today, by, replaces=old)
        old.until, old.end_kind, old.end_reason = (
            found.edition + 1,
            ItemEnd.REPLACED,
            reason.strip(),
        )
        old.save()
    share.stored(found)
    audit.record(by, action="inspection.programme_item_changed", obj=now, reason=reason.strip())
    return now


@audit.act("inspection.programme_item_dropped")
def drop_item(*, item: ProgrammeItem, version: int, reason: str, by: Actor) -> ProgrammeItem:
    """Take an item out of the draft, or have the next decision drop it; with the reason.

    Raises NotAllowed, Conflict, RuleRefused without a reason, once a case was opened from it, when
    it stands no more.
    """
    found = share.held(item.programme, version, permission=permissions.CHANGE, by=by)
    old = share.item_of(found, item, by)
    if old.until is not None:
        raise RuleRefused("programme_item_gone")
    share.not_begun(old)
    old.end_reason = share.words(reason, "programme_reason_missing", "reason")
    if old.since > found.edition:
        old.until, old.end_kind = old.since, ItemEnd.TAKEN_OUT
        _bring_back(old.replaces)
    else:
        old.until, old.end_kind = found.edition + 1, ItemEnd.DROPPED
    old.save()
    share.stored(found)
    audit.record(by, action="inspection.programme_item_dropped", obj=old, reason=old.end_reason)
    return old


@audit.act("inspection.programme_item_restored")
def restore_item(*, item: ProgrammeItem, version: int, by: Actor) -> ProgrammeItem:
    """Let an item stand after all, before the decision that would drop it.

    Raises NotAllowed, Conflict, RuleRefused when nothing is to be dropped.
    """
    found = share.held(item.programme, version, permission=permissions.CHANGE, by=by)
    old = share.item_of(found, item, by)
    if old.end_kind != ItemEnd.DROPPED or old.until is None or old.until <= found.edition:
        raise RuleRefused("programme_item_not_pending")
    _bring_back(old)
    share.stored(found)
    audit.record(by, action="inspection.programme_item_restored", obj=old)
    return old


@audit.act("inspection.programme_item_regraded")
def regrade_item(
    *, item: ProgrammeItem, version: int, secrecy: int, secrecy_reason: str,
    declassify_on: date | None, decision: str, today: date, by: Actor,
) -> ProgrammeItem:  # fmt: skip
    """Lower or raise the grade of an item, or set another last day of it; also once it has a case.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without a decision, for
    a grade above the actor's own, one without a reason, a last day that is none, and one below the
    grade of a case from the item: its state tells that there is one.
    """
    found = share.held(item.programme, version, permission=permissions.DECIDE, by=by)
    row = share.item_of(found, item, by)
    told = regrade(
        row, secrecy, secrecy_reason, declassify_on, decision=decision, since=today, by=by
    )
    if Case.objects.filter(programme_item=row, secrecy__gt=secrecy).exists():
        raise RuleRefused("programme_item_below_case", field="secrecy")
    row.save()
    share.stored(found)
    audit.record(by, action="inspection.programme_item_regraded", obj=row, **told)
    return row


def _bring_back(item: ProgrammeItem | None) -> None:
    if item is not None:
        item.until, item.end_kind, item.end_reason = None, ItemEnd.NONE, ""
        item.save()
