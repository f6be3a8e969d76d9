"""Profiles through the API, to read, by reference."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres.models import Cadre
from apps.cadres.permissions import VIEW
from apps.cadres.profiles.filters import CadreFilter
from apps.cadres.profiles.reading import profile_of
from apps.cadres.profiles.retirement import laws_on
from apps.cadres.profiles.serializers import CadreRowSerializer, CadreSerializer
from apps.core import audit
from apps.membership.api import REFUSALS
from apps.regulations.lookup import law_at_hand


class CadreViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Profiles of the actor's range. The ethnic group and disciplines are read on the pages."""

    queryset = Cadre.objects.none()
    serializer_class = CadreRowSerializer
    filterset_class = CadreFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Profiles that the reader may know of, by name."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Cadre.objects.visible_to(actor).select_related("organization", "member")
        return rows.order_by("sort_key", "pk")

    def get_serializer_context(self) -> dict[str, Any]:
        """With the law of today, read once."""
        with law_at_hand():
            laws = laws_on(timezone.localdate())
        return {**super().get_serializer_context(), "laws": laws}

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a profile is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Profiles, 50 a page."""
        require(request.actor, VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: CadreSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One profile with its rows; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self.get_object()
        audit.record_read(actor, action="cadres.cadre_read", obj=found)
        with law_at_hand():
            profile = profile_of(found, actor, timezone.localdate())
        context = self.get_serializer_context() | {"profile": profile}
        return Response(CadreSerializer(found, context=context).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of profiles."""
    router.register("cadres", CadreViewSet, basename="cadre")
