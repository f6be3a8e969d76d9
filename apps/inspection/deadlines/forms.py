"""Forms of holds and extensions. They decide nothing themselves."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.keys import KeyChoiceField
from apps.inspection.deadlines.choices import HoldReason
from apps.inspection.models import Case, CaseSubject
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, StepForm


class CaseForm(StepForm):
    """An act on a case; ``row`` is the hold that it is about."""

    def __init__(
        self, data: Any = None, *, case: Case, row: Any, today: date, **extra: Any
    ) -> None:
        super().__init__(data, initial={"version": case.version} | self.first(today), **extra)
        self.case, self.row = case, row
        if "subject" in self.fields:
            subjects = CaseSubject.objects.of_case(case).current().order_by("pk")
            self.fields["subject"].queryset = subjects  # type: ignore[attr-defined]

    def first(self, today: date) -> dict[str, Any]:
        """What stands there before anybody types."""
        return {}

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        return self.cleaned_data


class HoldForm(CaseForm):
    """Why, from when, on what evidence, and which clocks stand still."""

    reason = forms.ChoiceField(label=_("Reason"), choices=capitalised(HoldReason.choices))
    subject = KeyChoiceField(
        CaseSubject.objects.none(), label=pgettext_lazy("case", "Subject"), required=False,
        empty_label=_("The whole case"),
        help_text=_("Pregnancy, nursing and illness lie in one person: choose that person."),
    )  # fmt: skip
    from_on = FullDateField(label=_("From"))
    evidence = forms.CharField(
        label=_("Evidence"), max_length=300,
        help_text=_("For example the paper of the hospital, with number and date."),
    )  # fmt: skip
    pauses_deadline = forms.BooleanField(
        label=_("The limit of the case stands still"), required=False, initial=True
    )
    pauses_limitation = forms.BooleanField(
        label=_("The limitation stands still"), required=False,
        help_text=_(
            "Only while discipline is not yet examined, or in criminal proceedings "
            "(69-QĐ/TW, article 2.14)."
        ),
    )  # fmt: skip
    planned_review_on = FullDateField(label=_("To be looked at again on"), required=False)

    def first(self, today: date) -> dict[str, Any]:
        """From today."""
        return {"from_on": today}


class ResumeForm(CaseForm):
    """From which day work goes on, and why."""

    on = FullDateField(
        label=_("Work goes on from"),
        help_text=_("This day counts again. The first day of the hold undoes it."),
    )
    note = forms.CharField(label=_("Why work goes on"), max_length=300)

    def first(self, today: date) -> dict[str, Any]:
        """From today."""
        return {"on": today}


class ExtendForm(FinalForm, CaseForm):
    """How many days, by which decision."""

    sentence = _("The decision is signed; the extension cannot be taken back.")
    days = forms.IntegerField(
        label=_("Days"), min_value=1, max_value=400, help_text=_("In the unit of the limit.")
    )
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    signer = forms.CharField(label=_("Signed by"), max_length=120)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def first(self, today: date) -> dict[str, Any]:
        """Decided today."""
        return {"decided_on": today}


class ReceiptForm(CaseForm):
    """When the decision was received."""

    received_on = FullDateField(label=_("Decision received on"))
