"""Forms of the register. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, slug_re
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse_lazy
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.errors import LABELS, DomainError, Invalid
from apps.core.fields import MESSAGES, PartialDateFormField
from apps.core.formats import FormatError, date_text, parse_date
from apps.core.partial_dates import PartialDate
from apps.membership.choices import Education, PoliticalTheory, ReadingPurpose, Sex
from apps.membership.judging import EDITABLE, HOMES, PROTECTED
from apps.membership.models import EthnicGroup, Member, Religion
from apps.tenancy.models import Organization

UNITS_LISTED = 300
"""Up to so many organisations are offered as a list; above that one types a part of the name."""

OFFERED_WHILE_TYPING = {
    "list": "units",
    "autocomplete": "off",
    "hx-get": reverse_lazy("membership:units"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#units",
    "hx-swap": "innerHTML",
    "hx-select": "unset",
    "hx-push-url": "false",
}

_CODE_AT_END = re.compile(r"\(([-\w]+)\)\s*$")


def capitalised(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Choices as they stand alone in a control."""
    return [(code, capfirst(label)) for code, label in choices]


class UnitField(forms.Field):
    """An organisation by its code, or by its name when only one bears it.

    ``offer`` names the organisations that may be chosen. With ``hidden_when_unknown`` an unknown
    or foreign code is answered like a wrong address.
    """

    def __init__(self, *, hidden_when_unknown: bool = False, **options: Any) -> None:
        self.hidden_when_unknown = hidden_when_unknown
        self.empty_label = options.pop("empty_label", "")
        self.units: QuerySet[Organization] = Organization.objects.none()
        options.setdefault("widget", forms.Select)
        super().__init__(**options)

    def offer(self, units: QuerySet[Organization]) -> None:
        """Let one of ``units`` be chosen: from a list when they are few, else by typing."""
        self.units = units
        few = list(units.order_by("path")[: UNITS_LISTED + 1])
        if len(few) > UNITS_LISTED:
            self.widget = forms.TextInput(OFFERED_WHILE_TYPING)
            self.widget.is_required = self.required
            return
        top = min((_depth(unit) for unit in few), default=0)
        self.widget.choices = [
            ("", self.empty_label),
            *((unit.code, "\u2003" * (_depth(unit) - top) + unit.name) for unit in few),
        ]

    def prepare_value(self, value: Any) -> Any:
        """The text that stands for an organisation in the control."""
        if not isinstance(value, Organization):
            return value
        return value.code if isinstance(self.widget, forms.Select) else unit_words(value)

    def to_python(self, value: Any) -> Organization | None:
        """The organisation, or None; raises ValidationError or Http404 for an unknown one."""
        text = str(value or "").strip()
        if not text:
            return None
        match = _CODE_AT_END.search(text)
        found = None
        if "\0" not in text:  # the database takes no such text, nor has it any
            found = self.units.filter(code=match.group(1) if match else text).first()
            found = found or self._by_name(text)
        # A code that one may not know of answers as one that does not exist: there is no such page.
        is_code = match is not None or slug_re.match(text) is not None
        if found is None and (self.hidden_when_unknown or is_code):
            raise Http404
        if found is None:
            raise ValidationError(LABELS["unit_unknown"], code="unit_unknown")
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare organisations by their code."""
        return str(self.prepare_value(initial) or "") != str(data or "")

    def _by_name(self, text: str) -> Organization | None:
        bearers = list(self.units.filter(name__iexact=text)[:2])
        return bearers[0] if len(bearers) == 1 else None


def unit_words(unit: Organization) -> str:
    """Name and code, as they are offered while one types."""
    return f"{unit.name} ({unit.code})"


def _depth(unit: Organization) -> int:
    return str(unit.path).count(".")


class DayField(forms.Field):
    """A day in one box, written as people write it: 19/5/2000."""

    widget = forms.TextInput(
        {"inputmode": "numeric", "autocomplete": "off", "placeholder": "dd/mm/yyyy"}
    )

    def to_python(self, value: Any) -> date | None:
        """The day, or None; raises ValidationError."""
        if not value or isinstance(value, date):
            return value or None
        try:
            return parse_date(str(value))
        except FormatError as error:
            raise ValidationError(MESSAGES[error.code], code=error.code) from error

    def prepare_value(self, value: Any) -> Any:
        """The day as written."""
        return date_text(value) if isinstance(value, date) else value


class GroupedNumberField(forms.CharField):
    """A number whose digits may be grouped by blanks, as on a card."""

    def to_python(self, value: Any) -> str:
        """The digits alone."""
        return "".join((super().to_python(value) or "").split())


class FullDateField(PartialDateFormField):
    """Three boxes that must hold a whole date."""

    default_error_messages = {"day_missing": _("Enter the day.")}

    def to_python(self, value: Any) -> Any:
        """The day, or None; raises ValidationError."""
        if isinstance(value, date):
            return value
        found = super().to_python(value)
        if found is None:
            return None
        if not found.is_full:
            raise ValidationError(self.error_messages["day_missing"], code="day_missing")
        return found.earliest()

    def prepare_value(self, value: Any) -> Any:
        """The date for the three boxes."""
        return PartialDate.of(value) if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare dates."""
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


