"""What can happen to a member's record. One action per event."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused, raise_all
from apps.membership import entering, judging, permissions
from apps.membership.choices import Entry
from apps.membership.models import Member
from apps.tenancy.models import Organization


@audit.act("membership.member_registered")
def register_member(
    *,
    organization: Organization,
    values: dict[str, Any],
    by: Actor,
    entry: str = Entry.ADMITTED,
    since: date | None = None,
) -> Member:
    """Enter a member into the register of an organisation in the actor's range.

    The placement begins with the joining, so the admission counts here; ``entry`` and ``since`` say
    otherwise for somebody admitted elsewhere.

    Raises NotAllowed, RuleRefused or Invalid when dates contradict each other or a rule, when the
    person is a member elsewhere already (Charter: one organisation), or when the organisation
    takes no members.
    """
    require(by, permissions.CHANGE, organization)
    if any(values.get(name) for name in Member.SENSITIVE) and not by.has(permissions.SENSITIVE):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    member = entering.enter(
        organization, values, entry=entry, today=timezone.localdate(), since=since
    )
    audit.record(by, action="membership.member_registered", obj=member)
    return member


@audit.act("membership.member_changed")
def change_member(*, member: Member, version: int, values: dict[str, Any], by: Actor) -> Member:
    """Change a member's record as read at ``version``.

    Raises NotAllowed outside the own range, Conflict when somebody else saved meanwhile, and the
    refusals of ``register_member``. Sensitive fields need their own right; a recorded value that
    says who somebody is and since when is changed by an approved request only (RuleRefused).
    """
    require(by, permissions.CHANGE, member)
    locked = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if not permissions.can_change(by, locked):
        raise NotAllowed(permission=str(permissions.CHANGE))
    if locked.version != version:
        raise Conflict("stale")
    touched = {name for name in values if getattr(locked, name) != values[name]}
    if touched & Member.SENSITIVE and not permissions.can_see_sensitive(by, locked):
        raise NotAllowed(permission=str(permissions.SENSITIVE))
    by_request = judging.changed_identity(locked, values)
    raise_all([RuleRefused("identity_by_request", field=name) for name in by_request])
    judging.apply_values(locked, values)
    judging.check(locked, today=timezone.localdate())
    locked.version += 1
    entering.store(locked)
    entering.follow_joining(locked, touched)
    audit.record(by, action="membership.member_changed", obj=locked, fields=sorted(touched))
    return locked
