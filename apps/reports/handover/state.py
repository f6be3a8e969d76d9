"""How far a summary has come after its signature, and what its reader may do next."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.reports import permissions
from apps.reports.handover.choices import HandoverState
from apps.reports.models import Summary


def state_of(summary: Summary, actor: Any, *, is_newest: bool) -> dict[str, Any]:
    """What a summary page shows of the way up, and what this reader may do next."""
    handover = getattr(summary, "handover", None)
    above = permissions.stands_above(actor, summary)
    waits = handover is not None and handover.state == HandoverState.SENT
    rights = permissions.rights_of(summary.form)
    answers = waits and above and actor.has(rights.check)
    can_go = summary.is_signed and handover is None and is_newest
    return {
        "handover": handover,
        "may_send": can_go and not summary.organization.is_province and actor.has(rights.sign),
        "may_answer": answers,
        "may_revise": handover is not None
        and handover.state == HandoverState.RETURNED
        and is_newest
        and actor.has(rights.generate),
    }


def quarter_words(until: date) -> str:
    """The quarter as offices call it."""
    return _("quarter %(number)s/%(year)s") % {"number": until.month // 3, "year": until.year}
