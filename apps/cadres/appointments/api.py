"""Files of appointments through the API: read only."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.appointments import reading
from apps.cadres.appointments.filters import AppointmentFilter
from apps.cadres.appointments.serializers import AppointmentRowSerializer, AppointmentSerializer
from apps.cadres.models import AppointmentFile
from apps.core import audit


class AppointmentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Files that the reader may know of, the latest first, by their reference."""

    queryset = AppointmentFile.objects.none()
    filterset_class = AppointmentFilter
    lookup_field = "reference"

    def get_serializer_class(self) -> Any:
        """Meetings and letters come with one file, not with the list."""
        return AppointmentSerializer if self.action == "retrieve" else AppointmentRowSerializer

    def get_queryset(self) -> Any:
        """Visible files."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = AppointmentFile.objects.visible_to(actor).valid()
        return rows.select_related("cadre", "organization__parent").order_by("-opened_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a file is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Files, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One file; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="cadres.appointment_read", obj=found)  # type: ignore[attr-defined]
        whole = reading.whole(found)
        found.meetings, found.letters = whole.meetings, whole.letters
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of appointments."""
    router.register("appointments", AppointmentViewSet, basename="appointment")
