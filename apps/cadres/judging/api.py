"""Judging through the API: ask about somebody, and read what was kept."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres.judging import reading
from apps.cadres.judging.filters import EvaluationFilter
from apps.cadres.judging.forms import AskForm
from apps.cadres.judging.sentences import sentence, source
from apps.cadres.judging.serializers import (
    EvaluationSerializer,
    JudgementSerializer,
    QuestionSerializer,
)
from apps.cadres.models import Evaluation
from apps.cadres.permissions import VIEW
from apps.core import audit
from apps.membership.api import REFUSALS
from apps.regulations.lookup import law_at_hand


class EvaluationViewSet(mixins.ListModelMixin, GenericViewSet):  # type: ignore[type-arg]
    """What the rules said, as it was kept; the newest first."""

    queryset = Evaluation.objects.none()
    serializer_class = EvaluationSerializer
    filterset_class = EvaluationFilter
    lookup_field = "cadre"

    def get_queryset(self) -> Any:
        """Kept rows that the reader may know of and that no later one supersedes."""
        actor: Any = self.request.actor  # type: ignore[attr-defined]
        rows = Evaluation.objects.visible_to(actor).standing()
        return rows.select_related("cadre", "title", "seat").order_by("-judged_at", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Kept rows, 50 a page; reading is logged."""
        require(request.actor, VIEW)  # type: ignore[attr-defined]
        return super().list(request, *args, **kwargs)

    @extend_schema(
        request=QuestionSerializer, responses={200: JudgementSerializer(many=True), **REFUSALS},
        filters=False,
    )  # fmt: skip
    @action(detail=True, methods=["post"], pagination_class=None)
    def judge(self, request: Request, cadre: str) -> Response:
        """Ask the rules about somebody; nothing is kept. A question stays out of addresses."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        found_cadre = reading.cadre_or_404(actor, cadre)
        form = AskForm(request.data, cadre=found_cadre, actor=actor)
        if not form.is_valid():
            raise ValidationError(
                {name: list(map(str, said)) for name, said in form.errors.items()}
            )
        with law_at_hand():
            found = reading.judgements_of(form.asked(timezone.localdate()), actor)
        audit.record_read(actor, action="cadres.why_read", obj=found_cadre)
        rows = [
            {
                "rule": one.rule, "verdict": str(one.verdict), "severity": str(one.severity),
                "text": sentence(one), "law": source(one),
                "missing": one.facts.get("missing", []),
            }
            for one in found
        ]  # fmt: skip
        return Response(JudgementSerializer(rows, many=True).data)


def register(router: BaseRouter) -> None:
    """Add the addresses of judging."""
    router.register("evaluations", EvaluationViewSet, basename="evaluation")
