"""Cases whose grade of secrecy ends by a day of its own: somebody entitled decides."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.inspection.declassifying import declassifying
from apps.inspection.models import Case
from apps.membership.clocks.registry import Clock, Reach

DECLASSIFY = "inspection.declassify"
KINDS = {DECLASSIFY: _("Case to declassify")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Graded cases, open or ended, whose grade ends by that day; one query."""
    rows = reach(Case.objects.filter(secrecy__gt=0, declassify_on__lte=until))
    return [
        declassifying(
            row,
            kind=DECLASSIFY,
            title=_("Declassify case %(reference)s, or set another day")
            % {"reference": row.reference},
            url=reverse("inspection:case_regrade", args=[row.reference]),
            started=row.registered_on,
        )
        for row in rows.select_related("organization__parent")
    ]
