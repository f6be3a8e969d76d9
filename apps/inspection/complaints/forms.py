"""Forms of complaints on discipline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.complaints.choices import ComplaintOutcome, NotAccepted
from apps.inspection.discipline.choices import DisciplineBody, Form
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, StepForm
from apps.regulations.choices import RuleLevel


class ComplaintForm(StepForm):
    """A complaint as it came."""

    filed_on = FullDateField(
        label=pgettext_lazy("complaint", "Filed on"),
        help_text=_("Handed in, or the day of the postmark."),
    )
    received_on = FullDateField(label=_("Received by the competent body on"))
    body = forms.ChoiceField(label=_("Resolving body"), choices=capitalised(DisciplineBody.choices))
    level = forms.ChoiceField(label=_("Level"), choices=capitalised(RuleLevel.choices))
    body_name = forms.CharField(label=_("Name of the body"), max_length=200)
    not_accepted = forms.ChoiceField(
        label=_("Not accepted because"), required=False,
        choices=[("", pgettext_lazy("complaint", "accepted")), *capitalised(NotAccepted.choices)],
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="complaint", **options)


class ResolveForm(FinalForm, StepForm):
    """The outcome of a complaint."""

    sentence = _("The outcome takes the place of the sanction on record. This cannot be undone.")
    outcome = forms.ChoiceField(
        label=pgettext_lazy("complaint", "Outcome"), choices=capitalised(ComplaintOutcome.choices)
    )
    number = forms.CharField(label=_("Decision number"), max_length=60)
    resolved_on = FullDateField(label=_("Resolved on"))
    posts = forms.CharField(label=_("Posts removed from"), max_length=300, required=False)
    wrongful = forms.BooleanField(
        label=_("The discipline was wrongful: there was no violation"), required=False,
        help_text=_("Apology and restoration then come as tasks."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, allowed: Sequence[str], **options: Any) -> None:
        super().__init__(data, prefix="resolve", **options)
        choices = [("", "–"), *capitalised((code, Form(code).label) for code in allowed)]
        self.fields["form"] = forms.ChoiceField(
            label=_("New form"), choices=choices, required=False
        )


class RedressForm(StepForm):
    """What was made good."""

    redress = forms.ChoiceField(label=_("What"))
    done_on = FullDateField(label=_("Done on"))
    note = forms.CharField(label=_("How it was made good"), max_length=300)
    paper = forms.CharField(
        label=_("Number of the paper"), max_length=60,
        help_text=_("Minutes, decision or letter that shows it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, rows: Sequence[Any], **options: Any) -> None:
        super().__init__(data, prefix="redress", **options)
        self.rows = {str(number): one for number, one in enumerate(rows, 1)}
        self.fields["redress"].choices = capitalised(  # type: ignore[attr-defined]
            (code, str(one)) for code, one in self.rows.items()
        )


class RedressOwnerForm(StepForm):
    """Who makes something good, and until when."""

    redress = forms.ChoiceField(label=_("What"))
    owner = forms.ChoiceField(label=_("Person of the office"), required=False)
    owner_name = forms.CharField(
        label=_("Or a body or person by name"), max_length=120, required=False
    )
    due_on = FullDateField(
        label=_("To be done by"),
        help_text=_("No rule with a number of days is known (117-QĐ/TW): name the day."),
    )

    def __init__(
        self, data: Any = None, *, rows: Sequence[Any], people: Sequence[Any], **options: Any
    ) -> None:
        super().__init__(data, prefix="redress_owner", **options)
        self.rows = {str(number): one for number, one in enumerate(rows, 1)}
        self.people = {str(one.pk): one for one in people}
        self.fields["redress"].choices = capitalised(  # type: ignore[attr-defined]
            (code, str(one)) for code, one in self.rows.items()
        )
        self.fields["owner"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *((code, one.full_name) for code, one in self.people.items()),
        ]  # fmt: skip


class OpenCaseForm(StepForm):
    """Where the case of the complaint is registered, and its matter."""

    organization = forms.ChoiceField(label=_("Registered at"))
    title = forms.CharField(label=_("Matter"), max_length=300)

    def __init__(self, data: Any = None, *, offices: Sequence[Any], **options: Any) -> None:
        super().__init__(data, prefix="complaint_case", **options)
        self.offices = {one.code: one for one in offices}
        self.fields["organization"].choices = [  # type: ignore[attr-defined]
            (code, one.name) for code, one in self.offices.items()
        ]


class LinkCaseForm(StepForm):
    """A case of complaint that is registered already."""

    examined_in = forms.ChoiceField(label=_("Case of the complaint"))

    def __init__(self, data: Any = None, *, cases: Sequence[Any], **options: Any) -> None:
        super().__init__(data, prefix="complaint_link", **options)
        self.cases = {one.reference: one for one in cases}
        self.fields["examined_in"].choices = [  # type: ignore[attr-defined]
            (code, f"{code}: {one.title}") for code, one in self.cases.items()
        ]
