"""Forms of letters. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.choices import Secrecy
from apps.inspection.cases.actions import Subject
from apps.inspection.letters.actions import Arrived
from apps.inspection.letters.choices import Channel, Competence, FilingReason, Kind
from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.models import Member
from apps.membership.procedures.forms import RefusableForm, StepForm
from apps.tenancy.models import Organization

LINES_MAX = 40
NO_NAME = _("Do not write who sent the letter: that stands apart.")


class LinesField(forms.CharField):
    """One entry a line."""

    widget = forms.Textarea({"rows": 4})

    def __init__(self, *, longest: int, **options: Any) -> None:
        self.longest = longest
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        """The lines that say something."""
        lines = [line.strip() for line in (super().to_python(value) or "").splitlines()]
        return [line for line in lines if line]

    def validate(self, value: Any) -> None:
        """Neither too many nor too long."""
        super().validate(value)
        if len(value) > LINES_MAX:
            raise ValidationError(_("At most %(most)s lines."), params={"most": LINES_MAX})
        if any(len(line) > self.longest for line in value):
            raise ValidationError(
                _("At most %(most)s characters a line."), params={"most": self.longest}
            )


def person_of(line: str) -> Subject:
    """Name, position and organisation of a line, parted by semicolons."""
    parts = [part.strip() for part in line.split(";", 2)] + ["", ""]
    return Subject(name=parts[0][:200], position=parts[1][:200], unit_name=parts[2][:300])


class LetterForm(RefusableForm):
    """A letter as it came."""

    organization = UnitField(label=_("Office that received it"), empty_label="–")
    channel = forms.ChoiceField(label=_("How it came"), choices=capitalised(Channel.choices))
    arrived_on = FullDateField(label=_("Arrived at this office on"))
    postmarked_on = FullDateField(
        label=_("Postmark"), required=False,
        help_text=_("Of a letter by post: the clock of the competent body counts from it."),
    )  # fmt: skip
    written_on = FullDateField(label=_("Date on the letter"), required=False)
    book_number = forms.CharField(
        label=_("Number in the paper book"), max_length=30, required=False,
        help_text=_("If the office keeps one. It stands on this page only, in no list."),
    )  # fmt: skip
    came_from = forms.CharField(
        label=_("Forwarded by"), max_length=300, required=False,
        help_text=_("Only when another body forwarded it."),
    )  # fmt: skip
    came_number = forms.CharField(label=_("Number of its paper"), max_length=60, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=capitalised(Kind.choices))
    matter = forms.CharField(label=_("Matter"), max_length=300, help_text=NO_NAME)
    contents = LinesField(
        label=_("Contents"), longest=500, required=False,
        help_text=_("One allegation or request a line, in short."),
    )  # fmt: skip
    people = LinesField(
        label=_("Persons named"), longest=700, required=False,
        help_text=_("One a line: name; position; organisation."),
    )  # fmt: skip
    named_unit = UnitField(
        label=_("Organisation named"), required=False, empty_label="–",
        help_text=_("Further ones are added on the page of the letter."),
    )  # fmt: skip
    is_anonymous = forms.BooleanField(label=_("Anonymous"), required=False)
    is_false_name = forms.BooleanField(label=_("False name"), required=False)
    is_vague = forms.BooleanField(label=_("No clear content"), required=False)
    is_copy = forms.BooleanField(label=_("Copy, with a photocopied signature"), required=False)
    secrecy = forms.TypedChoiceField(label=_("Secrecy"), coerce=int, choices=())

    SUBJECTS = ("people", "named_unit")

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        units: Any = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["organization"].offer(units.filter(keeps_office=True))  # type: ignore[attr-defined]
        self.fields["named_unit"].offer(units)  # type: ignore[attr-defined]
        grades = [grade for grade in Secrecy.choices if grade[0] <= actor.clearance]
        self.fields["secrecy"].choices = capitalised(grades)  # type: ignore[attr-defined,arg-type]

    def add_error(self, field: Any, error: Any) -> None:
        """What is refused about those named stands beside their lines."""
        super().add_error("people" if field == "subjects" else field, error)

    def place(self, error: Any) -> None:
        """Refusals about subjects belong to the lines of the people."""
        if getattr(error, "field", "") == "subjects":
            error.field = "people"
        super().place(error)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        subjects = [person_of(line) for line in data.pop("people")]
        unit = data.pop("named_unit")
        if unit is not None:
            subjects.append(Subject(organization=unit))
        office = data.pop("organization")
        return {"organization": office, "arrived": Arrived(subjects=subjects, **data)}


class SubjectForm(StepForm):
    """Somebody else whom the letter names."""

    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    unit_name = forms.CharField(label=_("Belongs to"), max_length=300, required=False)
    named_unit = UnitField(
        label=_("Or a party organisation"), required=False, empty_label="–",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        units = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["named_unit"].offer(units)  # type: ignore[attr-defined]

    def place(self, error: Any) -> None:
        """The name is the field that the refusals about a subject belong to."""
        if getattr(error, "field", "") == "subjects":
            error.field = "name"
        super().place(error)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        version, unit = data.pop("version"), data.pop("named_unit")
        return {"version": version, "subject": Subject(organization=unit, **data)}


class IdentifyForm(StepForm):
    """Which member a name means."""

    member = forms.ChoiceField(
        label=_("Member"), choices=(),
        help_text=_("Members of this name whom you may know of. The letter hides from them."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, members: list[Member], **options: Any) -> None:
        super().__init__(data, **options)
        self.found = {str(one.pk): one for one in members}
        self.fields["member"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.full_name}, {one.birth or '–'}, {one.organization.name}")
            for key, one in self.found.items()
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        return {"version": data["version"], "member": self.found[data["member"]]}


class ClassifyForm(StepForm):
    """What a letter is, and who is competent."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=capitalised(Kind.choices),
        help_text=_("A mixed letter is split before it is handled."),
    )  # fmt: skip
    competence = forms.ChoiceField(
        label=_("Competent"),
        choices=capitalised(choice for choice in Competence.choices if choice[0]),
        widget=forms.RadioSelect,
    )
    competent_name = forms.CharField(
        label=_("Which body, when another"), max_length=300, required=False
    )
    classified_on = FullDateField(label=_("Classified on"))


class FileForm(StepForm):
    """Filed without handling."""

    reason = forms.ChoiceField(
        label=_("Why not handled"), choices=capitalised(FilingReason.choices)
    )
    filed_on = FullDateField(label=_("Filed on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False, help_text=NO_NAME)
