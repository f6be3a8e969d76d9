"""Forms of transfers. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.errors import LABELS
from apps.core.fields import PartialDateFormField
from apps.membership.choices import Sex
from apps.membership.forms import (
    _CODE_AT_END,
    FullDateField,
    GroupedNumberField,
    PlacingForm,
    UnitField,
    capitalised,
)
from apps.membership.judging import HOMES
from apps.membership.procedures.forms import FinalForm
from apps.membership.transfers.choices import Ending, FilePaper, FileWay, Kind, Reason
from apps.membership.transfers.lookup import Office, office, offices
from apps.tenancy.models import Organization

WHILE_TYPING = {
    "list": "offices",
    "autocomplete": "off",
    "hx-get": reverse_lazy("membership:transfer_offices"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#offices",
    "hx-swap": "innerHTML",
    "hx-select": "unset",
    "hx-push-url": "false",
}


class OfficeField(forms.CharField):
    """A committee with an office of its own, by code or by a name that only one bears."""

    def to_python(self, value: Any) -> Any:
        """The office, or None; raises ValidationError for an unknown name."""
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        match = _CODE_AT_END.search(text)
        found = None
        if "\0" not in text:  # the database takes no such text, nor has it any
            found = office(match.group(1) if match else text) or _by_name(text)
        if found is None:
            raise ValidationError(LABELS["office_unknown"], code="office_unknown")
        return found

    def validate(self, value: Any) -> None:
        """Nothing beyond being known."""

    def run_validators(self, value: Any) -> None:
        """The text was looked up; it is stored nowhere."""


def _by_name(text: str) -> Office | None:
    named = [one for one in offices(text) if one.name.casefold() == text.casefold()]
    return named[0] if len(named) == 1 else None


class VersionForm(PlacingForm):
    """An act on a transfer as it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes, the version as read among it."""
        return {**self.cleaned_data, "version": self.cleaned_data.get("version") or 0}


def homes(field: Any, actor: Any) -> None:
    """Let a cell of the actor's range be chosen."""
    field.offer(Organization.objects.visible_to(actor).filter(tier__in=HOMES, active=True))


