"""Training on the page of a profile."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.models import CadreAttendance
from apps.membership.panels import SIDE, Panel

SHOWN = 12


def profile_panels(actor: Actor, cadre: Any) -> list[Panel]:
    """The classes of the person, the latest first; one query."""
    rows = CadreAttendance.objects.visible_to(actor).of_cadre(cadre)
    rows = rows.select_related("training_class").order_by("-training_class__starts_on", "-pk")
    context = {"attendances": list(rows[:SHOWN])}
    return [Panel("cadres/training/_panel.html", context, column=SIDE, order=42)]