Section = tuple[str, Promise, tuple[str, ...]]
SECTIONS: tuple[Section, ...] = (
    (
        "general",
        _("General"),
        ("organization", "full_name", "birth_name", "birth", "sex", "citizen_number"),
    ),
    ("places", _("Native place, residence"), ("native_place", "residence")),
    (
        "joining",
        _("Joining the Party"),
        (
            "admission_decided_on",
            "admission_decision_number",
            "ceremony_on",
            "official_on",
            "official_decision_number",
            "card_number",
            "record_number",
        ),
    ),
    ("education", _("Education"), ("education", "political_theory")),
    ("work", _("Work and contact"), ("position", "occupation", "phone")),
    ("sensitive", _("Ethnic group, religion"), ("ethnicity", "religion")),
)
# What every file should hold; a section without one of these says so.
WANTED = frozenset(
    {
        "birth", "citizen_number", "native_place", "residence", "admission_decided_on",
        "ceremony_on", "education", "political_theory", "position", "phone", "ethnicity",
        "religion",
    }
)  # fmt: skip
HELP: dict[str, Any] = {
    "organization": _("Members belong to a cell, a section or a grassroots organisation."),
    "full_name": _("As on the identity card."),
    "birth": _("Member's sheet, form 2-HSĐV, item 3."),
    "citizen_number": _("12 digits. A person is a member in one organisation only."),
    "admission_decided_on": _(
        "The day the decision to admit was signed. Seniority counts from it."
    ),
    "ceremony_on": _("The day the cell held the ceremony, not the day of the decision."),
    "official_on": _("The day the probation ends, even when the cell meets later."),
    "card_number": _("8 digits on the old card, 12 on the new one."),
    "record_number": _("6 digits and the letters of the organisation."),
    "native_place": _("By today's name; the old name may follow in brackets."),
    "ethnicity": _("Kept for totals only; never shown in lists."),
}


class PlacingForm(forms.Form):
    """A form that shows what an action refused beside its fields."""

    def place(self, error: DomainError) -> None:
        """Put each refusal beside its field."""
        for refusal in error.refusals if isinstance(error, Invalid) else [error]:
            self.add_error(refusal.field if refusal.field in self.fields else None, refusal.message)


