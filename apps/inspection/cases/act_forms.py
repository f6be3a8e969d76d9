"""Forms of the acts on a case. Each carries the version that was read."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.keys import row_key
from apps.inspection.cases import rules
from apps.inspection.cases.forms import CaseFactsForm, SubjectForm
from apps.inspection.cases.people import officers
from apps.inspection.cases.reading import other_procedures
from apps.inspection.choices import OPEN, Finding, Outcome
from apps.inspection.findings.reading import speaks_against
from apps.inspection.models import CasePaper, CaseSubject
from apps.inspection.papers.choices import PaperState, Template
from apps.inspection.secrecy_fields import (
    grade_end_field,
    grade_of,
    grade_reason_field,
    grades_read_by,
)
from apps.membership.forms import FullDateField
from apps.membership.procedures.forms import FinalForm, StepForm
from apps.regulations.models import ProcedureTemplate

TEXT = forms.Textarea({"rows": 4})


class ActForm(StepForm):
    """An act on a case as it was read, by somebody, on a day."""

    def __init__(
        self, data: Any = None, *, case: Any, row: Any = None, actor: Any, today: date, **more: Any
    ) -> None:
        self.case, self.row, self.actor, self.today = case, row, actor, today
        initial = {"version": case.version} | self.first()
        super().__init__(data, initial=initial, **more)
        self.prepare()

    def first(self) -> dict[str, Any]:
        """What the fields begin with."""
        return {}

    def prepare(self) -> None:
        """Choices that depend on the case."""

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "confirmed"}


class ChangeForm(CaseFactsForm, StepForm):
    """Facts of the case."""

    def __init__(
        self, data: Any = None, *, case: Any, row: Any = None, actor: Any, today: date
    ) -> None:
        names = (*CaseFactsForm.base_fields, "version")
        initial = {name: getattr(case, name) for name in names}
        super().__init__(data, actor=actor, initial=initial)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return dict(self.cleaned_data)


class RegradeForm(ActForm):
    """Another grade, or another end of it, by a decision."""

    secrecy = forms.TypedChoiceField(label=_("Secrecy"), coerce=int)
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()
    decision = forms.CharField(label=_("Decision number"), max_length=60)

    def first(self) -> dict[str, Any]:
        """The grade now."""
        return grade_of(self.case)

    def prepare(self) -> None:
        """Grades that the actor reads."""
        self.fields["secrecy"].choices = grades_read_by(self.actor)  # type: ignore[attr-defined]


class AddSubjectForm(SubjectForm, StepForm):
    """One more subject."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Needed once the plan is signed; the plan then has to be signed again."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, case: Any, row: Any = None, actor: Any, today: date
    ) -> None:
        super().__init__(data, actor=actor, initial={"version": case.version})

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return {
            "subject": self.subject, "reason": self.cleaned_data["reason"],
            "version": self.cleaned_data["version"],
        }  # fmt: skip


class AssignForm(ActForm):
    """The officer who gets the case."""

    handler = forms.TypedChoiceField(label=_("Officer in charge"), coerce=int)

    def prepare(self) -> None:
        """Officers of the chair's range."""
        self.people = {one.pk: one for one in officers(self.actor, self.today)}
        names = [(pk, one.full_name) for pk, one in self.people.items()]
        self.fields["handler"].choices = [("", "–"), *names]  # type: ignore[attr-defined]

    def first(self) -> dict[str, Any]:
        """Who has it now."""
        return {"handler": self.case.handler_id}

    @property
    def values(self) -> dict[str, Any]:
        """The person rather than the key."""
        found = super().values
        return found | {"handler": self.people[found["handler"]]}


class NoteForm(ActForm):
    """What is missing."""

    note = forms.CharField(label=_("What is missing"), max_length=300, widget=TEXT)


class ReasonForm(ActForm):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class DecideForm(FinalForm, ActForm):
    """Number and day of the decision."""

    sentence = _("I have read the plan; decision and plan are signed.")

    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))

    def first(self) -> dict[str, Any]:
        """Number and day of the decision that was issued here for it; without one, today."""
        rows = CasePaper.objects.visible_to(self.actor).of_case(self.case).filter(
            template=Template.DECISION, state=PaperState.ISSUED
        )  # fmt: skip
        rows = rows.exclude(symbol=self.case.decision_number)
        paper = rows.order_by("-pk").values("symbol", "day").first()
        if paper is None:
            return {"decided_on": self.today}
        return {"number": paper["symbol"], "decided_on": paper["day"]}


class AddStepForm(ActForm):
    """A step that the procedure does not have."""

    phase = forms.ChoiceField(
        label=_("Phase"), choices=[(one.value, capfirst(one.label)) for one in OPEN]
    )
    title = forms.CharField(label=_("What is done"), max_length=300)
    paper = forms.CharField(label=pgettext_lazy("case", "Paper"), max_length=200, required=False)
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    due_on = FullDateField(label=_("Planned for"), required=False)

    def first(self) -> dict[str, Any]:
        """The phase in which the case is."""
        return {"phase": self.case.phase}


