"""Forms of training. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.fields import CadreField, cadres_of
from apps.cadres.models import TrainingPlan
from apps.cadres.profiles.forms import chosen_member, member_widget
from apps.cadres.training.actions import Course, Numbers, Result
from apps.cadres.training.choices import Attended, Audience, ClassState, CourseKind, Programme
from apps.membership.choices import PoliticalTheory
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm


def _kind() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Kind of course"), choices=[("", "–"), *capitalised(CourseKind.choices)]
    )


def _audience() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Whom it is for"), choices=[("", "–"), *capitalised(Audience.choices)]
    )


class _NumbersForm(RefusableForm):
    """What a decision plans."""

    classes = forms.IntegerField(label=_("Planned classes"), min_value=0, max_value=100_000)
    turns = forms.IntegerField(
        label=_("Planned turns"), min_value=1, max_value=10_000_000,
        help_text=_("Attendances, not people: somebody in two classes is planned twice."),
    )  # fmt: skip
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        names = ("classes", "turns", "decision_number", "decided_on")
        data["numbers"] = Numbers(**{name: data.pop(name) for name in names})
        return data


class PlanForm(_NumbersForm):
    """Enter the plan of a year."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    kind = _kind()
    audience = _audience()
    field_order = ("year", "kind", "audience")


class ChangePlanForm(StepForm, _NumbersForm):
    """The numbers of a later decision."""


class ClassForm(RefusableForm):
    """Set up a class."""

    name = forms.CharField(label=pgettext_lazy("training", "What is taught"), max_length=200)
    kind = _kind()
    audience = _audience()
    theory = forms.ChoiceField(
        label=_("Level of political theory"), required=False,
        choices=[("", "–"), *capitalised(PoliticalTheory.choices[1:])],
        help_text=_("Only when who passes holds this level; empty for a refresher."),
    )  # fmt: skip
    level = forms.CharField(
        label=pgettext_lazy("training", "Level"), max_length=100, required=False,
        help_text=_("As the certificate says it; empty for a refresher."),
    )  # fmt: skip
    programme = forms.ChoiceField(
        label=pgettext_lazy("training", "Programme"), required=False,
        choices=capitalised(Programme.choices),
    )  # fmt: skip
    institution = forms.CharField(
        label=_("Institution"), max_length=200, help_text=_("The school or body that teaches.")
    )
    starts_on = FullDateField(label=pgettext_lazy("class", "From"))
    ends_on = FullDateField(label=pgettext_lazy("class", "To"))
    plan = forms.ModelChoiceField(
        TrainingPlan.objects.none(), label=_("Training plan"), required=False,
        to_field_name="reference", empty_label="–",
        help_text=_("A class without a plan counts beside the plan of its year."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        plans = TrainingPlan.objects.visible_to(actor).filter(organization=actor.organization)
        self.fields["plan"].queryset = plans.order_by("-year", "kind", "audience")  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {"course": Course(**self.cleaned_data)}


class EnrolForm(RefusableForm):
    """Enter somebody in a class: a cadre, or a member."""

    cadre = CadreField(
        label=_("Cadre"), required=False, help_text=_("Name or reference of the profile."),
        empty_label="–",
    )  # fmt: skip
    member = forms.CharField(
        label=pgettext_lazy("training", "Or a member"), max_length=400, required=False,
        help_text=_(
            "Type a part of the name and choose. A member with a profile is entered as the cadre."
        ),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.actor = actor
        self.fields["cadre"].offer(cadres_of(actor))  # type: ignore[attr-defined]
        self.fields["member"].widget = member_widget()

    def clean_member(self) -> Any:
        """The member that was chosen."""
        return chosen_member(self.actor, self.cleaned_data["member"])

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)


class ResultForm(StepForm):
    """What became of somebody in a class."""

    result = forms.ChoiceField(label=_("Result"), choices=capitalised(Attended.choices))
    certificate = forms.CharField(
        label=_("Number of the certificate"), max_length=120, required=False,
        help_text=_("The certificate of a level enters the profile by itself."),
    )  # fmt: skip
    certified_on = FullDateField(label=_("Date of the certificate"), required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Only to correct a certificate that is in the profile already."),
    )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        version, reason = data.pop("version"), data.pop("reason")
        return {"version": version, "reason": reason, "result": Result(**data)}


class EndForm(FinalForm, StepForm):
    """Close a class: it was held, or it was cancelled."""

    sentence = _("I confirm: nobody is added to the class any more.")
    state = forms.ChoiceField(
        label=pgettext_lazy("training", "What became of it"),
        choices=capitalised(ClassState.choices[1:]),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Only for a class that is cancelled."),
    )  # fmt: skip
