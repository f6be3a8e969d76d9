"""The register of numbers through the API, for reading."""

from __future__ import annotations

from typing import Any

from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.documents.models import PaperNumber
from apps.documents.papers.permissions import VIEW
from apps.documents.papers.serializers import PaperNumberSerializer


class PaperNumberViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """Numbers of the range that the reader may read, the latest first; others lie between them."""

    queryset = PaperNumber.objects.none()
    serializer_class = PaperNumberSerializer
    lookup_field = "reference"
    filter_backends = ()

    def get_queryset(self) -> Any:
        """What the reader may know of."""
        actor = self.request.actor  # type: ignore[attr-defined]
        rows = PaperNumber.objects.visible_to(actor).select_related("series", "organization")
        return rows.order_by("-taken_at", "-pk")

    def list(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """The register."""
        require(request.actor, VIEW)
        return super().list(request, *args, **kwargs)


def register(router: BaseRouter) -> None:
    """Add the address of the register."""
    router.register("paper-numbers", PaperNumberViewSet, basename="paper-number")
