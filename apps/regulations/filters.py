"""Filters of the API."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.regulations.models import LegalDocument, ProcedureTemplate, RuleValue


class LegalDocumentFilter(django_filters.FilterSet):
    """By kind, standing, number, or in force on a day."""

    in_force_on = django_filters.DateFilter(method="filter_in_force", label=_("In force on"))

    class Meta:
        model = LegalDocument
        fields = ("kind", "status", "issuer", "number")

    def filter_in_force(self, queryset: Any, name: str, value: date) -> Any:
        """Documents whose known period contains the day."""
        return queryset.in_force(value)


class RuleValueFilter(django_filters.FilterSet):
    """By key, level, standing, document, or in force on a day."""

    in_force_on = django_filters.DateFilter(method="filter_in_force", label=_("In force on"))

    class Meta:
        model = RuleValue
        fields = ("key", "level", "status", "document")

    def filter_in_force(self, queryset: Any, name: str, value: date) -> Any:
        """Values whose period contains the day."""
        return queryset.covering(value)


class ProcedureTemplateFilter(django_filters.FilterSet):
    """By kind of case, body, standing, or in force on a day."""

    in_force_on = django_filters.DateFilter(method="filter_in_force", label=_("In force on"))

    class Meta:
        model = ProcedureTemplate
        fields = ("kind", "body", "status", "document")

    def filter_in_force(self, queryset: Any, name: str, value: date) -> Any:
        """Procedures whose period contains the day."""
        return queryset.covering(value)
