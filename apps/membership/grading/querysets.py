"""Reading campaigns and grades."""

from __future__ import annotations

from typing import Self

from apps.membership.grading.choices import Body, CampaignState
from apps.tenancy.querysets import TenantQuerySet


class CampaignQuerySet(TenantQuerySet):
    """Campaigns."""

    def under_way(self) -> Self:
        """Those that are not closed."""
        return self.exclude(state=CampaignState.CLOSED)


class CampaignUnitQuerySet(TenantQuerySet):
    """Organisations and collectives in campaigns."""

    def with_names(self) -> Self:
        """With the organisation and the one above it, for lists."""
        return self.select_related("organization__parent")


class GradeQuerySet(TenantQuerySet):
    """Grades of members or of organisations."""

    def live(self) -> Self:
        """Those that count: superseded ones stay on file only."""
        return self.filter(superseded_at__isnull=True)

    def decided(self) -> Self:
        """Live rows with a decided grade: the denominator of every share."""
        return self.live().exclude(grade="")

    def of_year(self, year: int) -> Self:
        """Grades of a whole year, quarters left out."""
        return self.filter(year=year, quarter__isnull=True)


class OrganizationGradeQuerySet(GradeQuerySet):
    """Grades of organisations and collectives."""

    def of_organizations(self) -> Self:
        """Party organisations, their leadership collectives left out."""
        return self.filter(body=Body.ORGANIZATION)
