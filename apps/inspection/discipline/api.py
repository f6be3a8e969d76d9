"""Sanctions through the API, proposals and decisions of discipline: the ledger is asked as on the
page, and what it misses is the refusal."""

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

from apps.core import audit
from apps.core.errors import NotAllowed
from apps.inspection import permissions
from apps.inspection.discipline import serializers
from apps.inspection.discipline.actions import decide
from apps.inspection.discipline.filters import SanctionFilter
from apps.inspection.discipline.lookup import renewal_days
from apps.inspection.discipline.reading import subject_or_404
from apps.inspection.discipline.renewal import with_ends
from apps.inspection.discipline.serializers import SanctionRowSerializer, SanctionSerializer
from apps.inspection.models import Case, Sanction
from apps.inspection.reading import case_or_404
from apps.membership.api import REFUSALS


def sanctions_for(actor: Any) -> Any:
    """What the reader may know of, with the day on which each is over."""
    known = Sanction.objects.visible_to(actor)
    return with_ends(known, known, renewal_days())


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
        rows = sanctions_for(actor).select_related("case", "organization__parent")
        return rows.prefetch_related("notices").order_by("-decided_on", "-pk")

    def filter_queryset(self, queryset: Any) -> Any:
        """Filters narrow the list; a record is found by its key alone."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

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
        return Response(self.get_serializer(found).data)


SUBJECT = r"subjects/(?P<number>[0-9]{1,4})"
"""A subject by its place in the case, as in the address of its page."""


class SubjectActs(GenericViewSet):  # type: ignore[type-arg]
    """Acts on one subject of a case that the reader may know of."""

    queryset = Case.objects.none()
    serializer_class: Any = serializers.NewDecisionSerializer
    lookup_field = "reference"
    filter_backends = ()
    pagination_class = None

    def given(self, right: str, checked: Any, reference: str, number: str) -> dict[str, Any]:
        """What the action takes. Raises Http404, NotAllowed, ValidationError."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        case = case_or_404(actor, reference)
        subject = subject_or_404(actor, case, int(number))
        permissions.require_in_range(actor, right, case)
        checked.is_valid(raise_exception=True)
        about = {"case": case, "subject": subject, "today": timezone.localdate(), "by": actor}
        return dict(checked.validated_data) | about


class CaseDisciplineViewSet(SubjectActs):
    """Discipline of one subject of a case."""

    @extend_schema(
        request=serializers.NewProposalSerializer,
        responses={201: serializers.ProposalSerializer, **REFUSALS},
    )
    @action(detail=True, methods=["post"], url_path=f"{SUBJECT}/propose")
    def propose(self, request: Request, reference: str, number: str) -> Response:
        """Send the proposal to the competent body."""
        checked = serializers.NewProposalSerializer(data=request.data)
        given = self.given(permissions.DECIDE, checked, reference, number)
        made = decide.propose_discipline(**given)
        return Response(serializers.ProposalSerializer(made).data, status.HTTP_201_CREATED)

    @extend_schema(
        request=serializers.NewDecisionSerializer,
        responses={201: SanctionSerializer, **REFUSALS},
    )
    @action(detail=True, methods=["post"], url_path=f"{SUBJECT}/decide")
    def decide(self, request: Request, reference: str, number: str) -> Response:
        """Record the decision; every point of the fairness ledger is shown or let pass."""
        checked = serializers.NewDecisionSerializer(data=request.data)
        made = decide.decide_discipline(
            **self.given(permissions.DECIDE, checked, reference, number)
        )
        shown = sanctions_for(request.actor).get(pk=made.pk)  # type: ignore[attr-defined]
        return Response(SanctionSerializer(shown).data, status.HTTP_201_CREATED)


def register(router: BaseRouter) -> None:
    """Add the addresses of the sanctions and of the acts that lead to them."""
    router.register("case-discipline", CaseDisciplineViewSet, basename="case-discipline")
    router.register("sanctions", SanctionViewSet, basename="sanction")
