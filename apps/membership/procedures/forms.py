"""Forms of a procedure: a vote, a paper, the decision, the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import FullDateField, PlacingForm, capitalised
from apps.membership.lookup import citation
from apps.membership.procedures.choices import Body
from apps.membership.procedures.registry import KindSpec, PaperSpec
from apps.membership.procedures.rules import Ballots


class RefusableForm(PlacingForm):
    """A form that may be tried again after somebody else saved meanwhile."""

    def refresh(self, version: int) -> None:
        """After a conflict: what was typed stays, and the next try names the newer version."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("version")] = version
        self.data = data


class StepForm(RefusableForm):
    """A form of one step of a record with a version."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FinalForm(RefusableForm):
    """What cannot be undone: its sentence must be ticked. The tick is no part of the data."""

    sentence: Any = ""

    def __init__(self, data: Any = None, *, sentence: Any = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["confirmed"] = forms.BooleanField(
            label=sentence or self.sentence,
            error_messages={"required": _("Tick this sentence to confirm it.")},
        )

    def clean(self) -> dict[str, Any]:
        """The values without the tick."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data.pop("confirmed", None)
        return data


def _count(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=100_000, **options)


class VoteForm(StepForm):
    """The result of a vote."""

    body = forms.ChoiceField(label=_("Body"))
    held_on = FullDateField(label=_("Meeting date"))
    entitled = _count(
        _("Entitled to vote"),
        help_text=_("In a cell: all official members. Probationary members have no vote."),
    )
    present = _count(_("Present"))
    in_favour = _count(_("In favour"))
    against = _count(_("Against"), initial=0)
    blank_or_invalid = _count(_("Blank or invalid"), initial=0)
    resolution_number = forms.CharField(label=_("Resolution number"), max_length=60, required=False)

    def __init__(self, data: Any = None, *, bodies: Iterable[str], **options: Any) -> None:
        super().__init__(data, prefix="vote", **options)
        choices = [(body, Body(body).label) for body in bodies]
        self.fields["body"].choices = capitalised(choices)  # type: ignore[attr-defined]

    @property
    def ballots(self) -> Ballots:
        """The numbers."""
        names = ("entitled", "present", "in_favour", "against", "blank_or_invalid")
        return Ballots(*(self.cleaned_data[name] for name in names))


class PaperForm(StepForm):
    """One paper of the checklist."""

    code = forms.ChoiceField(label=_("Paper"))
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    dated_on = FullDateField(label=_("Dated"))
    received_on = FullDateField(label=_("Received"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, papers: Sequence[PaperSpec], **options: Any) -> None:
        super().__init__(data, prefix="paper", **options)
        self.fields["code"].choices = capitalised((one.code, one.label) for one in papers)  # type: ignore[attr-defined]


class DecisionForm(FinalForm, StepForm):
    """The decision."""

    deciding_body = forms.ChoiceField(label=_("Deciding body"))
    decided_on = FullDateField(label=_("Decision date"))
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False,
        help_text=_("Needed only when a draft rule speaks against the decision."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, bodies: Iterable[str], **options: Any) -> None:
        super().__init__(data, prefix="decision", **options)
        choices = [(body, Body(body).label) for body in bodies]
        self.fields["deciding_body"].choices = capitalised(choices)  # type: ignore[attr-defined]


class EndForm(FinalForm, StepForm):
    """Closing without a decision in favour; a procedure is not opened again."""

    closed_on = FullDateField(label=_("On"))
    reason = forms.CharField(label=_("Reason"), max_length=500)


class ExtendForm(FinalForm, StepForm):
    """The limit of the decision is extended."""

    sentence = _("The limit is extended once; this cannot be undone.")
    days = forms.IntegerField(label=_("Working days more"), min_value=1, max_value=250)
    basis = forms.CharField(
        label=_("Paper on the extension"), max_length=200, help_text=_("Number, date and reason.")
    )

    def __init__(self, data: Any = None, *, rule: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="extend", **options)
        if rule is not None and rule.extension:
            self.fields["days"].initial = rule.extension
            self.fields["days"].help_text = _("At most %(number)s (%(source)s).") % {
                "number": rule.extension, "source": citation(rule),
            }  # fmt: skip


class StrikeForm(StepForm):
    """Why a vote is struck."""

    reason = forms.CharField(label=_("Why is it struck?"), max_length=200)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="strike", **options)


def as_json(values: dict[str, Any]) -> dict[str, Any]:
    """Values of a kind's own fields as JSON holds them: days as 2026-05-19."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


class OpenForm(RefusableForm):
    """The opening of a procedure of one kind, with the kind's own fields."""

    opened_on = FullDateField(label=_("Opened"))
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any = None, *, spec: KindSpec, **options: Any) -> None:
        super().__init__(data, **options)
        self.extra = spec.fields()
        self.fields.update(self.extra)

    @property
    def details(self) -> dict[str, Any]:
        """The kind's own values as JSON holds them."""
        return as_json({name: self.cleaned_data.get(name) for name in self.extra})
