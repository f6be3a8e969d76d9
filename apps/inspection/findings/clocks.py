"""Days of demands in the list of limits, on the desk and in the daily warnings."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.inspection.findings.choices import DemandState
from apps.inspection.models import Demand
from apps.inspection.permissions import CHANGE
from apps.membership.clocks.registry import Clock, Reach, above

DEMAND = "inspection.demand"
KINDS = {DEMAND: _("Demand to be remedied")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Demands without proof of a remedy that are due by that day; one query."""
    rows = reach(Demand.objects.filter(state=DemandState.OPEN, due_on__lte=until))
    return [
        Clock(
            kind=DEMAND,
            record=row,
            title=_("Remedy by %(owner)s: %(text)s") % {"owner": row.owner_name, "text": row.text},
            due=row.due_on,
            url=row.get_absolute_url(),
            act_label=_("Open the demand"),
            right=CHANGE,
            meta=row.organization.name,
            above=above(row.organization),
            started=row.made_on,
        )
        for row in rows.select_related("organization__parent")
    ]