class MemberForm(PlacingForm):
    """Everything of a member's record that people enter. ``values`` is what the actions take."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    organization = UnitField()
    full_name = forms.CharField(error_messages={"required": LABELS["name_missing"]})
    birth_name = forms.CharField(required=False)
    birth = PartialDateFormField(
        required=False, help_text=_("When only month and year are known, leave the day empty.")
    )
    sex = forms.ChoiceField(
        choices=capitalised(Sex.choices),
        widget=forms.RadioSelect,
        error_messages={"required": LABELS["sex_missing"]},
    )
    citizen_number = GroupedNumberField(required=False)
    native_place = forms.CharField(required=False)
    residence = forms.CharField(required=False)
    admission_decided_on = FullDateField(required=False)
    admission_decision_number = forms.CharField(required=False)
    ceremony_on = FullDateField(required=False)
    official_on = FullDateField(required=False)
    official_decision_number = forms.CharField(required=False)
    card_number = GroupedNumberField(required=False)
    record_number = forms.CharField(required=False)
    education = forms.ChoiceField(
        required=False, choices=[("", "–"), *capitalised(Education.choices)]
    )
    political_theory = forms.ChoiceField(
        required=False, choices=[("", "–"), *capitalised(PoliticalTheory.choices)]
    )
    position = forms.CharField(required=False)
    occupation = forms.CharField(required=False)
    phone = forms.CharField(required=False)
    ethnicity = forms.ModelChoiceField(
        EthnicGroup.objects.order_by("code"), required=False, empty_label="–"
    )
    religion = forms.ModelChoiceField(
        Religion.objects.order_by("code"), required=False, empty_label="–"
    )

    def __init__(
        self,
        data: Any = None,
        *,
        units: QuerySet[Organization] | None = None,
        member: Member | None = None,
        with_sensitive: bool = False,
        saved_wins: Collection[str] = (),
        by_request: bool = False,
    ) -> None:
        """``units`` for a new member, ``member`` for a known one; the fields ``saved_wins`` keep
        what is saved now, whatever was typed; with ``by_request`` so do those that say who the
        member is, where something is recorded."""
        initial = {name: getattr(member, name) for name in (*EDITABLE, "version")} if member else {}
        super().__init__(data, initial=initial)
        self.member = member
        if member is not None:
            del self.fields["organization"]
        elif units is not None:
            self.fields["organization"].offer(units.filter(tier__in=HOMES, active=True))  # type: ignore[attr-defined]
        if not with_sensitive:
            for name in Member.SENSITIVE:
                del self.fields[name]
        kept = {name for name in PROTECTED if by_request and initial.get(name) not in (None, "")}
        self.by_request = frozenset(kept & self.fields.keys())
        for name in self.by_request | (set(saved_wins) & self.fields.keys()):
            self.fields[name].disabled = True
        self._words_of_the_model()

    def _words_of_the_model(self) -> None:
        """Labels and lengths are said once, in the model."""
        for name, field in self.fields.items():
            column = Member._meta.get_field(name)
            field.label = capfirst(str(getattr(column, "verbose_name", name)))
            if isinstance(field, forms.CharField) and getattr(column, "max_length", None):
                length: Any = column.max_length  # type: ignore[union-attr]
                field.validators.append(MaxLengthValidator(length))
                field.widget.attrs["autocomplete"] = "off"
                if not isinstance(field, GroupedNumberField):
                    field.widget.attrs["maxlength"] = length

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned values of the record."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.cleaned_data}

    def sections(self) -> Iterator[dict[str, Any]]:
        """The parts of the form, each with its fields and how far it is filled."""
        for code, title, names in SECTIONS:
            here = [name for name in names if name in self.fields]
            if not here:
                continue
            fields = [
                {"bound": self[name], "help": HELP.get(name, ""), "name": name} for name in here
            ]
            yield {
                "code": code,
                "title": title,
                "fields": fields,
                "errors": sum(bool(self[name].errors) for name in here),
                "missing": sum(name in WANTED and self._is_empty(name) for name in here),
            }

    def _is_empty(self, name: str) -> bool:
        value = self[name].value()
        return not any(value) if isinstance(value, list) else value in (None, "")


class GrantForm(PlacingForm):
    """Open one record to one person until a day."""

    person = forms.CharField(label=_("Sign-in name"), max_length=150)
    valid_from = FullDateField(label=_("From"))
    valid_to = FullDateField(label=_("To, this day included"))
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("For example the team and its decision.")
    )

    def clean_person(self) -> User:
        """The person of that sign-in name who may sign in."""
        name = self.cleaned_data["person"].strip()
        found = User.objects.filter(sign_in_name__iexact=name, is_active=True).first()
        if found is None:
            raise ValidationError(_("Nobody signs in by this name."), code="person_unknown")
        return found


class PurposeForm(forms.Form):
    """Why the sensitive part of a record is opened."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=capitalised(ReadingPurpose.choices))
