"""Parts of a member's record page that the topics bring.

A topic with something to say of a member has ``panels.py`` with ``panels(actor, member)``; each
panel names its template under ``templates/membership`` and what it needs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from apps.accounts.actor import Actor
from apps.membership.models import Member
from apps.membership.topics import offered

MAIN, SIDE = "main", "side"


@dataclass(frozen=True)
class Panel:
    """One part of the page: its template, its own values, its column and place in it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    column: str = MAIN
    order: int = 50


def panels_of(actor: Actor, member: Member) -> dict[str, list[Panel]]:
    """The panels of all topics by column, in their order."""
    found = [panel for source in offered("panels", "panels") for panel in source(actor, member)]
    found.sort(key=lambda panel: panel.order)
    return {column: [one for one in found if one.column == column] for column in (MAIN, SIDE)}