class ProcedureForm(FinalForm, ReasonForm):
    """Another version of the procedure."""

    sentence = _("The standing body has decided that the case goes on under this version.")
    template = forms.ModelChoiceField(
        ProcedureTemplate.objects.none(), label=_("Version of the procedure"), empty_label="–",
        help_text=_(
            "Steps that are recorded stay. Those that wait follow the new version; what it does not"
            " have is left out with the reason."
        ),
    )  # fmt: skip
    decision = forms.CharField(
        label=_("Decision of the standing body"), max_length=120,
        help_text=_("Number and date, or the session."),
    )  # fmt: skip
    field_order = ("version", "template", "decision", "reason")

    def prepare(self) -> None:
        """The other versions for this kind and body, with their document."""
        super().prepare()
        field: Any = self.fields["template"]
        field.queryset = other_procedures(self.case)
        if not field.queryset:
            field.empty_label = _("no other version")
        field.label_from_instance = lambda one: f"{one.title} · {one.document.number}"


class DoneForm(ActForm):
    """A step is done."""

    done_on = FullDateField(label=_("Done on"))
    paper_number = forms.CharField(label=_("Number of the paper"), max_length=60, required=False)
    note = forms.CharField(label=_("Note"), max_length=2000, required=False, widget=TEXT)

    def first(self) -> dict[str, Any]:
        """What is recorded, else today."""
        return {
            "done_on": self.row.done_on or self.today, "paper_number": self.row.paper_number,
            "note": self.row.note,
        }  # fmt: skip


class ExcuseForm(FinalForm, ReasonForm):
    """A step is left out."""

    sentence = _("This step is left out; the reason stays with the case.")
    reminded_on = FullDateField(
        label=_("Reminded on"), required=False,
        help_text=_("The explanation is left out only after a reminder with its day."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Only the explanation has a reminder."""
        super().prepare()
        if not rules.is_explanation(self.case.kind, self.row.code):
            del self.fields["reminded_on"]


class PlanForm(ActForm):
    """The planned day of a step."""

    due_on = FullDateField(
        label=_("Planned for"), required=False, help_text=_("Empty: no day is planned.")
    )

    def first(self) -> dict[str, Any]:
        """The day as planned."""
        return {"due_on": self.row.due_on}


DUE = {"": None, "yes": True, "no": False}


class FindingForm(ActForm):
    """What was found about a subject."""

    finding = forms.ChoiceField(label=pgettext_lazy("case", "Finding"))
    discipline_due = forms.ChoiceField(
        label=_("To be disciplined"), required=False,
        choices=[("", _("Not decided")), ("yes", _("Yes")), ("no", _("No"))],
    )  # fmt: skip

    def prepare(self) -> None:
        """A supervision finds no violation."""
        fits = [one for one in Finding.choices if one[0]]
        if self.case.kind in rules.SUPERVISIONS:
            fits = [one for one in fits if one[0] != Finding.VIOLATION]
            del self.fields["discipline_due"]
        self.fields["finding"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *((code, capfirst(label)) for code, label in fits)
        ]  # fmt: skip

    def first(self) -> dict[str, Any]:
        """What is recorded."""
        due = {value: code for code, value in DUE.items()}[self.row.discipline_due]
        return {"finding": self.row.finding, "discipline_due": due}

    @property
    def values(self) -> dict[str, Any]:
        """Yes, no, or not decided."""
        found = super().values
        return found | {"discipline_due": DUE[found.get("discipline_due", "")]}


class ConcludeForm(ActForm):
    """The conclusion."""

    outcome = forms.ChoiceField(label=_("Outcome"))
    conclusion = forms.CharField(label=_("Conclusion"), max_length=20_000, widget=TEXT)
    concluded_on = FullDateField(label=_("Concluded on"))
    handed_over = forms.MultipleChoiceField(
        label=_("Handed over to an inspection on signs of violation"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for this outcome: a case of its own is registered about them."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Outcomes that fit the kind, subjects who may be handed over."""
        self.left, self.rule = speaks_against(self.case, self.case.concluded_on or self.today)
        fits = [one for one in Outcome.choices if rules.may_end(self.case.kind, one[0])]
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *((code, capfirst(label)) for code, label in fits)
        ]  # fmt: skip
        if not rules.may_end(self.case.kind, Outcome.HANDED_OVER):
            del self.fields["handed_over"]
            return
        rows = CaseSubject.objects.visible_to(self.actor).of_case(self.case).current()
        self.subjects = {row_key(row.pk): row for row in rows.order_by("pk")}
        names = [(key, row.name) for key, row in self.subjects.items()]
        self.fields["handed_over"].choices = names  # type: ignore[attr-defined]

    def first(self) -> dict[str, Any]:
        """What is recorded, else today."""
        return {
            "outcome": self.case.outcome, "conclusion": self.case.conclusion,
            "concluded_on": self.case.concluded_on or self.today,
        }  # fmt: skip

    @property
    def values(self) -> dict[str, Any]:
        """Subjects rather than keys."""
        found = super().values
        chosen = found.get("handed_over", ())
        return found | {"handed_over": [self.subjects[key] for key in chosen]}


class CloseForm(FinalForm, ActForm):
    """The end."""

    sentence = _("Everything is done; nothing of this case is changed after it is closed.")
    closed_on = FullDateField(label=_("Closed on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def first(self) -> dict[str, Any]:
        """Today."""
        return {"closed_on": self.today}


class StopForm(FinalForm, ReasonForm):
    """Not carried out."""

    sentence = _("The case is not carried out; this cannot be undone.")
