"""A wall by hand around a case has changed: that around the item behind it follows."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.programmes.case_walls import case_walls_kept
from apps.inspection.walls.keeping import LABEL


def walls_changed(label: str, object_id: int, by: Actor) -> None:
    """The item's state tells that there is a case."""
    if label == LABEL:
        case_walls_kept([object_id], by, timezone.localdate())
