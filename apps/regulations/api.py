"""The law through the API: to read only, for everybody who acts in a role."""

from __future__ import annotations

from rest_framework.routers import BaseRouter
from rest_framework.viewsets import ReadOnlyModelViewSet

from apps.regulations.filters import (
    LegalDocumentFilter,
    ProcedureTemplateFilter,
    RuleValueFilter,
)
from apps.regulations.models import LegalDocument, ProcedureTemplate, RuleValue
from apps.regulations.serializers import (
    LegalDocumentSerializer,
    ProcedureTemplateSerializer,
    RuleValueSerializer,
)


class LegalDocumentViewSet(ReadOnlyModelViewSet):
    """Legal documents, newest first."""

    queryset = LegalDocument.objects.newest_first()
    serializer_class = LegalDocumentSerializer
    filterset_class = LegalDocumentFilter


class RuleValueViewSet(ReadOnlyModelViewSet):
    """Dated rule values; ``?key=…&in_force_on=2026-07-26`` asks for the law of a day."""

    queryset = RuleValue.objects.with_document().order_by("key", "level", "valid_from", "pk")
    serializer_class = RuleValueSerializer
    filterset_class = RuleValueFilter


class ProcedureViewSet(ReadOnlyModelViewSet):
    """Procedures of inspection with their steps, by code."""

    queryset = (
        ProcedureTemplate.objects.select_related("document")
        .prefetch_related("steps")
        .order_by("code")
    )
    serializer_class = ProcedureTemplateSerializer
    filterset_class = ProcedureTemplateFilter
    lookup_field = "code"


def register(router: BaseRouter) -> None:
    """Add the read-only lists of documents, values and procedures."""
    router.register("legal-documents", LegalDocumentViewSet, basename="legal-document")
    router.register("inspection-procedures", ProcedureViewSet, basename="inspection-procedure")
    router.register("rule-values", RuleValueViewSet, basename="rule-value")
