"""The team of a case through the API: the same reading as its page. From whom a case is kept by
walls is not said here."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.inspection.models import Case
from apps.inspection.reading import case_or_404
from apps.inspection.team.reading import team_of
from apps.inspection.team.serializers import CaseTeamSerializer


class CaseTeamViewSet(GenericViewSet):  # type: ignore[type-arg]
    """Team and recusals of one case by its reference."""

    queryset = Case.objects.none()
    serializer_class = CaseTeamSerializer
    lookup_field = "reference"
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=CaseTeamSerializer)
    def retrieve(self, request: Request, reference: str) -> Response:
        """Who works on the case, who has left, who takes no part; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        audit.record_read(actor, action="inspection.team_read", obj=case)
        team = team_of(case, actor)
        shown = {
            "reference": case.reference, "serving": team.serving, "left": team.left,
            "recusals": team.recusals,
        }  # fmt: skip
        return Response(CaseTeamSerializer(shown).data)


def register(router: BaseRouter) -> None:
    """Add the address of the team of a case."""
    router.register("case-teams", CaseTeamViewSet, basename="case-team")
