"""Every day: walls around items as the facts say, should one have been missed."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from apps.accounts.actor import SystemActor
from apps.core import jobs
from apps.inspection.programmes.keeping import keep
from apps.tenancy import scope


@jobs.task(name="inspection.keep_item_walls", acks_late=True)
def keep_item_walls(today: str | None = None) -> int:
    """Compare all walls with the facts; returns how many changed. A second run changes none."""
    day = date.fromisoformat(today) if today else timezone.localdate()
    with scope.use(scope.Scope.everything()):
        return keep(None, by=SystemActor(), today=day)
