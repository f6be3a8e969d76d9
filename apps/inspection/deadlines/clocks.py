"""Limits of cases in the list of limits, on the desk and in the daily warnings."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.inspection.choices import OPEN
from apps.inspection.models import CaseClock
from apps.inspection.permissions import CHANGE
from apps.membership.clocks.registry import Clock, Reach, above

CASE = "inspection.case"
KINDS = {CASE: _("Case to conclude")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Open cases whose limit ends by that day; one query. The page of the case explains it."""
    rows = reach(CaseClock.objects.filter(due_on__lte=until, case__phase__in=OPEN))
    rows = rows.select_related("case", "organization__parent")
    return [
        Clock(
            kind=CASE,
            record=row.case,
            title=_("Case %(reference)s to conclude: %(title)s")
            % {"reference": row.case.reference, "title": row.case.title},
            due=row.due_on,
            url=reverse("inspection:case_limits", args=[row.case.reference]),
            act_label=_("Open the case"),
            right=CHANGE,
            meta=row.organization.name,
            above=above(row.organization),
        )
        for row in rows
    ]
