"""Forms of discipline: what is recorded, what the chair decides, what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.models import User
from apps.inspection.discipline.choices import (
    Aggravating,
    BallotPurpose,
    DisciplineBody,
    Form,
    HearingOutcome,
    LedgerPoint,
    Mitigating,
    NoSanctionReason,
    NoticeKind,
)
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, StepForm
from apps.regulations.choices import RuleLevel

DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
LONG = forms.Textarea({"rows": 3})


class DaysField(forms.CharField):
    """Several days, written one after the other."""

    default_error_messages = {"days": _("Write days as dd/mm/yyyy, separated by commas.")}

    def clean(self, value: Any) -> Any:
        """The days in order; raises ValidationError for what is none."""
        text = super().clean(value)
        left = DAY.sub("", text).strip(" ,;\n\r\t")
        if left:
            raise ValidationError(self.error_messages["days"], code="days")
        try:
            found = {datetime.strptime(one, "%d/%m/%Y").date() for one in DAY.findall(text)}  # noqa: DTZ007 (a day, no instant)
        except ValueError:
            raise ValidationError(self.error_messages["days"], code="days") from None
        return sorted(found)

    def prepare_value(self, value: Any) -> Any:
        """Days as they are written."""
        if isinstance(value, list):
            return ", ".join(f"{day:%d/%m/%Y}" for day in value)
        return value


class NamedField(forms.CharField):
    """People with a reason, one a line: name, colon, reason."""

    widget = LONG

    def clean(self, value: Any) -> Any:
        """Pairs of name and reason; what is missing is left empty for the rule to refuse."""
        found = []
        for line in super().clean(value).splitlines():
            if line.strip():
                name, _colon, reason = line.partition(":")
                found.append({"name": name.strip(), "reason": reason.strip()})
        return found


def _count(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=capfirst(label), min_value=0, max_value=10_000, **options)


def _form_field(label: Any, forms_allowed: Sequence[str], *, required: bool) -> forms.ChoiceField:
    empty = [] if required else [("", "–")]
    choices = [(code, Form(code).label) for code in forms_allowed]
    return forms.ChoiceField(
        label=label, choices=[*empty, *capitalised(choices)], required=required
    )


class ActForm(StepForm):
    """One violation."""

    description = forms.CharField(label=_("Violation"), max_length=500, widget=LONG)
    began_on = FullDateField(label=_("Committed on, or from"))
    ended_on = FullDateField(
        label=_("Until"), required=False, help_text=_("Only when it lasted and has ended.")
    )
    goes_on = forms.BooleanField(label=_("Its end is not known"), required=False)
    discovered_on = FullDateField(label=_("Found out on"), required=False)
    from_above = forms.BooleanField(
        label=_("In a task given from above"), required=False,
        help_text=_("A cell does not decide on it; it proposes to the level above."),
    )  # fmt: skip
    without_limitation = forms.BooleanField(
        label=_("No limitation runs"), required=False,
        help_text=_(
            "Internal politics, defence, security, foreign affairs against the national interest, "
            "illegitimate diplomas."
        ),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, allowed: Sequence[str], **options: Any) -> None:
        super().__init__(data, prefix="act", **options)
        self.fields["form"] = _form_field(_("Form for this act alone"), allowed, required=False)


class HearingForm(StepForm):
    """Self-review and hearing."""

    explained_on = FullDateField(label=_("Self-review received on"), required=False)
    invited = DaysField(
        label=_("Invited on"), required=False, max_length=200,
        help_text=_("Days as dd/mm/yyyy, separated by commas."),
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label=_("Hearing"), required=False,
        choices=[("", _("Not yet")), *capitalised(HearingOutcome.choices)],
    )  # fmt: skip
    heard_on = FullDateField(label=_("Heard on"), required=False)
    heard_by = forms.CharField(
        label=_("Heard by"), max_length=200, required=False,
        help_text=_("Who of the competent body met and heard the subject."),
    )  # fmt: skip
    view = forms.CharField(
        label=_("What the subject said"), max_length=5000, required=False, widget=LONG
    )
    reason = forms.CharField(
        label=_("Why not heard, and how that is documented"), max_length=300, required=False
    )

    def __init__(self, data: Any = None, *, allowed: Sequence[str], **options: Any) -> None:
        super().__init__(data, prefix="hearing", **options)
        label = _("Form that the subject proposes")
        self.fields["own_form"] = _form_field(label, allowed, required=False)


class SessionForm(StepForm):
    """A session of a body that votes."""

    body = forms.ChoiceField(label=_("Body"), choices=capitalised(DisciplineBody.choices))
    level = forms.ChoiceField(label=_("Level"), choices=capitalised(RuleLevel.choices))
    body_name = forms.CharField(label=_("Name of the body"), max_length=200)
    held_on = FullDateField(label=_("Held on"))
    members = _count(
        _("members of the body"), help_text=_("All of them: a majority is counted on all members.")
    )
    present = _count(_("present"))
    excluded = NamedField(
        label=_("Members who do not count"), required=False, max_length=3000,
        help_text=_("One a line: name, colon, the reason by the rules."),
    )  # fmt: skip
    recused = NamedField(
        label=_("Members who may not vote"), required=False, max_length=3000,
        help_text=_(
            "With a conflict of interest, or concerned themselves. One a line: name, colon, "
            "reason. They still count."
        ),
    )  # fmt: skip
    recusal_asked = forms.BooleanField(
        label=_("Conflicts of interest were asked for at the session"), required=False
    )
    people = forms.ModelMultipleChoiceField(
        User.objects.none(), label=_("Present, of this office"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each is checked for conflicts with this case, now and at the ballot."),
    )  # fmt: skip
    cards = forms.CharField(
        label=_("Others present: card numbers"), required=False, max_length=3000, widget=LONG,
        help_text=_("Members who have no account here, one card number a line. Checked alike."),
    )  # fmt: skip
    override_reason = forms.CharField(
        label=_("Reason in spite of a conflict"), required=False, max_length=300,
        help_text=_("Only when a conflict is found and the standing body allows it."),
    )  # fmt: skip
    override_decision = forms.CharField(
        label=_("Decision of the standing body"), required=False, max_length=120,
        help_text=_("Number and date, or the session."),
    )  # fmt: skip
    minutes_number = forms.CharField(
        label=_("Number of the minutes"), max_length=60, required=False
    )

    def __init__(self, data: Any = None, *, office: Any, known: Any, **options: Any) -> None:
        super().__init__(data, prefix="session", **options)
        self.fields["people"].queryset = office  # type: ignore[attr-defined]
        self.known = known

    def clean_cards(self) -> list[Any]:
        """The members of those cards, each once; raises ValidationError for one not on record."""
        wanted = dict.fromkeys(self.cleaned_data["cards"].split())
        found = {one.card_number: one for one in self.known.filter(card_number__in=list(wanted))}
        missing = [card for card in wanted if card not in found]
        if missing:
            words = _("Not on record in your range: %(cards)s.")
            raise ValidationError(words % {"cards": ", ".join(missing[:5])}, code="cards")
        return [found[card] for card in wanted]

    @property
    def taking_part(self) -> list[Any]:
        """Accounts and members who took part."""
        return [*self.cleaned_data["people"], *self.cleaned_data["cards"]]


class BallotForm(StepForm):
    """Counts of one secret ballot."""

    session = forms.ChoiceField(label=_("Session"))
    purpose = forms.ChoiceField(label=_("Purpose"), choices=capitalised(BallotPurpose.choices))
    issued = _count(pgettext_lazy("ballots", "issued"))
    returned = _count(pgettext_lazy("ballots", "returned"))
    not_returned = _count(pgettext_lazy("ballots", "not returned"), required=False)
    valid = _count(pgettext_lazy("ballots", "valid"))
    invalid = _count(pgettext_lazy("ballots", "invalid"))

    def __init__(
        self, data: Any = None, *, allowed: Sequence[str], sessions: Sequence[Any], **options: Any
    ) -> None:
        super().__init__(data, prefix="ballot", **options)
        self.fields["added_up"] = forms.BooleanField(
            label=_("No form had a majority alone, and the body added the votes up"),
            required=False,
            help_text=_(
                "From the heaviest form downwards (30-QĐ/TW of 2016, article 38). Under a draft "
                "rule votes are added up only when the minutes of the body say so."
            ),
        )  # fmt: skip
        self.sessions = {str(number): one for number, one in enumerate(sessions, 1)}
        choices = [(code, str(one)) for code, one in self.sessions.items()]
        self.fields["session"].choices = choices  # type: ignore[attr-defined]
        self.votable = ("none", *allowed)
        for form in self.votable:
            label = _("no discipline") if form == "none" else Form(form).label
            self.fields[f"votes_{form}"] = _count(label, initial=0)

    @property
    def votes(self) -> dict[str, int]:
        """Votes by form."""
        return {form: self.cleaned_data[f"votes_{form}"] for form in self.votable}


class ExcuseForm(StepForm):
    """A point let pass."""

    point = forms.ChoiceField(label=_("Point"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, data: Any = None, *, points: Sequence[str], **options: Any) -> None:
        super().__init__(data, prefix="excuse", **options)
        choices = [(code, LedgerPoint(code).label) for code in points]
        self.fields["point"].choices = capitalised(choices)  # type: ignore[attr-defined]


class ProposeForm(StepForm):
    """A proposal to the competent body."""

    to_body = forms.ChoiceField(label=_("Body asked"), choices=capitalised(DisciplineBody.choices))
    to_level = forms.ChoiceField(label=_("Level"), choices=capitalised(RuleLevel.choices))
    to_name = forms.CharField(label=_("Name of the body"), max_length=200)
    number = forms.CharField(label=_("Number of the proposal"), max_length=60)
    sent_on = FullDateField(label=_("Sent on"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="propose", **options)


class DecideForm(FinalForm, StepForm):
    """The decision on one subject."""

    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    posts = forms.CharField(
        label=_("Posts removed from"), max_length=300, required=False,
        help_text=_("One, several or all; only for removal from post."),
    )  # fmt: skip
    mitigating = forms.MultipleChoiceField(
        label=_("Mitigating"), choices=capitalised(Mitigating.choices), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    aggravating = forms.MultipleChoiceField(
        label=_("Aggravating"), choices=capitalised(Aggravating.choices), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, data: Any = None, *, allowed: Sequence[str], **options: Any) -> None:
        super().__init__(data, prefix="decide", **options)
        self.fields["form"] = _form_field(
            pgettext_lazy("discipline", "Form"), allowed, required=True
        )


class NoSanctionForm(FinalForm, StepForm):
    """The end without a sanction."""

    reason = forms.ChoiceField(
        label=_("Why no sanction"), choices=capitalised(NoSanctionReason.choices)
    )
    concluded_on = FullDateField(label=_("Concluded on"))
    note = forms.CharField(label=_("On what this rests"), max_length=500)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="without", **options)


class AnnounceForm(FinalForm, StepForm):
    """The announcement."""

    announced_on = FullDateField(label=_("Announced on"))
    announced_at = forms.CharField(label=_("Announced at"), max_length=200)
    served_to = forms.CharField(label=_("Handed to"), max_length=200, required=False)
    served_on = FullDateField(
        label=_("Handed over on"), required=False,
        help_text=_("The limit of a complaint counts from this day."),
    )  # fmt: skip
    refusal_note = forms.CharField(
        label=_("Refused to listen or to receive"), max_length=300, required=False,
        help_text=_("It is put in the minutes and stops nothing."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="announce", **options)


class HandOverForm(StepForm):
    """The paper in the hands of the subject."""

    served_to = forms.CharField(label=_("Handed to"), max_length=200)
    served_on = FullDateField(
        label=_("Handed over on"),
        help_text=_("The limit of a complaint counts from this day."),
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="handover", **options)


class NoticeForm(StepForm):
    """Somebody who is told."""

    kind = forms.ChoiceField(label=_("Who is told"), choices=capitalised(NoticeKind.choices))
    recipient = forms.CharField(label=_("Name"), max_length=200)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="notice", **options)


class NoticeSentForm(StepForm):
    """A notice that went out."""

    notice = forms.ChoiceField(label=_("Notice"))
    sent_on = FullDateField(label=_("Sent on"))
    number = forms.CharField(label=_("Number of the paper"), max_length=60, required=False)

    def __init__(self, data: Any = None, *, notices: Sequence[Any], **options: Any) -> None:
        super().__init__(data, prefix="sent", **options)
        self.notices = {str(number): one for number, one in enumerate(notices, 1)}
        choices = [
            (code, f"{capfirst(one.get_kind_display())}: {one.recipient}")
            for code, one in self.notices.items()
        ]
        self.fields["notice"].choices = choices  # type: ignore[attr-defined]


class CorrectForm(FinalForm, StepForm):
    """A correction of what was typed wrongly."""

    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    acts = forms.CharField(label=_("Violations"), max_length=5000, widget=LONG)
    reason = forms.CharField(label=_("Why is it corrected?"), max_length=500)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="correct", **options)


class StrikeForm(StepForm):
    """An entry that was wrong."""

    row = forms.ChoiceField(label=_("Entry"))
    reason = forms.CharField(label=_("Why is it struck?"), max_length=300)

    def __init__(
        self, data: Any = None, *, rows: Sequence[tuple[str, Any]], **options: Any
    ) -> None:
        super().__init__(data, prefix="strike", **options)
        self.rows = {str(number): row for number, (_label, row) in enumerate(rows, 1)}
        choices = [(str(number), label) for number, (label, _row) in enumerate(rows, 1)]
        self.fields["row"].choices = choices  # type: ignore[attr-defined]
