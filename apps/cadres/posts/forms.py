"""Forms of units, seats and staffing. They carry values to the actions and decide nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import ChangeField, StaffKind, System
from apps.cadres.models import Title, WorkUnit
from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm
from apps.regulations.choices import RuleLevel
from apps.tenancy.models import Organization


def _decision(*, required: bool = False) -> forms.CharField:
    return forms.CharField(label=_("Decision number"), max_length=60, required=required)


OF_SEAT = (
    "name", "quota", "term_months", "change_field", "change_months", "valid_from",
    "decision_number",
)  # fmt: skip


class _Named(RefusableForm):
    """What a unit is."""

    name = forms.CharField(label=_("Name"), max_length=200)
    system = forms.ChoiceField(
        label=_("Part of the political system"), choices=[("", "–"), *capitalised(System.choices)]
    )
    level = forms.ChoiceField(
        label=_("Level"), choices=[("", "–"), *capitalised(RuleLevel.choices)],
        help_text=_("The level on its day: the district level ended on 30/6/2025."),
    )  # fmt: skip
    locality = UnitField(
        label=_("Place it serves"), required=False, empty_label="–",
        help_text=_(
            "The party organisation of the place; rules about people of the place look at it."
        ),
    )  # fmt: skip
    valid_from = FullDateField(label=_("Set up on"), required=False)
    decision_number = _decision()

    def offer_places(self, actor: Any) -> None:
        """Organisations of the range to choose from."""
        units = Organization.objects.visible_to(actor).filter(active=True, form="committee")
        self.fields["locality"].offer(units)  # type: ignore[attr-defined]


class NewUnitForm(_Named):
    """Set up a unit."""

    organization = UnitField(
        label=_("Kept by"), empty_label="–",
        help_text=_("The committee whose organisation board keeps its cadres."),
    )  # fmt: skip
    field_order = ("organization", "name")

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        offices = Organization.objects.visible_to(actor).filter(active=True, keeps_office=True)
        self.fields["organization"].offer(offices)  # type: ignore[attr-defined]
        self.offer_places(actor)


class UnitForm(_Named, StepForm):
    """Correct a unit."""

    def __init__(
        self, data: Any = None, *, actor: Any, row: Any, today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.offer_places(actor)
        for name in ("name", "system", "level", "locality", "valid_from", "decision_number"):
            self.initial.setdefault(name, getattr(row, name))


class EndForm(FinalForm, StepForm):
    """End a unit or a seat."""

    ended_on = FullDateField(label=_("First day without it"))
    decision_number = _decision(required=True)

    def __init__(
        self, data: Any = None, *, actor: Any, row: Any, today: date, **options: Any
    ) -> None:
        is_unit = isinstance(row, WorkUnit)
        sentence = (
            _("The unit ends with all its seats; its records stay to be read.")
            if is_unit else _("The seat ends; its records stay to be read.")
        )  # fmt: skip
        super().__init__(data, sentence=sentence, **options)
        self.initial.setdefault("ended_on", today)


class ContinueForm(FinalForm, StepForm):
    """Continue a unit as another one."""

    sentence = _("Seats and people go on in the other unit from this day; this cannot be undone.")
    day = FullDateField(label=_("From"), help_text=_("The first day under the other unit."))
    successor = forms.ModelChoiceField(
        WorkUnit.objects.none(), label=_("Unit that carries on"), required=False,
        help_text=_("Empty: a new unit of the name below."), to_field_name="reference",
    )  # fmt: skip
    name = forms.CharField(label=_("Name of the new unit"), max_length=200, required=False)
    decision_number = _decision(required=True)

    def __init__(
        self, data: Any = None, *, actor: Any, row: Any, today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        rows = WorkUnit.objects.visible_to(actor).filter(
            valid_until__isnull=True, path__gte=actor.lo, path__lt=actor.hi
        )
        self.fields["successor"].queryset = rows.exclude(pk=row.pk).order_by("search_key")  # type: ignore[attr-defined]
        self.initial.setdefault("day", today)


class SeatForm(StepForm):
    """Set up a seat, or correct one."""

    title = forms.ModelChoiceField(
        Title.objects.none(), label=pgettext_lazy("seat", "Title"), to_field_name="code",
        required=False, help_text=_("From the catalogue of the day on which the seat is set up."),
    )  # fmt: skip
    name = forms.CharField(
        label=_("Name of the seat"), max_length=200, required=False,
        help_text=_("Only where it differs from the title, such as a field of work."),
    )  # fmt: skip
    quota = forms.IntegerField(label=_("Places"), min_value=1, max_value=1000, initial=1)
    term_months = forms.IntegerField(
        label=_("Months of an appointment"), min_value=1, max_value=600, required=False
    )
    change_field = forms.ChoiceField(
        label=_("Periodic change of position"), choices=capitalised(ChangeField.choices),
        required=False,
        help_text=_("Whether the post is on the list of those that change hands periodically."),
    )  # fmt: skip
    change_months = forms.IntegerField(
        label=_("Months until a change"), min_value=1, max_value=600, required=False,
        help_text=_("As the list of its field sets it; who holds the post is warned by it."),
    )  # fmt: skip
    valid_from = FullDateField(label=_("Set up on"), required=False)
    decision_number = _decision()

    def __init__(
        self, data: Any = None, *, actor: Any, row: Any, today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        titles = Title.objects.order_by("-rank", "name")
        if isinstance(row, WorkUnit):
            rows = titles.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=today))
        else:
            own = (row.title_id, row.title.successor_id)
            rows = titles.filter(pk__in=[key for key in own if key])
            for name in ("title", *OF_SEAT):
                self.initial.setdefault(name, getattr(row, name))
        self.fields["title"].queryset = rows  # type: ignore[attr-defined]


class StaffForm(StepForm):
    """Staff assigned to a unit for a year."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    kind = forms.ChoiceField(label=_("Kind of staff"), choices=capitalised(StaffKind.choices))
    assigned = forms.IntegerField(label=_("Assigned"), min_value=0, max_value=100_000)
    decision_number = _decision()
    decided_on = FullDateField(label=_("Decision date"), required=False)

    def __init__(
        self, data: Any = None, *, actor: Any, row: Any, today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.initial.setdefault("year", today.year)
