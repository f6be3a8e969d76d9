"""Who is asking: the person, the role acted in, the roles held."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.response import Response
from rest_framework.routers import BaseRouter

from apps.accounts import roles


class HeldRoleSerializer(serializers.Serializer[Any]):
    """One role over one organisation."""

    assignment = serializers.IntegerField(source="pk")
    role = serializers.CharField()
    role_label = serializers.SerializerMethodField()
    organization = serializers.CharField(source="organization.code")
    organization_name = serializers.CharField(source="organization.name")
    valid_from = serializers.DateField()
    valid_to = serializers.DateField(allow_null=True)

    def get_role_label(self, assignment: Any) -> str:
        """The role in the reader's language."""
        return str(roles.role(assignment.role).label)


class MeSerializer(serializers.Serializer[Any]):
    """The person who asks."""

    id = serializers.IntegerField()
    sign_in_name = serializers.CharField()
    full_name = serializers.CharField()
    language = serializers.CharField()
    acting = HeldRoleSerializer()
    roles = HeldRoleSerializer(many=True)
    permissions = serializers.ListField(child=serializers.CharField())


class MeViewSet(viewsets.ViewSet):
    """The person who asks, and what the acting role may do."""

    @extend_schema(responses=MeSerializer(), operation_id="me")
    def list(self, request: Any) -> Response:
        """One object, not a list: there is one of you."""
        actor = request.actor
        person = {
            "id": actor.user_id,
            "sign_in_name": actor.user.sign_in_name,
            "full_name": actor.user.full_name,
            "language": actor.user.language,
            "acting": actor.assignment,
            "roles": request.assignments,
            "permissions": sorted(str(one) for one in actor.role.permissions),
        }
        return Response(MeSerializer(person).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of this app."""
    router.register("me", MeViewSet, basename="me")
