"""The limits of a case on its page, short; their own page explains them."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.deadlines import shown
from apps.inspection.models import Case
from apps.membership.panels import SIDE, Panel


def case_panels(actor: Actor, case: Case) -> list[Panel]:
    """The limit of the case, why it ends then, and whether it stands still."""
    facts, law = shown.one(case)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "case": case,
        "clocks": shown.clocks_of(facts, law, today),
        "running": [hold for hold in facts.holds if hold.until_on is None],
    }
    return [Panel("inspection/deadlines/_panel.html", context, SIDE, 10)]
