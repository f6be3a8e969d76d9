"""Judgements as JSON: rule, verdict, sentence, article; names by reference and code."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from apps.cadres.judging.choices import ASKED_FOR, Purpose, Term, VerdictCode, WeightCode
from apps.cadres.judging.reading import as_judgement
from apps.cadres.judging.sentences import sentence, source
from apps.cadres.models import Evaluation


class QuestionSerializer(serializers.Serializer[Any]):
    """The question: act, title or seat, day; what belongs to the act as on the page."""

    act = serializers.ChoiceField(choices=ASKED_FOR)
    title = serializers.CharField()
    seat = serializers.CharField(required=False)
    on = serializers.CharField(required=False)
    reference = serializers.CharField(required=False)
    term = serializers.ChoiceField(choices=Term.choices, required=False)
    source = serializers.CharField(required=False)  # type: ignore[assignment]
    purpose = serializers.ChoiceField(choices=Purpose.choices, required=False)
    first_entry = serializers.CharField(required=False)
    local = serializers.CharField(required=False)
    terms = serializers.IntegerField(required=False)
    both_at_once = serializers.CharField(required=False)
    agreement = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)


class JudgementSerializer(serializers.Serializer[Any]):
    """One rule as it came out."""

    rule = serializers.CharField()
    verdict = serializers.ChoiceField(choices=VerdictCode.choices)
    severity = serializers.ChoiceField(choices=WeightCode.choices)
    text = serializers.CharField()
    law = serializers.CharField(allow_blank=True)
    missing = serializers.ListField(child=serializers.CharField())


class EvaluationSerializer(serializers.ModelSerializer[Evaluation]):
    """One kept row."""

    cadre = serializers.CharField(source="cadre.reference")
    title = serializers.CharField(source="title.code", default=None)
    seat = serializers.CharField(source="seat.reference", default=None)
    text = serializers.SerializerMethodField()
    law = serializers.SerializerMethodField()

    class Meta:
        model = Evaluation
        fields = (
            "question", "cadre", "act", "title", "seat", "judged_for", "judged_at", "rule",
            "verdict", "severity", "text", "law", "override_authority", "override_reason",
            "override_document", "override_expires_on",
        )  # fmt: skip

    def get_text(self, row: Evaluation) -> str:
        """The sentence of the judgement."""
        return sentence(as_judgement(row))

    def get_law(self, row: Evaluation) -> str:
        """Article and document."""
        return source(as_judgement(row))
