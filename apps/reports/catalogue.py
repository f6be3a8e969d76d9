"""The catalogue of indicators for reading: what each counts, of which records, told in words.

Nothing here is written twice: the words come from the indicator that is counted by. Figures of
which no app holds records stand beside them, as the offices enter them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from apps.core.vietnamese import fold
from apps.reports.choices import Dimension, FigureKind, Shown, Subject, SummaryForm
from apps.reports.indicators import FORMS, INDICATORS, Indicator
from apps.reports.models import ManualIndicator

MANUAL = "manual"
APPS: dict[str, Any] = {
    "membership": gettext_lazy("Members of the Party"),
    "inspection": gettext_lazy("Inspection and discipline"),
    "cadres": gettext_lazy("Cadres"),
    "tenancy": gettext_lazy("Organisations"),
    MANUAL: gettext_lazy("Manual: no app records it"),
}
APP_OF_ONE = {"members_activity_suspended": "membership"}
"""Figures that stand in a form of other records."""
APP_OF: dict[str, str] = {
    SummaryForm.MEMBERSHIP: "membership",
    SummaryForm.CELL_LIFE: "membership",
    SummaryForm.GRADING: "membership",
    SummaryForm.MEMBERSHIP_FLOW: "membership",
    SummaryForm.INSPECTION: "inspection",
    SummaryForm.CONCLUSIONS: "inspection",
    SummaryForm.INSPECTION_CONTENTS: "inspection",
    SummaryForm.DISCIPLINE: "inspection",
    SummaryForm.CADRES: "cadres",
    SummaryForm.TRAINING: "cadres",
    SummaryForm.ORGANISATIONS: "tenancy",
    SummaryForm.ADMISSIONS: "membership",
    SummaryForm.PETITIONS: "inspection",
}
"""Whose records a form counts."""
DAYS: dict[str, Any] = {
    "member__admission_decided_on": gettext_lazy("the day of the decision on the admission"),
    "member__official_on": gettext_lazy("the day on which the member became official"),
    "valid__startswith": pgettext_lazy("day", "the first day of the belonging or period"),
    "valid__endswith": gettext_lazy("the first day after the belonging"),
    "held_on": gettext_lazy("the day of the meeting"),
    "visited_on": gettext_lazy("the day of the visit"),
    "decided_on": gettext_lazy("the day of the decision"),
    "group__decided_on": gettext_lazy("the day of the decision on the group"),
    "concluded_on": gettext_lazy("the day of the conclusion"),
    "case__concluded_on": gettext_lazy("the day of the conclusion of the case"),
    "first_announced_on": gettext_lazy("the day on which it was first announced"),
    "resolved_on": gettext_lazy("the day on which the complaint was resolved"),
    "received_on": gettext_lazy("the day on which the complaint was received"),
    "registered_on": gettext_lazy("the day on which the case was registered"),
    "arrived_on": gettext_lazy("the day on which the letter arrived"),
    "forwarded_on": gettext_lazy("the day on which the letter was forwarded"),
    "filed_on": gettext_lazy("the day on which the letter was filed"),
    "certificate_on": gettext_lazy("the day of the certificate"),
    "settled_on": gettext_lazy(
        "the day of the conclusion of the letter's case, else of the answer"
    ),
    "ends_on": gettext_lazy("the last day of the class"),
    "starts_on": gettext_lazy("the first day of the class"),
    "training_class__ends_on": gettext_lazy("the last day of the class"),
}
"""The days by which flows are counted."""
TOLD: tuple[tuple[str, Any, Any], ...] = (
    (
        "plan_completion", gettext_lazy("Completion of the plan"),
        gettext_lazy("The figure over the target that applies to it, in percent, one decimal."),
    ),
    (
        "change_vs_prior_period", gettext_lazy("Change against the period before"),
        gettext_lazy("The difference, and this as a share of the figure of the period before."),
    ),
    (
        "ratio_vs_prior_period", gettext_lazy("Ratio to the period before"),
        gettext_lazy("The figure as a share of that of the period before, in percent."),
    ),
)  # fmt: skip
"""What is told of every figure and therefore is no indicator of its own."""
FORM_OF = {one.key: form for form, listed in reversed(FORMS.items()) for one in listed}
"""The form in which an indicator stands."""


@dataclass(frozen=True)
class Link:
    """Another indicator of the catalogue, and by which dimension it belongs to this one."""

    key: str
    label: Any
    dimension: str = ""


@dataclass(frozen=True)
class Entry:
    """One indicator as its page shows it."""

    indicator: Indicator
    form: str
    app: str

    @property
    def key(self) -> str:
        """The name by which commands and the API know it."""
        return self.indicator.key

    @property
    def form_label(self) -> Any:
        """The form in which it is summed up."""
        return SummaryForm(self.form).label

    @property
    def app_label(self) -> Any:
        """Whose records it counts."""
        return APPS[self.app]

    @property
    def kind_label(self) -> Any:
        """Over the period, or on its last day."""
        return FigureKind(self.indicator.kind).label

    @property
    def shown_label(self) -> Any:
        """How it is printed."""
        return Shown(self.indicator.shown).label

    @property
    def dimension(self) -> str:
        """By what it is a part, or a cut, of its whole; empty for a figure of its own."""
        by = self.indicator.by
        return str(Dimension(by).label) if by else ""

    @property
    def is_part(self) -> bool:
        """Whether it shares out its whole together with others."""
        whole = INDICATORS.get(self.indicator.of)
        return whole is not None and self.key in whole.parts

    @property
    def whole(self) -> Link | None:
        """What its share is of."""
        return _link(self.indicator.of) if self.indicator.of else None

    @property
    def parts(self) -> list[Link]:
        """Figures that together give it: they may be added up."""
        return [_link(key) for key in self.indicator.parts]

    @property
    def cuts(self) -> list[Link]:
        """Figures within it that overlap, or leave a remainder: they are never added up."""
        return [
            _link(one.key)
            for one in INDICATORS.values()
            if one.of == self.key and one.key not in self.indicator.parts
        ]

    @property
    def steps(self) -> list[str]:
        """The query in words."""
        return [text for text in (self._what(), self._when(), self._where(), self._told()) if text]

    def _what(self) -> str:
        values = {"definition": self.indicator.definition, "subject": _subject(self.indicator)}
        if self.indicator.amount is not None:
            values["unit"] = self.indicator.unit_word
            return _(
                "%(definition)s Records: %(subject)s; added up are the %(unit)s of each."
            ) % values  # fmt: skip
        return _("%(definition)s Records: %(subject)s, one counts one.") % values

    def _when(self) -> str:
        if self.indicator.kind == FigureKind.STOCK:
            return _("Day: what holds on the last day of the period, by the records of that day.")
        if self.indicator.day:
            return _("Day: %(day)s lies in the period, first and last day included.") % {
                "day": DAYS[self.indicator.day]
            }
        return _("Day: years whose last day lies in the period, each as a whole.")

    def _where(self) -> str:
        return _(
            "Place: the organisation to which the record belonged, added up over the organisations"
            " that stood under the unit on the last day; each record counts in one of them."
        )

    def _told(self) -> str:
        if self.whole is None:
            return ""
        names = {"part": self.indicator.label, "whole": self.whole.label}
        if self.indicator.shown == Shown.RATIO:
            return _("Printed: %(part)s over %(whole)s, two decimals, half up.") % names
        if self.indicator.shown == Shown.WHETHER:
            return _("Printed: yes, when it is as many as %(whole)s.") % names
        return _("Share: of %(whole)s, two decimals at most, half up.") % names


@dataclass(frozen=True)
class ManualEntry(Entry):
    """A figure that is entered by hand: its words are those of the administrators."""

    row: ManualIndicator

    @property
    def is_part(self) -> bool:
        """Whether it shares out its whole together with others."""
        return self.row.part_of is not None

    @property
    def whole(self) -> Link | None:
        """What its share is of, or what it shares out."""
        found = self.row.of or self.row.part_of
        return _manual_link(found) if found else None

    @property
    def parts(self) -> list[Link]:
        """Figures that together give it."""
        return [_manual_link(one) for one in self.row.parts.all()]

    @property
    def cuts(self) -> list[Link]:
        """Figures that are shares of it."""
        return [_manual_link(one) for one in self.row.shares.all()]

    @property
    def steps(self) -> list[str]:
        """Where the number comes from, since nothing is queried."""
        return [
            self.row.definition,
            _("Entered by hand with the document it stands on; a second person approves it."),
            _(
                "Place: the organisation for which it was entered, with all below it; what was"
                " entered for organisations below gives the figure where the organisation has none."
            ),
        ]


def _manual_link(row: ManualIndicator) -> Link:
    return Link(row.code, row.label)


def _never(*_days: Any) -> Any:
    raise LookupError("no app holds records of a manual figure")


def _manual_entry(row: ManualIndicator) -> ManualEntry:
    source = gettext_lazy("Entered by the offices on their own documents")
    of = row.of.code if row.of else ""
    indicator = Indicator(
        row.code, row.label, row.unit_word, row.kind, row.definition, source, _never, of=of
    )
    return ManualEntry(indicator, row.form, MANUAL, row)


def _subject(indicator: Indicator) -> str:
    return str(Subject(indicator.subject).label)


def _link(key: str) -> Link:
    one = INDICATORS[key]
    return Link(key, one.label, str(Dimension(one.by).label) if one.by else "")


def entry_of(key: str) -> Entry:
    """One indicator, counted or manual. Raises KeyError for an unknown one."""
    if key in INDICATORS:
        form = FORM_OF[key]
        return Entry(INDICATORS[key], form, APP_OF_ONE.get(key, APP_OF[form]))
    row = _in_use().filter(code=key).first()
    if row is None:
        raise KeyError(key)
    return _manual_entry(row)


def _in_use() -> Any:
    return ManualIndicator.objects.filter(is_active=True).select_related("of", "part_of")


def entries() -> list[Entry]:
    """Every counted indicator once, in the order of the forms."""
    return [entry_of(key) for key in INDICATORS]


def manual_entries() -> list[Entry]:
    """Every manual indicator in use."""
    return [_manual_entry(row) for row in _in_use()]


def found(
    *, q: str = "", form: str = "", kind: str = "", app: str = "", by: str = "", sensitive: str = ""
) -> list[Entry]:
    """Indicators that have every word and are of what was chosen."""
    words = fold(q).split()
    return [
        one
        for one in (*entries(), *manual_entries())
        if form in ("", one.form)
        and kind in ("", one.indicator.kind)
        and app in ("", one.app)
        and by in ("", one.indicator.by)
        and sensitive in ("", "yes" if one.indicator.sensitive else "no")
        and all(word in _text(one) for word in words)
    ]


def _text(one: Entry) -> str:
    shown = (one.key, one.indicator.label, one.indicator.definition, one.indicator.source)
    return fold(" ".join(str(part) for part in shown))


def choices_of(words: dict[str, Any]) -> list[tuple[str, str]]:
    """Codes with their words as a list offers them."""
    return [(code, capfirst(str(label))) for code, label in words.items()]
