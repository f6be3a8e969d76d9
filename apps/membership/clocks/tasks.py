"""Every day: warn of the limits that come near."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from apps.accounts.actor import SystemActor
from apps.core import jobs
from apps.membership.clocks import actions
from apps.tenancy import scope
from apps.tenancy.models import Organization


@jobs.task(name="membership.warn_of_limits", acks_late=True)
def warn_of_limits(today: str | None = None) -> int:
    """Warn of every limit 30, 7 and 0 days ahead and once when it is overdue; returns how many.

    Each province is a transaction of its own: what stops half-way is made up for by the next run.
    """
    day = date.fromisoformat(today) if today else timezone.localdate()
    with scope.use(scope.Scope.everything()):
        with transaction.atomic():
            provinces = list(Organization.objects.filter(parent__isnull=True).order_by("path"))
        return sum(
            actions.warn_of_limits(province=one, today=day, by=SystemActor(one))
            for one in provinces
        )
