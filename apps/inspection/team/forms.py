"""Forms of the team: name somebody, change, leave, hand over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.errors import LABELS
from apps.inspection.choices import TeamRole
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm


class PersonForm(RefusableForm):
    """Who: a person of the office, or an account of the province by its sign-in name."""

    user = forms.ModelChoiceField(
        User.objects.none(), label=_("Person of the office"), required=False, empty_label="–"
    )
    sign_in_name = forms.CharField(
        label=_("Sign-in name of somebody else"), required=False, max_length=150,
        help_text=_(
            "Of another board or office of the province; the case is opened to them until it ends "
            "or they leave."
        ),
    )  # fmt: skip
    override_reason = forms.CharField(
        label=_("Reason in spite of a conflict"), required=False, max_length=300,
        help_text=_("Only when a conflict is found and the standing body allows it."),
    )  # fmt: skip
    override_decision = forms.CharField(
        label=_("Decision of the standing body"), required=False, max_length=120,
        help_text=_("Number and date, or the session."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, people: Any, outside: bool = True, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["user"].queryset = people  # type: ignore[attr-defined]
        if not outside:
            for name in ("sign_in_name", "override_reason", "override_decision"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """One of the two ways to name the person."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(data.get("user")) == bool(data.get("sign_in_name")) and not self.errors:
            self.add_error("user", LABELS["team_person"])
        return data


class AssignForm(PersonForm):
    """Somebody for the team."""

    role = forms.ChoiceField(
        label=_("Role in the team"), choices=capitalised(TeamRole.choices), initial=TeamRole.MEMBER
    )
    part = forms.CharField(label=_("Part of the work"), required=False, max_length=300)
    field_order = ("user", "sign_in_name", "role", "part", "override_reason", "override_decision")


class HandOverForm(PersonForm):
    """Who goes on, and what they have to know."""

    note = forms.CharField(
        label=_("Note for whoever goes on"), max_length=300, widget=forms.Textarea({"rows": 3})
    )
    field_order = ("user", "sign_in_name", "note", "override_reason", "override_decision")


class ChangeForm(RefusableForm):
    """Another role or part."""

    role = forms.ChoiceField(label=_("Role in the team"), choices=capitalised(TeamRole.choices))
    part = forms.CharField(label=_("Part of the work"), required=False, max_length=300)


class LeaveForm(FinalForm):
    """The last day and why."""

    sentence = _("The person leaves the team; a case opened to them for it is closed to them.")
    until_on = FullDateField(label=_("Last day"))
    note = forms.CharField(
        label=_("Why, and what whoever goes on has to know"), max_length=300,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip
