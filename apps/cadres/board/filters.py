"""Filters of the list of scenarios."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from apps.cadres.board.choices import BoardAct, ScenarioState
from apps.cadres.models import Scenario
from apps.membership.filters import UnitFilter
from apps.tenancy.models import Organization


class ScenarioFilter(django_filters.FilterSet):
    """By organisation."""

    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = Scenario
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))


class ScenarioApiFilter(ScenarioFilter):
    """By organisation, by how far they are and by the act; pages have tabs for that."""

    state = django_filters.ChoiceFilter(choices=ScenarioState.choices)
    act = django_filters.ChoiceFilter(choices=BoardAct.choices)
