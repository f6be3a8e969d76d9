"""Sanctions through the API: read only; acts need the page with its ledger in sight."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.core.errors import NotAllowed
from apps.inspection import permissions
from apps.inspection.discipline.filters import SanctionFilter
from apps.inspection.discipline.renewal import renewals
from apps.inspection.discipline.serializers import SanctionRowSerializer, SanctionSerializer
from apps.inspection.models import Sanction


class SanctionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Sanctions of cases in the actor's range and of cases opened by a grant."""

    queryset = Sanction.objects.none()
    filterset_class = SanctionFilter
    lookup_field = "key"
    lookup_value_regex = r"[0-9A-Z]+"

    def get_serializer_class(self) -> Any:
        """What it rests on comes with one sanction, not with the list."""
        return SanctionSerializer if self.action == "retrieve" else SanctionRowSerializer

    def get_queryset(self) -> Any:
        """Visible sanctions, the newest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Sanction.objects.visible_to(actor).select_related("case", "organization__parent")
        return rows.prefetch_related("notices").order_by("-decided_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def paginate_queryset(self, queryset: Any) -> Any:
        """The rows of a page with what keeps them from lapsing."""
        rows = super().paginate_queryset(queryset)
        return rows if rows is None else self._with_ends(rows)

    def _with_ends(self, rows: Any) -> Any:
        known = Sanction.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        ends = renewals(rows, known)
        for row in rows:
            row.renewal = ends[row.pk]
        return rows

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Sanctions, 50 a page."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted("inspection.case")):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One sanction with what it rests on; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="inspection.discipline_read", obj=found.case)  # type: ignore[attr-defined]
        self._with_ends([found])
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of the sanctions."""
    router.register("sanctions", SanctionViewSet, basename="sanction")
