"""Who wrote a letter: sealed at once, opened by two people, logged each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.views.decorators.debug import sensitive_variables

from apps.accounts.actor import Actor
from apps.core import audit, sealing
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.vietnamese import fold
from apps.inspection.letters import rules
from apps.inspection.letters.actions import held as share
from apps.inspection.letters.permissions import CHANGE, DECIDE
from apps.inspection.letters.references import drawn
from apps.inspection.models import DenouncerIdentity, IdentityOpening, Letter
from apps.inspection.permissions import require_in_range


@dataclass(frozen=True, repr=False)
class Writer:
    """Who wrote a letter. Printed nowhere, not even by mistake."""

    name: str = ""
    address: str = ""
    contact: str = ""

    def __repr__(self) -> str:
        return "Writer(…)"

    def words(self) -> dict[str, str]:
        """What is sealed."""
        return {
            "name": self.name.strip(), "address": self.address.strip(),
            "contact": self.contact.strip(),
        }  # fmt: skip


@sensitive_variables("writer")
def check_writer(
    writer: Writer, *, is_anonymous: bool, is_false_name: bool, texts: tuple[str, ...]
) -> None:
    """Refuse a named letter without a name, an anonymous one with it, and a text that tells it."""
    name = fold(writer.name.strip())
    if is_anonymous and any(writer.words().values()):
        raise RuleRefused("letter_writer_of_none", field="writer_name")
    if not (is_anonymous or is_false_name or name):
        raise RuleRefused("letter_writer_missing", field="writer_name")
    if name and any(name in fold(text) for text in texts):
        raise RuleRefused("letter_text_tells_writer", field="writer_name")


@sensitive_variables("writer")
def put_under_seal(letter: Letter, writer: Writer, *, today: date, by: Actor) -> DenouncerIdentity:
    """Seal who wrote the letter, under a code that says nothing; the older seal is replaced."""
    return put_sealed(letter, sealing.seal(writer.words()), today=today, by=by)


def put_sealed(letter: Letter, sealed: str, *, today: date, by: Actor) -> DenouncerIdentity:
    """Keep a seal with a letter; to hand one over, nobody needs to open it."""
    DenouncerIdentity.objects.of_letter(letter).current().update(replaced_on=today)
    made: DenouncerIdentity = DenouncerIdentity.of(
        letter, code=f"N{drawn()}", sealed=sealed, sealed_on=today, sealed_by_id=by.user_id
    )
    made.save()
    return made


@sensitive_variables("writer")
@audit.act("inspection.letter_writer_sealed")
def seal_writer(*, letter: Letter, version: int, writer: Writer, by: Actor, today: date) -> Letter:
    """Enter or correct who wrote a letter, as known after meeting them.

    A false name is replaced by the right one; the earlier seal stays, replaced. Raises NotAllowed,
    Conflict, RuleRefused without a name.
    """
    found = share.held(letter, version, "seal", by)
    check_writer(writer, is_anonymous=False, is_false_name=False, texts=(found.matter,))
    put_under_seal(found, writer, today=today, by=by)
    found.is_anonymous = found.is_false_name = False
    share.keep(found)
    audit.record(by, action="inspection.letter_writer_sealed", obj=found)
    return found


@audit.act("inspection.identity_asked")
def ask_to_open(
    *, letter: Letter, version: int, reason: str, hours: int, by: Actor, now: datetime
) -> IdentityOpening:
    """Ask to see who wrote a letter: why, and for how long.

    It stays sealed until somebody else entitled agrees. Raises NotAllowed, Conflict, RuleRefused
    without a reason or a seal, or while the same person already asks or may look.
    """
    found = share.held(letter, version, "ask_identity", by)
    why = share.words(reason, "letter_opening_reason", "reason")
    if not rules.hours_allowed(hours):
        raise RuleRefused("letter_opening_hours", field="hours")
    identity = DenouncerIdentity.objects.of_letter(found).current().first()
    if identity is None:
        raise RuleRefused("letter_not_sealed")
    mine = IdentityOpening.objects.of_letter(found).filter(asked_by_id=by.user_id)
    if mine.alive(now).exists():
        raise RuleRefused("letter_opening_twice")
    made: IdentityOpening = IdentityOpening.of(
        found, identity=identity, asked_by_id=by.user_id, asked_at=now, reason=why, hours=hours
    )
    made.save()
    audit.record(by, action="inspection.identity_asked", obj=found, reason=why)
    return made


@audit.act("inspection.identity_decided")
def decide_opening(
    *, opening: IdentityOpening, agree: bool, note: str, by: Actor, now: datetime
) -> IdentityOpening:
    """Agree that somebody else sees who wrote a letter, until a set time, or refuse.

    Raises NotAllowed without the right to decide or for one's own request, RuleRefused when it is
    decided already or a refusal gives no reason.
    """
    found = _locked(opening, by)
    require_in_range(by, DECIDE, found)
    if found.asked_by_id == by.user_id:
        raise NotAllowed("letter_opening_own")
    if found.decided_at is not None:
        raise RuleRefused("letter_opening_decided")
    if not agree:
        share.words(note, "letter_opening_refusal", "note")
    found.decided_by_id, found.decided_at, found.agreed = by.user_id, now, agree
    found.note = note.strip()
    found.open_until = now + timedelta(hours=found.hours) if agree else None
    found.save()
    audit.record(
        by, action="inspection.identity_decided", obj=found.letter, agreed=agree, reason=found.note
    )
    return found


@audit.act("inspection.identity_opened")
def open_identity(*, opening: IdentityOpening, by: Actor, now: datetime) -> dict[str, str]:
    """Who wrote a letter, for whom it was agreed and until the set time; each look is logged.

    Raises NotAllowed for anybody else, RuleRefused before the agreement and after the time.
    """
    found = _locked(opening, by)
    require_in_range(by, CHANGE, found)
    if found.asked_by_id != by.user_id:
        raise NotAllowed("letter_opening_other")
    if not found.is_open(now):
        raise RuleRefused("letter_opening_closed")
    audit.record_read(
        by, action="inspection.identity_opened", obj=found.letter, reason=found.reason
    )
    return sealing.unseal(found.identity.sealed)


def _locked(opening: IdentityOpening, by: Actor) -> IdentityOpening:
    rows = IdentityOpening.objects.visible_to(by).select_related("letter", "identity")
    found: IdentityOpening = rows.select_for_update(of=("self",)).get(pk=opening.pk)
    return found


@audit.act("inspection.identities_sealed_again")
def seal_all_again(*, by: Actor) -> int:
    """Seal everything under the first key, so that the older ones can be forgotten.

    For the operator's command. Raises SealingError, and changes nothing, when a seal fits no key.
    """
    rows = DenouncerIdentity.objects.visible_to(by).select_for_update(of=("self",))
    count = 0
    for row in rows.only("pk", "sealed").order_by("pk").iterator(500):
        DenouncerIdentity.objects.filter(pk=row.pk).update(sealed=sealing.seal_again(row.sealed))
        count += 1
    audit.record(by, action="inspection.identities_sealed_again", count=count)
    return count
