"""Exemption, suspension, leaving and return in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.models import EarlierMembership, Procedure, StandingPeriod
from tests.factories.membership import earlier, member, standing
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import OWN, Stage, Twin

MEMBER = "membership.member"
KINDS = ("exemption", "aside", "before")


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """An open exemption of the twin's member, an earlier one, and a first membership."""
    about = {"organization": twin.cell, "member": twin.member}
    return {
        "exemption": Procedure.objects.create(
            id=ids["exemption"], kind="exemption", opened_on=date(2013, 5, 20),
            reason=f"Xin miễn {twin.word}",
            details={"reason_code": "ill_health", "since": "2013-06-01", "until": None}, **about,
        ),
        "aside": StandingPeriod.objects.create(
            id=ids["aside"], kind="exempt", reason="old_age", note=f"Miễn {twin.word}",
            resolution_number=f"3-NQ {twin.word}",
            valid=DateRange(date(2014, 1, 1), date(2014, 6, 1)), **about,
        ),
        "before": EarlierMembership.objects.create(
            id=ids["before"], admission_decided_on=date(1999, 1, 4), left_on=date(2004, 1, 4),
            leaving="struck_off", returned_on=date(2008, 1, 4),
            returned_by=f"8-QĐ {twin.word}", **about,
        ),
    }  # fmt: skip


ROUTES = [
    Route(
        "membership:standing_paper", of="exemption", see=P.VIEW_MEMBER, get=Act(P.CHANGE_MEMBER)
    ),
    Route(
        "standing-list", stranger=CLOSED,
        get=Act(P.VIEW_MEMBER, views=("kind=exempt", "on=2014-02-01", "on=x"), rows="aside"),
    ),
    *Table(
        "membership.standingperiod", P.ADMINISTER_MEMBERSHIP, of="aside", rows="aside", page=403
    ).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    standing(member(stage.twins[OWN].cell, f"Thêm Miễn {number}"), since=date(2015, 1, 1))


MORE = {"aside": _more}


def _standing(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> StandingPeriod:
    """A time of the member of the same number, perhaps under another organisation."""
    row = standing(made[MEMBER][number], since=date(2015, 1, 1))
    row.organization = unit
    row.save()
    return row


def _earlier(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> EarlierMembership:
    row = earlier(made[MEMBER][number])
    row.organization = unit
    row.save()
    return row


MAKERS = {"membership.standingperiod": _standing, "membership.earliermembership": _earlier}
RIGHTS = dict.fromkeys(MAKERS, P.VIEW_MEMBER)
GUARDED = dict.fromkeys(MAKERS, MEMBER)
