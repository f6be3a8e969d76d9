"""Profiles through the API, by reference: read, begun, changed, rows entered."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres.models import Cadre
from apps.cadres.permissions import CHANGE, VIEW, require_in_range
from apps.cadres.profiles import actions
from apps.cadres.profiles.entered import (
    ChangedCadreSerializer,
    NewCadreSerializer,
    NewConfidenceVoteSerializer,
    NewPlaceSerializer,
    NewPositionSerializer,
    NewQualificationSerializer,
    NewRatingSerializer,
)
from apps.cadres.profiles.filters import CadreFilter
from apps.cadres.profiles.reading import member_of_card, profile_of, seat_of
from apps.cadres.profiles.retirement import laws_on
from apps.cadres.profiles.serializers import CadreRowSerializer, CadreSerializer
from apps.core import audit
from apps.inspection.cases.named import unit_named
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
        return self._answer(found)

    @extend_schema(request=NewCadreSerializer, responses={201: CadreSerializer, **REFUSALS})
    def create(self, request: Request) -> Response:
        """Begin a profile."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, CHANGE)
        values = self._checked(NewCadreSerializer)
        office = unit_named(actor, values.pop("organization"))
        member = member_of_card(values.pop("card_number", ""), actor)
        made = actions.register_cadre(
            organization=office, member=member, another_person=values.pop("another_person"),
            values=values, today=timezone.localdate(), by=actor,
        )  # fmt: skip
        return self._answer(made, status.HTTP_201_CREATED)

    @extend_schema(request=ChangedCadreSerializer, responses={200: CadreSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def change(self, request: Request, reference: str) -> Response:
        """Say anew how somebody works and retires; what is not sent stays."""
        found = self._kept()
        values = self._checked(ChangedCadreSerializer)
        version = values.pop("version")
        actor: Any = request.actor  # type: ignore[attr-defined]
        today = timezone.localdate()
        actions.change_cadre(cadre=found, version=version, values=values, today=today, by=actor)
        return self._answer(self.get_object())

    @extend_schema(request=NewPositionSerializer, responses={201: CadreSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def positions(self, request: Request, reference: str) -> Response:
        """Enter a position."""
        return self._row("position", NewPositionSerializer)

    @extend_schema(request=NewQualificationSerializer, responses={201: CadreSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def qualifications(self, request: Request, reference: str) -> Response:
        """Enter a qualification."""
        return self._row("qualification", NewQualificationSerializer)

    @extend_schema(request=NewPlaceSerializer, responses={201: CadreSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def places(self, request: Request, reference: str) -> Response:
        """Enter a place."""
        return self._row("place", NewPlaceSerializer)

    @extend_schema(request=NewRatingSerializer, responses={201: CadreSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def ratings(self, request: Request, reference: str) -> Response:
        """Enter a rating."""
        return self._row("rating", NewRatingSerializer)

    @extend_schema(
        request=NewConfidenceVoteSerializer, responses={201: CadreSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"], url_path="confidence-votes")
    def confidence_votes(self, request: Request, reference: str) -> Response:
        """Enter a confidence vote."""
        return self._row("confidence", NewConfidenceVoteSerializer)

    def _kept(self) -> Cadre:
        found: Cadre = self.get_object()
        require_in_range(self.request.actor, CHANGE, found)  # type: ignore[attr-defined]
        return found

    def _row(self, kind: str, serializer: Any) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        found = self._kept()
        values = self._checked(serializer)
        if values.get("seat"):
            values["seat"] = seat_of(values["seat"], actor)
        actions.add_row(
            cadre=found, version=values.pop("version"), kind=kind, values=values,
            today=timezone.localdate(), by=actor,
        )  # fmt: skip
        return self._answer(self.get_object(), status.HTTP_201_CREATED)

    def _checked(self, serializer: Any) -> dict[str, Any]:
        sent = serializer(data=self.request.data)
        sent.is_valid(raise_exception=True)
        return dict(sent.validated_data)

    def _answer(self, cadre: Cadre, code: int = status.HTTP_200_OK) -> Response:
        with law_at_hand():
            profile = profile_of(cadre, self.request.actor, timezone.localdate())  # type: ignore[attr-defined]
        context = self.get_serializer_context() | {"profile": profile}
        return Response(CadreSerializer(cadre, context=context).data, status=code)


def register(router: BaseRouter) -> None:
    """Add the addresses of profiles."""
    router.register("cadres", CadreViewSet, basename="cadre")
