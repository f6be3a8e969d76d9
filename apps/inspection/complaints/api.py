"""Complaints on discipline through the API: read, and registered as they come in."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.core.errors import NotAllowed
from apps.inspection import permissions
from apps.inspection.complaints import actions
from apps.inspection.complaints.filters import ComplaintFilter
from apps.inspection.complaints.serializers import (
    ComplaintRowSerializer,
    ComplaintSerializer,
    NewComplaintSerializer,
)
from apps.inspection.discipline.api import SUBJECT, SubjectActs
from apps.inspection.models import Complaint
from apps.membership.api import REFUSALS


class ComplaintViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Complaints about sanctions that the reader may know of, the latest first."""

    queryset = Complaint.objects.none()
    filterset_class = ComplaintFilter
    lookup_field = "key"
    lookup_value_regex = r"[0-9A-Z]+"

    def get_serializer_class(self) -> Any:
        """What is made good comes with one complaint, not with the list."""
        return ComplaintSerializer if self.action == "retrieve" else ComplaintRowSerializer

    def get_queryset(self) -> Any:
        """Visible complaints with their limit."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Complaint.objects.visible_to(actor).with_limit().exclude(key="")
        rows = rows.select_related("case", "sanction", "organization__parent")
        return rows.prefetch_related("redress").order_by("-received_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Complaints, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted("inspection.case")):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One complaint; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="inspection.discipline_read", obj=found.case)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


class CaseComplaintViewSet(SubjectActs):
    """Complaints about the sanction of one subject of a case."""

    serializer_class = NewComplaintSerializer

    @extend_schema(request=NewComplaintSerializer, responses={201: ComplaintSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=f"{SUBJECT}/file")
    def file(self, request: Request, reference: str, number: str) -> Response:
        """Register a complaint, accepted or not; the sanction stays in force."""
        checked = NewComplaintSerializer(data=request.data)
        made = actions.file_complaint(**self.given(permissions.CHANGE, checked, reference, number))
        shown = Complaint.objects.visible_to(request.actor).with_limit().get(pk=made.pk)  # type: ignore[attr-defined]
        context = {"request": request}
        return Response(ComplaintSerializer(shown, context=context).data, status.HTTP_201_CREATED)


def register(router: BaseRouter) -> None:
    """Add the addresses of complaints."""
    router.register("case-complaints", CaseComplaintViewSet, basename="case-complaint")
    router.register("complaints", ComplaintViewSet, basename="complaint")
