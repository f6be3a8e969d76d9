"""Reading accounts of members and declared relatives."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db.models import Q

from apps.tenancy.querysets import TenantQuerySet


class DatedQuerySet(TenantQuerySet):
    """Facts about members that have a beginning and perhaps an end."""

    def standing(self) -> Self:
        """Those that have not been ended."""
        return self.filter(ended_on__isnull=True)

    def touching(self, members: Collection[int] | Any) -> Self:
        """Relations in which one of these members stands on either side."""
        return self.filter(Q(member__in=members) | Q(relative__in=members))
