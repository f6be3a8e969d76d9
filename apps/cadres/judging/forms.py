"""The question to the rules, and the exception."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.judging.choices import ASKED_FOR, Purpose, Source, Term
from apps.cadres.judging.reading import Asked
from apps.cadres.judging.seats import seats_named
from apps.cadres.judging.subjects import Case
from apps.cadres.models import Cadre, Seat, Title
from apps.inspection.cases.forms import WHILE_TYPING
from apps.membership.forms import DayField, FullDateField, PlacingForm, capitalised
from apps.membership.procedures.forms import FinalForm

YES, NO = "yes", "no"
ANSWERS = [("", _("Not known")), (YES, _("Yes")), (NO, _("No"))]
ANSWERED = {YES: True, NO: False}
SEATS_WHILE_TYPING = WHILE_TYPING | {
    "list": "seats-offered",
    "hx-get": reverse_lazy("cadres:seats_offered"),
    "hx-target": "#seats-offered",
}


class AnswerField(forms.ChoiceField):
    """Yes, no, or not known: what is not known is never taken for a no."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=ANSWERS, required=False, **options)


class AskForm(PlacingForm):
    """Which act, which title or seat, on which day; and what belongs to the act alone."""

    act = forms.ChoiceField(label=_("Act"), choices=capitalised(ASKED_FOR))
    title = forms.ModelChoiceField(
        Title.objects.none(),
        to_field_name="code",
        label=pgettext_lazy("cadre", "Title"),
        empty_label="–",
    )
    seat = forms.CharField(
        label=_("Seat"), max_length=600, required=False,
        help_text=_("Where a certain seat is meant: type a part of its title or unit and choose."),
        widget=forms.TextInput(SEATS_WHILE_TYPING),
    )  # fmt: skip
    on = DayField(label=pgettext_lazy("judging", "On"), required=False)
    reference = DayField(
        label=_("Age counts from"), required=False,
        help_text=_("The month of the congress or election; the day the dossier came in."),
    )  # fmt: skip
    term = forms.ChoiceField(
        label=pgettext_lazy("judging", "Planned for"),
        required=False,
        choices=[("", "–"), *capitalised(Term.choices)],
    )
    source = forms.ChoiceField(
        label=_("The candidate comes"), required=False,
        choices=[("", "–"), *capitalised(Source.choices)],
    )  # fmt: skip
    purpose = forms.ChoiceField(
        label=_("Purpose of the rotation"), required=False,
        choices=[("", "–"), *capitalised(Purpose.choices)],
    )  # fmt: skip
    first_entry = AnswerField(label=_("First entry into the committee"))
    local = AnswerField(
        label=_("Of the place"),
        help_text=_("The finding of the board from the whole life, not from the birthplace."),
    )
    terms = forms.IntegerField(
        label=_("Terms running in the place, confirmed"), required=False, min_value=0, max_value=20
    )
    both_at_once = AnswerField(label=_("Planned and proposed for appointment at once"))
    agreement = AnswerField(label=_("The other managing body agrees"))
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, cadre: Cadre, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.cadre, self.actor = cadre, actor
        titles = Title.objects.order_by("-rank", "name")
        self.fields["title"].queryset = titles  # type: ignore[attr-defined]

    @property
    def main(self) -> list[Any]:
        """The question itself."""
        return [self[name] for name in ("act", "title", "seat", "on")]

    @property
    def more(self) -> list[Any]:
        """What belongs to the act."""
        return [bound for bound in self if bound.name not in ("act", "title", "seat", "on")]

    def clean_seat(self) -> Seat | None:
        """The seat, which the reader may know of."""
        text = self.cleaned_data["seat"].strip()
        if not text:
            return None
        found = seats_named(self.actor, text)
        if len(found) > 1:
            raise forms.ValidationError(_("Several seats fit: choose one from the list."))
        if not found:
            raise forms.ValidationError(_("There is no such seat."))
        return found[0]

    def asked(self, today: date) -> Asked:
        """The question; call after the form is found valid."""
        data = self.cleaned_data
        case = Case(
            reference=data["reference"], term=data["term"], source=data["source"],
            purpose=data["purpose"], terms=data["terms"], reason=data["reason"],
            first_entry=ANSWERED.get(data["first_entry"]), local=ANSWERED.get(data["local"]),
            both_at_once=ANSWERED.get(data["both_at_once"]),
            agreement=ANSWERED.get(data["agreement"]),
        )  # fmt: skip
        seat = data["seat"]
        title = seat.title if seat else data["title"]
        return Asked(self.cadre, data["act"], title, data["on"] or today, seat, case)


class ExceptionForm(FinalForm):
    """Let a rule pass: it stays on file for good."""

    sentence = _("I have seen the decision that allows this exception; it stays on file.")

    authority = forms.CharField(label=_("Allowed by"), max_length=200)
    reason = forms.CharField(label=_("Reason"), max_length=500)
    document = forms.CharField(
        label=_("Document"), max_length=200, help_text=_("Number, date and issuer.")
    )
    expires_on = FullDateField(label=_("Holds until"))
