"""What the party fee adds to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.fees import actions
from apps.membership.models import FeeEntry, FeeMonth, PayerStatus
from tests.factories.membership import member
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import NEVER, OWN, Stage, Twin
from tests.guards.twins import WALLED as BEHIND_A_WALL

MEMBER = "membership.member"
TODAY = date(2026, 1, 5)
MONTH = date(2015, 3, 1)
KINDS = ("payer_status", "fee_entry", "fee_month")
UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
"""Places whose unit is not the reader's own as well."""


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """How the twin's member pays, one month paid, and the ledger; that of the cell behind the wall
    belongs to the reader's own cells."""
    place = {"organization": twin.cell, "member": twin.member}
    found: dict[str, Any] = {
        "payer_status": PayerStatus.objects.create(
            id=ids["payer_status"], group="pension", base=5_000_000, basis=f"Sổ {twin.word}",
            valid=DateRange(date(2014, 1, 1), None), recorded_by=owner, **place,
        ),
        "fee_entry": FeeEntry.objects.create(
            id=ids["fee_entry"], month=MONTH, group="pension", base=5_000_000, due=25_000,
            excuse=f"Lý do {twin.word}", recorded_by=owner, **place,
        ),
    }  # fmt: skip
    if twin.where != BEHIND_A_WALL:
        found["fee_month"] = FeeMonth.objects.create(
            id=ids["fee_month"], organization=twin.cell, month=MONTH, created_by=owner
        )
    for row in found.values():
        row.refresh_from_db()
    return found


def _cell(twin: Twin) -> dict[str, Any]:
    return {"code": twin.cell.code}


def _queries(twin: Twin) -> list[str]:
    return [f"unit={twin.unit.code}&year=2015&month=2015-03&period=3"]


VIEWS = ("year=2015&period=q1", "month=2015-03", "year=2015&period=3&page=9", "month=x&year=y")


def _ledger(stage: Stage, twin: Twin) -> dict[str, Any]:
    entry = twin.records.get("fee_entry")
    day = {"paid_on_day": "5", "paid_on_month": "1", "paid_on_year": "2026"}
    return day | ({f"paid_{entry.pk}": "25.000", f"seen_{entry.pk}": "0"} if entry else {})


def _closing(stage: Stage, twin: Twin) -> dict[str, Any]:
    return _month(stage, twin) | {"confirmed": "on"}


def _month(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"month": "2015-03"}


def _group(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"group": "pension", "base": "6.000.000", "valid_from": "01/2026", "reduction": "0"}


def _charge(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"first": "05/2015", "last": "07/2015"}


def _of_cell(name: str, **acts: Any) -> Route:
    return Route(
        f"membership:{name}", of="unit", key=_cell, only=UNITS, right_first=True, see=P.VIEW_FEE,
        **acts,
    )  # fmt: skip


def _api_payments(stage: Stage, twin: Twin) -> dict[str, Any]:
    entry = twin.records.get("fee_entry")
    key = entry.pk if entry else 7_999_999_999
    return {
        "organization": twin.cell.code, "month": "2015-03-01", "paid_on": "2026-01-05",
        "payments": [{"line": key, "seen": 0, "paid": 25_000}],
    }  # fmt: skip


ROUTES = [
    Route("fee-list", stranger=CLOSED, get=Act(P.VIEW_FEE, rows="fee_line")),
    Route(
        "fee-payments", stranger=CLOSED,
        post=Act(P.CHANGE_FEE, json=True, aimed=404, data=_api_payments),
    ),
    Route(
        "membership:fees",
        get=Act(P.VIEW_FEE, queries=_queries, views=VIEWS, rows="organization"),
    ),
    Route(
        "membership:fee_arrears",
        get=Act(P.VIEW_FEE, queries=_queries, views=VIEWS, rows="fee_arrears"),
    ),
    Route(
        "membership:fee_report",
        get=Act(
            P.VIEW_FEE, queries=_queries, rows="organization", views=VIEWS,
        ),
    ),
    Route(
        "membership:fee_ledger", of="unit", key=_cell, only=UNITS, right_first=True,
        see=P.VIEW_FEE,
        get=Act(P.VIEW_FEE, rows="fee_line", views=("month=2015-03",)),
        post=Act(P.CHANGE_FEE, ok=302, data=_ledger),
    ),
    _of_cell("fee_draw_up", post=Act(P.CHANGE_FEE, ok=302, data=_month)),
    _of_cell("fee_pay_all", post=Act(P.CHANGE_FEE, ok=302, data=_month)),
    _of_cell("fee_close", post=Act(P.CHANGE_FEE, ok=302, data=_closing)),
    _of_cell("fee_export", get=Act(P.EXPORT_MEMBERS, rows="fee_line", views=("month=2015-03",))),
    _of_cell("fee_print", get=Act(P.VIEW_FEE, rows="fee_line", views=("month=2015-03",))),
    Route(
        "membership:fee_excuse", of="fee_entry", see=P.VIEW_FEE, get=Act(P.CHANGE_FEE),
        post=Act(P.CHANGE_FEE, ok=302, data=lambda stage, twin: {"text": "Ốm"}),
    ),
    Route(
        "membership:member_fees", of="member", see=P.VIEW_MEMBER, granted=True,
        get=Act(P.VIEW_FEE, rows="fee_line", views=("year=2015",)),
        post=Act(P.CHANGE_FEE, ok=302, data=_group),
    ),
    Route(
        "membership:fee_charge", of="member", see=P.VIEW_MEMBER,
        post=Act(P.CHANGE_FEE, ok=302, data=_charge),
    ),
    *Table(
        "membership.feemonth", P.ADMINISTER_MEMBERSHIP, of="fee_month", rows="fee_month", page=403
    ).routes(),
]  # fmt: skip


