"""Names of what a role may do, and the one question whether an actor may."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from apps.core.errors import NotAllowed

if TYPE_CHECKING:
    from apps.accounts.actor import Actor


class Permission(StrEnum):
    """One act each. Stored nowhere: roles in code list them."""

    VIEW_MEMBER = "membership.view_member"
    CHANGE_MEMBER = "membership.change_member"
    IMPORT_MEMBERS = "membership.import_members"
    EXPORT_MEMBERS = "membership.export_members"
    VIEW_SENSITIVE = "membership.view_sensitive"
    ADMINISTER_MEMBERSHIP = "membership.administer"
    VIEW_CANDIDATE = "membership.view_candidate"
    CHANGE_CANDIDATE = "membership.change_candidate"
    DECIDE_MEMBERSHIP = "membership.decide"
    REQUEST_CHANGE = "membership.request_change"
    APPROVE_CHANGE = "membership.approve_change"
    VIEW_TRANSFER = "membership.view_transfer"
    CHANGE_TRANSFER = "membership.change_transfer"
    VIEW_BADGE = "membership.view_badge"
    CHANGE_BADGE = "membership.change_badge"
    VIEW_GRADING = "membership.view_grading"
    CHANGE_GRADING = "membership.change_grading"
    DECIDE_GRADING = "membership.decide_grading"
    VIEW_FEE = "membership.view_fee"
    CHANGE_FEE = "membership.change_fee"
    VIEW_CELL_LIFE = "membership.view_cell_life"
    CHANGE_CELL_LIFE = "membership.change_cell_life"
    VIEW_CASE = "inspection.view_case"
    CHANGE_CASE = "inspection.change_case"
    DECIDE_CASE = "inspection.decide_case"
    VIEW_LETTER = "inspection.view_letter"
    CHANGE_LETTER = "inspection.change_letter"
    EXPORT_CASES = "inspection.export_cases"
    ADMINISTER_INSPECTION = "inspection.administer"
    VIEW_CADRE = "cadres.view_cadre"
    CHANGE_CADRE = "cadres.change_cadre"
    DECIDE_CADRE = "cadres.decide_cadre"
    EXPORT_CADRES = "cadres.export_cadres"
    ADMINISTER_CADRES = "cadres.administer"
    VIEW_NUMBERS = "documents.view_numbers"
    TAKE_NUMBERS = "documents.take_numbers"
    VIEW_SUMMARY = "reports.view_summary"
    GENERATE_SUMMARY = "reports.generate_summary"
    CHECK_SUMMARY = "reports.check_summary"
    SIGN_SUMMARY = "reports.sign_summary"
    GENERATE_CASE_SUMMARY = "reports.generate_case_summary"
    CHECK_CASE_SUMMARY = "reports.check_case_summary"
    SIGN_CASE_SUMMARY = "reports.sign_case_summary"
    ENTER_FIGURE = "reports.enter_figure"
    SET_TARGET = "reports.set_target"
    ADMINISTER_REPORTS = "reports.administer"
    VIEW_ORGANIZATION = "tenancy.view_organization"
    CHANGE_ORGANIZATION = "tenancy.change_organization"
    VERIFY_RULE = "regulations.verify_rule"
    VIEW_TRAIL = "core.view_trail"
    VIEW_RECORD_TRAIL = "core.view_record_trail"
    CHANGE_SCHEDULE = "core.change_schedule"
    USE_ADMIN_SITE = "accounts.use_admin_site"
    MANAGE_ACCOUNTS = "accounts.manage_accounts"
    MANAGE_WALLS = "accounts.manage_walls"
    GRANT_ACCESS = "accounts.grant_access"


def require(actor: Actor | None, permission: str, obj: Any = None) -> None:
    """Refuse unless the actor's role holds ``permission`` and ``obj`` (if given) is visible to it.

    Raises NotAllowed. The check of the object is the list filter plus its key, so a list and a
    record can never disagree.
    """
    if actor is None or not actor.has(permission):
        raise NotAllowed(permission=str(permission))
    if obj is not None and not type(obj).objects.visible_to(actor).filter(pk=obj.pk).exists():
        raise NotAllowed(permission=str(permission))


def without_role(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that serves signed-in people without a role as well."""
    view.role_required = False  # type: ignore[attr-defined]
    return view


def before_new_password(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that stays open to people who must choose a new password first."""
    view.new_password_required = False  # type: ignore[attr-defined]
    return view
