"""Forms of programmes. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.cases.forms import SubjectForm, member_words
from apps.inspection.choices import Body, Phase
from apps.inspection.programmes.actions import Planned
from apps.inspection.programmes.choices import PLANNED_KINDS, Owner, Quarter, Span
from apps.inspection.programmes.rules import BODIES, period, quarter_of
from apps.inspection.secrecy_fields import grade_end_field, grade_reason_field, grades_read_by
from apps.membership.forms import FullDateField, UnitField, capitalised, unit_words
from apps.membership.models import Member
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm
from apps.tenancy.models import Organization

SUBJECTS_MAX = 40
"""Rows of subjects in one form; ours, no rule."""
YEARS: dict[str, Any] = {"min_value": 1990, "max_value": 2200}


class ProgrammeForm(RefusableForm):
    """Begin a programme."""

    organization = UnitField(label=_("Organisation"), empty_label="–")
    owner = forms.ChoiceField(
        label=_("Whose programme"), choices=[("", "–"), *capitalised(Owner.choices)],
        help_text=_("Cells and section committees have no inspection committee."),
    )  # fmt: skip
    span = forms.ChoiceField(
        label=pgettext_lazy("programme", "For"),
        choices=capitalised(Span.choices),
        initial=Span.YEAR,
    )
    first_year = forms.IntegerField(label=_("Year, or first year of the term"), **YEARS)
    last_year = forms.IntegerField(
        label=_("Last year of the term"), required=False,
        help_text=_("Only for the programme of a term."), **YEARS,
    )  # fmt: skip
    title = forms.CharField(
        label=_("Title"), max_length=300, required=False,
        help_text=_("Empty: the usual title with the year."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        units = Organization.objects.visible_to(actor).filter(active=True)
        self.fields["organization"].offer(units)  # type: ignore[attr-defined]


class WhoForm(SubjectForm):
    """One subject: what it is today is copied when it is planned and when a case is opened."""

    unit_name = position = committee_level = management_tier = is_head = None  # type: ignore[assignment]
    position_at_act = committee_level_at_act = management_tier_at_act = None  # type: ignore[assignment]

    def __init__(self, *args: Any, actor: Any, **options: Any) -> None:
        super().__init__(*args, actor=actor, **options)
        self.fields["who"].required = False


WhoFormSet = forms.formset_factory(
    WhoForm, extra=1, max_num=SUBJECTS_MAX, absolute_max=SUBJECTS_MAX
)


def who_words(row: Any, members: dict[int, Member], units: dict[int, Organization]) -> str:
    """The words in the box of a subject, by which it is known again."""
    if row.member_id in members:
        return member_words(members[row.member_id])
    unit = units.get(row.subject_organization_id)
    return unit_words(unit) if unit else row.name


class ItemForm(StepForm):
    """One thing planned."""

    year = forms.IntegerField(label=_("Year"), **YEARS)
    quarter = forms.TypedChoiceField(
        label=pgettext_lazy("programme", "Quarter"), required=False, coerce=int, empty_value=None,
        choices=[("", "–"), *capitalised(Quarter.choices)],  # type: ignore[arg-type]
        help_text=_("Needed in the programme of a year: the item is due by its last day."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", "–"), *capitalised(PLANNED_KINDS)],
        help_text=_(
            "What follows an event, such as a denunciation, is in no programme."
        ),
    )  # fmt: skip
    body = forms.ChoiceField(label=_("Carried out by"))
    title = forms.CharField(
        label=pgettext_lazy("case", "Matter"), max_length=300,
        help_text=_("In a few words, without the names of subjects. The case takes it over."),
    )  # fmt: skip
    content = forms.CharField(
        label=_("Content"), max_length=4000, required=False, widget=forms.Textarea({"rows": 4})
    )
    lookback_from = FullDateField(
        label=_("Looked back upon from"), required=False,
        help_text=_("The time whose acts are examined, not the time of the work."),
    )  # fmt: skip
    lookback_to = FullDateField(label=_("Looked back upon until"), required=False)
    lead = forms.CharField(
        label=pgettext_lazy("programme", "Leads"), max_length=200, required=False,
        help_text=_("The person or unit that carries it out."),
    )  # fmt: skip
    cooperating = forms.CharField(label=_("Cooperating units"), max_length=300, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    secrecy = forms.TypedChoiceField(label=_("Secrecy"), coerce=int)
    secrecy_reason = grade_reason_field()
    declassify_on = grade_end_field()

    def __init__(self, data: Any = None, *, programme: Any, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        words = dict(Body.choices)
        bodies = [(code, words[code]) for code in BODIES[programme.owner]]
        self.fields["body"].choices = capitalised(bodies)  # type: ignore[attr-defined]
        self.fields["secrecy"].choices = grades_read_by(actor)  # type: ignore[attr-defined]
        if programme.first_year == programme.last_year:
            self.fields["year"].initial = programme.first_year
            self.fields["year"].widget = forms.HiddenInput()

    def planned(self, subjects: Any) -> Planned:
        """What the action takes."""
        return Planned(
            subjects=subjects,
            **{name: value for name, value in self.cleaned_data.items()
               if name not in ("version", "reason")},
        )  # fmt: skip


class ReplaceItemForm(ItemForm):
    """The item that replaces one that was adopted."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Stands beside the old item. The decision gives the reason of the adjustment."),
    )  # fmt: skip


