"""Papers in the main navigation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.work import NavigationEntry


def entries(actor: Any) -> list[NavigationEntry]:
    """For whoever writes papers: all who keep records, not auditors and administrators."""
    if not (actor.has(Permission.VIEW_MEMBER) or actor.has(Permission.VIEW_CASE)):
        return []
    url = reverse("documents:paper_check")
    return [NavigationEntry("papers", _("Check a paper"), url, "file", 60)]
