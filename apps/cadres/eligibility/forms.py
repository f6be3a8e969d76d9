"""The form of the question."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.eligibility.choices import AskedFor
from apps.cadres.models import Title
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import RefusableForm


class QuestionForm(RefusableForm):
    """Which act, which title, which day: without a purpose nothing is asked."""

    act = forms.ChoiceField(
        label=pgettext_lazy("eligibility", "For"),
        choices=[("", "–"), *capitalised(AskedFor.choices)],
    )
    title = forms.ModelChoiceField(
        Title.objects.filter(valid_until__isnull=True).order_by("-rank", "name"),
        label=_("Title in question"), empty_label="–", to_field_name="code",
    )  # fmt: skip
    on = FullDateField(
        label=_("Put forward on"),
        help_text=_("Today or a day of the next two months. One question a day about one person."),
    )
