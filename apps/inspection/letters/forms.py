"""Forms of letters. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.formats import date_text
from apps.core.keys import row_key
from apps.inspection.cases.actions import Subject
from apps.inspection.choices import Body
from apps.inspection.letters.actions import Arrived
from apps.inspection.letters.choices import Channel, Competence, FilingReason, Kind, Withdrawal
from apps.inspection.letters.duplicates import likely_duplicates
from apps.inspection.letters.identity_forms import WriterFields
from apps.inspection.secrecy_fields import grade_end_field, grade_reason_field, grades_read_by
from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.models import Member
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm
from apps.membership.transfers.forms import WHILE_TYPING, OfficeField
from apps.tenancy.models import Organization

LINES_MAX = 40
OFFICES_WHILE_TYPING = WHILE_TYPING | {"hx-get": reverse_lazy("inspection:letter_offices")}
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


class LetterForm(WriterFields, RefusableForm):
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
    secrecy = forms.TypedChoiceField(label=_("Secrecy"), coerce=int)
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()

    SUBJECTS = ("people", "named_unit")

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        units: Any = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["organization"].offer(units.filter(keeps_office=True))  # type: ignore[attr-defined]
        self.fields["named_unit"].offer(units)  # type: ignore[attr-defined]
        self.fields["secrecy"].choices = grades_read_by(actor)  # type: ignore[attr-defined]

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
        office, writer = data.pop("organization"), self.taken_out(data)
        return {
            "organization": office,
            "arrived": Arrived(subjects=subjects, writer=writer, **data),
        }


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
    is_false_name = forms.BooleanField(
        label=_("False name"), required=False,
        help_text=_("As found when the writer was to be met."),
    )  # fmt: skip
    is_vague = forms.BooleanField(label=_("No clear content"), required=False)
    congress_on = FullDateField(
        label=_("Congress opens on"), required=False,
        help_text=_("Where a congress of the competent body is near: a denunciation that comes"
                    " shortly before it may have to wait for the new committee."),
    )  # fmt: skip


class FileForm(FinalForm, StepForm):
    """Filed without handling."""

    sentence = _("The reason fits; a letter that is filed is not handled.")

    reason = forms.ChoiceField(
        label=_("Why not handled"), choices=capitalised(FilingReason.choices)
    )
    filed_on = FullDateField(label=_("Filed on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False, help_text=NO_NAME)


class SplitForm(FinalForm, StepForm):
    """A mixed letter becomes two."""

    sentence = _("The parts are told apart rightly; a split cannot be undone.")

    denounced = forms.MultipleChoiceField(
        label=_("Contents that denounce"), choices=(), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The others stay with the complaint."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, letter: Any, **options: Any) -> None:
        super().__init__(data, **options)
        rows = letter.lettercontent_set.order_by("order")
        self.contents = {row_key(row.pk): row for row in rows}
        choices = [(key, row.text) for key, row in self.contents.items()]
        self.fields["denounced"].choices = choices  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        chosen = [self.contents[key].pk for key in data["denounced"]]
        return {"version": data["version"], "denounced": chosen}


class ForwardForm(FinalForm, StepForm):
    """To the body that is competent."""

    sentence = _("The body is competent; what is forwarded is not taken back.")

    office = OfficeField(
        label=_("Office of the system"), required=False, max_length=300,
        help_text=_("Type a part of the name. The letter is registered there on that day."),
        widget=forms.TextInput(OFFICES_WHILE_TYPING),
    )  # fmt: skip
    outside = forms.CharField(
        label=_("Or: body outside the system"), max_length=300, required=False
    )
    forwarded_on = FullDateField(label=_("Forwarded on"))
    number = forms.CharField(label=_("Number of our paper"), max_length=60, required=False)


class LinkForm(FinalForm, StepForm):
    """Keep a letter with an earlier one."""

    sentence = _("Persons and contents are the same; the letter is kept with the other.")

    lead = forms.ChoiceField(
        label=_("Letter that leads"), choices=(), widget=forms.RadioSelect,
        help_text=_("Letters of the office that name somebody in common."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, letter: Any, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.found = {row.reference: row for row in likely_duplicates(actor, letter)}
        self.fields["lead"].choices = [  # type: ignore[attr-defined]
            (key, f"{key}, {date_text(row.arrived_on)}: {row.matter}")
            for key, row in self.found.items()
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        return {"version": data["version"], "lead": self.found[data["lead"]]}


class OpenForm(FinalForm, StepForm):
    """The case of a letter."""

    sentence = _("The case is opened about whoever the letter names; this cannot be undone.")

    body = forms.ChoiceField(label=_("Carried out by"), choices=capitalised(Body.choices))
    title = forms.CharField(label=_("Matter of the case"), max_length=300, help_text=NO_NAME)


class FeedForm(OpenForm):
    """An inspection on signs of violation."""

    sentence = _("There is other information beside the letter, and it is named here.")

    other = forms.CharField(
        label=_("Other information"), max_length=300,
        help_text=_("A letter without a writer alone is no ground (296-QĐ/TW, article 19)."),
    )  # fmt: skip


class WithdrawForm(StepForm):
    """The writer asks to withdraw."""

    asked_on = FullDateField(label=_("Asked for on"))
    note = forms.CharField(
        label=_("What was said"), max_length=300, required=False, help_text=NO_NAME
    )


class DecideWithdrawalForm(FinalForm, StepForm):
    """Whether handling stops."""

    sentence = _("Decided as entered; the writer is not put under pressure.")

    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=capitalised(choice for choice in Withdrawal.choices if choice[0]),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=_("Reason"), max_length=300)
    decided_on = FullDateField(label=_("Decided on"))


class AnswerForm(StepForm):
    """The answer to the writer."""

    answered_on = FullDateField(label=_("Answered on"))
    number = forms.CharField(label=_("Number of the answer"), max_length=60)
    note = forms.CharField(
        label=_("What was answered"), max_length=300, required=False, help_text=NO_NAME
    )
