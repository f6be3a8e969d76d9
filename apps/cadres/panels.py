"""Parts of a profile's page that the topics bring.

A topic with something to say of a person has ``profile_panels.py`` with
``profile_panels(actor, cadre)``; each panel names its template under ``templates/cadres``.
"""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre
from apps.core.topics import offered
from apps.membership.panels import MAIN, SIDE, Panel


def panels_of(actor: Actor, cadre: Cadre) -> dict[str, list[Panel]]:
    """The panels of the topics by column, in their order."""
    sources = offered("profile_panels", "profile_panels", "cadres")
    found = [panel for source in sources for panel in source(actor, cadre)]
    found.sort(key=lambda panel: panel.order)
    return {column: [one for one in found if one.column == column] for column in (MAIN, SIDE)}
