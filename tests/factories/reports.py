"""Summaries and targets. Call under the ``everything`` scope."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment, User
from apps.reports import actions
from apps.reports.choices import PeriodKind, SummaryForm
from apps.reports.manual import actions as manual
from apps.reports.models import ManualFigure, ManualIndicator, StatisticalTable, Summary, Target
from apps.reports.permissions import INSPECTION, rights_of
from apps.reports.targets import actions as targets
from tests.factories.accounts import assignment

FIRST, LAST = date(2015, 8, 1), date(2020, 3, 18)
TERM = {
    "form": SummaryForm.MEMBERSHIP,
    "kind": PeriodKind.TERM,
    "first": FIRST,
    "last": LAST,
}


def summary(organization: Any, *, by: Actor, **fields: Any) -> Summary:
    """The draft of a term summary of that organisation, counted now."""
    return actions.generate_summary(organization=organization, by=by, **{**TERM, **fields})


def signed(organization: Any, *, by: Actor, **fields: Any) -> Summary:
    """The same, checked by somebody else of the office and signed."""
    made = summary(organization, by=by, **fields)
    of_cases = rights_of(made.form) == INSPECTION
    actions.check_summary(summary=made, by=checker(organization, of_cases=of_cases))
    return actions.sign_summary(summary=made, by=by)


def checker(organization: Any, *, of_cases: bool = False) -> Actor:
    """Somebody of the office who only checks, forms of their own branch."""
    role = "inspection_officer" if of_cases else "organization_officer"
    name = f"checker.{role}.{organization.pk}@example.vn"
    user, _new = User.objects.get_or_create(sign_in_name=name, defaults={"full_name": "Checker"})
    held = RoleAssignment.objects.filter(user=user).select_related("user", "organization").first()
    held = held or assignment(user, role, organization)
    return actor_for(held, url="/test/")


def table(**fields: Any) -> StatisticalTable:
    """A table of one cell: members on the last day."""
    values = {
        "code": "BIEU", "title": "Biểu của địa phương", "unit_word": "người", "measure": "members",
        "valid_from": date(2010, 1, 1), "rows": "T | Tổng số", "columns": "c1 | Số lượng",
    }  # fmt: skip
    return StatisticalTable.objects.create(**{**values, **fields})


def target(organization: Any, *, by: Actor, **fields: Any) -> Target:
    """A target of 1,000 admissions in the term."""
    values = {
        "indicator": "members_admitted",
        "kind": PeriodKind.TERM,
        "first": date(2015, 8, 1),
        "last": date(2020, 7, 31),
        "plan": 1000,
    }
    return targets.set_target(organization=organization, by=by, **{**values, **fields})


def manual_indicator(code: str = "trade_unions", **fields: Any) -> ManualIndicator:
    """The manual indicator of that code."""
    values = {
        "label": f"Chỉ tiêu {code}", "unit_word": "tổ chức", "kind": "flow", "definition": "Số có.",
    } | fields  # fmt: skip
    return ManualIndicator.objects.get_or_create(code=code, defaults=values)[0]


def manual_figure(
    organization: Any, value: int, *, by: Actor, approved_by: Actor | None = None, **fields: Any
) -> ManualFigure:
    """A manual figure of the term, approved when somebody is named for it."""
    values: dict[str, Any] = {
        "kind": PeriodKind.TERM,
        "first": FIRST,
        "last": LAST,
        "basis": "Báo cáo số 1",
    }
    if "indicator" not in fields:
        values["indicator"] = manual_indicator()
    made = manual.enter_figure(
        organization=organization, value=value, by=by, **{**values, **fields}
    )
    return manual.approve_figure(figure=made, by=approved_by) if approved_by else made
