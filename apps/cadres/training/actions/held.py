"""What the acts of training share: right, range, lock, version."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.models import TrainingClass
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.training.choices import ClassState
from apps.core.errors import Conflict, NotAllowed, RuleRefused


def held(row: Any, version: int, *, by: Actor, permission: str = CHANGE) -> Any:
    """The row, locked, when the actor holds the right over it and has read its latest state.

    Raises NotAllowed, Conflict when somebody else changed it meanwhile.
    """
    rows = type(row).objects.visible_to(by).select_for_update(of=("self",))
    found = rows.filter(pk=row.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    return found


def open_class(row: TrainingClass, by: Actor) -> TrainingClass:
    """The class, locked, while people may still be entered. Raises NotAllowed, RuleRefused."""
    rows = TrainingClass.objects.visible_to(by).select_for_update(of=("self",))
    found: TrainingClass | None = rows.filter(pk=row.pk).first()
    if found is None:
        raise NotAllowed(permission=str(CHANGE))
    require_in_range(by, CHANGE, found)
    if found.state != ClassState.OPEN:
        raise RuleRefused("training_not_open")
    return found


def stored(row: Any) -> Any:
    """Save the row as a newer version; whoever read it before is told."""
    row.version += 1
    row.save()
    return row
