"""Registering a letter and whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.views.decorators.debug import sensitive_variables

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.cases.actions import Subject
from apps.inspection.letters.actions import held as share
from apps.inspection.letters.actions.identities import Writer, check_writer, put_under_seal
from apps.inspection.letters.keeping import keep_letter
from apps.inspection.letters.permissions import CHANGE
from apps.inspection.letters.references import new_reference
from apps.inspection.models import Letter, LetterContent, LetterSubject
from apps.inspection.secrecy import check_ground
from apps.membership.models import Member
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Arrived:
    """A letter as it came."""

    channel: str
    kind: str
    matter: str
    arrived_on: date
    written_on: date | None = None
    postmarked_on: date | None = None
    book_number: str = ""
    is_anonymous: bool = False
    is_false_name: bool = False
    is_vague: bool = False
    is_copy: bool = False
    secrecy: int = 0
    secrecy_reason: str = ""
    declassify_on: date | None = None
    came_from: str = ""
    came_number: str = ""
    contents: Sequence[str] = ()
    subjects: Sequence[Subject] = field(default=())
    writer: Writer = field(default_factory=Writer)


@sensitive_variables("arrived")
@audit.act("inspection.letter_registered")
def register_letter(
    *, organization: Organization, arrived: Arrived, today: date, by: Actor
) -> Letter:
    """Register a letter on the day it came: how, what about, whom it names.

    Anonymous letters and copies are registered as well: what becomes of them is decided later. Who
    wrote it goes under seal at once.
    Raises NotAllowed without the right or outside the range, RuleRefused for a day to come, a
    letter written or stamped after it arrived, no matter, somebody named twice, a letter with a
    writer and without a name, or a text that tells it, a grade without a reason.
    """
    require(by, CHANGE, organization)
    _check(arrived, by, today)
    made = Letter(
        organization=organization, registered_on=today, registered_by_id=by.user_id,
        reference=new_reference(today), **_values(arrived),
    )  # fmt: skip
    made.save()
    _add_contents(made, arrived.contents)
    for subject in arrived.subjects:
        _add_subject(made, subject, today)
    keep_letter(made, by=by, today=today)
    if arrived.writer.name.strip():
        put_under_seal(made, arrived.writer, today=today, by=by)
    audit.record(by, action="inspection.letter_registered", obj=made)
    return made


def _values(arrived: Arrived) -> dict[str, Any]:
    names = (
        "channel", "kind", "arrived_on", "written_on", "postmarked_on", "is_anonymous",
        "is_false_name", "is_vague", "is_copy", "secrecy", "declassify_on",
    )  # fmt: skip
    texts = ("matter", "book_number", "came_from", "came_number", "secrecy_reason")
    return {name: getattr(arrived, name) for name in names} | {
        name: getattr(arrived, name).strip() for name in texts
    }


@sensitive_variables("arrived")
def _check(arrived: Arrived, by: Actor, today: date) -> None:
    share.not_after(arrived.arrived_on, today, "arrived_on")
    for name in ("written_on", "postmarked_on"):
        day = getattr(arrived, name)
        if day is not None and day > arrived.arrived_on:
            raise RuleRefused("letter_before_written", field=name)
    share.words(arrived.matter, "letter_matter_missing", "matter")
    if arrived.secrecy > by.clearance:
        raise RuleRefused("case_secrecy", field="secrecy")
    check_ground(
        arrived.secrecy, arrived.secrecy_reason, arrived.declassify_on, since=arrived.arrived_on
    )
    if arrived.channel == "forwarded":
        share.words(arrived.came_from, "letter_sender_missing", "came_from")
    texts = (arrived.matter, arrived.came_from, arrived.secrecy_reason, *arrived.contents)
    check_writer(
        arrived.writer, is_anonymous=arrived.is_anonymous, is_false_name=arrived.is_false_name,
        texts=texts,
    )  # fmt: skip


def _add_contents(letter: Letter, contents: Sequence[str]) -> None:
    texts = [text.strip() for text in contents if text.strip()]
    LetterContent.objects.bulk_create(
        LetterContent.of(letter, order=order, text=text) for order, text in enumerate(texts, 1)
    )


def _add_subject(letter: Letter, subject: Subject, today: date) -> LetterSubject:
    """The row of somebody named, with who they are today copied into it."""
    row: LetterSubject = LetterSubject.of(
        letter, member=subject.member, subject_organization=subject.organization,
        is_person=subject.organization is None, name=subject.name.strip(),
        unit_name=subject.unit_name.strip(), position=subject.position.strip(),
        committee_level=subject.committee_level, management_tier=subject.management_tier,
        added_on=today,
    )  # fmt: skip
    if subject.member is not None:
        _copy_member(row, subject.member)
    elif subject.organization is not None:
        row.name = subject.organization.name
    if not row.name:
        raise RuleRefused("letter_subject_missing", field="subjects")
    _check_once(letter, row)
    row.save()
    return row


def _copy_member(row: LetterSubject, member: Member) -> None:
    row.member, row.name = member, member.full_name
    row.unit_name = row.unit_name or member.organization.name
    row.position = row.position or member.position


def _check_once(letter: Letter, row: LetterSubject) -> None:
    same = LetterSubject.objects.of_letter(letter).exclude(pk=row.pk)
    if row.member_id:
        same = same.filter(member_id=row.member_id)
    elif row.subject_organization_id:
        same = same.filter(subject_organization_id=row.subject_organization_id)
    else:
        same = same.filter(member__isnull=True, name=row.name, unit_name=row.unit_name)
    if same.exists():
        raise RuleRefused("letter_subject_twice", field="subjects", name=row.name)


@audit.act("inspection.letter_subject_added")
def add_letter_subject(
    *, letter: Letter, version: int, subject: Subject, by: Actor, today: date
) -> Letter:
    """Add somebody whom the letter names. Raises NotAllowed, Conflict, RuleRefused."""
    found = share.held(letter, version, "add_subject", by)
    _add_subject(found, subject, today)
    keep_letter(found, by=by, today=today)
    share.keep(found)
    audit.record(by, action="inspection.letter_subject_added", obj=found)
    return found


@audit.act("inspection.letter_subject_identified")
def identify_letter_subject(
    *, letter: Letter, version: int, subject: LetterSubject, member: Member, by: Actor, today: date
) -> Letter:
    """Say which member a name in the letter means, so that the letter hides from them.

    Raises NotAllowed, Conflict, RuleRefused for an organisation, or for somebody named twice.
    """
    found = share.held(letter, version, "identify", by)
    row = LetterSubject.objects.of_letter(found).select_for_update(of=("self",)).get(pk=subject.pk)
    if not row.is_person:
        raise RuleRefused("letter_subject_no_person", field="member")
    _copy_member(row, member)
    _check_once(found, row)
    row.save()
    keep_letter(found, by=by, today=today)
    share.keep(found)
    audit.record(by, action="inspection.letter_subject_identified", obj=found)
    return found
