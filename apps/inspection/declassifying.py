"""A grade of secrecy that ends by a day of its own is a limit of whoever decides."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.inspection.permissions import DECIDE
from apps.membership.clocks.registry import Clock, above


def declassifying(row: Any, *, kind: str, title: Any, url: str, started: date | None) -> Clock:
    """The limit of a graded record; its words tell nothing that the record says."""
    return Clock(
        kind=kind,
        record=row,
        title=title,
        due=row.declassify_on,
        url=url,
        act_label=_("Change the grade"),
        right=DECIDE,
        meta=row.organization.name,
        above=above(row.organization),
        started=started,
    )
