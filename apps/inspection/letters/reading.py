"""Letters as their pages show them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.accounts.actor import Actor
from apps.inspection.letters import rules
from apps.inspection.letters.duplicates import likely_duplicates
from apps.inspection.letters.permissions import CHANGE, DECIDE, can
from apps.inspection.models import (
    Case,
    DenouncerIdentity,
    IdentityOpening,
    Letter,
    LetterContent,
    LetterSubject,
)
from apps.membership.models import Member


def letter_or_404(actor: Actor | None, reference: str) -> Letter:
    """The letter; Http404 alike when there is none and when the actor may not know of it."""
    rows = Letter.objects.visible_to(actor).select_related("organization", "handler")
    found: Letter | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def contents_of(actor: Actor, letter: Letter) -> list[LetterContent]:
    """What the letter says, item by item."""
    return list(LetterContent.objects.visible_to(actor).of_letter(letter).order_by("order", "pk"))


def subjects_of(actor: Actor, letter: Letter) -> list[LetterSubject]:
    """Whom the letter names; a member is linked as far as the reader may know of them."""
    rows = list(LetterSubject.objects.visible_to(actor).of_letter(letter).order_by("pk"))
    keys = [row.member_id for row in rows if row.member_id]
    known = Member.objects.visible_to(actor).filter(pk__in=keys) if keys else Member.objects.none()
    seen = {member.pk: member for member in known}
    for row in rows:
        row.known_member = seen.get(row.member_id)
    return rows


def linked_to(actor: Actor, letter: Letter) -> list[tuple[str, Letter]]:
    """Letters kept with this one, the one that leads it, those split: (how, letter)."""
    near = Q(lead=letter) | Q(split_of=letter) | Q(pk__in=[letter.lead_id, letter.split_of_id])
    rows = Letter.objects.visible_to(actor).filter(near).order_by("arrived_on", "pk")
    words = {letter.lead_id: _("leads"), letter.split_of_id: _("split from")}
    return [
        (words.get(row.pk) or (_("split off") if row.split_of_id == letter.pk else _("copy")), row)
        for row in rows
    ]


def case_of(actor: Actor, letter: Letter) -> Case | None:
    """The case of the letter, as far as the reader may know of it."""
    found: Case | None = Case.objects.visible_to(actor).filter(pk=letter.case_id).first()
    return found if letter.case_id else None


def duplicates_of(actor: Actor, letter: Letter) -> list[Letter]:
    """Letters that may be about the same, while this one may still be kept with another."""
    return list(likely_duplicates(actor, letter)) if rules.may("link", letter.state) else []


def identity_of(actor: Actor, letter: Letter, now: datetime) -> dict[str, Any]:
    """The code of the seal, and the requests to open it that concern the reader."""
    # The seal itself is not read where nobody opens it.
    seals = DenouncerIdentity.objects.visible_to(actor).of_letter(letter).current()
    openings = IdentityOpening.objects.visible_to(actor).of_letter(letter)
    rows = list(openings.select_related("asked_by", "decided_by").order_by("-asked_at", "-pk"))
    decides = can(actor, DECIDE, letter)
    mine = [row for row in rows if row.asked_by_id == actor.user_id]
    alive = [row for row in mine if row.decided_at is None or row.is_open(now)]
    for row in rows:
        row.may_decide = decides and row.decided_at is None and row.asked_by_id != actor.user_id
        row.may_look = row.asked_by_id == actor.user_id and row.is_open(now)
        row.is_over = bool(row.agreed) and not row.is_open(now)
    identity = seals.defer("sealed").first()
    may_ask = identity is not None and can(actor, CHANGE, letter) and not alive
    return {"identity": identity, "openings": rows, "may_ask": may_ask}


def events_of(letter: Letter, case: Case | None) -> list[dict[str, Any]]:
    """What happened, newest first; its case as far as the reader may know of it."""
    found = [
        (letter.written_on, _("Written"), "", ""),
        (letter.arrived_on, _("Arrived at this office"), "", letter.came_from),
        (letter.registered_on, pgettext("mail", "Entered in the register"), "", ""),
        (letter.classified_on, _("Classified"), "", capfirst(letter.get_kind_display())),
        (letter.forwarded_on, _("Forwarded"), "ok", letter.forwarded_to),
        (letter.filed_on, _("Filed without handling"), "warn",
         capfirst(letter.get_filed_reason_display())),
        (case and case.registered_on, _("Opened as a case"), "ok", case.reference if case else ""),
        (letter.withdrawal_asked_on, _("Withdrawal asked for"), "warn", letter.withdrawal_note),
        (letter.withdrawal_decided_on, _("Decided on the withdrawal"), "",
         capfirst(letter.get_withdrawal_display()) if letter.withdrawal else ""),
        (letter.answered_on, _("Answered"), "ok", letter.answer_number),
    ]  # fmt: skip
    events = [
        {"when": when, "text": text, "tone": tone, "detail": detail, "icon": "file"}
        # Of two on the same day the later one stands first, too.
        for when, text, tone, detail in reversed(found)
        if when is not None
    ]
    return sorted(events, key=lambda event: event["when"], reverse=True)
