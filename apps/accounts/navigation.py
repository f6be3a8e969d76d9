"""Places of accounts in the main navigation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.work import NavigationEntry


def entries(actor: Any) -> list[NavigationEntry]:
    """The trail for auditors, the administration for administrators."""
    found = []
    if actor.has(Permission.VIEW_TRAIL):
        url = reverse("accounts:trail")
        found.append(NavigationEntry("trail", _("Audit trail"), url, "list", 85))
    if actor.has(Permission.USE_ADMIN_SITE):
        url = reverse("admin:index")
        found.append(NavigationEntry("admin", _("Administration"), url, "gear", 90))
    return found
