"""Parts of a case's page that the topics bring.

A topic with something to say of a case has ``case_panels.py`` with ``case_panels(actor, case)``.
"""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core.topics import offered
from apps.inspection.models import Case
from apps.membership.panels import MAIN, SIDE, Panel


def panels_of(actor: Actor, case: Case) -> dict[str, list[Panel]]:
    """The panels of the topics by column, in their order."""
    sources = offered("case_panels", "case_panels", "inspection")
    found = [panel for source in sources for panel in source(actor, case)]
    found.sort(key=lambda panel: panel.order)
    return {column: [one for one in found if one.column == column] for column in (MAIN, SIDE)}
