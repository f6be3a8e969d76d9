"""Filters of the list of cadres, for its page and for the API."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import RetirementScheme
from apps.cadres.models import Cadre, Position, Title, WorkUnit
from apps.cadres.profiles.retirement import laws_on
from apps.cadres.profiles.rules import latest_birth
from apps.core.partial_dates import PartialDate
from apps.core.vietnamese import fold
from apps.core.working_days import add_months
from apps.inspection.choices import ManagementTier
from apps.membership.forms import capitalised
from apps.regulations.choices import RuleLevel

NAME, UNIT = _("Name or reference"), _("Unit of work")
WITHIN = ((6, _("6 months")), (12, _("12 months")), (24, _("2 years")), (60, _("5 years")))
MONTH_KNOWN = r"^\d{4}-"


def matching(rows: Any, text: str) -> Any:
    """Profiles that hold every word in the name, or bear the reference."""
    for word in fold(text[:100]).split():
        plain = word.replace("%", "").replace("_", "").replace("\\", "")
        rows = rows.filter(Q(reference__iexact=word) | Q(search_key__contains=plain))
    return rows


def retiring_by(day: date, *, on: date) -> Q:
    """Those who retire on that day or before, by the law of ``on`` or by a decision.

    Whoever's month of birth is unknown is not among them: nothing is made up.
    """
    roadmap = Q(pk__in=[])
    for sex, law in laws_on(on).items():
        year, month = latest_birth(day, law.roadmap)
        after = PartialDate(year + month // 12, month % 12 + 1)
        roadmap |= Q(sex=sex, birth__lt=after, birth__regex=MONTH_KNOWN)
    by_decision = Q(retires_on__lte=day)
    return by_decision | Q(retirement_scheme=RetirementScheme.ROADMAP) & roadmap


class CadreFilter(django_filters.FilterSet):
    """By words, unit of work, title, its level, who manages, who retires soon."""

    search = django_filters.CharFilter(
        method="filter_search", label=NAME, max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "placeholder": NAME}),
    )  # fmt: skip
    unit = django_filters.CharFilter(
        method="filter_unit", label=UNIT, max_length=100,
        widget=forms.TextInput({"autocomplete": "off", "placeholder": UNIT}),
    )  # fmt: skip
    title = django_filters.ModelChoiceFilter(
        method="filter_title", label=pgettext_lazy("cadre", "Title"), empty_label=_("Title: all"),
        queryset=Title.objects.order_by("-rank", "name"), to_field_name="code",
    )  # fmt: skip
    level = django_filters.ChoiceFilter(
        method="filter_level", label=_("Level of the title"),
        empty_label=_("Level of the title: all"), choices=capitalised(RuleLevel.choices),
    )  # fmt: skip
    managed = django_filters.ChoiceFilter(
        field_name="management_tier", label=_("Managed by"), empty_label=_("Managed by: all"),
        choices=capitalised([one for one in ManagementTier.choices if one[0]]),
    )  # fmt: skip
    retires = django_filters.ChoiceFilter(
        method="filter_retires", label=_("Retires within"), empty_label=_("Retires within: all"),
        choices=[(str(months), label) for months, label in WITHIN],
    )  # fmt: skip

    class Meta:
        model = Cadre
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = getattr(self.request, "actor", None)

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return matching(queryset, value)

    def _holding(self, queryset: Any, **where: Any) -> Any:
        rows = Position.objects.visible_to(self.actor).current().filter(**where)
        return queryset.filter(pk__in=rows.values("cadre_id"))

    def filter_unit(self, queryset: Any, name: str, value: str) -> Any:
        """Who holds a position in a unit whose name holds the words, or that bears the reference.

        Typed, because an office has more units than a list can offer.
        """
        units = WorkUnit.objects.visible_to(self.actor)
        for word in fold(value).split():
            plain = word.replace("%", "").replace("_", "").replace("\\", "")
            units = units.filter(Q(reference__iexact=word) | Q(search_key__contains=plain))
        return self._holding(queryset, work_unit__in=units.values("pk"))

    def filter_title(self, queryset: Any, name: str, value: Any) -> Any:
        """Who holds the title."""
        return self._holding(queryset, title=value)

    def filter_level(self, queryset: Any, name: str, value: str) -> Any:
        """Who holds a title of the level."""
        return self._holding(queryset, title__level=value)

    def filter_retires(self, queryset: Any, name: str, value: str) -> Any:
        """Who retires within so many months."""
        today = timezone.localdate()
        return queryset.filter(retiring_by(add_months(today, int(value)), on=today))
