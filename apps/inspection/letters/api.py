"""Letters through the API: read only, without who wrote them."""

from __future__ import annotations

from typing import Any

from rest_framework import mixins
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.core import audit
from apps.inspection.letters.filters import LetterFilter
from apps.inspection.letters.permissions import VIEW
from apps.inspection.letters.serializers import LetterRowSerializer, LetterSerializer
from apps.inspection.models import Letter


class LetterViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Letters of the actor's range, the latest first."""

    queryset = Letter.objects.none()
    filterset_class = LetterFilter
    lookup_field = "reference"

    def get_serializer_class(self) -> Any:
        """Contents and names come with one letter, not with the list."""
        return LetterSerializer if self.action == "retrieve" else LetterRowSerializer

    def get_queryset(self) -> Any:
        """Letters that the reader may know of."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        return Letter.objects.visible_to(actor).select_related("organization").by_arrival()

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its reference alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Letters, 50 a page."""
        require(request.actor, VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One letter; reading is logged."""
        found = self.get_object()
        audit.record_read(request.actor, action="inspection.letter_read", obj=found)  # type: ignore[attr-defined]
        return Response(self.get_serializer(found).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of letters."""
    router.register("letters", LetterViewSet, basename="letter")
