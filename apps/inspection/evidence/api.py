"""Evidence through the API: the same readings and actions as its pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import NotAllowed, RuleRefused
from apps.documents.attachments.receiving import refuse_what_was_stopped
from apps.documents.attachments.sending import download
from apps.inspection import permissions
from apps.inspection.evidence import actions, reading
from apps.inspection.evidence.filters import EvidenceFilter
from apps.inspection.evidence.serializers import (
    EvidenceSerializer,
    EvidenceWithFilesSerializer,
    NewEvidenceSerializer,
    NewFileSerializer,
    WithdrawalSerializer,
)
from apps.inspection.models import Evidence, EvidenceVersion
from apps.inspection.reading import case_or_404
from apps.membership.api import REFUSALS


class EvidenceViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Documents of the cases in the actor's range and of those opened by a grant."""

    queryset = Evidence.objects.none()
    serializer_class = EvidenceSerializer
    parser_classes = (MultiPartParser, JSONParser)
    filterset_class = EvidenceFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Documents that the reader may know of, the newest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Evidence.objects.visible_to(actor).select_related("case", "paper")
        rows = rows.defer("paper__content")
        files = EvidenceVersion.objects.visible_to(actor).order_by("-number")
        return rows.prefetch_related(Prefetch("versions", files, to_attr="files")).order_by(
            "-added_at", "-pk"
        )

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a document is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Documents, 50 a page; ``case`` narrows them to one case."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        if not (actor.has(permissions.VIEW) or actor.granted("inspection.case")):
            raise NotAllowed(permission=str(permissions.VIEW))
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: EvidenceWithFilesSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One document with its files; reading is logged."""
        found = self._seen(reference)
        audit.record_read(
            request.actor, action="inspection.evidence_read", obj=found.case,  # type: ignore[attr-defined]
            secrecy=found.own_secrecy, evidence=found.reference,
        )  # fmt: skip
        return Response(EvidenceWithFilesSerializer(found).data)

    @extend_schema(
        request=NewEvidenceSerializer,
        responses={201: EvidenceWithFilesSerializer(many=True), **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        """Enter documents with their files: all or none."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, permissions.CHANGE)
        data = NewEvidenceSerializer(data=request.data)
        refuse_what_was_stopped(request, field="files")
        data.is_valid(raise_exception=True)
        values = dict(data.validated_data)
        case = case_or_404(actor, values.pop("case"))
        permissions.require_in_range(actor, permissions.CHANGE, case)
        values["paper"] = reading.paper_without_scan(case, actor, values["paper"])
        added = actions.add_evidence(case=case, today=timezone.localdate(), by=actor, **values)
        rows = self.get_queryset().filter(pk__in=[row.pk for row in added.rows])
        return Response(EvidenceWithFilesSerializer(rows, many=True).data, status.HTTP_201_CREATED)

    @extend_schema(
        request=NewFileSerializer, responses={201: EvidenceWithFilesSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"])
    def versions(self, request: Request, reference: str) -> Response:
        """Add a newer file; the earlier ones stay."""
        found = self._changeable(reference)
        data = NewFileSerializer(data=request.data)
        refuse_what_was_stopped(request)
        data.is_valid(raise_exception=True)
        actions.replace_evidence(evidence=found, by=request.actor, **data.validated_data)  # type: ignore[attr-defined]
        return Response(
            EvidenceWithFilesSerializer(self._seen(reference)).data, status.HTTP_201_CREATED
        )

    @extend_schema(
        request=WithdrawalSerializer, responses={200: EvidenceWithFilesSerializer, **REFUSALS}
    )
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, reference: str) -> Response:
        """Withdraw the document; it and its files stay readable."""
        found = self._changeable(reference)
        data = WithdrawalSerializer(data=request.data)
        data.is_valid(raise_exception=True)
        actions.withdraw_evidence(evidence=found, by=request.actor, **data.validated_data)  # type: ignore[attr-defined]
        return Response(EvidenceWithFilesSerializer(self._seen(reference)).data)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY, **REFUSALS})
    @action(detail=True, methods=["get"])
    def content(self, request: Request, reference: str) -> StreamingHttpResponse:
        """The newest file; not of a document under seal. Who took it is logged."""
        found = self._seen(reference)
        if not found.files:
            raise Http404
        if found.under_seal:
            raise RuleRefused("evidence_sealed")
        answer = download(found.files[0])
        audit.record_read(
            request.actor, action="inspection.evidence_downloaded", obj=found.case,  # type: ignore[attr-defined]
            kind=EntryKind.EXPORT, secrecy=found.own_secrecy, evidence=found.reference,
            file=found.files[0].reference,
        )  # fmt: skip
        return answer

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Files are answered: whoever asks for their type is not turned away."""
        return super().perform_content_negotiation(request, force=force or self.action == "content")

    def _seen(self, reference: str) -> Any:
        found = self.get_queryset().filter(reference=reference).first()
        if found is None:
            raise Http404
        return found

    def _changeable(self, reference: str) -> Any:
        found = self._seen(reference)
        permissions.require_in_range(self.request.actor, permissions.CHANGE, found)  # type: ignore[attr-defined]
        return found


def register(router: BaseRouter) -> None:
    """Add the addresses of evidence."""
    router.register("evidence", EvidenceViewSet, basename="evidence")
