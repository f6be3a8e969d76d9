"""Candidates through the API: the same readings and acts as their pages."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.membership.admission import permissions
from apps.membership.admission.acts_api import CandidateActs
from apps.membership.admission.filters import CandidateFilter
from apps.membership.admission.serializers import CandidateRowSerializer, CandidateSerializer
from apps.membership.models import Candidate


class CandidateViewSet(
    CandidateActs,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    GenericViewSet,  # type: ignore[type-arg]
):
    """Persons on the way into the Party whom the cells of the actor's range follow."""

    queryset = Candidate.objects.none()
    filterset_class = CandidateFilter
    lookup_value_regex = r"\d+"

    def get_serializer_class(self) -> Any:
        """Votes and papers come with one person, not with the list."""
        return CandidateRowSerializer if self.action == "list" else CandidateSerializer

    def get_queryset(self) -> Any:
        """Visible persons by name."""
        rows = Candidate.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization").by_name()

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Persons, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One person with votes and papers; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="membership.candidate_read", obj=found)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of the candidates."""
    router.register("candidates", CandidateViewSet, basename="candidate")