class DecideForm(FinalForm, StepForm):
    """Number, day and signer of a decision."""

    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    signer = forms.CharField(label=_("Signed by"), max_length=120)


class AdoptForm(DecideForm):
    """The adoption."""

    sentence = _("From now on the programme is changed by decision alone.")


class AdjustForm(DecideForm):
    """The adjustment."""

    sentence = _("What waits becomes part of the programme; this cannot be undone.")
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea({"rows": 3}))


class ReasonForm(FinalForm, StepForm):
    """Why something is given up or dropped."""

    sentence = _("I have read the reason again.")
    reason = forms.CharField(label=_("Reason"), max_length=300)


class VersionForm(StepForm):
    """Nothing but the version that was read."""


class CopyForm(StepForm):
    """Which items of the earlier programme are taken over."""

    items = forms.TypedMultipleChoiceField(
        label=_("Items to copy"), coerce=int, widget=forms.CheckboxSelectMultiple,
        help_text=_("Year and time looked back upon move on; cases and progress are not copied."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, items: Any, **options: Any) -> None:
        super().__init__(data, **options)
        choices = [(one.pk, _item_words(one)) for one in items]
        self.fields["items"].choices = choices  # type: ignore[attr-defined]
        self.fields["items"].initial = [key for key, _words in choices]


def _item_words(item: Any) -> str:
    names = ", ".join(row.name for row in item.subjects[:3])
    return f"{capfirst(item.quarter_words)} · {item.title}" + (f" · {names}" if names else "")


class OpenForm(WhoForm, StepForm):
    """Open a case from an item."""

    subjects = forms.TypedMultipleChoiceField(
        label=_("Subjects of this case"), coerce=int, required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "An item with several subjects may have several cases: untick those of another."
        ),
    )  # fmt: skip
    planned_from = FullDateField(label=_("Work planned from"), required=False)
    planned_until = FullDateField(label=_("Work planned until"), required=False)
    field_order = ("version", "subjects", "who", "planned_from", "planned_until")

    def __init__(
        self, data: Any = None, *, item: Any, actor: Any, today: Any, **options: Any
    ) -> None:
        super().__init__(data, actor=actor, **options)
        self.fields["who"].label = _("Another subject")
        self.fields["who"].help_text = _(
            "For an item that leaves its subjects open. More are added on the page of the case."
        )
        cases = {case.pk: case for case in item.opened}
        free = [row for row in item.subjects if _is_free(row, cases)]
        self.rows = {row.pk: row for row in free}
        self.fields["subjects"].choices = [(row.pk, row.name) for row in free]  # type: ignore[attr-defined]
        self.fields["subjects"].initial = list(self.rows)
        if not free:
            del self.fields["subjects"]
        first, last = period(item.year, item.quarter or quarter_of(today))
        self.fields["planned_from"].initial = max(first, today) if today <= last else today
        self.fields["planned_until"].initial = last if today <= last else None

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        who = data.pop("who", None)
        named = bool(who) and (who.get("member") or who.get("organization") or who.get("name"))
        data["others"] = [self.subject] if named else []
        data["subjects"] = [self.rows[key] for key in data.get("subjects", ())]
        return data


def _is_free(row: Any, cases: dict[int, Any]) -> bool:
    case = cases.get(row.case_id)
    return row.case_id is None or (case is not None and case.phase == Phase.STOPPED)
