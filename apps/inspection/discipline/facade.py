"""The effects of disciplines for other apps: form, since, until; never the case.

Other apps ask here and nowhere else. What they learn is what the decision itself tells the offices
that have to keep to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.inspection.models import Sanction
from apps.membership.models import Member


@dataclass(frozen=True)
class RecordedEffect:
    """A sanction as the personal file may tell it."""

    form: str
    form_words: str
    decided_on: date
    since: date
    until: date | None


def effects_of(member: Member, actor: Actor) -> list[RecordedEffect]:
    """Sanctions of a member with effect that the actor may know of, the latest first.

    Without the case, its matter and its reference. One query. "No form of discipline" is none.
    """
    rows = Sanction.objects.effects_on(member, actor).exclude(form="none")
    return [
        RecordedEffect(
            row.form, row.get_form_display(), row.decided_on,
            row.first_announced_on or row.effective_on, row.lapses_on,
        )
        for row in rows.order_by("-effective_on", "-pk")
    ]  # fmt: skip