class RequestForm(PlacingForm):
    """Ask for a transfer; within the own committee it happens at once."""

    kind = forms.ChoiceField(label=_("Kind"), choices=capitalised(Kind.choices))
    reason = forms.ChoiceField(label=_("Reason"), choices=capitalised(Reason.choices))
    office = OfficeField(
        label=_("Receiving committee"),
        required=False,
        max_length=300,
        help_text=_("Type a part of the name; the receiving committee chooses the cell."),
        widget=forms.TextInput(WHILE_TYPING),
    )
    outside = forms.CharField(
        label=_("Or: organisation outside the system, as on the paper"),
        required=False,
        max_length=300,
    )
    organization = UnitField(
        label=_("Cell, for a transfer within the committee"), required=False, empty_label="–"
    )
    moved_on = FullDateField(
        label=_("In the new cell from, for a transfer within the committee"), required=False
    )
    basis_number = forms.CharField(
        label=_("Number of the decision on the change"), required=False, max_length=60
    )
    effective_on = FullDateField(
        label=_("The change takes effect on"),
        required=False,
        help_text=_("The day from which the decision applies, or of the new residence."),
    )
    stay_from = FullDateField(label=_("Temporary from"), required=False)
    stay_last = FullDateField(label=_("Temporary until, this day included"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=300)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        homes(self.fields["organization"], actor)

    def clean(self) -> dict[str, Any]:
        """A transfer within the committee names its cell and day."""
        data = super().clean() or {}
        if data.get("kind") == Kind.INTERNAL:
            for name in ("organization", "moved_on"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, _("Needed for a transfer within the committee."))
        return data


class SendForm(VersionForm):
    """Issue the paper."""

    fee_paid_through = FullDateField(
        label=_("Party fee paid through (any day of the last paid month)"),
        help_text=_("The month in which the paper is issued is paid at the old cell."),
    )
    sent_on = FullDateField(label=_("Paper issued on"))
    number = forms.CharField(
        label=_("Number of the paper"),
        required=False,
        max_length=30,
        help_text=_("Left empty, it is the next number of the committee's register of the year."),
    )


class ReasonForm(VersionForm):
    """Why something is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class ReturnForm(ReasonForm):
    """Send the paper back."""

    wrong_box = forms.TypedChoiceField(
        label=_("Box that is wrong"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "–"), *((str(box), str(box)) for box in range(1, 11))],
        help_text=_("A wrong box 1 needs a new paper; later boxes may be corrected with a stamp."),
    )


class HandInForm(VersionForm):
    """The member brings the paper."""

    handed_in_on = FullDateField(label=_("Paper handed in on"))


class ReceiveForm(FinalForm, VersionForm):
    """Receive in a cell."""

    sentence = _("Cell and day are right; a reception cannot be undone.")

    organization = UnitField(label=_("Cell that receives"), empty_label="–")
    received_on = FullDateField(label=_("Received on"))

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        homes(self.fields["organization"], actor)


class ConfirmForm(FinalForm, VersionForm):
    """An organisation outside has received the member."""

    sentence = _(
        "The day is right; the member is no longer counted here, and this cannot be undone."
    )

    received_on = FullDateField(label=_("Received on, as the confirmation says"))


class SendFileForm(VersionForm):
    """The paper file goes."""

    sent_on = FullDateField(label=_("File sent on"))
    way = forms.ChoiceField(label=_("How it goes"), choices=capitalised(FileWay.choices))
    carrier = forms.CharField(
        label=_("Who carries it or signed for it"),
        required=False,
        max_length=120,
        help_text=_("Left empty when the member carries it; by post, the number of the item."),
    )
    papers = forms.MultipleChoiceField(
        label=_("Papers enclosed"),
        choices=capitalised(FilePaper.choices),
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class ReceiveFileForm(VersionForm):
    """The paper file arrives, whole or not."""

    received_on = FullDateField(label=_("File arrived on"))
    missing = forms.MultipleChoiceField(
        label=_("Papers missing"),
        required=False,
        choices=capitalised(FilePaper.choices),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing when the file is complete; record the rest when it comes."),
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class FileBackForm(VersionForm):
    """The paper file is back with the sender."""

    back_on = FullDateField(label=_("File back on"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)


class EndForm(VersionForm):
    """End a temporary stay."""

    ended_on = FullDateField(label=_("Ended on"))
    ending = forms.ChoiceField(label=_("How it ended"), choices=capitalised(Ending.choices))


class ComeBackForm(VersionForm):
    """Back from abroad."""

    organization = UnitField(label=_("Cell that takes the member back"), empty_label="–")
    came_back_on = FullDateField(label=_("Back on"))

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        homes(self.fields["organization"], actor)


class ArrivalForm(PlacingForm):
    """A member with a paper from an organisation outside the system."""

    origin = forms.CharField(label=_("Comes from, as on the paper"), max_length=300)
    paper_number = forms.CharField(
        label=_("Number of the referral paper"), required=False, max_length=30
    )
    organization = UnitField(label=_("Cell that receives"), empty_label="–")
    received_on = FullDateField(label=_("Received on"))
    reason = forms.ChoiceField(label=_("Reason"), choices=capitalised(Reason.choices))
    full_name = forms.CharField(label=_("Full name"), max_length=120)
    birth = PartialDateFormField(label=_("Date of birth"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"), choices=capitalised(Sex.choices), widget=forms.RadioSelect
    )
    card_number = GroupedNumberField(label=_("Member card number"), required=False, max_length=12)
    record_number = forms.CharField(label=_("Curriculum number"), required=False, max_length=12)
    admission_decided_on = FullDateField(label=_("Admission decision date"), required=False)
    ceremony_on = FullDateField(label=_("Admission ceremony date"))
    official_on = FullDateField(label=_("Official date"), required=False)

    RECORD = (
        "full_name", "birth", "sex", "card_number", "record_number", "admission_decided_on",
        "ceremony_on", "official_on",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        homes(self.fields["organization"], actor)

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return {"values": {name: data.pop(name) for name in self.RECORD}, **data}
