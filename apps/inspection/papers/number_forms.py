"""Forms of the register of numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.choices import Secrecy
from apps.documents.papers.choices import IssuingBody, PaperKind
from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm
from apps.tenancy.models import Organization


def _text(label: Any, length: int, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, **options)


class _OfficeForm(RefusableForm):
    """Of an organisation that keeps an office."""

    organization = UnitField(label=_("Organisation"), hidden_when_unknown=True)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        offices = Organization.objects.visible_to(actor).filter(active=True, keeps_office=True)
        own = Organization.objects.visible_to(actor).filter(pk=actor.organization_id)
        self.fields["organization"].offer(offices | own)  # type: ignore[attr-defined]
        self.fields["organization"].initial = actor.organization


class _SeriesForm(_OfficeForm):
    body = forms.ChoiceField(label=_("Issued by"), choices=capitalised(IssuingBody.choices))
    kind = forms.ChoiceField(label=_("Kind of paper"), choices=capitalised(PaperKind.choices))


class TakeForm(FinalForm, _SeriesForm):
    """The next number for a paper."""

    sentence = _("A number that was given is never given again.")
    day = FullDateField(label=_("Day of the paper"))
    abstract = _text(_("Abstract"), 300, required=False)
    signer = _text(pgettext_lazy("paper", "Signed by"), 120, required=False)
    recipients = _text(_("Recipients"), 300, required=False)
    secrecy = forms.TypedChoiceField(
        label=_("Secrecy"), coerce=int, choices=Secrecy.choices, initial=0
    )


class ReserveForm(_SeriesForm):
    """The next number for a paper to come."""

    reason = _text(_("Why it is kept free"), 300, help_text=_("The number stays in the register."))


class CarryForm(FinalForm, _SeriesForm):
    """How far the book on paper has come."""

    sentence = _("The numbers up to here stand in the book on paper.")
    last = forms.IntegerField(label=_("Last number in the book"), min_value=1, max_value=99_999)


class TermForm(FinalForm, _OfficeForm):
    """A new term."""

    sentence = _("The term before ends on the eve; all series begin again with 01.")
    name = _text(_("Term"), 40, help_text=_("For example 2025–2030."))
    starts_on = FullDateField(
        label=pgettext_lazy("term", "Begins on"),
        help_text=_("The day after the congress has closed."),
    )


class UseForm(StepForm):
    """A kept number for its paper."""

    day = FullDateField(label=_("Day of the paper"))
    abstract = _text(_("Abstract"), 300, required=False)
    signer = _text(pgettext_lazy("paper", "Signed by"), 120, required=False)
    recipients = _text(_("Recipients"), 300, required=False)


class VoidForm(FinalForm, StepForm):
    """No paper has this number."""

    sentence = _("The number stays in the register and is not given again.")
    reason = _text(_("Reason"), 300)