def _more_lines(stage: Stage, role: str, number: int) -> None:
    """One more member with a line this month; of the twin's member one more month."""
    twin = stage.twins[OWN]
    made = member(twin.cell, f"Thêm Phí {number}", citizen_number="", card_number="")
    now = date.today().replace(day=1)
    for who, month in (
        (made, now),
        (made, MONTH),
        (twin.member, now.replace(month=number % 12 + 1)),
    ):
        FeeEntry.objects.get_or_create(
            organization=twin.cell, member=who, month=month, defaults={"due": 9_000}
        )


def _more_arrears(stage: Stage, role: str, number: int) -> None:
    made = member(stage.twins[OWN].cell, f"Nợ Phí {number}", citizen_number="", card_number="")
    for month in (1, 2, 3):
        FeeEntry.objects.create(
            organization=made.organization, member=made, due=9_000, month=date(2026, month, 1)
        )


def _more_months(stage: Stage, role: str, number: int) -> None:
    _month_row(stage.twins[OWN].cell, number, None, None)


MORE = {"fee_line": _more_lines, "fee_arrears": _more_arrears, "fee_month": _more_months}
RIGHTS = dict.fromkeys(
    ("membership.payerstatus", "membership.feeentry", "membership.feemonth"), P.VIEW_FEE
)
GUARDED = dict.fromkeys(("membership.payerstatus", "membership.feeentry"), MEMBER)


def _status_row(unit: Any, number: int, made: Any, who: Any) -> Any:
    return PayerStatus.objects.create(
        organization=unit, member=made[MEMBER][number], group="student",
        valid=DateRange(date(2014, 1, 1), None),
    )  # fmt: skip


def _entry_row(unit: Any, number: int, made: Any, who: Any) -> Any:
    return FeeEntry.objects.create(organization=unit, member=made[MEMBER][number], month=MONTH)


def _month_row(unit: Any, number: int, made: Any, who: Any) -> Any:
    return FeeMonth.objects.create(organization=unit, month=date(1950 + number, 1, 1))


MAKERS = {
    "membership.payerstatus": _status_row,
    "membership.feeentry": _entry_row,
    "membership.feemonth": _month_row,
}


def _officer(stage: Stage) -> Any:
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _pay(stage: Stage) -> Any:
    own = stage.twins[OWN]
    return actions.record_payments(
        organization=own.cell, month=MONTH, amounts={own.fee_entry.pk: 25_000},
        seen={own.fee_entry.pk: 0}, paid_on=TODAY, today=TODAY, by=_officer(stage),
    )  # fmt: skip


ACTIONS = {
    "apps.membership.fees.actions.set_payer": lambda stage: actions.set_payer(
        member=stage.twins[OWN].member, group="pension", base=1, valid_from=TODAY,
        by=_officer(stage),
    ),
    "apps.membership.fees.actions.draw_up": lambda stage: actions.draw_up(
        organization=stage.twins[OWN].cell, month=MONTH, today=TODAY, by=_officer(stage)
    ),
    "apps.membership.fees.actions.record_payments": _pay,
    "apps.membership.fees.actions.pay_all": lambda stage: actions.pay_all(
        organization=stage.twins[OWN].cell, month=MONTH, paid_on=TODAY, today=TODAY,
        by=_officer(stage),
    ),
    "apps.membership.fees.actions.excuse": lambda stage: actions.excuse(
        entry=stage.twins[OWN].fee_entry, text="Ốm", by=_officer(stage)
    ),
    "apps.membership.fees.actions.close_month": lambda stage: actions.close_month(
        ledger=stage.twins[OWN].fee_month, today=TODAY, by=_officer(stage)
    ),
    "apps.membership.fees.actions.charge_months": lambda stage: actions.charge_months(
        member=stage.twins[OWN].member, first=date(2015, 5, 1), last=date(2015, 7, 1),
        today=TODAY, by=_officer(stage),
    ),
}  # fmt: skip
