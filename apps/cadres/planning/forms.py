"""Forms of planning. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.models import PlanningList, Title, WorkUnit
from apps.cadres.papers.number_field import take_number_field
from apps.cadres.planning.actions import Definition
from apps.cadres.planning.choices import End, Group, Removal, Scope, Source, TermKind
from apps.cadres.planning.rules import Ballots
from apps.core.choices import Secrecy
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm
from apps.regulations.lookup import find_rule

YEARS: dict[str, Any] = {"min_value": 1990, "max_value": 2200}
DEFINING = (
    "age_on", "age_basis", "age_low", "age_high", "young_below", "aim_young", "aim_women",
    "aim_minority", "aim_theory", "aim_low", "aim_high", "aims_basis",
)  # fmt: skip


def _share(label: Any, **options: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2, required=False,
        localize=True, **options,
    )  # fmt: skip


def _age(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=18, max_value=70, **options)


class DefinitionForm(RefusableForm):
    """How the list tells ages and what its structure aims at."""

    age_on = FullDateField(
        label=_("Ages are told on"),
        help_text=_("The month in which the congress or the election begins; never today."),
    )
    age_basis = forms.CharField(label=_("By which document"), max_length=200, required=False)
    age_low = _age(_("First band: under"))
    age_high = _age(_("Second band: up to"), help_text=_("The third band is above it."))
    young_below = _age(
        _("Young: under"), help_text=_("Documents and reports differ: 35, 40 or 45 years.")
    )
    aim_young = _share(_("Aim: young, percent"))
    aim_women = _share(_("Aim: women, percent"))
    aim_minority = _share(
        _("Aim: ethnic minorities, percent"), help_text=_("As fits the area; empty: no aim.")
    )
    aim_theory = _share(_("Aim: high political theory, percent"))
    aim_low = _share(_("Coefficient from"), help_text=_("People over the prescribed number."))
    aim_high = _share(_("Coefficient until"))
    aims_basis = forms.CharField(
        label=_("Document of the aims"), max_length=200, required=False,
        help_text=_("Aims are striven for: they remind and never stop anything."),
    )  # fmt: skip

    @property
    def definition(self) -> Definition:
        """What the action takes."""
        data = self.cleaned_data
        return Definition(
            age_cuts=(data["age_low"], data["age_high"]),
            **{name: data[name] for name in DEFINING if name not in ("age_low", "age_high")},
        )

    @property
    def others(self) -> dict[str, Any]:
        """The values beside the definition."""
        return {name: one for name, one in self.cleaned_data.items() if name not in DEFINING}

    def place(self, error: Any) -> None:
        """The bounds are one value of the record and two boxes of the form."""
        if error.field == "age_cuts":
            error.field = "age_high"
        super().place(error)


class PlanForm(DefinitionForm):
    """Begin a list."""

    name = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("For whom it plans, without names.")
    )
    scope = forms.ChoiceField(
        label=_("Plans for"), choices=[("", "–"), *capitalised(Scope.choices)]
    )
    title = forms.ModelChoiceField(
        Title.objects.none(), label=pgettext_lazy("planning", "Planned title"), required=False,
        empty_label="–", help_text=_("Of a committee; leading titles are added on the page."),
    )  # fmt: skip
    places = forms.IntegerField(
        label=_("Prescribed number"), min_value=1, max_value=999, required=False
    )
    term_kind = forms.ChoiceField(label=_("Whose term"), choices=capitalised(TermKind.choices))
    first_year = forms.IntegerField(label=_("First year of the term"), **YEARS)
    last_year = forms.IntegerField(label=_("Last year of the term"), **YEARS)
    year = forms.IntegerField(label=_("Year of the list"), **YEARS)
    approver = forms.CharField(label=_("Approving body"), max_length=200, required=False)
    secrecy = forms.TypedChoiceField(
        label=_("Secrecy"), coerce=int,
        help_text=_("A list not made known yet is kept secret by its grade (2500/QĐ-TTg)."),
    )  # fmt: skip
    field_order = (
        "name", "scope", "title", "places", "term_kind", "first_year", "last_year", "year",
        "approver", "secrecy",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["title"].queryset = titles(date.today())  # type: ignore[attr-defined] # noqa: DTZ011
        readable = [one for one in Secrecy.choices if one[0] <= actor.clearance]
        self.fields["secrecy"].choices = [(code, capfirst(label)) for code, label in readable]  # type: ignore[attr-defined]


class EditForm(DefinitionForm, StepForm):
    """Change what a list says of itself."""

    name = forms.CharField(label=_("Title"), max_length=200)
    approver = forms.CharField(label=_("Approving body"), max_length=200, required=False)
    field_order = ("version", "name", "approver")


def titles(day: date) -> Any:
    """Leading titles in force, the highest first."""
    return Title.objects.valid_on(day).filter(is_leading=True).order_by("-rank", "name")


def first_values(today: date, level: str) -> dict[str, Any]:
    """What a new list proposes: ages and aims as the values of the law have them, where known."""
    keys = {
        "young_below": "cadres.plan.young.age", "aim_young": "cadres.plan.young.share",
        "aim_women": "cadres.plan.women.share", "aim_low": "cadres.plan.coefficient.minimum",
        "aim_high": "cadres.plan.coefficient.maximum",
    }  # fmt: skip
    found: dict[str, Any] = {"year": today.year}
    for name, key in keys.items():
        value = find_rule(key, on=today, level=level)
        if value is None:
            continue
        percent = name in ("aim_young", "aim_women")
        exact = value.share * 100 if percent else value.share if "aim" in name else value.whole
        found[name] = Decimal(exact.numerator) / Decimal(exact.denominator)
    return found


def values_of(planning: PlanningList) -> dict[str, Any]:
    """What the form of a list shows at first."""
    plain = {name: getattr(planning, name) for name in DEFINING if hasattr(planning, name)}
    return plain | {
        "age_low": planning.age_cuts[0], "age_high": planning.age_cuts[1], "name": planning.name,
        "approver": planning.approver, "version": planning.version,
    }  # fmt: skip


class TargetForm(StepForm):
    """A title to plan for."""

    title = forms.ModelChoiceField(
        Title.objects.none(), label=pgettext_lazy("planning", "Planned title"), empty_label="–"
    )
    work_unit = forms.ModelChoiceField(
        WorkUnit.objects.none(), label=_("Unit of work"), required=False, empty_label="–",
        to_field_name="reference", help_text=_("Where the title belongs to one unit."),
    )  # fmt: skip
    places = forms.IntegerField(label=_("Places"), min_value=1, max_value=999, initial=1)

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["title"].queryset = titles(date.today())  # type: ignore[attr-defined] # noqa: DTZ011
        units = WorkUnit.objects.visible_to(actor).order_by("level", "name")
        self.fields["work_unit"].queryset = units  # type: ignore[attr-defined]


class AddForm(StepForm):
    """Put somebody on the list."""

    cadre = forms.ChoiceField(label=pgettext_lazy("planning", "Person"), widget=forms.RadioSelect)
    target = forms.TypedChoiceField(label=pgettext_lazy("planning", "Planned title"), coerce=int)
    group = forms.TypedChoiceField(
        label=pgettext_lazy("planning", "Group"), coerce=int, required=False, empty_value=None,
        choices=[("", "–"), *[(code, capfirst(words)) for code, words in Group.choices]],
        help_text=_("Group 1 is near the title, group 2 one rank further and younger."),
    )  # fmt: skip
    source = forms.ChoiceField(
        label=pgettext_lazy("planning", "Comes from"), choices=capitalised(Source.choices)
    )
    reason = forms.CharField(
        label=_("Why in spite of a reminder"), max_length=300, required=False,
        help_text=_("Needed only when a rule that nobody has confirmed yet speaks against it."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, people: Sequence[Any], targets: Iterable[Any], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.people = {one.reference: one for one in people}
        self.targets = {one.pk: one for one in targets}
        self.fields["cadre"].choices = [(key, str(one)) for key, one in self.people.items()]  # type: ignore[attr-defined]
        self.fields["target"].choices = [(key, str(one)) for key, one in self.targets.items()]  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        data["cadre"] = self.people[data["cadre"]]
        data["target"] = self.targets[data["target"]]
        return data


class EndForm(FinalForm, StepForm):
    """End somebody's planning."""

    sentence = _("I have read it again: the end is written once.")
    end = forms.ChoiceField(
        label=pgettext_lazy("planning", "What happens"), widget=forms.RadioSelect,
        choices=capitalised([(one.value, one.label) for one in (End.REMOVED, End.FULFILLED)]),
        help_text=_("Whoever reached the planned post is not removed: it is counted apart."),
    )  # fmt: skip
    removal = forms.ChoiceField(
        label=_("Reason of the removal"), choices=capitalised(Removal.choices), required=False
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    decision = forms.CharField(
        label=_("Decision number"), max_length=60, required=False,
        help_text=_("Needed from an approved list; in preparation the approval decides."),
    )  # fmt: skip
    decided_on = FullDateField(label=_("Decision date"), required=False)


def _count(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=100_000, **options)


BALLOTS = ("issued", "collected", "valid", "invalid")


class MeetingForm(StepForm):
    """The meeting of a step, with the votes on each person."""

    held_on = FullDateField(label=_("Meeting date"))
    summoned = _count(
        _("Summoned"), help_text=_("Shares are of all who were summoned, present or not.")
    )
    present = _count(_("Present"))
    issued = _count(_("Ballots issued"), initial=0)
    collected = _count(_("Ballots collected"), initial=0)
    valid = _count(_("Valid ballots"), initial=0)
    invalid = _count(_("Invalid ballots"), initial=0)
    minutes_number = forms.CharField(
        label=_("Number of the minutes"), max_length=60, required=False
    )
    note = forms.CharField(
        label=_("Why in spite of a reminder"), max_length=300, required=False,
        help_text=_("Needed only when a rule that nobody has confirmed yet speaks against it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, people: Sequence[Any], **options: Any) -> None:
        super().__init__(data, **options)
        self.people = people
        if not people:  # the source is prepared without a vote
            for name in BALLOTS:
                del self.fields[name]
        for one in people:
            self.fields[f"agree_{one.pk}"] = _count(_("Agree"))
            self.fields[f"disagree_{one.pk}"] = _count(_("Disagree"), initial=0)

    def lines(self) -> list[dict[str, Any]]:
        """One line a person."""
        return [
            {"entry": one, "agree": self[f"agree_{one.pk}"], "disagree": self[f"disagree_{one.pk}"]}
            for one in self.people
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        return {
            "version": data["version"], "held_on": data["held_on"],
            "counts": Ballots(
                data["summoned"], data["present"], *(data.get(name, 0) for name in BALLOTS)
            ),
            "votes": {
                one.pk: (data[f"agree_{one.pk}"], data[f"disagree_{one.pk}"])
                for one in self.people
            },
            "minutes_number": data["minutes_number"], "note": data["note"],
        }  # fmt: skip


class ReasonForm(FinalForm, StepForm):
    """Why something is struck, returned or given up."""

    sentence = _("I have read the reason again.")
    reason = forms.CharField(label=_("Reason"), max_length=300)


class SubmitForm(FinalForm, StepForm):
    """Hand the list in."""

    sentence = _("While it waits nobody changes the list.")
    approver = forms.CharField(label=_("Approving body"), max_length=200)
    number = forms.CharField(label=_("Number of the submission"), max_length=60, required=False)
    submitted_on = FullDateField(label=_("Handed in on"))
    reason = forms.CharField(
        label=_("Why in spite of a reminder"), max_length=500, required=False,
        help_text=_("Needed only when a rule that nobody has confirmed yet speaks against it."),
    )  # fmt: skip


class ApproveForm(FinalForm, StepForm):
    """The approval."""

    sentence = _("From now on people leave the list by decision alone.")
    number = forms.CharField(label=_("Number of the approval"), max_length=60, required=False)
    take_number = take_number_field()
    approved_on = FullDateField(label=_("Approved on"))
    reason = forms.CharField(label=_("Why in spite of a reminder"), max_length=500, required=False)


class PublishForm(StepForm):
    """To whom the list was made known."""

    published_on = FullDateField(label=_("Made known on"))
    note = forms.CharField(
        label=_("To whom, how"), max_length=300,
        help_text=_("The unit and the people planned, for instance. The grade of the list stays."),
    )  # fmt: skip


class ReviewForm(StepForm):
    """Begin the yearly review."""

    year = forms.IntegerField(label=_("Year of the review"), **YEARS)
