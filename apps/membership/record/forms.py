"""Forms of the card and of requests. They carry values to the actions and decide nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db import connection, models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.membership.choices import ReadingPurpose
from apps.membership.forms import MemberForm, PlacingForm, capitalised
from apps.membership.models import Member, MemberCard, RecordEntry
from apps.membership.record.choices import SPECS, Group

CARD_SECTIONS: tuple[tuple[str, Promise, tuple[str, ...]], ...] = (
    (
        "places", _("Person and places"),
        (
            "aliases", "birth_place", "birth_place_old", "native_place_old", "residence_old",
            "temporary_residence", "email", "family_class", "blood_group", "war_invalid",
            "merit_family",
        ),
    ),
    (
        "education", _("Education"),
        (
            "general_grade", "general_system", "academic_title", "computer_skill",
            "minority_language",
        ),
    ),
    (
        "work", _("Work, Youth Union, army"),
        (
            "occupation_before", "youth_union_on", "youth_union_place", "recruited_on",
            "recruited_by", "army_from", "army_until",
        ),
    ),
    (
        "joining", _("Joining the Party"),
        ("introducer_1", "introducer_2", "admission_place", "official_place"),
    ),
    (
        "first", _("First admission of somebody admitted again"),
        ("first_joined_on", "first_joined_place", "first_official_on", "first_introducers"),
    ),
)  # fmt: skip
CARD_HELP: dict[str, Any] = {
    "birth_place": _("By today's name."),
    "birth_place_old": _("As on the papers of the time; both names stand on the sheet."),
    "native_place_old": _("As on the papers of the time; both names stand on the sheet."),
    "general_grade": _("10 and ten grades for 10/10, 9 and twelve grades for 9/12."),
    "youth_union_on": _("When only month and year are known, leave the day empty."),
}


def form_field(column: models.Field[Any, Any], label: Any) -> forms.Field:
    """The control of a column, in the words of the page."""
    bounds: dict[str, Any] = {}
    if isinstance(column, models.IntegerField):
        _lowest, bounds["max_value"] = connection.ops.integer_field_range(
            column.get_internal_type()
        )
    field: Any = column.formfield(required=False, label=capfirst(str(label)), **bounds)
    if column.choices:
        field.choices = [("", "–"), *capitalised(column.choices)]
    if isinstance(field, forms.CharField):
        field.widget.attrs["autocomplete"] = "off"
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 5
    return field  # type: ignore[no-any-return]


class ColumnsForm(PlacingForm):
    """Some columns of one row as it was read; ``values`` is what the actions take."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, model: Any, names: Iterable[str], row: Any = None,
        labels: dict[str, Any] | None = None, codes: Any = None,
    ) -> None:  # fmt: skip
        self.names = tuple(names)
        initial = {name: getattr(row, name) for name in (*self.names, "version")} if row else {}
        super().__init__(data, initial={"version": 0} | initial)
        for name in self.names:
            column = model._meta.get_field(name)
            label = (labels or {}).get(name, column.verbose_name)
            self.fields[name] = form_field(column, label)
        if codes is not None and "code" in self.fields:
            self.fields["code"] = forms.ChoiceField(
                required=False,
                label=self.fields["code"].label,
                choices=[("", "–"), *capitalised(codes.choices)],
            )

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned values."""
        return {name: self.cleaned_data[name] for name in self.names}

    def sections(self) -> Iterator[dict[str, Any]]:
        """The fields in the parts of the card; all in one part for anything else."""
        parts = CARD_SECTIONS if "aliases" in self.fields else (("all", "", self.names),)
        for code, title, names in parts:
            yield {
                "code": code,
                "title": title,
                "fields": [
                    {"bound": self[name], "help": CARD_HELP.get(name, "")} for name in names
                ],
            }


def card_form(data: Any, card: MemberCard | None) -> ColumnsForm:
    """The open part of a card."""
    return ColumnsForm(data, model=MemberCard, names=MemberCard.FIELDS, row=card)


def entry_form(data: Any, kind: str, entry: Any = None) -> ColumnsForm:
    """One dated entry, with the columns and words of its kind."""
    spec = SPECS[kind]
    form = ColumnsForm(
        data, model=RecordEntry, names=spec.columns, row=entry, labels=spec.labels, codes=spec.codes
    )
    for name in spec.required:
        form.fields[name].required = True
    return form


class OpenForm(forms.Form):
    """Which guarded group is opened, and why."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=capitalised(ReadingPurpose.choices))
    group = forms.ChoiceField(choices=Group.choices)


class StrikeForm(forms.Form):
    """Why an entry is struck through."""

    reason = forms.CharField(label=_("Struck through because"), max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)


class NoteForm(PlacingForm):
    """What the person who decides has to say."""

    note = forms.CharField(
        label=_("Note on the decision"), max_length=500, required=False,
        widget=forms.Textarea({"rows": 2}), help_text=_("Needed for a refusal."),
    )  # fmt: skip


class ChangeForm(MemberForm):
    """The record as it should be, why, and the evidence. What differs becomes the request."""

    reason = forms.CharField(label=_("Reason"), max_length=500)
    evidence = forms.CharField(
        label=_("Evidence"), max_length=500,
        help_text=_("The paper that proves it, with its number and date."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Copy of the evidence"), required=False,
        help_text=_("PDF, JPEG or PNG, at most 5 MB. Papers marked secret stay on paper."),
    )  # fmt: skip
    ASKED = ("reason", "evidence", "file")

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        if files is not None:
            self.files = files
        card = getattr(self.member, "card", None) if self.member else None
        for name in MemberCard.FIELDS:
            column: Any = MemberCard._meta.get_field(name)
            self.fields[name] = form_field(column, column.verbose_name)
            self.initial[name] = getattr(card, name, None)
        for name in ("version",):
            del self.fields[name]

    def _words_of_the_model(self) -> None:
        asked = {name: self.fields.pop(name) for name in self.ASKED}
        super()._words_of_the_model()
        self.fields.update(asked)

    @property
    def wished(self) -> dict[str, Any]:
        """The values of the record and of the card as they should be."""
        card = {name: self.cleaned_data[name] for name in MemberCard.FIELDS}
        return self.values | card

    def parts(self) -> Iterator[dict[str, Any]]:
        """The parts of the record, then those of the card."""
        yield from self.sections()
        for code, title, names in CARD_SECTIONS:
            yield {
                "code": f"card-{code}",
                "title": title,
                "fields": [
                    {"bound": self[name], "help": CARD_HELP.get(name, "")} for name in names
                ],
            }


def change_form(data: Any, files: Any, *, member: Member, with_sensitive: bool) -> ChangeForm:
    """The form of a request about a member."""
    return ChangeForm(data, files, member=member, with_sensitive=with_sensitive)
