"""Forms of contents, allegations and demands. They decide nothing themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.keys import KeyChoiceField
from apps.inspection.cases.forms import NAME_MAX, WHILE_TYPING, known_by
from apps.inspection.findings.actions import Owner
from apps.inspection.findings.choices import DemandKind, Result
from apps.inspection.findings.dictionary import contents_of
from apps.inspection.findings.reading import proof_of
from apps.inspection.models import Case, CaseContent, CaseSubject, Evidence
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, StepForm

TEXT = forms.Textarea({"rows": 4})


class FindingsForm(StepForm):
    """An act on a case as it was read; ``row`` is the content or allegation that it is about."""

    def __init__(
        self, data: Any = None, *, case: Case, row: Any = None, actor: Any, today: date, **more: Any
    ) -> None:
        self.case, self.row, self.actor, self.today = case, row, actor, today
        super().__init__(data, initial={"version": case.version} | self.first(), **more)
        self.prepare()

    def first(self) -> dict[str, Any]:
        """What the fields begin with."""
        return {}

    def prepare(self) -> None:
        """Choices that depend on the case."""

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)


class ContentForm(FindingsForm):
    """A content of the dictionary."""

    code = forms.ChoiceField(
        label=_("Content"),
        help_text=_("As the dictionary had it on the day on which the case was registered."),
    )
    note = forms.CharField(label=_("In particular"), max_length=300, required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Needed once the plan is signed; the plan then has to be signed again."),
    )  # fmt: skip

    def prepare(self) -> None:
        """What is not a content of the case yet."""
        taken = set(
            CaseContent.objects.visible_to(self.actor)
            .of_case(self.case)
            .current()
            .values_list("code", flat=True)
        )
        entries = [(one.code, one.title) for one in contents_of(self.case)]
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *(entry for entry in entries if entry[0] not in taken)
        ]  # fmt: skip


class ReasonForm(FindingsForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class AllegationForm(FindingsForm):
    """What a subject is said to have done."""

    subject = KeyChoiceField(
        CaseSubject.objects.none(), label=pgettext_lazy("case", "Subject"), empty_label="–"
    )
    content = KeyChoiceField(
        CaseContent.objects.none(), label=_("Content"), empty_label="–",
        help_text=_("Contents are added on the page of the findings."),
    )  # fmt: skip
    statement = forms.CharField(
        label=_("What the subject is said to have done"), max_length=1000, widget=TEXT
    )

    def prepare(self) -> None:
        """Subjects and contents that are part of the case."""
        for name, model in (("subject", CaseSubject), ("content", CaseContent)):
            rows = model.objects.visible_to(self.actor).of_case(self.case).current()
            self.fields[name].queryset = rows.order_by("pk")  # type: ignore[attr-defined]


class ResultForm(FindingsForm):
    """What was found."""

    result = forms.ChoiceField(
        label=pgettext_lazy("allegation", "Finding"),
        choices=[("", "–"), *capitalised([one for one in Result.choices if one[0]])],
    )
    reasons = forms.CharField(
        label=_("Reasons"), max_length=10_000, widget=TEXT,
        help_text=_("On which papers and statements the finding rests."),
    )  # fmt: skip
    found_on = FullDateField(label=_("Found on"))

    def first(self) -> dict[str, Any]:
        """What is recorded, else today."""
        return {
            "result": self.row.result, "reasons": self.row.reasons,
            "found_on": self.row.found_on or self.today,
        }  # fmt: skip


class DemandForm(FindingsForm):
    """What is to be remedied, by whom and until when."""

    kind = forms.ChoiceField(label=_("Kind"), choices=capitalised(DemandKind.choices))
    defect = forms.CharField(
        label=_("Defect"), max_length=500,
        help_text=_("What was found to be wrong, in short: the demand rests on it."),
    )  # fmt: skip
    text = forms.CharField(label=_("What is asked for"), max_length=1000, widget=TEXT)
    who = forms.CharField(
        label=_("Who remedies"), max_length=400, widget=forms.TextInput(WHILE_TYPING),
        help_text=_(
            "Type a part of the name and choose. A body without a record here is entered by name."
        ),
    )  # fmt: skip
    due_on = FullDateField(label=_("To be done by"))

    def clean_who(self) -> Owner:
        """Who was chosen, or the name as it was typed."""
        found = known_by(self.actor, self.cleaned_data["who"].strip())
        if len(found.get("name", "")) > NAME_MAX:
            raise ValidationError(_("A name has at most %(limit)s letters.") % {"limit": NAME_MAX})
        return Owner(**found)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        found = dict(self.cleaned_data)
        return found | {"owner": found.pop("who")}


class FollowForm(StepForm):
    """An act on a demand as it was read."""

    def __init__(
        self, data: Any = None, *, demand: Any, actor: Any, today: date, **more: Any
    ) -> None:
        self.demand, self.actor, self.today = demand, actor, today
        super().__init__(data, initial={"version": demand.version} | self.first(), **more)
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the demand."""

    def first(self) -> dict[str, Any]:
        """What the fields begin with."""
        return {}

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}


class ReportForm(FollowForm):
    """What was done, and its proof."""

    remedy = forms.CharField(label=_("What was done"), max_length=5000, widget=TEXT)
    remedied_on = FullDateField(label=_("Remedied on"))
    document: forms.ModelChoiceField[Evidence] = forms.ModelChoiceField(
        Evidence.objects.none(), label=_("Document that proves it"), required=False,
        to_field_name="reference", empty_label=_("Not among the evidence of the case"),
        help_text=_("Enter it as evidence first; this also works after the case has ended."),
    )  # fmt: skip
    proof = forms.CharField(
        label=_("Proof"), max_length=300, required=False,
        help_text=_(
            "The paper that shows it: report, minutes, receipt, with number and date. With a "
            "document chosen this may stay empty."
        ),
    )  # fmt: skip

    def first(self) -> dict[str, Any]:
        """What is recorded, else today."""
        document = proof_of(self.actor, self.demand)
        return {
            "remedy": self.demand.remedy, "proof": self.demand.proof,
            "document": document.reference if document else None,
            "remedied_on": self.demand.remedied_on or self.today,
        }  # fmt: skip

    def prepare(self) -> None:
        """Standing documents of the case that the actor may know of."""
        rows = Evidence.objects.visible_to(self.actor).standing()
        rows = rows.filter(case_id=self.demand.case_id).order_by("-added_at", "-pk")
        self.fields["document"].queryset = rows  # type: ignore[attr-defined]


class ReturnForm(FollowForm):
    """What is missing."""

    note = forms.CharField(label=_("What is missing"), max_length=300, widget=TEXT)


class CloseDemandForm(FinalForm, FollowForm):
    """The remedy is proved."""

    sentence = _("I have looked at the proof; the demand is met.")
    ended_on = FullDateField(label=_("Closed on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def first(self) -> dict[str, Any]:
        """Today."""
        return {"ended_on": self.today}


class PostponeForm(FollowForm):
    """A later day."""

    due_on = FullDateField(label=_("To be done by"))
    reason = forms.CharField(label=_("Reason"), max_length=300)


class DropForm(FinalForm, FollowForm):
    """Asked for no longer."""

    sentence = _("This is asked for no longer; it cannot be undone.")
    reason = forms.CharField(label=_("Reason"), max_length=300)
