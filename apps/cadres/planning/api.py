"""Planning lists through the API: the same readings and acts as their pages, by reference."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.models import Cadre, PlanningList, PlanningTarget
from apps.cadres.planning import actions, reading
from apps.cadres.planning.filters import PlanningFilter
from apps.cadres.planning.serializers import (
    AddedSerializer,
    EndedSerializer,
    PlanningRowSerializer,
    PlanningSerializer,
)
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.membership.api import REFUSALS


class PlanningViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Planning lists of the actor's range, by their reference."""

    queryset = PlanningList.objects.none()
    serializer_class = PlanningRowSerializer
    filterset_class = PlanningFilter
    lookup_field = "reference"

    def get_queryset(self) -> Any:
        """Lists that the reader may know of, the latest first."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = PlanningList.objects.visible_to(actor).select_related("organization", "follows")
        return rows.order_by("-first_year", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; one list is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Lists, 50 a page."""
        require(request.actor, permissions.VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(responses={200: PlanningSerializer, **REFUSALS})
    def retrieve(self, request: Request, reference: str) -> Response:
        """One list with people, verdicts and structure; reading is logged."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self.get_object()
        audit.record_read(actor, action="cadres.planning_read", obj=found)
        return self._answer(found)

    @extend_schema(request=AddedSerializer, responses={201: PlanningSerializer, **REFUSALS})
    @action(detail=True, methods=["post"])
    def people(self, request: Request, reference: str) -> Response:
        """Put somebody on the list."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self._changing()
        values = self._checked(AddedSerializer(data=request.data))
        titles = PlanningTarget.objects.of_list(found).filter(title__code=values.pop("title"))
        target = titles.first()
        cadre = Cadre.objects.visible_to(actor).filter(reference=values.pop("cadre")).first()
        if target is None:
            raise RuleRefused("planning_target_unknown", field="title")
        if cadre is None:
            raise RuleRefused("planning_cadre_unknown", field="cadre")
        actions.add_entry(
            planning=found, target=target, cadre=cadre, today=timezone.localdate(), by=actor,
            **values,
        )  # fmt: skip
        return self._answer(self.get_object(), status.HTTP_201_CREATED)

    @extend_schema(request=EndedSerializer, responses={200: PlanningSerializer, **REFUSALS})
    @action(detail=True, methods=["post"], url_path=r"people/(?P<entry>[-\w]+)/end")
    def end(self, request: Request, reference: str, entry: str) -> Response:
        """Remove somebody, or record that the post was reached."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found = self._changing()
        row = reading.entry_or_404(actor, found, entry)
        values = self._checked(EndedSerializer(data=request.data))
        actions.end_entry(entry=row, today=timezone.localdate(), by=actor, **values)
        return self._answer(self.get_object())

    def _changing(self) -> PlanningList:
        found: PlanningList = self.get_object()
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        permissions.require_in_range(actor, permissions.CHANGE, found)
        return found

    def _checked(self, form: Any) -> dict[str, Any]:
        form.is_valid(raise_exception=True)
        return dict(form.validated_data)

    def _answer(self, found: PlanningList, code: int = status.HTTP_200_OK) -> Response:
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        sheet = reading.sheet_of(found, actor, timezone.localdate())
        context = {"sheet": sheet, "request": self.request}
        return Response(PlanningSerializer(found, context=context).data, status=code)


def register(router: BaseRouter) -> None:
    """Planning lists."""
    router.register("planning-lists", PlanningViewSet, basename="planning")
