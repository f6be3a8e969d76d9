"""Exemption, suspension, leaving and return in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission
from apps.membership.models import EarlierMembership, StandingPeriod
from tests.factories.membership import earlier, standing


def _standing(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> StandingPeriod:
    """A time of the member of the same number, perhaps under another organisation."""
    row = standing(made["membership.member"][number], since=date(2015, 1, 1))
    row.organization = unit
    row.save()
    return row


def _earlier(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> EarlierMembership:
    row = earlier(made["membership.member"][number])
    row.organization = unit
    row.save()
    return row


MAKERS = {"membership.standingperiod": _standing, "membership.earliermembership": _earlier}
RIGHTS = {
    "membership.standingperiod": Permission.VIEW_MEMBER,
    "membership.earliermembership": Permission.VIEW_MEMBER,
}
GUARDED = {
    "membership.standingperiod": "membership.member",
    "membership.earliermembership": "membership.member",
}
