"""Who is who through the API: the same right, range and log as on the page."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.core.formats import key_of
from apps.membership.identity import permissions, reading
from apps.membership.identity.serializers import KinshipSerializer, MemberIdentitySerializer
from apps.membership.models import Kinship, Member


class MemberIdentityViewSet(GenericViewSet):  # type: ignore[type-arg]
    """Account and relatives of one member, for those who keep them."""

    queryset = Member.objects.none()
    serializer_class = MemberIdentitySerializer
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=MemberIdentitySerializer)
    def retrieve(self, request: Request, pk: str) -> Response:
        """Links that stand and that have ended; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        member = Member.objects.visible_to(actor).filter(pk=key_of(pk)).first()
        if member is None:
            raise Http404
        permissions.require_keep(actor, member)
        audit.record_read(actor, action="membership.relatives_read", obj=member)
        shown = {
            "member": member, "accounts": reading.links_of(member, actor),
            "relatives": reading.relations_of_member(member, actor),
        }  # fmt: skip
        return Response(MemberIdentitySerializer(shown).data)


class KinshipViewSet(GenericViewSet):  # type: ignore[type-arg]
    """The kinships and which of them keep from a case: reference data for everybody."""

    queryset = Kinship.objects.order_by("rank", "pk")
    serializer_class = KinshipSerializer
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=KinshipSerializer(many=True))
    def list(self, request: Request) -> Response:
        """All of them, in their order."""
        return Response(KinshipSerializer(self.get_queryset(), many=True).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of who is who."""
    router.register("member-identities", MemberIdentityViewSet, basename="member-identity")
    router.register("kinships", KinshipViewSet, basename="kinship")
