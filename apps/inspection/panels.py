"""Parts of a case's page that the topics bring.

A topic with something to say of a case has ``case_panels.py`` with ``case_panels(actor, case)``.
What nobody looks at first comes from ``later_case_panels(actor, case)``: the page asks for it once
it stands.
"""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core.topics import offered
from apps.inspection.models import Case
from apps.membership.panels import MAIN, SIDE, Panel


def panels_of(actor: Actor, case: Case, *, later: bool = False) -> dict[str, list[Panel]]:
    """The panels of the topics by column, in their order: the first ones, or those for later."""
    name = "later_case_panels" if later else "case_panels"
    sources = offered("case_panels", name, "inspection")
    found = [panel for source in sources for panel in source(actor, case)]
    found.sort(key=lambda panel: panel.order)
    return {column: [one for one in found if one.column == column] for column in (MAIN, SIDE)}
