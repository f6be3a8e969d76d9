"""Filters of evidence."""

from __future__ import annotations

from django_filters import CharFilter, ChoiceFilter, FilterSet

from apps.inspection.evidence.choices import EvidenceKind
from apps.inspection.models import Evidence


class EvidenceFilter(FilterSet):
    """By case and kind."""

    case = CharFilter("case__reference", max_length=12)
    kind = ChoiceFilter(choices=EvidenceKind.choices)

    class Meta:
        model = Evidence
        fields = ("case", "kind")
