"""What seniority, badges, cards and numbers add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.models import SeniorityDeduction
from apps.membership.seniority import actions
from tests.guards.matrix import Act, Route
from tests.guards.twins import OWN, Stage, Twin

MEMBER = "membership.member"
TODAY = date(2026, 1, 5)
KINDS = ("deduction",)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One deduction of the twin's member."""
    return {
        "deduction": SeniorityDeduction.objects.create(
            id=ids["deduction"], organization=twin.cell, member=twin.member, kind="lost_contact",
            valid=DateRange(date(2014, 1, 1), date(2014, 2, 1)), reason=f"Mất liên lạc {twin.word}",
            decision_number=f"Quyết định {twin.word}", recorded_by=owner,
        )
    }  # fmt: skip


def three(name: str, day: str, month: str, year: str) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def _deduction(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "kind": "transfer_gap", "reason": "Chuyển chậm", "decision_number": "1-QĐ",
        **three("first", "1", "3", "2015"), **three("last", "1", "5", "2015"),
    }  # fmt: skip


def _reason(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Ghi nhầm"}


ROUTES = [
    Route(
        "membership:seniority", of="member", see=P.VIEW_MEMBER, granted=True,
        get=Act(views=("on_day=1&on_month=2&on_year=2020",), rows="deduction"),
        post=Act(P.CHANGE_MEMBER, ok=302, data=_deduction),
    ),
    Route(
        "membership:deduction_withdraw", of="deduction", see=P.VIEW_MEMBER,
        get=Act(P.CHANGE_MEMBER), post=Act(P.CHANGE_MEMBER, ok=302, data=_reason),
    ),
]  # fmt: skip


def _more_deductions(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    SeniorityDeduction.objects.create(
        organization=twin.cell, member=twin.member, kind="other", reason="x", decision_number="1",
        valid=DateRange(date(2016, 1, 1 + number), date(2016, 1, 2 + number)),
    )  # fmt: skip


MORE = {"deduction": _more_deductions}
RIGHTS = {"membership.senioritydeduction": P.VIEW_MEMBER}
GUARDED = {"membership.senioritydeduction": MEMBER}


def _make_deduction(unit: Any, number: int, made: Any, who: Any) -> Any:
    return SeniorityDeduction.objects.create(
        organization=unit, member=made[MEMBER][number], kind="other", reason="x",
        decision_number="1", valid=DateRange(date(2012, 6, 1), date(2012, 7, 1)),
    )  # fmt: skip


MAKERS = {"membership.senioritydeduction": _make_deduction}


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _record_deduction(stage: Stage) -> Any:
    return actions.record_deduction(
        member=stage.twins[OWN].member, first=date(2015, 3, 1), last=date(2015, 5, 1),
        kind="other", reason="x", decision_number="1", today=TODAY, by=_officer(stage),
    )  # fmt: skip


def _withdraw_deduction(stage: Stage) -> Any:
    return actions.withdraw_deduction(
        deduction=stage.twins[OWN].deduction, reason="x", today=TODAY, by=_officer(stage)
    )


HERE = "apps.membership.seniority.actions"
ACTIONS = {
    f"{HERE}.record_deduction": _record_deduction,
    f"{HERE}.withdraw_deduction": _withdraw_deduction,
}
