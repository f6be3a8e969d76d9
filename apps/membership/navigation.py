"""The place of the register in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership import permissions
from apps.membership.models import Member


def entries(actor: Actor) -> list[NavigationEntry]:
    """The list of members, for whoever may read some."""
    if not (actor.has(permissions.VIEW) or actor.granted(Member._meta.label_lower)):
        return []
    return [
        NavigationEntry(
            key="members",
            label=_("Members"),
            url=reverse("membership:register"),
            icon="users",
            order=20,
        ),
    ]
