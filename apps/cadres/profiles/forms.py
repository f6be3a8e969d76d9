"""Forms of profiles. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import (
    CadreState,
    DisciplineForm,
    DisciplineTrack,
    LegalGround,
    PositionAct,
    PositionEnd,
    QualificationKind,
    RatingGrade,
    RetirementScheme,
    StaffKind,
    StayKind,
)
from apps.cadres.models import Cadre, Seat
from apps.cadres.profiles.actions.register import PERSON, WORK
from apps.core.fields import PartialDateFormField
from apps.inspection.cases.forms import WHILE_TYPING, known_by
from apps.inspection.choices import ManagementTier
from apps.membership.choices import Education, PoliticalTheory, Sex
from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.models import EthnicGroup
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm
from apps.tenancy.models import Organization

NOTHING = ("", "–")


def _some(choices: Any, **options: Any) -> Any:
    """A choice that may stay empty."""
    known = [(code, label) for code, label in choices if code]
    return forms.ChoiceField(choices=[NOTHING, *capitalised(known)], required=False, **options)


def _must(choices: Any, **options: Any) -> Any:
    return forms.ChoiceField(choices=[NOTHING, *capitalised(choices)], **options)


def _text(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, **options)


class WorkForm(RefusableForm):
    """How somebody works and retires."""

    staff_kind = _must(StaffKind.choices, label=_("Kind of staff"))
    management_tier = _some(ManagementTier.choices, label=_("Managed by"))
    retirement_scheme = forms.ChoiceField(
        label=_("Retires by"), choices=capitalised(RetirementScheme.choices),
        initial=RetirementScheme.ROADMAP,
        help_text=_("Another law or a decision departs from the roadmap: name it below."),
    )  # fmt: skip
    retires_on = FullDateField(
        label=_("Retires on"), required=False,
        help_text=_("Only where a decision or another law departs from the roadmap."),
    )  # fmt: skip
    retirement_note = _text(_("By which decision or law"), 200)

    @property
    def values(self) -> dict[str, Any]:
        """What the actions take."""
        names = (*WORK, *PERSON)
        return {name: value for name, value in self.cleaned_data.items() if name in names}


class PersonForm(WorkForm):
    """Who somebody is who is no member."""

    full_name = forms.CharField(label=_("Full name"), max_length=120, required=False)
    birth = PartialDateFormField(
        label=_("Date of birth"), required=False,
        help_text=_("When only month and year are known, leave the day empty."),
    )  # fmt: skip
    sex = _some(Sex.choices, label=_("Sex"))
    education = _some(Education.choices, label=_("Education"))
    political_theory = _some(PoliticalTheory.choices, label=_("Political theory"))
    ethnicity = forms.ModelChoiceField(
        EthnicGroup.objects.order_by("code"), label=_("Ethnic group"), required=False,
        empty_label="–", help_text=_("Kept for totals only; never shown in lists."),
    )  # fmt: skip


class RegisterForm(PersonForm):
    """Begin a profile: of a member, or of somebody who is none."""

    who = forms.CharField(
        label=pgettext_lazy("cadre", "Member"), max_length=400, required=False,
        help_text=_(
            "Type a part of the name and choose. Name, birth and education then follow the"
            " record. Leave it empty for somebody who is no member."
        ),
    )  # fmt: skip
    another_person = forms.BooleanField(
        label=_("Another person of the same name, born the same day"), required=False
    )
    field_order = (
        "who", "full_name", "birth", "sex", "ethnicity", "education", "political_theory",
        "another_person", *WORK,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.actor = actor
        self.fields["who"].widget = member_widget()

    def clean_who(self) -> Any:
        """The member that was chosen."""
        return chosen_member(self.actor, self.cleaned_data["who"])


def member_widget() -> forms.TextInput:
    """A box that offers members while one types."""
    return forms.TextInput(WHILE_TYPING | {"hx-get": reverse_lazy("cadres:members_offered")})


def chosen_member(actor: Any, text: str) -> Any:
    """The member of the text; None for an empty one. Raises ValidationError for nobody known."""
    if not text.strip():
        return None
    member = known_by(actor, text.strip()).get("member")
    if member is None:
        raise ValidationError(_("Choose a member from the list."), code="cadre_member_unknown")
    return member


class ChangeForm(PersonForm):
    """Change what the board says of somebody; of a member only how they work and retire."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, cadre: Cadre, with_sensitive: bool = False, **options: Any
    ) -> None:
        names = [*WORK, *(() if cadre.member_id else PERSON)]
        if not with_sensitive:
            names = [name for name in names if name not in Cadre.SENSITIVE]
        initial = {name: getattr(cadre, name) for name in names} | {"version": cadre.version}
        super().__init__(data, initial=initial, **options)
        for name in (set(PERSON) - set(names)) & self.fields.keys():
            del self.fields[name]


