"""Forms of the papers of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.keys import KeyChoiceField
from apps.inspection.choices import Body
from apps.inspection.models import Case, CasePaper, CaseSubject
from apps.inspection.papers.specs import SPECS
from apps.membership.forms import FullDateField
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm

_POSITIONS = {
    Body.INSPECTION_COMMITTEE: ("CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"),
    Body.CELL: ("BÍ THƯ", "PHÓ BÍ THƯ"),
}
_OF_COMMITTEE = ("BÍ THƯ", "PHÓ BÍ THƯ")


class SubjectForm(RefusableForm):
    """About whom a paper of one subject is."""

    subject = KeyChoiceField(
        CaseSubject.objects.none(),
        label=_("About"),
        help_text=_("Those with a decision on record."),
    )

    def __init__(self, data: Any = None, *, rows: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["subject"].queryset = rows  # type: ignore[attr-defined]


class WriteForm(StepForm):
    """What the records do not say."""

    main = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea({"rows": 8}), label=""
    )
    more = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea({"rows": 4}), label=""
    )
    signer = forms.CharField(
        required=False, max_length=120, label=pgettext_lazy("paper", "Signed by"),
        help_text=_("Full name alone, without title or rank."),
    )  # fmt: skip
    position = forms.ChoiceField(required=False, label=_("Position"))
    recipients = forms.CharField(
        required=False, max_length=2000, widget=forms.Textarea({"rows": 3}), label=_("Recipients"),
        help_text=_("One a line, the archive last. Empty: as the template has it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, case: Case, paper: CasePaper, **options: Any) -> None:
        super().__init__(data, **options)
        spec = SPECS[paper.template]
        for name, label in (("main", spec.main), ("more", spec.more)):
            if label:
                self.fields[name].label = label
                self.fields[name].help_text = _("A paragraph a line. Empty: from the records.")
            else:
                del self.fields[name]
        if spec.by_team_head:
            # The head of the team signs: known from the records.
            del self.fields["signer"], self.fields["position"]
        else:
            words = _POSITIONS.get(Body(case.body), _OF_COMMITTEE)
            self.fields["position"].choices = [(one, one) for one in words]  # type: ignore[attr-defined]


class IssueForm(FinalForm, StepForm):
    """The day of signing; the number follows."""

    sentence = _("The paper is signed. It gets its number and never changes again.")
    day = FullDateField(label=_("Signed on"))


class CorrectForm(StepForm):
    """Why an issued paper is replaced."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class DropForm(FinalForm, StepForm):
    """A draft that leads to nothing."""

    sentence = _("The draft is given up; it stays on record.")
