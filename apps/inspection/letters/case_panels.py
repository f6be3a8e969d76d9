"""The letters of a case, on its page."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.inspection.models import Case, Letter
from apps.membership.panels import SIDE, Panel

SHOWN = 20


def later_case_panels(actor: Actor, case: Case) -> list[Panel]:
    """Letters as far as the reader may know of them; who wrote them is not read."""
    rows = list(
        Letter.objects.visible_to(actor).filter(case=case).order_by("arrived_on", "pk")[:SHOWN]
    )
    if not rows:
        return []
    return [Panel("inspection/letters/_case_panel.html", {"letters": rows}, column=SIDE, order=40)]
