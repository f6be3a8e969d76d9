"""Forms of cases. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.cases.actions import Subject
from apps.inspection.choices import Body, CaseKind, CommitteeLevel, ManagementTier, Source
from apps.inspection.secrecy_fields import grade_end_field, grade_reason_field, grades_read_by
from apps.membership.forms import FullDateField, PlacingForm, UnitField, capitalised
from apps.membership.models import Member
from apps.tenancy.models import Organization

SUBJECTS_MAX = 60
"""Rows of subjects in one form; ours, no rule. More are added on the page of the case."""
NAME_MAX = 200
COPIED = (
    "unit_name", "position", "committee_level", "management_tier", "is_head", "position_at_act",
    "committee_level_at_act", "management_tier_at_act",
)  # fmt: skip
_KEY_AT_END = re.compile(r"\(#(\d{1,18})\)\s*$")
_CODE_AT_END = re.compile(r"\(([-\w]+)\)\s*$")
WHILE_TYPING = {
    "list": "subjects-offered",
    "autocomplete": "off",
    "hx-get": reverse_lazy("inspection:subjects_offered"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#subjects-offered",
    "hx-swap": "innerHTML",
    "hx-select": "unset",
    "hx-push-url": "false",
}


def member_words(member: Member) -> str:
    """What stands for a member in the box: name, year of birth, unit, and the key that counts."""
    birth = f", {str(member.birth)[-4:]}" if member.birth else ""
    return f"{member.full_name}{birth}, {member.organization.name} (#{member.pk})"


def known_by(actor: Any, text: str) -> dict[str, Any]:
    """A member by the key that was chosen, an organisation by its code, else the name."""
    match = _KEY_AT_END.search(text)
    if match:
        rows = Member.objects.visible_to(actor).select_related("organization")
        member = rows.filter(pk=int(match.group(1))).first()
        return {"member": member} if member else {"name": text[: match.start()].strip()}
    match = _CODE_AT_END.search(text)
    if match:
        unit = Organization.objects.visible_to(actor).filter(code=match.group(1)).first()
        return {"organization": unit} if unit else {"name": text}
    return {"name": text}


def _levels(choices: Any) -> list[tuple[str, Any]]:
    return [("", "–"), *capitalised((code, label) for code, label in choices if code)]


class SubjectForm(PlacingForm):
    """One subject: a member or organisation of the range, or a name alone."""

    who = forms.CharField(
        label=_("Member, organisation or name"),
        max_length=400,
        help_text=_(
            "Type a part of the name and choose. Somebody without a record here is entered by name."
        ),
        widget=forms.TextInput(WHILE_TYPING),
    )
    unit_name = forms.CharField(
        label=_("Belongs to"), max_length=300, required=False,
        help_text=_("Empty: the organisation on the record."),
    )  # fmt: skip
    position = forms.CharField(
        label=_("Position"), max_length=200, required=False,
        help_text=_("Empty: the position on the record."),
    )  # fmt: skip
    committee_level = forms.ChoiceField(
        label=_("Committee member"), required=False, choices=_levels(CommitteeLevel.choices)
    )
    management_tier = forms.ChoiceField(
        label=_("Managed by"), required=False, choices=_levels(ManagementTier.choices)
    )
    is_head = forms.BooleanField(
        label=_("Head of the organisation that is examined"), required=False
    )
    position_at_act = forms.CharField(
        label=_("Position at the time of the act"), max_length=200, required=False
    )
    committee_level_at_act = forms.ChoiceField(
        label=_("Committee member at the time of the act"), required=False,
        choices=_levels(CommitteeLevel.choices),
    )  # fmt: skip
    management_tier_at_act = forms.ChoiceField(
        label=_("Managed at the time of the act by"), required=False,
        choices=_levels(ManagementTier.choices),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.actor = actor

    def clean_who(self) -> dict[str, Any]:
        """Who was chosen, or the name as it was typed."""
        found = known_by(self.actor, self.cleaned_data["who"].strip())
        if len(found.get("name", "")) > NAME_MAX:
            raise ValidationError(_("A name has at most %(limit)s letters.") % {"limit": NAME_MAX})
        return found

    @property
    def subject(self) -> Subject:
        """What the action takes."""
        values = {name: value for name, value in self.cleaned_data.items() if name in COPIED}
        return Subject(**values, **self.cleaned_data["who"])


SubjectFormSet = forms.formset_factory(
    SubjectForm, extra=1, max_num=SUBJECTS_MAX, absolute_max=SUBJECTS_MAX
)


class CaseFactsForm(PlacingForm):
    """What a case says of itself, at its registration and when it is changed."""

    title = forms.CharField(
        label=pgettext_lazy("case", "Matter"), max_length=300,
        help_text=_("In a few words, without the names of subjects."),
    )  # fmt: skip
    source = forms.ChoiceField(label=_("Source"), choices=[("", "–"), *capitalised(Source.choices)])
    source_note = forms.CharField(label=_("About the source"), max_length=300, required=False)
    lookback_from = FullDateField(
        label=_("Looked back upon from"), required=False,
        help_text=_("The time whose acts are examined, not the time of the work."),
    )  # fmt: skip
    lookback_to = FullDateField(label=_("Looked back upon until"), required=False)
    planned_from = FullDateField(
        label=_("Work planned from"), required=False,
        help_text=_("How long the team works. Where no rule sets a limit, the plan does."),
    )  # fmt: skip
    planned_until = FullDateField(label=_("Work planned until"), required=False)
    received_on = FullDateField(
        label=_("Letter received by the competent body on"), required=False,
        help_text=_("For denunciations and complaints: their limit counts from this day."),
    )  # fmt: skip
    secrecy = forms.TypedChoiceField(label=_("Secrecy"), coerce=int)
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["secrecy"].choices = grades_read_by(actor)  # type: ignore[attr-defined]


class RegisterForm(CaseFactsForm):
    """Register a case."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[("", "–"), *capitalised(CaseKind.choices)])
    body = forms.ChoiceField(
        label=_("Carried out by"), choices=[("", "–"), *capitalised(Body.choices)],
        help_text=_(
            "Advisory bodies carry out no inspection on signs of violation; a cell resolves no"
            " complaint; party finance and assets are for the inspection committee. Cells and"
            " section committees have no inspection committee."
        ),
    )  # fmt: skip
    organization = UnitField(
        label=_("Organisation"), empty_label="–",
        help_text=_("The committee in whose name it is carried out. The case lies with it."),
    )  # fmt: skip
    field_order = ("kind", "body", "organization", "title", "source", "source_note")

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, actor=actor, **options)
        units = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["organization"].offer(units)  # type: ignore[attr-defined]


def unjudged(form: Any) -> None:
    """Show what was typed without judging it: another row was asked for, nothing was sent in."""
    for one in getattr(form, "forms", [form]):
        one._errors = ErrorDict()
        one.cleaned_data = {}
