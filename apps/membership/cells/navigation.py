"""The life of cells in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership.cells import permissions
from apps.tenancy.choices import Tier


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever may see the life of cells; over one cell it leads straight to its page."""
    if not actor.has(permissions.VIEW) or actor.organization is None:
        return []
    alone = actor.organization.tier == Tier.CELL
    url = (
        reverse("membership:cell", args=[actor.organization.code])
        if alone
        else reverse("membership:cells")
    )
    return [
        NavigationEntry(
            key="cells",
            label=_("Cell life"),
            url=url,
            icon="meet",
            order=31,
            also=(reverse("membership:attendance_groups"), "/meetings/", "/cells/"),
        )
    ]
