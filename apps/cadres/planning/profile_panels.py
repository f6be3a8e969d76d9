"""What planning brings to the page of a profile: what the person is planned for."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre, PlanningEntry
from apps.cadres.permissions import VIEW
from apps.cadres.planning.choices import End
from apps.membership.panels import MAIN, Panel

SHOWN = 20


def profile_panels(actor: Actor, cadre: Cadre) -> list[Panel]:
    """Lists that the reader may read, the newest first; nothing where there is none."""
    if not actor.has(VIEW):
        return []
    rows = PlanningEntry.objects.visible_to(actor).filter(cadre=cadre)
    rows = rows.exclude(end=End.TAKEN_OUT).exclude(planning__state="discarded")
    found = list(
        rows.select_related("planning", "target__title", "target__work_unit")
        .order_by("-planning__first_year", "-planning__year", "-pk")[:SHOWN]
    )  # fmt: skip
    if not found:
        return []
    return [Panel("cadres/planning/_panel.html", {"entries": found}, column=MAIN, order=60)]
