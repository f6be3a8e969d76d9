"""Parts of a member's record page that the topics bring.

A topic with something to say of a member has ``panels.py`` with ``panels(actor, member)``; each
panel names its template under ``templates/membership`` and what it needs. Panels that nobody looks
at first come from ``later_panels(actor, member)``: the page asks for them once it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from apps.accounts.actor import Actor
from apps.core.topics import offered
from apps.membership.models import Member

MAIN, SIDE = "main", "side"


@dataclass(frozen=True)
class Panel:
    """One part of the page: its template, its own values, its column and place in it."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    column: str = MAIN
    order: int = 50


def panels_of(actor: Actor, member: Member, *, later: bool = False) -> dict[str, list[Panel]]:
    """The panels of the topics by column, in their order: the first ones, or those for later."""
    sources = _sources("later_panels" if later else "panels")
    found = [panel for source in sources for panel in source(actor, member)]
    found.sort(key=lambda panel: panel.order)
    return {column: [one for one in found if one.column == column] for column in (MAIN, SIDE)}


def _sources(function: str) -> Iterator[Callable[[Actor, Member], list[Panel]]]:
    return offered("panels", function)
