"""Moves on the page of a profile."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.models import Move
from apps.membership.panels import SIDE, Panel

SHOWN = 12


def profile_panels(actor: Actor, cadre: Any) -> list[Panel]:
    """The moves of the person, the latest first; one query."""
    rows = Move.objects.visible_to(actor).valid().of_cadre(cadre)
    moves = list(rows.order_by("-proposed_on", "-pk")[:SHOWN])
    return [Panel("cadres/moves/_panel.html", {"moves": moves}, column=SIDE, order=41)]
