"""Requests to change records through the API."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core.formats import key_of
from apps.membership.models import ChangeRequest, Member
from apps.membership.record import actions, permissions
from apps.membership.record.serializers import (
    ChangeRequestSerializer,
    DecisionSerializer,
    NewChangeSerializer,
)
from apps.membership.serializers import RefusalSerializer

REFUSALS = dict.fromkeys((400, 403, 404, 409), RefusalSerializer)
DECIDED = extend_schema(
    request=DecisionSerializer, responses={200: ChangeRequestSerializer, **REFUSALS}
)


@extend_schema_view(
    list=extend_schema(responses=ChangeRequestSerializer(many=True)),
    retrieve=extend_schema(responses={200: ChangeRequestSerializer, 404: RefusalSerializer}),
    create=extend_schema(
        request=NewChangeSerializer, responses={201: ChangeRequestSerializer, **REFUSALS}
    ),
)
class ChangeRequestViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Requests of the own range, newest first; ask, approve, refuse."""

    queryset = ChangeRequest.objects.none()
    serializer_class = ChangeRequestSerializer
    filterset_fields = ("state", "member")

    def get_queryset(self) -> Any:
        """Requests of the own range."""
        rows = ChangeRequest.objects.in_scope_of(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization", "member").order_by("-requested_at", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Requests, 50 a page."""
        require(request.actor, permissions.REQUEST)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, pk: str) -> Response:
        """One request."""
        return Response(ChangeRequestSerializer(self._seen(pk)).data)

    def create(self, request: Request) -> Response:
        """Ask for a change of a member's record."""
        actor = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.REQUEST)
        data = NewChangeSerializer(data=request.data)
        data.is_valid(raise_exception=True)
        member = Member.objects.in_scope_of(actor).filter(pk=data.validated_data["member"]).first()
        if member is None:
            raise Http404
        wish = actions.request_change(
            member=member,
            values=data.validated_data["values"],
            reason=data.validated_data["reason"],
            evidence=data.validated_data["evidence"],
            by=actor,
        )
        return Response(ChangeRequestSerializer(wish).data, status=status.HTTP_201_CREATED)

    @DECIDED
    @action(detail=True, methods=["post"])
    def approve(self, request: Request, pk: str) -> Response:
        """Approve somebody else's request and change the record."""
        return self._decided(request, pk, actions.approve_change)

    @DECIDED
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        """Refuse somebody else's request, with a note."""
        return self._decided(request, pk, actions.refuse_change)

    def _decided(self, request: Request, pk: str, act: Any) -> Response:
        actor, wish = request.actor, self._seen(pk)  # type: ignore[attr-defined]
        require(actor, permissions.APPROVE)
        data = DecisionSerializer(data=request.data)
        data.is_valid(raise_exception=True)
        decided = act(wish=wish, note=data.validated_data["note"], by=actor)
        return Response(ChangeRequestSerializer(decided).data)

    def _seen(self, pk: str) -> ChangeRequest:
        key = key_of(pk)
        found: ChangeRequest | None = self.get_queryset().filter(pk=key).first() if key else None
        if found is None:
            raise Http404
        return found


def register(router: BaseRouter) -> None:
    """Add the addresses of this topic to the API."""
    router.register("change-requests", ChangeRequestViewSet, basename="change-request")
