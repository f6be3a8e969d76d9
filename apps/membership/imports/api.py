"""Files on their way into the register through the API: upload, verdict, confirmation."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiParameter,
    extend_schema,
    extend_schema_field,
    extend_schema_view,
)
from rest_framework import mixins, serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.core.formats import key_of
from apps.membership.imports import actions, edges
from apps.membership.imports.registry import open_to, require_any
from apps.membership.imports.report import from_json
from apps.membership.models import ImportBatch
from apps.membership.serializers import RefusalSerializer

REFUSALS = dict.fromkeys((400, 403, 404, 409), RefusalSerializer)


_FIELDS: tuple[str, ...] = (
    "id", "kind", "file_name", "unit", "state", "rows", "good_rows", "new_rows", "changed_rows",
    "uploaded_at", "loaded_at",
)  # fmt: skip


class ImportBatchSerializer(serializers.ModelSerializer):  # type: ignore[type-arg]
    """One file, how far it has come and what it would do."""

    unit = serializers.CharField(source="organization.code", read_only=True)

    class Meta:
        model = ImportBatch
        fields = _FIELDS
        read_only_fields = fields


class ProblemSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """What is wrong in one cell: row and column of the sheet, and the rule."""

    row = serializers.IntegerField()
    column = serializers.CharField()
    header = serializers.CharField()
    value = serializers.CharField()
    reason = serializers.CharField()


class VerdictSerializer(ImportBatchSerializer):
    """The same with what was found; of a file of somebody else the counts alone."""

    refusal = serializers.SerializerMethodField(
        help_text="Why the file was refused as a whole; empty when it was not."
    )
    problems = serializers.SerializerMethodField(
        help_text="The first 200 cells to correct; all of them page by page under ``problems``."
    )

    class Meta(ImportBatchSerializer.Meta):
        fields = (*_FIELDS, "refusal", "problems")
        read_only_fields = fields

    def _report(self, batch: ImportBatch) -> dict[str, Any]:
        own = batch.uploaded_by_id == self.context["request"].user.pk
        return batch.report if own else {}

    def get_refusal(self, batch: ImportBatch) -> str:
        """In the language of the request."""
        return edges.refusal(self._report(batch).get("refusal"))

    @extend_schema_field(ProblemSerializer(many=True))
    def get_problems(self, batch: ImportBatch) -> Any:
        """In the order of the sheet."""
        found = from_json(self._report(batch).get("problems", ()))
        return ProblemSerializer(found, many=True).data


class UploadSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """A workbook and what it holds."""

    file = serializers.FileField()
    kind = serializers.CharField(required=False, help_text="The first that one may load.")


class LoadSerializer(serializers.Serializer):  # type: ignore[type-arg]
    """Whether rows with errors are left behind."""

    only_good = serializers.BooleanField(default=False)


@extend_schema_view(
    list=extend_schema(responses=ImportBatchSerializer(many=True)),
    retrieve=extend_schema(responses={200: VerdictSerializer, **REFUSALS}),
    create=extend_schema(request=UploadSerializer, responses={201: VerdictSerializer, **REFUSALS}),
)
class ImportBatchViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Excel files of the range, the newest first; nothing of a file is loaded before ``load``."""

    queryset = ImportBatch.objects.none()
    serializer_class = ImportBatchSerializer
    parser_classes = (MultiPartParser, JSONParser)
    filterset_fields = ("state", "kind")

    def get_queryset(self) -> Any:
        """Files of the range."""
        rows = ImportBatch.objects.visible_to(self.request.actor)  # type: ignore[attr-defined]
        return rows.select_related("organization").order_by("-uploaded_at", "-pk")

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Every address asks for the right to load files."""
        super().initial(request, *args, **kwargs)
        require_any(request.actor)  # type: ignore[attr-defined]

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Workbooks are answered: whoever asks for that type is not turned away."""
        force = force or self.action in ("errors", "template")
        return super().perform_content_negotiation(request, force=force)

    def retrieve(self, request: Request, pk: str) -> Response:
        """One file with its verdict."""
        return self._verdict(self._seen(pk))

    def create(self, request: Request) -> Response:
        """Upload a file; the worker checks it. The same file that still waits is answered again."""
        actor = request.actor  # type: ignore[attr-defined]
        data = UploadSerializer(data=request.data)
        data.is_valid(raise_exception=True)
        given, kind = data.validated_data["file"], data.validated_data.get("kind")
        kind = kind or next(iter(open_to(actor)))
        if kind not in open_to(actor):
            raise Http404
        batch, _is_new = actions.upload(
            file=given, name=given.name, size=given.size, by=actor,
            launch=edges.checker(actor), kind=kind,
        )  # fmt: skip
        return self._verdict(batch, status.HTTP_201_CREATED)

    @extend_schema(request=LoadSerializer, responses={202: VerdictSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def load(self, request: Request, pk: str) -> Response:
        """Load what is good in the file; a second call joins what runs."""
        actor = request.actor  # type: ignore[attr-defined]
        data = LoadSerializer(data=request.data)
        data.is_valid(raise_exception=True)
        batch = actions.load(
            batch=self._seen(pk), by=actor, launch=edges.loader(actor), **data.validated_data
        )
        return self._verdict(batch, status.HTTP_202_ACCEPTED)

    @extend_schema(request=None, responses={200: VerdictSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def drop(self, request: Request, pk: str) -> Response:
        """Give the file up; nothing of it is loaded."""
        actor = request.actor  # type: ignore[attr-defined]
        return self._verdict(actions.drop(batch=self._seen(pk), by=actor))

    @extend_schema(responses={(200, edges.WORKBOOK): OpenApiTypes.BINARY, **REFUSALS})
    @action(detail=True, methods=["get"])
    def errors(self, request: Request, pk: str) -> FileResponse:
        """The wrong rows as a workbook to correct and upload again."""
        return edges.error_file(self._seen(pk), request.actor)  # type: ignore[attr-defined]

    @extend_schema(responses={200: ProblemSerializer(many=True), **REFUSALS})
    @action(detail=True, methods=["get"], filter_backends=())
    def problems(self, request: Request, pk: str) -> Response:
        """Every cell to correct, in the order of the sheet, 50 a page."""
        found = edges.problems(self._seen(pk), request.actor)  # type: ignore[attr-defined]
        page = self.paginate_queryset(found)  # type: ignore[arg-type]
        return self.get_paginated_response(ProblemSerializer(page, many=True).data)

    @extend_schema(
        parameters=[
            OpenApiParameter("kind", str, description="A kind of file; members when left out.")
        ],
        responses={(200, edges.WORKBOOK): OpenApiTypes.BINARY, **REFUSALS},
    )
    @action(detail=False, methods=["get"], filter_backends=(), pagination_class=None)
    def template(self, request: Request) -> FileResponse:
        """The workbook of a kind to fill in, with lists of the own range; always in Vietnamese."""
        actor = request.actor  # type: ignore[attr-defined]
        mine = open_to(actor)
        kind = mine.get(request.query_params.get("kind") or next(iter(mine)))
        if kind is None:
            raise Http404
        return edges.template_file(kind, actor)

    def _verdict(self, batch: ImportBatch, code: int = status.HTTP_200_OK) -> Response:
        context = self.get_serializer_context()
        return Response(VerdictSerializer(batch, context=context).data, status=code)

    def _seen(self, pk: str) -> ImportBatch:
        key = key_of(pk)
        found: ImportBatch | None = self.get_queryset().filter(pk=key).first() if key else None
        if found is None:
            raise Http404
        return found


def register(router: BaseRouter) -> None:
    """Add the addresses of this topic to the API."""
    router.register("imports", ImportBatchViewSet, basename="import")
