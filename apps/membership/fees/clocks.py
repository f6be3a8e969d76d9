"""The fee month: a cell's ledger is closed by the end of its month."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.fees import permissions
from apps.membership.fees.rules import before, last_day, month_of
from apps.membership.models import FeeMonth

KINDS = {"fees.month": _("fee ledger of a month")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Ledgers of this month and the last that are not closed; one query."""
    rows = reach(
        FeeMonth.objects.filter(closed_on__isnull=True, month__gte=before(month_of(today)))
    )
    found = []
    for row in rows.select_related("organization__parent").order_by("month", "path"):
        due = last_day(row.month)
        if due <= until:
            found.append(
                Clock(
                    kind="fees.month",
                    record=row,
                    title=_("Party fee of %(month)s: collect and close the ledger")
                    % {"month": f"{row.month:%m/%Y}"},
                    due=due,
                    url=f"{reverse('membership:fee_ledger', args=[row.organization.code])}"
                    f"?month={row.month:%Y-%m}",
                    act_label=_("Open the ledger"),
                    meta=row.organization.name,
                    above=above(row.organization),
                    started=row.month,
                    right=permissions.CHANGE,
                )
            )
    return found