class LinkForm(FinalForm, StepForm):
    """Say which member the person is."""

    sentence = _("From now on the member's record leads; the profile keeps its own rows.")
    member = forms.CharField(label=pgettext_lazy("cadre", "Member"), max_length=400)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.actor = actor
        self.fields["member"].widget = member_widget()

    def clean_member(self) -> Any:
        """The member that was chosen."""
        return chosen_member(self.actor, self.cleaned_data["member"])


class LeaveForm(FinalForm, StepForm):
    """Somebody leaves service."""

    sentence = _("The positions that go on end on this day.")
    state = _must(
        [one for one in CadreState.choices if one[0] != CadreState.SERVING], label=_("State")
    )
    left_on = FullDateField(label=_("First day no longer at work"))
    number = _text(_("Decision number"), 60)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)


class ReturnForm(StepForm):
    """Somebody is at work after all, or again."""

    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)


class RowForm(StepForm):
    """A row of a profile. ``values`` is what the actions take."""

    def __init__(
        self, data: Any = None, *, actor: Any, corrects: bool = False, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.actor = actor
        if corrects:
            self.fields["reason"] = forms.CharField(
                label=_("Why is it corrected?"), max_length=300,
                help_text=_("The row entered first stays to be read, struck."),
            )  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """The row as it is to be."""
        apart = ("version", "reason")
        return {name: value for name, value in self.cleaned_data.items() if name not in apart}


class SeatField(forms.ModelChoiceField):
    """A seat by its name, with the unit."""

    def label_from_instance(self, obj: Any) -> str:
        """Seat and unit."""
        return f"{obj.work_unit.name}: {obj}"


class PositionForm(RowForm):
    """A position held."""

    seat = SeatField(
        Seat.objects.none(), label=_("Seat"), required=False, empty_label="–",
        to_field_name="reference",
        help_text=_("Title and unit follow the seat. Leave it empty for what was held elsewhere."),
    )  # fmt: skip
    title_text = _text(_("Title as written"), 200)
    unit_text = _text(_("Unit as written"), 200)
    act = _some(PositionAct.choices, label=_("Came to it by"))
    since = PartialDateFormField(label=_("From"), required=False)
    until = PartialDateFormField(
        label=pgettext_lazy("position", "Until"), required=False,
        help_text=_("The first day no longer in it. Empty while it goes on."),
    )  # fmt: skip
    end = _some(PositionEnd.choices, label=_("Ended because"))
    term_ends_on = FullDateField(
        label=_("Term ends on"), required=False,
        help_text=_("Empty: counted from the seat's term of appointment."),
    )  # fmt: skip
    is_concurrent = forms.BooleanField(label=_("Held beside the main position"), required=False)
    decision_number = _text(_("Decision number"), 60)
    decided_on = FullDateField(label=_("Decision date"), required=False)
    end_decision_number = _text(_("Number of the decision that ended it"), 60)
    note = _text(_("Note"), 300)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, actor=actor, **options)
        seats = Seat.objects.visible_to(actor).filter(valid_until__isnull=True)
        seats = seats.select_related("title", "work_unit")
        self.fields["seat"].queryset = seats.order_by("work_unit__name", "-title__rank", "pk")  # type: ignore[attr-defined]


