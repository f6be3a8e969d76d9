"""What happens to a sanction after its decision: announced, told to others, corrected."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.inspection import permissions
from apps.inspection.discipline import effect, lookup, rules
from apps.inspection.discipline.actions.decide import new_key
from apps.inspection.discipline.actions.held import done, held
from apps.inspection.discipline.choices import SanctionOrigin
from apps.inspection.discipline.judging import Picture, settle
from apps.inspection.models import Case, CaseSubject, Sanction, SanctionNotice
from apps.regulations.lookup import calendar_between, find_rule

CORRECTABLE = ("number", "decided_on", "acts", "posts", "form", "note")


@audit.act("inspection.sanction_announced")
def announce_sanction(
    *, case: Case, subject: CaseSubject, version: int, announced_on: date, announced_at: str,
    today: date, by: Actor, served_to: str = "", served_on: date | None = None,
    refusal_note: str = "",
) -> Sanction:  # fmt: skip
    """Record the announcement: from here the decision has effect, and its twelve months count.

    Refusing to listen or to receive is minuted and stops nothing (Party Charter, article 39.6).
    Raises NotAllowed, Conflict, RuleRefused: before the decision, twice.
    """
    picture, row = _current(case, subject, version, by)
    if row.announced_on is not None:
        raise RuleRefused("announced_already", day=f"{row.announced_on:%d/%m/%Y}")
    settle(rules.future_findings(today=today, announced_on=announced_on, served_on=served_on))
    if announced_on < row.decided_on:
        raise RuleRefused(
            "announced_before", field="announced_on", day=f"{row.decided_on:%d/%m/%Y}"
        )
    if not announced_at.strip():
        raise RuleRefused("announced_where", field="announced_at")
    row.announced_on, row.announced_at = announced_on, announced_at.strip()
    row.served_to, row.served_on = served_to.strip(), served_on
    row.refusal_note = refusal_note.strip()
    take_effect(row)
    row.save()
    done(picture, "inspection.sanction_announced", by, number=row.number)
    return row


@audit.act("inspection.sanction_handed_over")
def hand_over_sanction(
    *, case: Case, subject: CaseSubject, version: int, served_to: str, served_on: date,
    today: date, by: Actor,
) -> Sanction:  # fmt: skip
    """Record that the written decision was handed over after it was announced; the limit of a
    complaint counts from here. A cell announces at once and hands its paper over within days of the
    vote (30-QĐ/TW; not verified for later rules).

    Raises NotAllowed, Conflict, RuleRefused: not announced, handed over already, before the
    decision, to nobody.
    """
    picture, row = _current(case, subject, version, by)
    if row.announced_on is None:
        raise RuleRefused("handed_over_before_announcement")
    if row.served_on is not None:
        raise RuleRefused("handed_over_already", day=f"{row.served_on:%d/%m/%Y}")
    settle(rules.future_findings(today=today, served_on=served_on))
    if served_on < row.decided_on:
        raise RuleRefused("announced_before", field="served_on", day=f"{row.decided_on:%d/%m/%Y}")
    if not served_to.strip():
        raise RuleRefused("handed_over_to_whom", field="served_to")
    row.served_to, row.served_on = served_to.strip(), served_on
    row.save(update_fields=["served_to", "served_on"])
    done(picture, "inspection.sanction_handed_over", by, number=row.number)
    return row


def take_effect(row: Sanction) -> None:
    """Effect and end as they follow from the announcement and the rules of that day.

    The twelve months count from the first announcement: a changed form keeps the time served. An
    outcome of a complaint neither stops nor moves an effect that has begun: its own announcement is
    a second one.
    """
    if row.first_announced_on in (None, row.announced_on):
        rule = lookup.effect_on(row.decided_on)
        row.effective_on = effect.effective_on(
            row.body, rule.rule, decided_on=row.decided_on, announced_on=row.announced_on
        )
    row.first_announced_on = row.first_announced_on or row.announced_on
    lapse = find_rule(lookup.LAPSE, on=row.decided_on)
    row.lapses_on = effect.lapses_on(
        row.form, first_announced_on=row.first_announced_on, months=lapse.whole if lapse else None
    )


@audit.act("inspection.notice_planned")
def plan_notice(
    *, case: Case, subject: CaseSubject, version: int, kind: str, recipient: str, by: Actor
) -> SanctionNotice:
    """Name somebody who is told of the sanction; the limit follows from the announcement.

    Raises NotAllowed, Conflict, RuleRefused: nobody named, named already, not announced yet.
    """
    picture, row = _current(case, subject, version, by)
    if not recipient.strip():
        raise RuleRefused("notice_to_whom", field="recipient")
    if row.announced_on is None:
        raise RuleRefused("notice_before_announcement")
    notice: SanctionNotice = SanctionNotice.of(
        picture.case, sanction=row, kind=kind, recipient=recipient.strip(),
        due_on=_notice_due(row),
    )  # fmt: skip
    try:
        with transaction.atomic():
            notice.save()
    except IntegrityError as error:
        if "sanctionnotice_once" not in str(error):
            raise
        raise RuleRefused("notice_twice", field="recipient") from None
    done(picture, "inspection.notice_planned", by, number=row.number)
    return notice


def _notice_due(row: Sanction) -> date | None:
    """The day by which others are told (296-QĐ/TW, article 8.5), where a rule says so."""
    start = row.announced_on
    assert start is not None
    rule = find_rule(lookup.NOTICE, on=start)
    if rule is None or rule.is_unlimited:
        return None
    calendar = calendar_between(start, start.replace(year=start.year + 1, day=1))
    return effect.announce_by(start, rule.whole, rule.unit, calendar)


@audit.act("inspection.notice_sent")
def send_notice(
    *, case: Case, subject: CaseSubject, version: int, notice: SanctionNotice, sent_on: date,
    number: str, today: date, by: Actor,
) -> SanctionNotice:  # fmt: skip
    """Record that somebody was told, by which paper.

    Raises NotAllowed, Conflict, RuleRefused: before the announcement, twice.
    """
    picture, row = _current(case, subject, version, by)
    own: SanctionNotice | None = row.notices.filter(pk=notice.pk).first()
    if own is None or own.sent_on is not None:
        raise RuleRefused("notice_sent_already", field="notice")
    settle(rules.future_findings(today=today, sent_on=sent_on))
    if row.announced_on and sent_on < row.announced_on:
        raise RuleRefused("notice_before_announcement", field="sent_on")
    own.sent_on, own.number = sent_on, number.strip()
    own.save(update_fields=["sent_on", "number"])
    done(picture, "inspection.notice_sent", by, number=own.number)
    return own


@audit.act("inspection.sanction_corrected")
def correct_sanction(
    *, case: Case, subject: CaseSubject, version: int, reason: str, today: date, by: Actor,
    **changed: Any,
) -> Sanction:  # fmt: skip
    """Put right what was typed wrongly: a new entry supersedes the old one, which stays on file.

    What the ballot gave cannot be corrected away: the form stays the voted one. Raises NotAllowed,
    Conflict, RuleRefused: no reason, nothing changed.
    """
    picture, row = _current(case, subject, version, by, right=permissions.DECIDE)
    if not reason.strip():
        raise RuleRefused("correction_reason", field="reason")
    fields = {name: value for name, value in changed.items() if name in CORRECTABLE}
    if all(getattr(row, name) == value for name, value in fields.items()):
        raise RuleRefused("correction_empty", field="number")
    if "form" in fields and row.ballot and fields["form"] != row.ballot.result:
        raise RuleRefused("correction_form", field="form")
    day = fields.get("decided_on", row.decided_on)
    if row.announced_on and day > row.announced_on:
        raise RuleRefused("announced_before", field="decided_on", day=f"{day:%d/%m/%Y}")
    made = superseding(row, today=today, by=by, origin=SanctionOrigin.CORRECTION, **fields)
    made.note = reason.strip()
    if made.announced_on or made.effective_on:
        take_effect(made)
    made.save()
    row.notices.update(sanction=made)
    done(picture, "inspection.sanction_corrected", by, number=made.number)
    return made


def superseding(row: Sanction, *, today: date, by: Actor, origin: str, **fields: Any) -> Sanction:
    """A copy of a sanction that takes its place; the old one is marked, the new one not saved."""
    row.replaced_on = today
    row.save(update_fields=["replaced_on"])
    copied = {
        name: getattr(row, name)
        for name in (
            "member_id", "subject_id", "subject_name", "form", "ballot_id", "proposal_id",
            "number", "decided_on", "body", "level", "body_name", "acts", "posts", "mitigating",
            "aggravating", "ledger", "effective_on", "announced_on", "announced_at", "served_to",
            "served_on", "refusal_note", "first_announced_on", "lapses_on",
        )
    }  # fmt: skip
    made: Sanction = Sanction.of(
        row.case, key=new_key(), replaces=row, origin=origin, entered_by_id=by.user_id,
        **(copied | fields),
    )  # fmt: skip
    return made


def _current(
    case: Case, subject: CaseSubject, version: int, by: Actor, *, right: str = permissions.CHANGE
) -> tuple[Picture, Sanction]:
    picture = held(case, subject, version, by, right=right)
    if picture.sanction is None:
        raise RuleRefused("no_sanction_yet")
    rows = Sanction.objects.select_for_update(of=("self",)).select_related("case", "ballot")
    row = rows.filter(pk=picture.sanction.pk).first()
    if row is None:
        raise Conflict("stale")
    return picture, row
