"""The organisations of one's range, read-only."""

from __future__ import annotations

from typing import Any

from django_filters import rest_framework as filters
from rest_framework import serializers, viewsets
from rest_framework.routers import BaseRouter

from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization
from apps.tenancy.permissions import VIEW_ORGANIZATION, require


class OrganizationSerializer(serializers.ModelSerializer[Organization]):
    """An organisation as it is today."""

    parent = serializers.CharField(source="parent.code", allow_null=True, default=None)  # type: ignore[assignment]
    tenant = serializers.CharField(source="tenant.code")
    province = serializers.CharField(source="province.code")

    class Meta:
        model = Organization
        fields = [
            "id", "code", "name", "tier", "form", "sector", "parent", "keeps_office", "active",
            "tenant", "province",
        ]  # fmt: skip


class OrganizationFilterSet(filters.FilterSet):
    """Narrow by tier, by what stands directly above, by words of the name."""

    tier = filters.ChoiceFilter(choices=Tier.choices)
    active = filters.BooleanFilter()
    parent = filters.CharFilter(field_name="parent__code")
    search = filters.CharFilter(method="matching")

    class Meta:
        model = Organization
        fields: list[str] = []

    def matching(self, rows: Any, name: str, value: str) -> Any:
        """Words of name or code."""
        return rows.matching(value)


class OrganizationViewSet(viewsets.ReadOnlyModelViewSet[Organization]):
    """Organisations in the range of the acting role."""

    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilterSet
    lookup_field = "code"
    queryset = Organization.objects.none()

    def get_queryset(self) -> Any:
        """What the actor may know of, in the order of the tree."""
        actor = getattr(self.request, "actor", None)
        if actor is None:
            return Organization.objects.none()
        require(actor, VIEW_ORGANIZATION)
        rows = Organization.objects.visible_to(actor).tree_order()
        return rows.select_related("parent", "tenant", "province")


def register(router: BaseRouter) -> None:
    """Add the addresses of this app."""
    router.register("organizations", OrganizationViewSet, basename="organization")