class QualificationForm(RowForm):
    """Something learned."""

    kind = _must(QualificationKind.choices, label=_("Kind"))
    level = forms.CharField(label=_("Level"), max_length=100)
    subject = _text(pgettext_lazy("qualification", "Subject"), 200)
    school = _text(_("School"), 200)
    mode = _text(_("Form of study"), 60)
    began = PartialDateFormField(label=_("From"), required=False)
    finished = PartialDateFormField(label=_("Until"), required=False)
    certificate = _text(_("Certificate"), 120)
    certified_on = FullDateField(
        label=_("Date of the certificate"), required=False,
        help_text=_("A confirmation of a theory level counts if given before 9 July 2021."),
    )  # fmt: skip


class PlaceForm(RowForm):
    """A place in somebody's life."""

    kind = _must(StayKind.choices, label=_("What the place was"))
    place = forms.CharField(label=_("Place as written"), max_length=200)  # type: ignore[assignment]
    unit = UnitField(
        label=_("Committee of the place"), required=False, empty_label="–",
        help_text=_("Whether somebody is of the place is judged from all places together."),
    )  # fmt: skip
    since = PartialDateFormField(label=_("From"), required=False)
    until = PartialDateFormField(label=_("Until"), required=False)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, actor=actor, **options)
        units = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["unit"].offer(units)  # type: ignore[attr-defined]


class RatingForm(RowForm):
    """A rating of a year or a quarter."""

    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), required=False, coerce=int, empty_value=None,
        choices=[("", _("Whole year")), (1, "I"), (2, "II"), (3, "III"), (4, "IV")],
    )  # fmt: skip
    grade = _must(RatingGrade.choices, label=pgettext_lazy("cadre", "Grade"))
    points = forms.DecimalField(
        label=_("Points"), required=False, max_digits=5, decimal_places=2,
        help_text=_("Of a hundred, where the rating gives them."),
    )  # fmt: skip
    decision_number = _text(_("Decision number"), 60)


def _count(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=9999, **options)


class ConfidenceVoteForm(RowForm):
    """The counts of a confidence vote."""

    held_on = FullDateField(label=_("Held on"))
    held_by = _text(
        _("Conference that voted"), 200,
        help_text=_("For example the conference of the executive committee."),
    )  # fmt: skip
    high = _count(_("High confidence"))
    medium = _count(_("Confidence"))
    low = _count(_("Low confidence"))
    total = _count(_("Ballots cast"), help_text=_("With those that are not valid."))


class LegalStandingForm(RowForm):
    """A bar from office by law, or the paper that says that there is none."""

    ground = _must(LegalGround.choices, label=pgettext_lazy("legal standing", "Standing"))
    document = forms.CharField(
        label=_("Document"), max_length=200, help_text=_("Number, day and who made it out."),
    )  # fmt: skip
    since = FullDateField(label=_("From"))
    until = FullDateField(
        label=_("Until"), required=False,
        help_text=_("First day on which it no longer counts; a confirmation always has one."),
    )  # fmt: skip


class DisciplineEffectForm(RowForm):
    """The effect of a discipline: never the case."""

    track = _must(DisciplineTrack.choices, label=_("Whose discipline"))
    form = _must(DisciplineForm.choices, label=pgettext_lazy("discipline", "Form"))
    fault = forms.IntegerField(
        label=_("Fault"), min_value=1, max_value=99, initial=1,
        help_text=_("Rows of one fault bear one number: the longest of them counts once."),
    )  # fmt: skip
    decision_number = _text(_("Decision number"), 60)
    decided_on = FullDateField(label=_("Decision date"))
    effective_on = FullDateField(label=_("Effective from"))
    lifted_on = FullDateField(
        label=_("Cancelled on"), required=False,
        help_text=_("Only when a later decision cancels it."),
    )  # fmt: skip


ROW_FORMS: dict[str, Any] = {
    "position": PositionForm, "qualification": QualificationForm, "place": PlaceForm,
    "rating": RatingForm, "confidence": ConfidenceVoteForm, "discipline": DisciplineEffectForm,
    "standing": LegalStandingForm,
}  # fmt: skip


class StrikeForm(StepForm):
    """Why a row is struck."""

    reason = forms.CharField(label=_("Why is it struck?"), max_length=300)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)


class EndForm(StepForm):
    """A position ends."""

    until = FullDateField(label=_("First day no longer in it"))
    end = _must([one for one in PositionEnd.choices if one[0]], label=_("Ended because"))
    number = _text(_("Decision number"), 60)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
