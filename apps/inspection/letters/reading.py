"""Letters as their pages show them."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.inspection.models import Letter, LetterContent, LetterSubject
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


def events_of(letter: Letter) -> list[dict[str, Any]]:
    """What happened, newest first."""
    found = [
        (letter.written_on, _("Written"), "", ""),
        (letter.arrived_on, _("Arrived at this office"), "", letter.came_from),
        (letter.registered_on, _("Registered"), "", ""),
        (letter.classified_on, _("Classified"), "", capfirst(letter.get_kind_display())),
        (letter.forwarded_on, _("Forwarded"), "ok", letter.forwarded_to),
        (letter.filed_on, _("Filed without handling"), "warn",
         capfirst(letter.get_filed_reason_display())),
        (letter.withdrawal_asked_on, _("Withdrawal asked for"), "warn", letter.withdrawal_note),
        (letter.withdrawal_decided_on, _("Decided on the withdrawal"), "",
         capfirst(letter.get_withdrawal_display()) if letter.withdrawal else ""),
        (letter.answered_on, _("Answered"), "ok", letter.answer_number),
    ]  # fmt: skip
    events = [
        {"when": when, "text": text, "tone": tone, "detail": detail, "icon": "file"}
        for when, text, tone, detail in found
        if when is not None
    ]
    return sorted(events, key=lambda event: event["when"], reverse=True)
