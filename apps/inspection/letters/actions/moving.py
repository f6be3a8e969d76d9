"""A letter becomes two, or goes to the body that is competent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.letters import rules
from apps.inspection.letters.actions import held as share
from apps.inspection.letters.actions.identities import put_sealed
from apps.inspection.letters.choices import Channel, Competence, Kind, Part, State
from apps.inspection.letters.keeping import keep
from apps.inspection.letters.references import new_reference
from apps.inspection.models import DenouncerIdentity, Letter, LetterContent, LetterSubject
from apps.inspection.secrecy import same_grade
from apps.membership.identity.lookup import whole_tree
from apps.membership.transfers.lookup import Office

SAME = (
    "channel", "matter", "arrived_on", "written_on", "postmarked_on", "is_anonymous",
    "is_false_name", "is_vague", "is_copy", "came_from", "came_number",
)  # fmt: skip
OF_SUBJECT = (
    "member_id", "subject_organization_id", "is_person", "name", "unit_name", "position",
    "committee_level", "management_tier",
)  # fmt: skip


@audit.act("inspection.letter_split")
def split_letter(
    *, letter: Letter, version: int, denounced: Collection[int], by: Actor, today: date
) -> Letter:
    """Part a letter that complains and denounces: it keeps the complaint, a new one denounces.

    ``denounced`` are the keys of the contents that denounce. The letter as it came keeps all its
    contents, marked; the seal goes along unopened. Returns the new letter. Raises NotAllowed,
    Conflict, RuleRefused for a letter that is not mixed, or contents that are all of one part
    (02-HD/TW, V.2.2.4: only the complaint is resolved, for the other part one denounces properly).
    """
    found = share.held(letter, version, "split", by)
    if found.kind != Kind.MIXED:
        raise RuleRefused("letter_not_mixed")
    rows = list(LetterContent.objects.of_letter(found).order_by("order"))
    chosen = [row for row in rows if row.pk in denounced]
    if rows and not 0 < len(chosen) < len(rows):
        raise RuleRefused("letter_parts", field="denounced")
    for row in rows:
        row.part = Part.DENUNCIATION if row in chosen else Part.COMPLAINT
        row.save(update_fields=["part"])
    made = _twin(found, found.organization_id, today, by)
    made.kind, made.split_of = Kind.DENUNCIATION, found
    made.route = list(found.route)
    made.save()
    _take_along(found, made, chosen, today, by)
    found.kind = Kind.COMPLAINT
    share.keep(found)
    keep([made.pk], by=by, today=today)
    audit.record(by, action="inspection.letter_split", obj=found, new=made.reference)
    return made


def _twin(letter: Letter, organization_id: int, today: date, by: Actor) -> Letter:
    return Letter(
        organization_id=organization_id, reference=new_reference(today), registered_on=today,
        registered_by_id=by.user_id, kind=letter.kind,
        **same_grade(letter, today=today), **{name: getattr(letter, name) for name in SAME},
    )  # fmt: skip


def _take_along(
    letter: Letter, made: Letter, contents: Sequence[LetterContent], today: date, by: Actor
) -> None:
    """What the new letter says, whom it names, and who wrote it, under the same seal."""
    LetterContent.objects.bulk_create(
        LetterContent.of(made, order=order, text=row.text, part=made.kind if row.part else "")
        for order, row in enumerate(contents, 1)
    )
    for row in LetterSubject.objects.of_letter(letter).order_by("pk"):
        values = {name: getattr(row, name) for name in OF_SUBJECT}
        LetterSubject.of(made, added_on=today, **values).save()
    seal = DenouncerIdentity.objects.of_letter(letter).current().first()
    if seal is not None:
        put_sealed(made, seal.sealed, today=today, by=by)


@audit.act("inspection.letter_forwarded")
def forward_letter(
    *,
    letter: Letter,
    version: int,
    office: Office | None,
    outside: str,
    forwarded_on: date,
    number: str,
    by: Actor,
    today: date,
) -> Letter:
    """Hand a letter to the body that is competent: an office of the system, or one outside.

    In an office of the system it is registered at once, with that day as its arrival there and a
    reference of its own; the seal goes along unopened. Raises NotAllowed, Conflict, RuleRefused
    without a body or to an office that had it already: letters do not go in a circle.
    """
    found = share.held(letter, version, "forward", by)
    share.not_after(forwarded_on, today, "forwarded_on")
    share.not_before(forwarded_on, found.arrived_on, "forwarded_on")
    if office is None:
        share.words(outside, "letter_nowhere", "outside")
    elif rules.goes_in_circle(office.pk, found.tenant_id, found.route):
        raise RuleRefused("letter_circle", field="office", name=office.full_name)
    found.state, found.competence = State.FORWARDED, Competence.OTHER
    found.forwarded_to = office.full_name if office else outside.strip()
    found.forwarded_on, found.forwarding_number = forwarded_on, number.strip()
    found.clock_from = None
    share.keep(found)
    if office is not None:
        _arrive(found, office, today, by)
    audit.record(by, action="inspection.letter_forwarded", obj=found)
    return found


def _arrive(letter: Letter, office: Office, today: date, by: Actor) -> None:
    """The letter in the office that is competent, past the border of the sender."""
    made = _twin(letter, office.pk, today, by)
    made.channel = Channel.FORWARDED
    made.arrived_on = letter.forwarded_on or letter.arrived_on
    made.came_from, made.came_number = letter.organization.name, letter.forwarding_number
    made.route = [*letter.route, letter.tenant_id]
    contents = list(LetterContent.objects.of_letter(letter).order_by("order"))
    with whole_tree():
        made.save()
        _take_along(letter, made, contents, today, by)
        keep([made.pk], by=by, today=today)
