"""Campaigns through the API: read, and the steps of a unit as on its page."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core.errors import NotAllowed
from apps.membership.grading import permissions
from apps.membership.grading.acts_api import UnitActs
from apps.membership.grading.serializers import (
    CampaignSerializer,
    CampaignUnitSerializer,
    MemberCommendationSerializer,
    MemberGradeSerializer,
    OrganizationCommendationSerializer,
)
from apps.membership.grading.sight import as_seen
from apps.membership.models import (
    Campaign,
    CampaignUnit,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
)


class _Read(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    lookup_value_regex = r"\d+"

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Rows of the range, 50 a page."""
        if not request.actor.has(permissions.VIEW):  # type: ignore[attr-defined]
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)


class CampaignViewSet(_Read):
    """Campaigns in the actor's range, the newest first."""

    queryset = Campaign.objects.none()
    serializer_class = CampaignSerializer

    def get_queryset(self) -> Any:
        """Visible campaigns."""
        rows = Campaign.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization__parent").order_by("-year", "path", "pk")


class CampaignUnitViewSet(UnitActs, _Read):
    """Organisations and collectives in campaigns, in the order of the tree."""

    queryset = CampaignUnit.objects.none()
    serializer_class = CampaignUnitSerializer

    def get_queryset(self) -> Any:
        """Visible units."""
        rows = CampaignUnit.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.with_names().order_by("-year", "path", "pk")

    def paginate_queryset(self, queryset: Any) -> Any:
        """A page of them, as the reader may see their counts."""
        return as_seen(super().paginate_queryset(queryset) or (), self.request.actor)  # type: ignore[attr-defined]

    def get_object(self) -> Any:
        """One of them, as the reader may see its counts."""
        return self.shown(super().get_object())

    def shown(self, row: Any) -> Any:
        """With the counts that the reader may see."""
        return as_seen([row], self.request.actor)[0]  # type: ignore[attr-defined]


class MemberGradeViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Grades of members in the actor's range that count, the newest first, without names.

    They are entered on the page of the unit or by a file of the kind "grades" (``imports``).
    """

    queryset = MemberGrade.objects.none()
    serializer_class = MemberGradeSerializer
    filterset_fields = ("year", "unit", "member")

    def get_queryset(self) -> Any:
        """Visible rows that no correction has replaced."""
        rows = MemberGrade.objects.visible_to(self.request.actor).live()  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-year", "path", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Rows of the range, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)


class _Commendations(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    filterset_fields = ("kind", "year")

    def get_queryset(self) -> Any:
        """Visible ones that were not withdrawn."""
        model: Any = self.serializer_class.Meta.model  # type: ignore[union-attr]
        rows = model.objects.visible_to(self.request.actor).filter(withdrawn_reason="")  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-year", "path", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Rows of the range, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)


class MemberCommendationViewSet(_Commendations):
    """Commendations of members in the actor's range that stand, the newest first."""

    queryset = MemberCommendation.objects.none()
    serializer_class = MemberCommendationSerializer


class OrganizationCommendationViewSet(_Commendations):
    """Commendations of organisations in the actor's range that stand, the newest first."""

    queryset = OrganizationCommendation.objects.none()
    serializer_class = OrganizationCommendationSerializer


def register(router: BaseRouter) -> None:
    """Add the addresses of the campaigns."""
    router.register("campaigns", CampaignViewSet, basename="campaign")
    router.register("campaign-units", CampaignUnitViewSet, basename="campaign-unit")
    router.register("member-grades", MemberGradeViewSet, basename="member-grade")
    router.register(
        "member-commendations", MemberCommendationViewSet, basename="member-commendation"
    )
    router.register(
        "organization-commendations", OrganizationCommendationViewSet,
        basename="organization-commendation",
    )  # fmt: skip
