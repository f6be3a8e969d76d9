"""How far an administrator reaches: people whose roles all lie in the range, never beyond."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.models import RoleAssignment
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed, register_labels
from apps.tenancy import scope

register_labels(
    {
        "person_beyond": _(
            "This person also acts outside your range. Their account belongs to the level above; "
            "you can end the roles they hold in your range."
        )
    }
)


def reaches_beyond(actor: Actor, person: Any) -> bool:
    """Whether the person holds or will hold a role outside the actor's range.

    Read under all of the tree: the actor's own scope would hide just those roles.
    """
    inside = Q(path__gte=actor.lo, path__lt=actor.hi)
    open_yet = Q(valid_to__isnull=True) | Q(valid_to__gte=timezone.localdate())
    with scope.use(scope.Scope.everything()), transaction.atomic():
        return RoleAssignment.objects.filter(open_yet, user=person).exclude(inside).exists()


def require_manages(actor: Actor | None, person: Any) -> None:
    """Refuse unless the actor may keep this account: seen, and with no role beyond the range.

    Otherwise the administrator of a district could take over the account of somebody of the
    province by setting a password. Raises NotAllowed.
    """
    require(actor, Permission.MANAGE_ACCOUNTS, person)
    if actor is None or reaches_beyond(actor, person):
        raise NotAllowed("person_beyond")
