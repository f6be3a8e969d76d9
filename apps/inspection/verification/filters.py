"""Filters of the list of draws."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.inspection.models import AssetDraw
from apps.membership.filters import UnitFilter
from apps.tenancy.models import Organization


class DrawFilter(django_filters.FilterSet):
    """By year and organisation."""

    year = django_filters.NumberFilter(
        field_name="year", label=_("Year"), min_value=2000, max_value=2200, decimal_places=0
    )
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = AssetDraw
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))
