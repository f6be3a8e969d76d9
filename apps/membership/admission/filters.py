"""Filters of the lists of candidates, for their pages and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.membership.admission.papers import CERTIFICATE_VALIDITY
from apps.membership.admission.rules import certificate_since
from apps.membership.filters import UnitFilter
from apps.membership.models import Candidate, CandidateReview
from apps.regulations.lookup import find_rule
from apps.tenancy.models import Organization

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name, year of birth")}
AWARENESS = (
    ("missing", _("No valid certificate of the awareness class")),
    ("valid", _("With a valid certificate")),
)
REVIEW = (("missing", _("Not yet reviewed this month")), ("done", _("Reviewed this month")))


class CandidateFilter(django_filters.FilterSet):
    """By name, organisation, this month's review and the certificate of the awareness class."""

    search = django_filters.CharFilter(
        method="filter_search", label=_("Name, year of birth"), max_length=100,
        widget=forms.TextInput(SEARCH),
    )  # fmt: skip
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )
    review = django_filters.ChoiceFilter(
        method="filter_review", label=_("Monthly review"), choices=REVIEW,
        empty_label=_("Monthly review: all"),
    )  # fmt: skip

    awareness = django_filters.ChoiceFilter(
        method="filter_awareness", label=_("Awareness class"), choices=AWARENESS,
        empty_label=_("Awareness class: all"),
    )  # fmt: skip

    class Meta:
        model = Candidate
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Names without regard to tones, all words."""
        return queryset.matching(value)

    def filter_review(self, queryset: Any, name: str, value: str) -> Any:
        """Persons under review whom the cell has, or has not, spoken of this month."""
        month = CandidateReview.month_of(timezone.localdate())
        if value == "missing":
            return queryset.not_reviewed_in(month)
        return queryset.filter(reviews__month=month)

    def filter_awareness(self, queryset: Any, name: str, value: str) -> Any:
        """Persons with or without a certificate that is valid today by the rule of today."""
        today = timezone.localdate()
        rule = find_rule(CERTIFICATE_VALIDITY, on=today)
        since = certificate_since(today, rule.whole) if rule and not rule.is_unlimited else None
        if value == "missing":
            return queryset.without_certificate(since)
        return queryset.with_certificate(since)
