"""Forms of Party badges. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import FullDateField, PlacingForm, capitalised
from apps.membership.models import BadgeRound
from apps.membership.procedures.forms import FinalForm
from apps.membership.seniority.choices import AwardKind, Discipline

SPECIAL = (AwardKind.EARLY, AwardKind.POSTHUMOUS, AwardKind.REGULAR)


class RoundForm(PlacingForm):
    """The day of a new round."""

    held_on = FullDateField(label=_("Day of the awarding"))
    occasion = forms.CharField(label=_("Occasion"), max_length=200, required=False)


class SubmitForm(FinalForm):
    """The submission by which the list goes up."""

    sentence = _("The list is whole; it cannot be opened again.")

    number = forms.CharField(label=_("Submission number"), max_length=60)
    on = FullDateField(label=_("Date of the submission"))


class DecideForm(FinalForm):
    """The decision of the level above."""

    sentence = _("Every badge proposed in the round is in this decision; it cannot be undone.")

    number = forms.CharField(label=_("Decision number"), max_length=60)
    on = FullDateField(label=_("Decision date"))
    body = forms.CharField(label=_("Decided by"), max_length=200)


class AwardForm(FinalForm):
    """When the badges were handed over."""

    sentence = _("The badges of the round were handed over; this cannot be undone.")

    on = FullDateField(label=_("Handed over on"))


class HandOverForm(AwardForm):
    """When one badge was handed over."""

    sentence = _("The badge was handed over; this cannot be undone.")


class SpecialForm(PlacingForm):
    """One badge that is proposed by hand: early, after death, or as a late regular one."""

    round_ = forms.ModelChoiceField(BadgeRound.objects.none(), label=_("Round"), empty_label="–")
    years = forms.IntegerField(label=_("Badge of how many years"), min_value=1, max_value=120)
    kind = forms.ChoiceField(
        label=_("Ground"), choices=[("", "–"), *capitalised((one, one.label) for one in SPECIAL)]
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)
    discipline = forms.ChoiceField(
        label=_("Disciplined lately"),
        choices=[("", _("No")), *capitalised(Discipline.choices)],
        required=False,
    )
    disciplined_on = FullDateField(label=_("Date of that decision"), required=False)
    basis = forms.CharField(label=_("Paper it rests on"), max_length=120, required=False)

    def __init__(self, data: Any = None, *, rounds: Any) -> None:
        super().__init__(data, prefix="special")
        self.fields["round_"].queryset = rounds  # type: ignore[attr-defined]


class RecordForm(PlacingForm):
    """A badge that was awarded before the register was opened."""

    years = forms.IntegerField(label=_("Badge of how many years"), min_value=1, max_value=120)
    decision_number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    decided_on = FullDateField(label=_("Decision date"), required=False)
    badge_number = forms.CharField(label=_("Badge number"), max_length=20, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, prefix="record")


class NumberForm(PlacingForm):
    """The number on the badge."""

    number = forms.CharField(label=_("Badge number"), max_length=20)


class ReissueForm(PlacingForm):
    """A lost badge, issued again."""

    reason = forms.CharField(label=_("How it was lost"), max_length=300)
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    badge_number = forms.CharField(label=_("New badge number"), max_length=20, required=False)
