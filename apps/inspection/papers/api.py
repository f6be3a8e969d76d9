"""The papers of a case through the API, for reading."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core import audit
from apps.inspection.evidence.reading import scans_of
from apps.inspection.models import Case
from apps.inspection.papers.reading import papers_of
from apps.inspection.papers.serializers import CasePaperSerializer
from apps.inspection.reading import case_or_404


class CasePaperViewSet(GenericViewSet):  # type: ignore[type-arg]
    """The papers of one case by its reference."""

    queryset = Case.objects.none()
    serializer_class = CasePaperSerializer
    lookup_field = "reference"
    filter_backends = ()
    pagination_class = None

    @extend_schema(responses=CasePaperSerializer(many=True))
    def retrieve(self, request: Request, reference: str) -> Response:
        """Drafts and issued papers, the latest first; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        audit.record_read(actor, action="inspection.papers_read", obj=case)
        papers = list(papers_of(case, actor))
        found = CasePaperSerializer(papers, many=True, context={"scans": scans_of(actor, papers)})
        return Response(found.data)


def register(router: BaseRouter) -> None:
    """Add the address of the papers of a case."""
    router.register("case-papers", CasePaperViewSet, basename="case-paper")
