"""Roles of people and walls around records."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts import roles
from apps.accounts.actor import Actor
from apps.accounts.choices import WallReason
from apps.accounts.models import RoleAssignment, User, Wall
from apps.accounts.permissions import Permission, require
from apps.accounts.wall_listeners import tell
from apps.accounts.walls import wallable_models
from apps.core import audit
from apps.core.choices import Secrecy
from apps.core.errors import RuleRefused, register_labels
from apps.tenancy.models import Organization

register_labels(
    {
        "role_unknown": _("There is no such role."),
        "role_for_oneself": _("Nobody gives themselves a role. Ask another administrator."),
        "role_overlaps": _("The person already holds this role there in that period."),
        "role_period": _("The last day lies before the first."),
        "role_ended": _("This role has ended already."),
        "organization_not_working": _("This organisation has ended."),
        "wall_for_oneself": _("Nobody raises or lowers a wall around themselves."),
        "wall_label": _("No wall can stand around this kind of record."),
        "wall_object": _("There is no such record in your range."),
        "wall_stands": _("This wall stands already."),
        "wall_period": _("The last day lies before the first."),
    }
)
audit.register_details(
    {"role": _("role"), "before": _("role before"), "chosen": _("chosen")},
    {
        "role": roles.label_of,
        "before": roles.label_of,
        # Of a wall a code, of everything else what somebody wrote.
        "reason": lambda text: dict(WallReason.choices).get(text, text),
    },
)
audit.register_actions(
    {
        "accounts.role_assigned": _("gave a role"),
        "accounts.role_ended": _("ended a role"),
        "accounts.wall_raised": _("raised a wall"),
        "accounts.wall_lowered": _("ended a wall"),
    }
)


@audit.act("accounts.role_assigned")
def assign_role(
    *,
    person: User,
    role: str,
    organization: Organization,
    valid_from: date,
    valid_to: date | None,
    decision: str,
    clearance: int = Secrecy.NORMAL,
    by: Actor,
) -> RoleAssignment:
    """Let a person act in a role over an organisation and all below, from day to last day.

    Raises NotAllowed for a person or an organisation outside the range, RuleRefused for oneself, an
    unknown role, a period that is upside down or overlaps, an organisation that has ended.
    """
    require(by, Permission.MANAGE_ACCOUNTS, organization)
    require(by, Permission.MANAGE_ACCOUNTS, person)
    if person.pk == by.user_id:
        raise RuleRefused("role_for_oneself", field="user")
    if role not in roles.ROLES:
        raise RuleRefused("role_unknown", field="role")
    if valid_to is not None and valid_to < valid_from:
        raise RuleRefused("role_period", field="valid_to")
    _check_free(person, role, organization, _meets(valid_from, valid_to))
    made = RoleAssignment.objects.create(
        user=person, role=role, organization=organization, valid_from=valid_from,
        valid_to=valid_to, decision=decision.strip(), clearance=clearance,
        assigned_by_id=by.user_id,
    )  # fmt: skip
    audit.record(
        by, action="accounts.role_assigned", obj=made, person=person.pk, role=role,
        valid_from=str(valid_from), valid_to=str(valid_to or ""), decision=decision.strip(),
        clearance=clearance,
    )  # fmt: skip
    return made


def _check_free(person: User, role: str, organization: Organization, meets: Q) -> None:
    """The organisation works, and the person does not hold the role there on any of the days."""
    # The lock makes two administrators wait for each other, so that no overlap slips through.
    User.objects.select_for_update().get(pk=person.pk)
    if not Organization.objects.get(pk=organization.pk).active:
        raise RuleRefused("organization_not_working", field="organization")
    same = RoleAssignment.objects.filter(user=person, role=role, organization=organization)
    if same.filter(meets).exists():
        raise RuleRefused("role_overlaps", field="role")


def _meets(first: date, last: date | None) -> Q:
    """Assignments in force on some day of the period."""
    until = Q() if last is None else Q(valid_from__lte=last)
    return until & (Q(valid_to__isnull=True) | Q(valid_to__gte=first))


@audit.act("accounts.role_ended")
def end_role(*, assignment: RoleAssignment, last_day: date, by: Actor) -> RoleAssignment:
    """Let a role end with a last day, which may be a past one: then it ends at once.

    Raises NotAllowed, RuleRefused when it has ended or would end before it began.
    """
    require(by, Permission.MANAGE_ACCOUNTS, assignment)
    held = RoleAssignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if held.valid_to is not None and held.valid_to < timezone.localdate():
        raise RuleRefused("role_ended", field="valid_to")
    if last_day < held.valid_from:
        raise RuleRefused("role_period", field="valid_to")
    held.valid_to = last_day
    held.save(update_fields=["valid_to"])
    audit.record(
        by, action="accounts.role_ended", obj=held, person=held.user_id, last_day=str(last_day)
    )
    return held


def wall_target(*, label: str, object_id: int, by: Actor) -> Any:
    """The record of that label and key in the actor's range.

    An administrator opens no files: this asks where the record lies, not whether the role reads it.
    Raises RuleRefused.
    """
    model = wallable_models().get(label)
    if model is None:
        raise RuleRefused("wall_label", field="label")
    target = _in_range(model, object_id, by)
    if target is None:
        raise RuleRefused("wall_object", field="object_id")
    return target


def _in_range(model: Any, object_id: int, by: Actor) -> Any:
    found = model.objects.filter(pk=object_id, path__gte=by.lo, path__lt=by.hi)
    return found.exclude(pk__in=list(by.walled(model._meta.label_lower))).first()


@audit.act("accounts.wall_raised")
def raise_wall(
    *,
    person: User,
    label: str,
    object_id: int,
    reason: str,
    valid_from: date,
    valid_to: date | None,
    by: Actor,
) -> Wall:
    """Make a record not exist for a person, whatever roles and grants they hold.

    Raises NotAllowed, RuleRefused for oneself, a record outside the range, a wall that stands.
    """
    require(by, Permission.MANAGE_WALLS)
    if not User.objects.visible_to(by).filter(pk=person.pk).exists():
        raise RuleRefused("wall_object", field="user")
    if person.pk == by.user_id:
        raise RuleRefused("wall_for_oneself", field="user")
    if valid_to is not None and valid_to < valid_from:
        raise RuleRefused("wall_period", field="valid_to")
    target = wall_target(label=label, object_id=object_id, by=by)
    User.objects.select_for_update().get(pk=person.pk)
    standing = Wall.objects.filter(
        user=person, label=label, object_id=object_id, reason=reason, from_facts=False
    )
    if standing.in_force(timezone.localdate()).exists():
        raise RuleRefused("wall_stands", field="object_id")
    wall = Wall.objects.create(
        user=person, label=label, object_id=object_id, organization_id=target.organization_id,
        reason=reason, valid_from=valid_from, valid_to=valid_to, raised_by_id=by.user_id,
    )  # fmt: skip
    # The line names the record, so that it hides behind the same wall.
    audit.record(
        by, action="accounts.wall_raised", obj=target, reason=reason, hidden_from=person.pk,
        valid_from=str(valid_from), valid_to=str(valid_to or ""),
    )  # fmt: skip
    tell(label, object_id, by)
    return wall


@audit.act("accounts.wall_lowered")
def lower_wall(*, wall: Wall, last_day: date, by: Actor) -> Wall:
    """Let a wall end with a last day. Raises NotAllowed, RuleRefused."""
    require(by, Permission.MANAGE_WALLS, wall)
    wall = Wall.objects.select_for_update(of=("self",)).get(pk=wall.pk)
    if last_day < wall.valid_from:
        raise RuleRefused("wall_period", field="valid_to")
    wall.valid_to = last_day
    wall.save(update_fields=["valid_to"])
    model = wallable_models().get(wall.label)
    target = _in_range(model, wall.object_id, by) if model else None
    audit.record(
        by, action="accounts.wall_lowered", obj=target or wall, reason=wall.reason,
        hidden_from=wall.user_id, last_day=str(last_day),
    )  # fmt: skip
    tell(wall.label, wall.object_id, by)
    return wall
