"""The figures of one summary, counted and laid out; nothing is stored here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.reports import counting, rules
from apps.reports.choices import FigureKind, PeriodKind
from apps.reports.counting import Counts
from apps.reports.indicators import INDICATORS, Indicator, indicators_of
from apps.reports.indicators.flow import CLOSING
from apps.reports.indicators.minority import majority_on
from apps.reports.manual import counting as manual
from apps.reports.models import Summary, SummaryFigure, Target
from apps.reports.reading import Records
from apps.reports.tables.cells import is_table, table_on
from apps.reports.tables.generating import counted_cells, entered_before
from apps.reports.tree import Place, Tree, existed, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

MINORITIES = {"members_ethnic_minority", "members_admitted_ethnic_minority"}
BY_YEAR = "members_admitted"
Step = Callable[[int], Any]


@dataclass(frozen=True)
class Span:
    """What a summary is about: organisation, form, kind of period, first and last day."""

    organization: Organization
    form: str
    kind: str
    first: date
    last: date

    @property
    def key(self) -> str:
        """The same text for the same summary."""
        return f"{self.organization.pk}:{self.form}:{self.kind}:{self.first}:{self.last}"

    def fields(self) -> dict[str, Any]:
        """The columns that name it, in every table of such spans."""
        return {
            "organization": self.organization, "form": self.form, "kind": self.kind,
            "first": self.first, "last": self.last,
        }  # fmt: skip

    @property
    def size(self) -> int:
        """Figures to count: indicators times units, the whole included; of a table its cells."""
        if is_table(self.form):
            return sum(1 for _cell in table_on(self.form, self.last).definition.counted())
        return len(indicators_of(self.form)) * (len(self.units(self.tree(), {})) + 1)

    def tree(self) -> Tree:
        """The organisations of the period."""
        with scope.use(scope.Scope.everything()):
            return tree_on(self.organization, self.last)

    def units(self, tree: Tree, counted: dict[str, Counts]) -> list[Place]:
        """The units directly below that stood in the period, or have a figure all the same."""
        used = {pk for counts in counted.values() for pk, value in counts.units.items() if value}
        return [
            place
            for place in tree.children()
            if place.id in used or existed(place, self.first, self.last)
        ]


@dataclass(frozen=True)
class Counted:
    """All numbers of one summary, not yet stored."""

    name: str
    details: dict[str, Any]
    figures: list[SummaryFigure]

    def by_key(self) -> dict[tuple[int | None, str], int]:
        """Values by unit and indicator."""
        return values_of(self.figures)


def values_of(figures: Iterable[SummaryFigure]) -> dict[tuple[int | None, str], int]:
    """Values by (unit, indicator); the whole has no unit."""
    return {(figure.unit_id, figure.indicator): figure.value for figure in figures}


def stored_values(summary: Summary) -> dict[tuple[int | None, str], int]:
    """Values by (unit, indicator) as they are stored."""
    rows = summary.figures.order_by().values_list("unit_id", "indicator", "value")
    return {(unit, key): value for unit, key, value in rows}


def counted(span: Span, *, step: Step | None = None, keep: bool = False) -> Counted:
    """Count every indicator for the whole, each unit directly below and the organisation itself.

    ``step`` is told the number of figures that are done. With ``keep`` the figures hold the keys
    of the records they count.
    """
    tree = span.tree()
    if is_table(span.form):
        return _counted_table(span, tree, step=step, keep=keep)
    found: dict[str, Counts] = {}
    wanted = indicators_of(span.form)
    width = len(span.units(tree, {})) + 1
    counts = counting.together(wanted, tree=tree, first=span.first, last=span.last, keep=keep)
    for number, (key, of_key) in enumerate(counts, 1):
        found[key] = of_key
        if step:
            step(number * width)
    found = {one.key: found[one.key] for one in wanted}
    return Counted(tree.name, _details(span, tree), _lay_out(span, tree, found))


def _counted_table(span: Span, tree: Tree, *, step: Step | None, keep: bool) -> Counted:
    """A table has one sheet for the whole; the units below hand in their own."""
    definition = table_on(span.form, span.last).definition
    figures, details = counted_cells(
        definition, organization=span.organization, kind=span.kind, first=span.first,
        last=span.last, tree=tree, keep=keep, step=step,
    )  # fmt: skip
    open_to_hand = definition.unrecorded()
    by_hand = [line for line in manual.details_of(span, tree) if line["code"] in open_to_hand]
    entered = {line["code"] for line in by_hand}
    before = entered_before(definition, span.organization, span.kind, span.first, span.last)
    by_hand += [line for line in before if line["code"] not in entered]
    if by_hand:
        details["manual"] = by_hand
        figures += [SummaryFigure(indicator=one["code"], value=one["value"]) for one in by_hand]
    return Counted(tree.name, details, figures)


def _lay_out(span: Span, tree: Tree, found: dict[str, Counts]) -> list[SummaryFigure]:
    units = span.units(tree, found)
    root = span.organization.pk
    plans = plans_for(span, [root, *(unit.id for unit in units)])
    figures = []
    for key, counts in found.items():
        base = found.get(INDICATORS[key].of)
        whole = _figure(None, 0, key, counts.whole, base.whole if base else None)
        figures.append(whole)
        if counts.records is not None:
            # The keys are left to the units, the fingerprint is of them all.
            whole.hold(Records.of(counts.records.values()), with_keys=not units)
        for order, place in enumerate(units, 1):
            of = base.unit(place.id) if base else None
            figures.append(_figure(place, order, key, counts.unit(place.id), of))
            figures[-1].hold(counts.of_branch(place.id))
        if units:
            own = tree.places[root]
            of = base.own if base else None
            figures.append(_figure(own, len(units) + 1, key, counts.own, of))
            figures[-1].hold(counts.of_branch(root))
    for figure in figures:
        # The plan is the whole's; what stands in no unit has none of its own.
        if figure.unit_id != root:
            target = plans.get((figure.unit_id or root, figure.indicator))
            if target is not None:
                figure.plan, figure.plan_share = target.plan, target.share
                figure.plan_is_most = target.is_most
    return figures


def _figure(place: Place | None, order: int, key: str, value: int, of: int | None) -> SummaryFigure:
    figure = SummaryFigure(indicator=key, value=value, of_value=of, unit_order=order)
    if place is not None:
        figure.unit_id, figure.unit_name = place.id, place.name[:200]
        figure.since, figure.until = place.since, place.until
    return figure


def plans_for(span: Span, organizations: list[int]) -> dict[tuple[int, str], Target]:
    """Targets by (organisation, indicator) that apply to a summary of this kind and period."""
    with scope.use(scope.Scope.everything()):
        rows = Target.objects.applying_to(organizations, span.first, span.last, span.kind)
        rows = rows.filter(manual=None)
        found: dict[tuple[int, str], Target] = {}
        for target in rows:
            found.setdefault((target.organization_id, target.indicator), target)
    return found


def _details(span: Span, tree: Tree) -> dict[str, Any]:
    keys = [one.key for one in indicators_of(span.form)]
    details: dict[str, Any] = {}
    if BY_YEAR in keys and span.kind not in rules.FIXED_KINDS and span.first.year < span.last.year:
        details["years"] = {BY_YEAR: _years(INDICATORS[BY_YEAR], span, tree)}
    if {"members", CLOSING} & set(keys):
        details["balance"] = counting.balance(tree=tree, first=span.first, last=span.last)
    if MINORITIES & set(keys):
        details["majority"] = majority_on(span.last).as_details()
    by_hand = manual.details_of(span, tree)
    if by_hand:
        details["manual"] = by_hand
    return details


def _years(indicator: Indicator, span: Span, tree: Tree) -> list[dict[str, int | None]]:
    assert indicator.kind == FigureKind.FLOW
    found = counting.by_year(indicator, tree=tree, first=span.first, last=span.last)
    with scope.use(scope.Scope.everything()):
        targets = Target.objects.in_force().filter(
            organization=span.organization, indicator=indicator.key, kind=PeriodKind.YEAR
        )
        plans = {
            year: target.plan
            for target in targets
            for year in range(target.first.year, target.last.year + 1)
        }
    return [
        {"year": year, "value": value, "plan": plans.get(year)} for year, value in found.items()
    ]


def content_of(summary: Summary) -> dict[str, Any]:
    """Everything a signature stands for, as plain JSON values in a fixed order."""
    figures = (
        SummaryFigure.objects.filter(summary=summary)
        .select_related("unit")
        .with_fingerprint_of_records()
        .order_by("unit_order", "indicator", "pk")
    )
    return {
        "organization": summary.organization.code,
        "name": summary.name,
        "form": summary.form,
        "kind": summary.kind,
        "first": summary.first.isoformat(),
        "last": summary.last.isoformat(),
        "revision": summary.revision,
        "details": summary.details,
        # Those from before it was kept have the fingerprint that they had.
        **(
            {"counted_by": [summary.code_version, summary.rules_sha256]}
            if summary.code_version
            else {}
        ),
        "figures": [
            [
                figure.unit.code if figure.unit else "",
                figure.unit_name,
                figure.indicator,
                figure.value,
                figure.of_value,
                figure.plan,
                # Summaries from before shares were set, or records kept, have the fingerprint that
                # they had.
                *([f"{figure.plan_share}%"] if figure.plan_share is not None else []),
                *(["most"] if figure.plan_is_most else []),
                *(one for one in (figure.records_sha256, figure.records_digest) if one),
            ]
            for figure in figures
        ],
    }


def fingerprint(summary: Summary) -> str:
    """SHA-256 of the stored content; equal to ``sha256`` as long as nobody has touched it."""
    return rules.digest(content_of(summary))
