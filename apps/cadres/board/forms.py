"""Forms of a scenario."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.board.actions import Wave
from apps.cadres.board.choices import MADE_INTO, BoardAct, PeopleSource, WishKind
from apps.cadres.models import MovePlan
from apps.cadres.moves.choices import MoveKind, Purpose
from apps.core.choices import Secrecy
from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm


def _percent(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=100, required=False, help_text=AIM, **options
    )


AIM = _("An aim of the whole board, never a condition. Empty: none.")


class NewScenarioForm(RefusableForm):
    """What is asked: which office, which act, which day, which aims."""

    organization = UnitField(label=_("Office"))
    title = forms.CharField(label=_("Name of the scenario"), max_length=200)
    act = forms.ChoiceField(label=_("Judged as"), choices=capitalised(BoardAct.choices))
    on = FullDateField(
        label=_("Day of the moves"), help_text=_("Ages and rules are those of this day.")
    )
    secrecy = forms.TypedChoiceField(
        label=_("Secrecy"), coerce=int,
        choices=capitalised((str(code), label) for code, label in Secrecy.choices),
        initial=int(Secrecy.CONFIDENTIAL),
    )  # fmt: skip
    women_percent = _percent(_("Women, at least (%)"))
    young_percent = _percent(_("Young people, at least (%)"))
    young_age = forms.IntegerField(
        label=_("Young: under (years)"), min_value=25, max_value=60, initial=40
    )


class CopyForm(RefusableForm):
    """The name of the copy."""

    title = forms.CharField(label=_("Name of the copy"), max_length=200)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="copy", **options)


class SetUpForm(StepForm):
    """Seats on the board and where the people come from."""

    seats = forms.MultipleChoiceField(label=_("Seats"), widget=forms.CheckboxSelectMultiple)
    people = forms.ChoiceField(
        label=_("People"), choices=capitalised(PeopleSource.choices), widget=forms.RadioSelect,
        initial=PeopleSource.LEADING,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, seats: Any, **options: Any) -> None:
        super().__init__(data, prefix="board", **options)
        self.fields["seats"].choices = seats  # type: ignore[attr-defined]


class MarkForm(StepForm):
    """What holds for one person."""

    must_move = forms.BooleanField(label=_("Must leave the seat"), required=False)
    may_be_released = forms.BooleanField(
        label=_("May be left without a seat"), required=False,
        help_text=_("For instance because they retire or have asked for it."),
    )  # fmt: skip
    reason = forms.CharField(
        label=pgettext_lazy("scenario", "Reason"), max_length=300, required=False
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="mark", **options)


class WishForm(StepForm):
    """One pair, fixed or ruled out."""

    seat = forms.ChoiceField(label=_("Seat"))
    kind = forms.ChoiceField(
        label=_("What is fixed"), required=False,
        choices=[*capitalised(WishKind.choices), ("", _("Nothing any more"))],
    )  # fmt: skip
    reason = forms.CharField(
        label=pgettext_lazy("scenario", "Reason"), max_length=300, required=False
    )

    def __init__(self, data: Any = None, *, seats: Any, **options: Any) -> None:
        super().__init__(data, prefix="wish", **options)
        self.fields["seat"].choices = seats  # type: ignore[attr-defined]


class StartForm(StepForm):
    """Nothing but the version: another question is not answered by mistake."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="start", **options)


class MakePlanForm(FinalForm, StepForm):
    """As what the moves of a plan are proposed: kind, purpose of a rotation, plan and wave."""

    sentence = _(
        "Every move becomes a proposal for a named person, as secret as the scenario. The "
        "decision is entered in the person's profile, which has no grade."
    )
    kind = forms.ChoiceField(
        label=pgettext_lazy("move", "Kind of move"),
        help_text=_("Four acts with duties of their own; none stands for another."),
    )
    purpose = forms.ChoiceField(
        label=_("Purpose of the rotation"), choices=[("", "–"), *capitalised(Purpose.choices[1:])]
    )
    plan = forms.ModelChoiceField(
        MovePlan.objects.none(), label=_("Plan of moves"), required=False,
        to_field_name="reference", empty_label=_("A new plan"),
        help_text=_("Plans of this office that are not adopted yet."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name of the new plan"), max_length=200, required=False)
    wave = forms.IntegerField(label=_("Wave"), min_value=1, max_value=99, initial=1)

    def __init__(self, data: Any = None, *, scenario: Any, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        kinds = [(code, word) for code, word in MoveKind.choices if code in MADE_INTO[scenario.act]]
        self.fields["kind"].choices = capitalised(kinds)  # type: ignore[attr-defined]
        if scenario.act != BoardAct.ROTATE:
            del self.fields["purpose"]
        plans = MovePlan.objects.visible_to(actor).filter(
            organization=scenario.organization_id, decided_on=None
        )
        self.fields["plan"].queryset = plans.order_by("-year", "name")  # type: ignore[attr-defined]
        self.fields["name"].initial = scenario.title

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return {"version": data.pop("version"), "wave": Wave(**data)}
