"""Who may do what with summaries and targets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed
from apps.reports.choices import OF_CADRES, OF_CASES, Subject, SummaryForm
from apps.reports.indicators import Indicator
from apps.reports.models import StatisticalTable
from apps.reports.tables.cells import is_table
from apps.reports.tables.choices import Branch

VIEW = Permission.VIEW_SUMMARY
SET_TARGET = Permission.SET_TARGET
ENTER = Permission.ENTER_FIGURE
"""Whoever prepares summaries of a branch enters the figures of its forms that nothing counts."""
RECONCILE = Permission.CHECK_SUMMARY
"""A quarter is reconciled once for all forms of an organisation, by its organisation board."""
ADMINISTER = Permission.ADMINISTER_REPORTS
LISTS = Permission.VIEW_MEMBER
SENSITIVE = Permission.VIEW_SENSITIVE


class Rights(NamedTuple):
    """What one branch needs for its forms: to prepare one, to vouch for it, to sign it."""

    generate: Permission
    check: Permission
    sign: Permission


ORGANISATION = Rights(
    Permission.GENERATE_SUMMARY, Permission.CHECK_SUMMARY, Permission.SIGN_SUMMARY
)
INSPECTION = Rights(
    Permission.GENERATE_CASE_SUMMARY, Permission.CHECK_CASE_SUMMARY, Permission.SIGN_CASE_SUMMARY
)
CASE_SETS = frozenset(
    {
        SummaryForm.INSPECTION, SummaryForm.CONCLUSIONS, SummaryForm.INSPECTION_CONTENTS,
        SummaryForm.DISCIPLINE, SummaryForm.PETITIONS,
    }
)  # fmt: skip
"""Sets of figures of the inspection branch; a table names its own branch."""


def case_forms() -> frozenset[str]:
    """Every form of the inspection branch."""
    return CASE_SETS | set(_case_tables())


def _case_tables() -> QuerySet[Any, str]:
    """Codes of its tables; a code stays with its branch."""
    rows = StatisticalTable.objects.filter(branch=Branch.INSPECTION)
    return rows.order_by().values_list("code", flat=True)


def rights_of(form: str) -> Rights:
    """The rights that a form asks for: who may open the records behind it answers for it."""
    of_cases = form in case_forms() if is_table(form) else form in CASE_SETS
    return INSPECTION if of_cases else ORGANISATION


def opener(actor: Actor, act: str) -> Callable[[str], bool]:
    """Whether the actor may ``generate``, ``check`` or ``sign``, form by form; asks the branches
    once."""
    cases = case_forms()
    return lambda form: actor.has(getattr(INSPECTION if form in cases else ORGANISATION, act))


def forms_open(actor: Actor, act: str, field: str = "form") -> Q:
    """What narrows rows to the forms with which the actor may ``generate``, ``check``, ``sign``."""
    others, cases = actor.has(getattr(ORGANISATION, act)), actor.has(getattr(INSPECTION, act))
    if others and cases:
        return Q()
    if not others and not cases:
        return Q(pk__in=[])
    of_cases = Q(**{f"{field}__in": CASE_SETS}) | Q(**{f"{field}__in": _case_tables()})
    return of_cases if cases else ~of_cases


def can_some(actor: Actor | None, act: str) -> bool:
    """Whether the actor may ``generate``, ``check`` or ``sign`` forms of some branch."""
    return actor is not None and any(
        actor.has(getattr(branch, act)) for branch in (ORGANISATION, INSPECTION)
    )


def require_some(actor: Actor | None, act: str) -> None:
    """Refuse whoever may do it with no form at all."""
    if not can_some(actor, act):
        raise NotAllowed(permission=str(getattr(ORGANISATION, act)))


def right_to_list(indicator: Indicator) -> str:
    """The right of the records that a figure counts."""
    if indicator.subject == Subject.LETTER:
        return Permission.VIEW_LETTER
    if indicator.subject == Subject.CANDIDATE:
        return Permission.VIEW_CANDIDATE
    if indicator.subject in OF_CADRES:
        return Permission.VIEW_CADRE
    return Permission.VIEW_CASE if indicator.subject in OF_CASES else LISTS


def can_list(actor: Actor, indicator: Indicator) -> bool:
    """Whether the actor may open the records behind a figure: the records' own right, and for
    ethnicity and religion the right to sensitive data."""
    may = actor.has(right_to_list(indicator))
    return may and (not indicator.sensitive or actor.has(SENSITIVE))


def require_list(actor: Actor | None, indicator: Indicator) -> None:
    """Refuse with the reason unless the actor may open the records behind a figure."""
    require(actor, VIEW)
    if actor is None or not actor.has(right_to_list(indicator)):
        raise NotAllowed("figure_list_not_yours")
    if indicator.sensitive and not actor.has(SENSITIVE):
        raise NotAllowed("figure_list_sensitive")


def can_send_back(actor: Actor, summary: Any) -> bool:
    """Whoever checks or signs a summary may send it back."""
    rights = rights_of(summary.form)
    return actor.has(rights.check) or actor.has(rights.sign)


def stands_above(actor: Actor, summary: Any) -> bool:
    """Whether the actor works at a level above the organisation of the summary."""
    return bool(actor.path) and summary.path != actor.path and summary.path.startswith(actor.path)
