"""Changes of the tree: each by a decision, from a day on, kept as a period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused, register_labels
from apps.tenancy import obstacles, rules
from apps.tenancy.models import Organization, OrganizationVersion
from apps.tenancy.permissions import CHANGE_ORGANIZATION, Keeper, require, rules_everything
from apps.tenancy.rules import Decision

register_labels(
    {
        "decision_number": _("Write the number of the decision as it stands on the paper."),
        "decision_date": _("Write the date of the decision."),
        "decision_ahead": _("The decision is dated after today."),
        "effect_ahead": _("Record the change on the day it takes effect, not before."),
        "effect_before_period": _(
            "The present state began on %(since)s; a change cannot take effect before that day."
        ),
        "root_keeps_office": _(
            "An organisation at the top of its tree keeps an office of its own."
        ),
        "organization_root": _(
            "Only the installation itself can found an organisation at the top."
        ),
        "parent_is_cell": _("Nothing can stand under a single cell."),
        "parent_itself": _("An organisation cannot stand under itself or under one below it."),
        "parent_not_then": _("%(parent)s was not working on that day."),
        "tier_not_below": _("An organisation must be of a lower tier than the one above it."),
        "tier_of_children": _("%(child)s below it is not of a lower tier."),
        "code_taken": _("This code is taken. Codes are never used twice."),
        "organization_same": _("Nothing changes."),
        "organization_ended": _("This organisation has ended; its record no longer changes."),
        "organization_own": _("An act on your own organisation belongs to the level above."),
        "children_working": _("%(count)s organisations directly below it still work."),
    }
)
audit.register_actions(
    {
        "tenancy.organization_founded": _("founded the organisation"),
        "tenancy.organization_renamed": _("renamed the organisation"),
        "tenancy.organization_moved": _("moved the organisation"),
        "tenancy.tier_changed": _("changed the tier"),
        "tenancy.office_changed": _("changed whether it keeps an office"),
        "tenancy.organization_described": _("corrected form or sector"),
        "tenancy.organization_ended": _("ended the organisation"),
    }
)


@audit.act("tenancy.organization_founded")
def found_organization(
    *,
    code: str,
    name: str,
    tier: str,
    form: str,
    sector: str,
    parent: Organization | None,
    keeps_office: bool,
    effective_on: date,
    decision: Decision,
    by: Keeper,
) -> Organization:
    """Found an organisation under ``parent`` from a day on.

    Raises NotAllowed, or RuleRefused for a missing decision, a day ahead, a place the tree does not
    allow, or a code that was ever used.
    """
    require(by, CHANGE_ORGANIZATION, parent)
    if parent is None and not rules_everything(by):
        raise NotAllowed("organization_root", field="parent")
    _check_decision(decision)
    _check_effect(effective_on, since=None)
    _check_place(tier=tier, parent=parent, keeps_office=keeps_office, on=effective_on)
    try:
        with transaction.atomic():
            made = Organization.objects.create(
                code=code, name=name.strip(), tier=tier, form=form, sector=sector, parent=parent,
                keeps_office=keeps_office,
            )  # fmt: skip
    except IntegrityError as error:
        raise RuleRefused("code_taken", field="code") from error
    made.refresh_from_db()
    _open_period(made, effective_on, decision)
    _record(by, "tenancy.organization_founded", made, effective_on, decision, code=code)
    return made


@audit.act("tenancy.organization_renamed")
def rename_organization(
    *, organization: Organization, name: str, effective_on: date, decision: Decision, by: Keeper
) -> Organization:
    """Give a new name from a day on; the old one stays in the period before.

    Raises NotAllowed, RuleRefused.
    """
    changes = {"name": name.strip()}
    return _change(
        "tenancy.organization_renamed", organization, changes, effective_on, decision, by
    )


@audit.act("tenancy.organization_moved")
def move_organization(
    *,
    organization: Organization,
    parent: Organization,
    effective_on: date,
    decision: Decision,
    by: Keeper,
) -> Organization:
    """Put it, with all that stands below and all that they own, under another organisation.

    Raises NotAllowed (also for a parent outside the actor's range), RuleRefused.
    """
    require(by, CHANGE_ORGANIZATION, parent)
    _refuse_own(organization, by)
    if parent.path.startswith(organization.path):
        raise RuleRefused("parent_itself", field="parent")
    changes = {"parent": parent}
    return _change("tenancy.organization_moved", organization, changes, effective_on, decision, by)


@audit.act("tenancy.tier_changed")
def change_tier(
    *, organization: Organization, tier: str, effective_on: date, decision: Decision, by: Keeper
) -> Organization:
    """Give it another tier from a day on (tiers are data of a period: 294-QD/TW, 208-QD/TW).

    Raises NotAllowed, RuleRefused when it would no longer stand between its neighbours.
    """
    for child in organization.children.filter(active=True).order_by("path", "pk"):
        if rules.TIERS_FROM_TOP.index(child.tier) <= rules.TIERS_FROM_TOP.index(tier):
            raise RuleRefused("tier_of_children", field="tier", child=child.name)
    return _change("tenancy.tier_changed", organization, {"tier": tier}, effective_on, decision, by)


@audit.act("tenancy.office_changed")
def set_office(
    *,
    organization: Organization,
    keeps_office: bool,
    effective_on: date,
    decision: Decision,
    by: Keeper,
) -> Organization:
    """Make it a tenant with an office of its own, or join it to the tenant above.

    Raises NotAllowed, RuleRefused at the top of a tree.
    """
    changes = {"keeps_office": keeps_office}
    return _change("tenancy.office_changed", organization, changes, effective_on, decision, by)


@audit.act("tenancy.organization_ended")
def end_organization(
    *, organization: Organization, effective_on: date, decision: Decision, by: Keeper
) -> Organization:
    """End it from a day on; its record and its history stay.

    Raises NotAllowed, RuleRefused while organisations below still work or an app names an obstacle.
    """
    require(by, CHANGE_ORGANIZATION, organization)
    _refuse_own(organization, by)
    working = organization.children.filter(active=True).count()
    if working:
        raise RuleRefused("children_working", count=working)
    for obstacle in obstacles.registered:
        refusal = obstacle(organization)
        if refusal is not None:
            raise refusal
    changes = {"active": False}
    return _change("tenancy.organization_ended", organization, changes, effective_on, decision, by)


@audit.act("tenancy.organization_described")
def describe_organization(
    *, organization: Organization, form: str, sector: str, by: Keeper
) -> Organization:
    """Correct what is not dated: committee or cell, kind of unit.

    Raises NotAllowed, RuleRefused for a cell with organisations below it.
    """
    organization = _locked(organization, by)
    if form == "cell" and organization.children.filter(active=True).exists():
        raise RuleRefused("parent_is_cell", field="form")
    old = {"form": organization.form, "sector": organization.sector}
    organization.form, organization.sector = form, sector
    organization.save(update_fields=["form", "sector", "changed_at"])
    audit.record(by, action="tenancy.organization_described", obj=organization, old=old)
    return organization


def _change(
    action: str,
    organization: Organization,
    changes: dict[str, Any],
    effective_on: date,
    decision: Decision,
    by: Keeper,
) -> Organization:
    organization = _locked(organization, by)
    old = {name: getattr(organization, name) for name in changes}
    if old == changes:
        raise RuleRefused("organization_same")
    current = organization.versions.select_for_update(of=("self",)).get(valid__upper_inf=True)
    _check_decision(decision)
    _check_effect(effective_on, since=current.valid.lower)
    for name, value in changes.items():
        setattr(organization, name, value)
    if organization.active:
        _check_place(
            tier=organization.tier,
            parent=organization.parent,
            keeps_office=organization.keeps_office,
            on=effective_on,
        )
    organization.save(update_fields=[*changes, "changed_at"])
    organization.refresh_from_db()
    _next_period(organization, current, effective_on, decision)
    _record(by, action, organization, effective_on, decision, **_words(old, changes))
    return organization


def _locked(organization: Organization, by: Keeper) -> Organization:
    require(by, CHANGE_ORGANIZATION, organization)
    found: Organization = (
        Organization.objects.select_for_update(of=("self",))
        .select_related("parent")
        .get(pk=organization.pk)
    )
    if not found.active:
        raise RuleRefused("organization_ended")
    return found


def _refuse_own(organization: Organization, by: Keeper) -> None:
    if organization.pk == by.organization_id:
        raise RuleRefused("organization_own")


def _check_decision(decision: Decision) -> None:
    refusal = rules.decision_refusal(decision, today=timezone.localdate())
    if refusal:
        field = "decision_number" if refusal == "decision_number" else "decision_on"
        raise RuleRefused(refusal, field=field)


def _check_effect(effective_on: date, *, since: date | None) -> None:
    refusal = rules.effect_refusal(effective_on, since=since, today=timezone.localdate())
    if refusal:
        shown = f"{since:%d/%m/%Y}" if since else ""
        raise RuleRefused(refusal, field="effective_on", since=shown)


def _check_place(*, tier: str, parent: Organization | None, keeps_office: bool, on: date) -> None:
    refusal = rules.place_refusal(
        tier=tier,
        parent_tier=parent.tier if parent else "",
        parent_form=parent.form if parent else "",
        keeps_office=keeps_office,
    )
    if refusal:
        field = {"tier_not_below": "tier", "root_keeps_office": "keeps_office"}
        raise RuleRefused(refusal, field=field.get(refusal, "parent"))
    if parent and not parent.versions.filter(valid__contains=on, active=True).exists():
        raise RuleRefused("parent_not_then", field="parent", parent=parent.name)


def _next_period(
    organization: Organization, current: OrganizationVersion, since: date, decision: Decision
) -> None:
    if current.valid.lower == since:
        # The second decision of one day amends the state of that day; the trail keeps both.
        for name, value in _period(organization, since, decision).items():
            setattr(current, name, value)
        current.save()
        return
    current.valid = (current.valid.lower, since)
    current.save(update_fields=["valid"])
    _open_period(organization, since, decision)


def _open_period(organization: Organization, since: date, decision: Decision) -> None:
    OrganizationVersion.objects.create(
        organization=organization, **_period(organization, since, decision)
    )


def _period(organization: Organization, since: date, decision: Decision) -> dict[str, Any]:
    return {
        "valid": (since, None),
        "name": organization.name,
        "tier": organization.tier,
        "parent_id": organization.parent_id,
        "keeps_office": organization.keeps_office,
        "active": organization.active,
        "decision_number": decision.number.strip(),
        "decision_on": decision.on,
        "note": decision.note.strip(),
    }


def _record(
    by: Keeper,
    action: str,
    organization: Organization,
    effective_on: date,
    decision: Decision,
    **params: Any,
) -> None:
    audit.record(
        by, action=action, obj=organization, effective_on=str(effective_on),
        decision=decision.number.strip(), decision_on=str(decision.on or ""), **params,
    )  # fmt: skip


def _words(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Old and new values as the trail keeps them: organisations by their code."""

    def plain(value: Any) -> Any:
        return value.code if isinstance(value, Organization) else value

    return {
        "old": {name: plain(value) for name, value in old.items()},
        "new": {name: plain(value) for name, value in new.items()},
    }
