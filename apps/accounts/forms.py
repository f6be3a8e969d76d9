"""Forms of accounts: signing in, settings, filters of the trail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from apps.accounts.choices import Density, Theme
from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.formats import FormatError, parse_date
from apps.core.vietnamese import normalise

WRONG = _("The sign-in name or the password is not right.")


class SignInForm(AuthenticationForm):
    """Name and password; one sentence for every cause."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def clean_username(self) -> str:
        """One spelling a name: failures are counted by it, whatever capitals were tried."""
        return normalise(self.cleaned_data["username"]).strip().lower()


class SettingsForm(forms.Form):
    """How the pages look to one person."""

    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    theme = forms.ChoiceField(
        label=_("Appearance"), choices=Theme, required=False, widget=forms.RadioSelect
    )
    density = forms.ChoiceField(
        label=_("Row height"), choices=Density, required=False, widget=forms.RadioSelect
    )
    letter_keys = forms.BooleanField(
        label=_("Single-letter keys"),
        required=False,
        help_text=_("/ for search, j and k for rows. Turn them off if they get in the way."),
    )


class DayField(forms.Field):
    """A day as people write it: dd/mm/yyyy, or yyyy-mm-dd from a calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"day": _("Write the day as dd/mm/yyyy.")}

    def to_python(self, value: Any) -> Any:
        """The day, None for nothing."""
        if not value:
            return None
        try:
            return parse_date(value)
        except FormatError as error:
            raise forms.ValidationError(self.error_messages["day"], code="day") from error


def _acts() -> list[tuple[str, Any]]:
    """Every act that an app has worded, by its words."""
    labels = ((code, str(label)) for code, label in audit.ACTION_LABELS.items())
    return [("", _("All acts")), *sorted(labels, key=lambda pair: pair[1])]


def _record_kinds() -> list[tuple[str, Any]]:
    """Our models that a line of the trail can be about."""
    kinds = (
        (model._meta.label_lower, str(model._meta.verbose_name))
        for model in apps.get_models()
        if model.__module__.startswith("apps.")
        and not model._meta.proxy
        and not hasattr(model, "pgh_tracked_model")
        and hasattr(model._default_manager, "visible_to")
    )
    return [("", _("All records")), *sorted(kinds, key=lambda pair: pair[1])]


class TrailFilter(forms.Form):
    """What an auditor looks for."""

    person = forms.CharField(label=_("Who"), max_length=150, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("All kinds")), *EntryKind.choices]
    )
    action = forms.ChoiceField(label=_("Act"), required=False, choices=_acts)
    object_type = forms.ChoiceField(
        label=_("Kind of record"), required=False, choices=_record_kinds
    )
    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)

    def clean(self) -> dict[str, Any]:
        """The two days in order."""
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day lies before the first."))
        return found
