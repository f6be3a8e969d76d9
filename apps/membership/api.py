"""The register through the API: the same readings and actions as its pages."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins, status
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.formats import key_of
from apps.membership import actions, permissions
from apps.membership.choices import ReadingPurpose, State
from apps.membership.filters import MemberFilter
from apps.membership.models import Member, StandingPeriod
from apps.membership.serializers import (
    ChangedMemberSerializer,
    MemberRowSerializer,
    MemberSerializer,
    NewMemberSerializer,
    RefusalSerializer,
    SensitiveMemberSerializer,
)
from apps.tenancy.models import Organization

PURPOSE = OpenApiParameter(
    "purpose",
    enum=ReadingPurpose.values,
    description="Opens ethnicity and religion; needs the right to them and is logged.",
)
OF_UNIT = OpenApiParameter(
    "organization", description="Code of an organisation: those who belong to it itself."
)
REFUSALS = dict.fromkeys((400, 403, 404, 409), RefusalSerializer)


@extend_schema_view(
    list=extend_schema(parameters=[OF_UNIT], responses=MemberRowSerializer(many=True)),
    retrieve=extend_schema(
        parameters=[PURPOSE], responses={200: SensitiveMemberSerializer, 404: RefusalSerializer}
    ),
    create=extend_schema(
        request=NewMemberSerializer, responses={201: MemberSerializer, **REFUSALS}
    ),
    partial_update=extend_schema(
        request=ChangedMemberSerializer, responses={200: MemberSerializer, **REFUSALS}
    ),
)
class MemberViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Members in the actor's range and those opened by a grant.

    Those who left are listed only when asked for by ``state``. Nothing is deleted.
    """

    queryset = Member.objects.none()
    serializer_class = MemberRowSerializer
    filterset_class = MemberFilter

    def get_queryset(self) -> Any:
        """Visible members by name; in the list only those asked for."""
        actor = self.request.actor  # type: ignore[attr-defined]
        rows = Member.objects.visible_to(actor).select_related("organization")
        code = self.request.query_params.get("organization", "")
        if self.action == "list" and code:
            unit = get_object_or_404(Organization.objects.visible_to(actor), code=code)
            rows = rows.filter(organization=unit)
        if self.action == "list" and not self.request.query_params.get("state"):
            rows = rows.exclude(state=State.LEFT)
        rows = rows.annotate(aside=StandingPeriod.objects.kind_of_outer(timezone.localdate()))
        return rows.by_name()

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Members, 50 a page, by name."""
        actor = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted(Member._meta.label_lower)):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, pk: str) -> Response:
        """One record. With ``purpose`` also ethnicity and religion."""
        member, actor = self._seen(pk), request.actor  # type: ignore[attr-defined]
        purpose = request.query_params.get("purpose", "")
        audit.record_read(actor, action="membership.member_read", obj=member)
        if not purpose:
            return Response(MemberSerializer(member).data)
        if not permissions.can_see_sensitive(actor, member):
            raise NotAllowed(permission=str(permissions.SENSITIVE))
        if purpose not in ReadingPurpose.values:
            raise RuleRefused("purpose_unknown", field="purpose")
        audit.record_read(actor, action="membership.sensitive_read", obj=member, purpose=purpose)
        return Response(SensitiveMemberSerializer(member).data)

    def create(self, request: Request) -> Response:
        """Enter a member into an organisation of the own range."""
        actor = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        values = self._checked(NewMemberSerializer(data=request.data))
        code = values.pop("organization")
        unit = get_object_or_404(Organization.objects.visible_to(actor), code=code)
        member = actions.register_member(organization=unit, values=values, by=actor)
        return Response(MemberSerializer(member).data, status=status.HTTP_201_CREATED)

    def partial_update(self, request: Request, pk: str) -> Response:
        """Change a record; ``version`` is the one that was read, else 409."""
        member = self._seen(pk)
        actor = request.actor  # type: ignore[attr-defined]
        if not permissions.can_change(actor, member):
            raise NotAllowed(permission=str(permissions.CHANGE))
        values = self._checked(ChangedMemberSerializer(data=request.data, partial=True))
        if "version" not in values:
            raise ValidationError({"version": [_("Send the version that you have read.")]})
        version = values.pop("version")
        saved = actions.change_member(member=member, version=version, values=values, by=actor)
        return Response(MemberSerializer(saved).data)

    def _seen(self, pk: str) -> Member:
        key = key_of(pk)
        member: Member | None = self.get_queryset().filter(pk=key).first() if key else None
        if member is None:
            raise Http404
        return member

    def _checked(self, serializer: Any) -> dict[str, Any]:
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)


def register(router: BaseRouter) -> None:
    """Add the addresses of this app to the API."""
    router.register("members", MemberViewSet, basename="member")
