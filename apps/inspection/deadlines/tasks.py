"""Every night: the kept days follow rules, calendar and cases that were changed meanwhile."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from apps.accounts.actor import SystemActor
from apps.core import jobs
from apps.inspection.deadlines import actions
from apps.tenancy import scope
from apps.tenancy.models import Organization


@jobs.task(name="inspection.compute_limits", acks_late=True)
def compute_limits(today: str | None = None) -> int:
    """Compute the due day of every open case; returns how many were other than kept.

    Nothing is counted down: the days follow from events, rules and calendar. Each province is a
    transaction of its own, and a second run changes nothing.
    """
    day = date.fromisoformat(today) if today else timezone.localdate()
    with scope.use(scope.Scope.everything()):
        with transaction.atomic():
            provinces = list(Organization.objects.filter(parent__isnull=True).order_by("path"))
        return sum(
            actions.compute_due_days(organization=one, today=day, by=SystemActor(one))
            for one in provinces
        )
