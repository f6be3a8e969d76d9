"""What is asked when a procedure of this topic is opened."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import FullDateField, capitalised
from apps.membership.standing.choices import EXEMPTING, SUSPENDING, Bar, Ground, Reason, SelfReview

Fields = dict[str, Any]
_NONE_OF_THESE = ("", _("None of these"))


def _choice(label: Any, choices: Any, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=capitalised(choices), **options)


def _period(first: Any, last_help: Any) -> Fields:
    return {
        "since": FullDateField(label=first),
        "until": FullDateField(label=_("Last day"), required=False, help_text=last_help),
    }


def exemption() -> Fields:
    """Why and from when to when a member is exempt."""
    reasons = [(code, Reason(code).label) for code in EXEMPTING]
    return {
        "reason_code": _choice(_("Ground"), reasons),
        **_period(_("Exempt from"), _("Leave empty when no end is set.")),
    }


def suspension() -> Fields:
    """Why and from when to when a member is suspended."""
    reasons = [(code, Reason(code).label) for code in SUSPENDING]
    return {
        "reason_code": _choice(_("Ground"), reasons),
        **_period(
            _("Suspended from"),
            _("May stay empty for somebody detained or prosecuted: it follows the criminal case."),
        ),
    }


def the_return() -> Fields:
    """From when the member takes part again."""
    return {"returns_on": FullDateField(label=_("Takes part again from"))}


def strike_off() -> Fields:
    """The ground with its measure, and the self-review before the cell."""
    return {
        "ground": _choice(_("Ground"), Ground.choices),
        "amount": forms.IntegerField(
            label=_("How many months or years"),
            required=False,
            min_value=0,
            max_value=100,
            help_text=_("Months of absence or unpaid fee, months without progress, or years."),
        ),
        "review": _choice(_("Self-review"), SelfReview.choices),
        "requests": forms.IntegerField(
            label=_("How often the cell asked for the self-review"),
            required=False,
            min_value=0,
            max_value=20,
        ),
    }


def own_request() -> Fields:
    """The letter, and whether anything must be settled before."""
    return {
        "letter_on": FullDateField(label=_("Date of the letter")),
        "letter_reason": forms.CharField(label=_("Reason given in the letter"), max_length=300),
        "pending": forms.BooleanField(
            label=_("A violation is being examined or discipline is due"),
            required=False,
            help_text=_("Who leaves has a clean record; otherwise discipline comes first."),
        ),
    }


def expulsion() -> Fields:
    """What the decision of discipline says."""
    return {
        "violation": forms.CharField(label=_("Violation named in the decision"), max_length=300),
        "bar": _bar(),
    }


def death() -> Fields:
    """The day and the cause, as the notice says them."""
    return {
        "died_on": FullDateField(label=_("Died on")),
        "cause": forms.CharField(label=_("Cause"), max_length=200, required=False),
    }


def readmission() -> Fields:
    """What speaks against a return, and the written consent."""
    return {
        "bar": _bar(),
        "crime": _choice(
            _("Criminal record"), [("", _("None")), ("minor", _("Sentenced for a minor crime"))],
            required=False,
        ),
        "cleared_on": FullDateField(
            label=_("Criminal record cleared on"),
            required=False,
            help_text=_("The waiting time runs from this day, not from leaving."),
        ),
        "hardship": forms.CharField(
            label=_("Very hard family circumstances"),
            max_length=500,
            required=False,
            widget=forms.Textarea({"rows": 2}),
            help_text=_("Only for somebody who left at own request: why they had to."),
        ),
        "consent_number": forms.CharField(
            label=_("Written consent of the provincial standing committee: number"),
            max_length=60,
            required=False,
        ),
        "consent_on": FullDateField(label=_("Consent given on"), required=False),
    }  # fmt: skip


def restoration() -> Fields:
    """What annulled the leaving."""
    return {
        "annulled_by": forms.CharField(
            label=_("Decision or conclusion that annuls the leaving"), max_length=120
        ),
        "annulled_on": FullDateField(label=_("Dated")),
    }


def _bar() -> forms.ChoiceField:
    return _choice(
        _("Group that is never admitted again"), [_NONE_OF_THESE, *Bar.choices], required=False
    )
