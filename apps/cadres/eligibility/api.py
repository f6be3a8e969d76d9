"""The question through the API: one person at a time, as on the page."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import BaseRouter
from rest_framework.viewsets import GenericViewSet

from apps.accounts.permissions import require
from apps.cadres.eligibility import asking
from apps.cadres.eligibility.choices import Answer, AskedFor
from apps.cadres.models import Cadre, Title
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.profiles.reading import cadre_or_404
from apps.membership.api import REFUSALS


class EligibilityQuestionSerializer(serializers.Serializer):
    """About whom, for which act and title, for which day."""

    cadre = serializers.CharField(max_length=14)
    act = serializers.ChoiceField(AskedFor.choices)
    title = serializers.CharField(max_length=60)
    on = serializers.DateField()


class EligibilityAnswerSerializer(serializers.Serializer):
    """Clear, or not now."""

    answer = serializers.ChoiceField(Answer.choices)


class EligibilityViewSet(GenericViewSet):  # type: ignore[type-arg]
    """May somebody be put forward on a day?"""

    queryset = Cadre.objects.none()
    serializer_class = EligibilityQuestionSerializer

    @extend_schema(
        request=EligibilityQuestionSerializer,
        responses={200: EligibilityAnswerSerializer, **REFUSALS},
    )
    def create(self, request: Request) -> Response:
        """Ask; the asking is logged, the answer is kept nowhere."""
        actor: Any = request.actor  # type: ignore[attr-defined]
        require(actor, CHANGE)
        given = EligibilityQuestionSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        values: Any = given.validated_data
        cadre = cadre_or_404(actor, values["cadre"])
        require_in_range(actor, CHANGE, cadre)
        title = Title.objects.filter(code=values["title"], valid_until__isnull=True).first()
        if title is None:
            raise Http404
        found = asking.answer(
            cadre=cadre, act=values["act"], title=title, on=values["on"],
            today=timezone.localdate(), by=actor,
        )  # fmt: skip
        return Response({"answer": str(found)}, headers={"Cache-Control": "no-store"})


def register(router: BaseRouter) -> None:
    """Add the address of the question."""
    router.register("eligibility", EligibilityViewSet, basename="eligibility")
