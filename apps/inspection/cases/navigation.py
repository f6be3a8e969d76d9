"""The list of cases in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.inspection import permissions
from apps.inspection.models import Case


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads cases, by role or by a grant."""
    if not (actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower)):
        return []
    return [
        NavigationEntry(
            key="cases",
            label=_("Cases"),
            url=reverse("inspection:cases"),
            icon="case",
            order=10,
        )
    ]
