"""Who may do what with summaries and targets."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed
from apps.reports.choices import OF_CADRES, OF_CASES, Subject
from apps.reports.indicators import Indicator

VIEW = Permission.VIEW_SUMMARY
GENERATE = Permission.GENERATE_SUMMARY
CHECK = Permission.CHECK_SUMMARY
SIGN = Permission.SIGN_SUMMARY
SET_TARGET = Permission.SET_TARGET
ENTER = Permission.GENERATE_SUMMARY
"""Whoever prepares summaries enters the figures that nothing here counts."""
APPROVE = Permission.CHECK_SUMMARY
"""Whoever checks summaries approves them; never one's own."""
ADMINISTER = Permission.ADMINISTER_REPORTS
LISTS = Permission.VIEW_MEMBER
SENSITIVE = Permission.VIEW_SENSITIVE


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


def can_send_back(actor: Actor) -> bool:
    """Whoever checks or signs a summary may send it back."""
    return actor.has(CHECK) or actor.has(SIGN)


def stands_above(actor: Actor, summary: Any) -> bool:
    """Whether the actor works at a level above the organisation of the summary."""
    return bool(actor.path) and summary.path != actor.path and summary.path.startswith(actor.path)
