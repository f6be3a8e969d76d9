"""Filters of what the rules said, for the API."""

from __future__ import annotations

import django_filters

from apps.cadres.judging.choices import VerdictCode
from apps.cadres.models import Evaluation


class EvaluationFilter(django_filters.FilterSet):
    """By question (or the reference of a decided file or move), person, rule, verdict."""

    question = django_filters.CharFilter()
    cadre = django_filters.CharFilter(field_name="cadre__reference")
    rule = django_filters.CharFilter()
    verdict = django_filters.ChoiceFilter(choices=VerdictCode.choices)

    class Meta:
        model = Evaluation
        fields: tuple[str, ...] = ()
