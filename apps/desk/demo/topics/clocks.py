"""Warnings of the limits that the other topics have left running, as the daily job writes them."""

from __future__ import annotations

from apps.accounts.actor import SystemActor
from apps.desk.demo.topics import Demo
from apps.membership.clocks import actions
from apps.tenancy.models import Organization


def build(demo: Demo) -> None:
    """Nothing is made twice: a warning is given once for each step."""
    provinces = Organization.objects.filter(parent__isnull=True).order_by("path")
    new = sum(
        actions.warn_of_limits(province=one, today=demo.today, by=SystemActor(one))
        for one in provinces
    )
    demo.say(f"{new} warnings of limits")
