"""Documents of the evidence whose own grade ends by a day of its own."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.inspection.declassifying import declassifying
from apps.inspection.models import Evidence
from apps.membership.clocks.registry import Clock, Reach

DECLASSIFY = "evidence.declassify"
KINDS = {DECLASSIFY: _("Document to declassify")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Graded documents that stand, whose grade ends by that day; one query."""
    rows = reach(Evidence.objects.standing().filter(own_secrecy__gt=0, declassify_on__lte=until))
    return [
        declassifying(
            row,
            kind=DECLASSIFY,
            title=_("Declassify a document of case %(reference)s, or set another day")
            % {"reference": row.case.reference},
            url=reverse("inspection:evidence_regrade", args=[row.case.reference, row.reference]),
            started=row.received_on,
        )
        for row in rows.select_related("case", "organization__parent")
    ]
