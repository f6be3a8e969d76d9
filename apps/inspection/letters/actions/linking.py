"""Letters about one matter, and what they lead to."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.cases.actions import Subject, register_case
from apps.inspection.choices import CaseKind, Source
from apps.inspection.letters import rules
from apps.inspection.letters.actions import held as share
from apps.inspection.letters.choices import Competence, State
from apps.inspection.letters.duplicates import shares_subject
from apps.inspection.letters.keeping import keep_grade, keep_letter
from apps.inspection.models import Case, Letter, LetterContent, LetterSubject
from apps.inspection.secrecy import same_grade


@audit.act("inspection.letter_linked")
def link_letter(*, letter: Letter, version: int, lead: Letter, by: Actor, today: date) -> Letter:
    """Keep a letter with an earlier one about the same persons and the same contents.

    Each keeps its own arrival and sender; one clock runs, from the earliest receipt by the
    competent body. Raises NotAllowed, Conflict, RuleRefused for a letter that is kept with another
    itself, that leads others, that ended, or that names nobody in common.
    """
    first, second = sorted((letter.pk, lead.pk))
    # Two who link two letters to each other wait, and the second is refused.
    list(
        Letter.objects.filter(pk__in=[first, second]).order_by("pk").select_for_update(of=("self",))
    )
    found = share.held(letter, version, "link", by)
    head: Letter = Letter.objects.visible_to(by).get(pk=lead.pk)
    _check_lead(found, head)
    counted = rules.counted_from(found.channel, found.arrived_on, found.postmarked_on)
    own = head.competence == Competence.OWN
    if own:
        head.clock_from = rules.earliest([head.clock_from, counted])
        share.keep(head)
    found.state, found.lead, found.case = State.LINKED, head, head.case
    share.keep(found)
    if own and head.case_id is not None:
        _count_earlier(head)
    if head.case is not None:
        keep_grade(head.case)
    keep_letter(found, by=by, today=today)
    audit.record(by, action="inspection.letter_linked", obj=found, lead=head.reference)
    return found


def _check_lead(letter: Letter, lead: Letter) -> None:
    if lead.pk == letter.pk or lead.organization_id != letter.organization_id:
        raise RuleRefused("letter_lead", field="lead")
    if lead.lead_id is not None or not rules.may("lead", lead.state):
        raise RuleRefused("letter_lead", field="lead")
    if letter.copies.exists():
        raise RuleRefused("letter_leads_others")
    if not shares_subject(letter, lead):
        raise RuleRefused("letter_nobody_in_common", field="lead")


def _count_earlier(lead: Letter) -> None:
    """The case has the clock of its letters."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=lead.case_id)
    earliest = rules.earliest([case.received_on, lead.clock_from])
    if earliest != case.received_on:
        case.received_on, case.version = earliest, case.version + 1
        case.save(update_fields=["received_on", "version", "changed_at"])


@audit.act("inspection.case_registered")
def open_case(
    *, letter: Letter, version: int, body: str, title: str, by: Actor, today: date
) -> Case:
    """Open the case of a denunciation or a complaint; its clock is that of its letters.

    Raises NotAllowed, Conflict, RuleRefused for a letter of another body, a mixed one, a
    reflection, and always for an anonymous one (296-QĐ/TW, article 19).
    """
    found = share.held(letter, version, "open", by)
    if rules.has_no_writer(is_anonymous=found.is_anonymous, is_false_name=found.is_false_name):
        raise RuleRefused("letter_anonymous_opens_nothing")
    if found.kind not in rules.CASE_KINDS:
        raise RuleRefused("letter_opens_nothing", kind=found.get_kind_display())
    if found.competence != Competence.OWN:
        raise RuleRefused("letter_not_competent")
    kind = rules.CASE_KINDS[found.kind]
    source = Source.DENUNCIATION if kind == CaseKind.DENUNCIATION else Source.LETTER
    return _opened(found, kind, body, title, source, by, today, received_on=found.clock_from)


@audit.act("inspection.case_registered")
def feed_inspection(
    *, letter: Letter, version: int, body: str, title: str, other: str, by: Actor, today: date
) -> Case:
    """Let a letter without a writer, or a reflection, feed an inspection on signs of violation.

    Only with concrete contents, and together with other information, which is named (296-QĐ/TW,
    article 19). Raises NotAllowed, Conflict, RuleRefused.
    """
    found = share.held(letter, version, "feed", by)
    nobody = rules.has_no_writer(is_anonymous=found.is_anonymous, is_false_name=found.is_false_name)
    if not (nobody or found.kind == "reflection"):
        raise RuleRefused("letter_feeds_nothing")
    if found.case_id is not None:
        raise RuleRefused("letter_has_case")
    if found.is_vague or not LetterContent.objects.of_letter(found).exists():
        raise RuleRefused("letter_not_concrete")
    note = share.words(other, "letter_other_information", "other")
    source = Source.ANONYMOUS if nobody else Source.LETTER
    kind = CaseKind.SIGNS_OF_VIOLATION
    return _opened(found, kind, body, title, source, by, today, source_note=note)


def _opened(
    letter: Letter, kind: str, body: str, title: str, source: str, by: Actor, today: date,
    **values: Any,
) -> Case:  # fmt: skip
    """The case, and the letter and its copies with it. The trail has the line of the case."""
    rows = LetterSubject.objects.of_letter(letter).order_by("pk")
    subjects = [_subject(row) for row in rows.select_related("member", "subject_organization")]
    if not subjects:
        raise RuleRefused("letter_names_nobody")
    case = register_case(
        organization=letter.organization, kind=kind, body=body, title=title, source=source,
        subjects=subjects, today=today, by=by, **same_grade(letter, today=today), **values,
    )  # fmt: skip
    letter.case = case
    if letter.state != State.FILED:
        letter.state = State.OPENED
    share.keep(letter)
    letter.copies.update(case=case)
    keep_letter(letter, by=by, today=today)
    return case


def _subject(row: LetterSubject) -> Subject:
    return Subject(
        member=row.member if row.member_id else None,
        organization=row.subject_organization if row.subject_organization_id else None,
        name=row.name, unit_name=row.unit_name, position=row.position,
        committee_level=row.committee_level, management_tier=row.management_tier,
    )  # fmt: skip
