"""The item behind a case, on the page of the case."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.inspection.models import Case, ProgrammeItem
from apps.membership.panels import SIDE, Panel


def later_case_panels(actor: Actor, case: Case) -> list[Panel]:
    """The item, as far as the reader may know of it."""
    if case.programme_item_id is None:
        return []
    rows = ProgrammeItem.objects.visible_to(actor).filter(pk=case.programme_item_id)
    item = rows.select_related("programme").first()
    if item is None:
        return []
    return [Panel("inspection/programmes/_case_panel.html", {"item": item}, column=SIDE, order=30)]
