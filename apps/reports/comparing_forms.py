"""What is compared: which unit, which figures, which period; and over which periods."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.membership.forms import capitalised
from apps.reports import changes, rules
from apps.reports.changes import QUARTER, YEAR, Period
from apps.reports.choices import PeriodKind, SummaryForm
from apps.reports.comparison import FIGURES_MOST
from apps.reports.forms import PeriodForm, units_for
from apps.reports.indicators import FORMS, INDICATORS, indicators_of
from apps.tenancy.models import Organization

SHOWN_FIRST = 4
YEARS, YEARS_OF_QUARTERS = 5, 3
STEPS = [(YEAR, _("each year")), (QUARTER, _("each quarter"))]


def with_defaults(data: QueryDict, **defaults: Any) -> QueryDict:
    """The address with what it leaves out, so that the page answers without any."""
    found = data.copy()
    for name, value in defaults.items():
        if not found.get(name):
            found[name] = str(value)
    return found


def first_of(form: str) -> list[str]:
    """The figures of a form that are compared when none is chosen."""
    return [one.key for one in indicators_of(form) if not one.sensitive][:SHOWN_FIRST]


def last_year() -> int:
    """The last year that is over."""
    return rules.latest_period(YEAR, today=timezone.localdate())[0].year


class BoardForm(PeriodForm):
    """Units of one level side by side."""

    form = forms.ChoiceField(label=_("Form"), choices=SummaryForm.choices)
    level = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    indicator = forms.MultipleChoiceField(
        label=_("Figures"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(one.key, one.label) for one in INDICATORS.values()],
    )  # fmt: skip

    def __init__(self, data: QueryDict, *, actor: Actor, unit: Organization | None = None) -> None:
        own = unit or actor.organization
        filled = with_defaults(
            data, organization=own.pk if own else "", form=SummaryForm.MEMBERSHIP,
            kind=PeriodKind.YEAR, year=last_year(),
        )  # fmt: skip
        super().__init__(filled, actor=actor, unit=unit)
        shown = filled["form"]
        if shown in FORMS:
            # Figures of another form are left over from the page before.
            known = {one.key for one in indicators_of(shown)}
            asked = [key for key in filled.getlist("indicator") if key in known]
            filled.setlist("indicator", asked)
            figures: Any = self.fields["indicator"]
            figures.choices = [(one.key, one.label) for one in indicators_of(shown)]

    @property
    def figures(self) -> list[str]:
        """The figures asked for, else the first of the form."""
        asked = self.cleaned_data.get("indicator") or []
        return list(asked or first_of(self.cleaned_data["form"]))[:FIGURES_MOST]

    @property
    def period(self) -> Period:
        """The period asked for."""
        data = self.cleaned_data
        return Period(data["kind"], data["first"], data["last"])


class TrendForm(forms.Form):
    """One figure of one organisation over years or quarters."""

    organization = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organization.objects.none(), empty_label=None
    )
    indicator = forms.ChoiceField(
        label=_("Indicator"),
        choices=[
            (dict(SummaryForm.choices).get(form, form), [(one.key, one.label) for one in those])
            for form, those in FORMS.items()
        ],
    )
    step = forms.ChoiceField(label=_("By"), choices=capitalised(STEPS))
    year = forms.IntegerField(label=_("Up to the year"), min_value=1930, max_value=2100)

    def __init__(self, data: QueryDict, *, actor: Actor, unit: Organization | None = None) -> None:
        own = unit or actor.organization
        super().__init__(
            with_defaults(
                data,
                organization=own.pk if own else "",
                indicator=next(iter(INDICATORS)),
                step=YEAR,
                year=last_year(),
            )
        )
        organization: Any = self.fields["organization"]
        organization.queryset = units_for(actor, unit)

    @property
    def periods(self) -> list[Period]:
        """The periods asked for."""
        year = self.cleaned_data["year"]
        if self.cleaned_data["step"] == QUARTER:
            return changes.quarters(year, YEARS_OF_QUARTERS)
        return changes.years(year, YEARS)
