"""Items of programmes whose grade of secrecy ends by a day of its own."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.inspection.declassifying import declassifying
from apps.inspection.models import ProgrammeItem
from apps.inspection.programmes.choices import ProgrammeState
from apps.membership.clocks.registry import Clock, Reach

DECLASSIFY = "programme.declassify"
KINDS = {DECLASSIFY: _("Item of a programme to declassify")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Graded items whose grade ends by that day, those that stand no more among them; one query."""
    kept = ProgrammeItem.objects.exclude(programme__state=ProgrammeState.DISCARDED)
    rows = reach(kept.filter(secrecy__gt=0, declassify_on__lte=until))
    return [
        declassifying(
            row,
            kind=DECLASSIFY,
            title=_("Declassify item %(reference)s of a programme, or set another day")
            % {"reference": row.reference},
            url=reverse(
                "inspection:programme_item_regrade", args=[row.programme.reference, row.reference]
            ),
            started=None,
        )
        for row in rows.select_related("programme", "organization__parent")
    ]
