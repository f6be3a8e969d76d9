"""What a reader sees of a summary: cards, units, checks. Page, Word, Excel and API all use it.

Figures come from the stored copy only. Small sensitive cells are withheld here, in one place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.core import formats
from apps.reports import permissions, rules, wording
from apps.reports.choices import Shown
from apps.reports.figures import BY_YEAR
from apps.reports.indicators import INDICATORS, Indicator
from apps.reports.manual.printing import ManualLine, lines_of
from apps.reports.models import Summary, SummaryFigure

SHOWN_AS_CARDS = (
    "members_admitted", "members_made_official", "members", "members_women",
    "members_ethnic_minority", "members_religious", "members_admitted_women",
    "members_admitted_ethnic_minority", "members_admitted_religious", "probationary_members",
    "grassroots_committees",
)  # fmt: skip
KIND_RANK = {key: rank for rank, key in enumerate(SHOWN_AS_CARDS)}


@dataclass(frozen=True)
class Cell:
    """One number as this reader may see it; ``value`` is None when it is withheld."""

    indicator: Indicator
    value: int | None
    text: str
    of: int | None = None
    share: str = ""
    counts: str = ""
    """The two counts of a figure that is printed as a share, a ratio or a word."""
    plan: int | None = None
    plan_share: Decimal | None = None
    plan_is_most: bool = False
    met: bool | None = None
    completion: str = ""
    percent: float | None = None
    can_list: bool = False

    @property
    def plan_text(self) -> str:
        """The target as it is read."""
        return wording.aim_text(self.plan, self.plan_share, is_most=self.plan_is_most)

    @property
    def outcome(self) -> str:
        """How far a number is reached, or whether a share is."""
        return self.completion or wording.met_text(met=self.met)

    @property
    def is_withheld(self) -> bool:
        """Whether the number itself is not shown."""
        return self.value is None


@dataclass(frozen=True)
class Card(Cell):
    """A figure of the whole, beside that of the period before."""

    before: int | None = None
    trend: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One unit with its cells."""

    unit_id: int
    name: str
    order: int
    cells: list[Cell]
    is_own: bool = False
    note: str = ""

    def cell(self, key: str) -> Cell | None:
        """The cell of one indicator."""
        return next((one for one in self.cells if one.indicator.key == key), None)


class Sheet:
    """A summary laid out for one reader."""

    def __init__(self, summary: Summary, actor: Actor) -> None:
        self.summary, self.actor = summary, actor
        self.indicators = summary.indicators
        self.by_key = {one.key: one for one in self.indicators}

    @cached_property
    def _figures(self) -> list[SummaryFigure]:
        return list(self.summary.figures.order_by("unit_order", "pk"))

    @cached_property
    def _by_unit(self) -> dict[int | None, dict[str, SummaryFigure]]:
        found: dict[int | None, dict[str, SummaryFigure]] = {}
        for figure in self._figures:
            found.setdefault(figure.unit_id, {})[figure.indicator] = figure
        return found

    @property
    def whole(self) -> dict[str, SummaryFigure]:
        """Figures of the whole by indicator."""
        return self._by_unit.get(None, {})

    @cached_property
    def before(self) -> Summary | None:
        """The summary of the period before, as far as the reader may know of it."""
        rows = Summary.objects.visible_to(self.actor).before(self.summary)
        return rows.first()  # type: ignore[no-any-return]

    @cached_property
    def _before_values(self) -> dict[str, int]:
        if self.before is None:
            return {}
        rows = self.before.figures.filter(unit=None)
        return dict(rows.values_list("indicator", "value"))

    @cached_property
    def cards(self) -> list[Card]:
        """The figures of the whole, the most asked for first."""
        found = [self._card(one) for one in self.indicators if one.key in self.whole]
        return sorted(found, key=lambda card: KIND_RANK.get(card.indicator.key, len(KIND_RANK)))

    def _card(self, indicator: Indicator) -> Card:
        figure = self.whole[indicator.key]
        hidden = self._hides_whole(indicator, figure.value)
        small = figure.value < rules.SMALL
        instead = (_fewer() if small else _("withheld")) if hidden else None
        values = self._values(figure, instead)
        before = self._before_values.get(indicator.key)
        is_number = indicator.shown == Shown.NUMBER
        if before is not None and (not is_number or self._hides_whole(indicator, before)):
            before = None
        return Card(**values, before=before, trend=[row["value"] for row in self._years(indicator)])

    def _hides_whole(self, indicator: Indicator, value: int) -> bool:
        if not indicator.sensitive or self.actor.has(permissions.SENSITIVE):
            return False
        return value < rules.SMALL or indicator.key in self._hidden_above

    @cached_property
    def _hidden_above(self) -> set[str]:
        """Sensitive figures that the table of the level above withholds of this unit: a reader of
        that table must not find them on the unit's own page."""
        summary = self.summary
        above = (
            Summary.objects.visible_to(self.actor)
            .of_period(
                summary.organization.parent_id, summary.form, summary.kind, summary.first,
                summary.last,
            )
            .newest()
            .first()
        )  # fmt: skip
        if above is None:
            return set()
        own = summary.organization_id
        return {key for unit, key in Sheet(above, self.actor).withheld if unit == own}

    def _values(self, figure: SummaryFigure, instead: str | None) -> dict[str, Any]:
        indicator = self.by_key[figure.indicator]
        listed = permissions.can_list(self.actor, indicator)
        if instead is not None:
            return {"indicator": indicator, "value": None, "text": instead, "can_list": listed}
        plan = None if figure.plan_is_most else figure.plan
        percent = rules.completion(figure.value, plan)
        has_share = indicator.shown in (Shown.NUMBER, Shown.SHARE)
        return {
            "indicator": indicator,
            "value": figure.value,
            "text": wording.figure_text(indicator, figure.value, figure.of_value),
            "of": figure.of_value,
            "share": wording.share_text(figure.value, figure.of_value) if has_share else "",
            "counts": wording.counts_text(indicator, figure.value, figure.of_value),
            "plan": figure.plan,
            "plan_share": figure.plan_share,
            "plan_is_most": figure.plan_is_most,
            "met": rules.meets(
                figure.value,
                figure.of_value,
                figure.plan,
                figure.plan_share,
                is_most=figure.plan_is_most,
            ),
            "completion": wording.completion_text(figure.value, plan),
            "percent": None if percent is None else float(percent),
            "can_list": listed,
        }

    @cached_property
    def rows(self) -> list[Row]:
        """The units in the order of the tree; the organisation's own figures last, if any."""
        found = []
        for unit_id, figures in self._by_unit.items():
            if unit_id is None:
                continue
            if self._is_empty_own(unit_id, figures):
                continue
            is_own = unit_id == self.summary.organization_id
            found.append(self._row(unit_id, figures, is_own=is_own))
        return sorted(found, key=lambda row: row.order)

    def _is_empty_own(self, unit_id: int, figures: dict[str, SummaryFigure]) -> bool:
        """Whether the row of what stands in no unit has nothing to say."""
        is_own = unit_id == self.summary.organization_id
        return is_own and not any(figure.value for figure in figures.values())

    def _row(
        self,
        unit_id: int,
        figures: dict[str, SummaryFigure],
        *,
        is_own: bool,
    ) -> Row:
        cells = [
            Cell(
                **self._values(
                    figures[one.key],
                    _("withheld") if (unit_id, one.key) in self.withheld else None,
                )
            )
            for one in self.indicators
            if one.key in figures
        ]
        first = next(iter(figures.values()))
        name = _("Not in any unit below") if is_own else first.unit_name
        return Row(unit_id, name, first.unit_order, cells, is_own=is_own, note=self._days_of(first))

    def _days_of(self, figure: SummaryFigure) -> str:
        """The days of a unit that began or ended within the period."""
        ended = figure.until is not None and figure.until <= self.summary.last
        if ended and figure.until is not None:
            return _("until %(day)s") % {"day": formats.date_text(_day_before(figure.until))}
        begun = figure.since is not None and figure.since > self.summary.first
        return _("from %(day)s") % {"day": formats.date_text(figure.since)} if begun else ""

    @cached_property
    def withheld(self) -> set[tuple[int, str]]:
        """Cells (unit, indicator) that must not be shown. They all read the same: which of them are
        small and which hide those must not be told."""
        found = set()
        for indicator in self.indicators:
            if not indicator.sensitive:
                continue
            # Only rows that are shown: an own row of noughts would not hide anything.
            cells = {
                unit_id: figures[indicator.key].value
                for unit_id, figures in self._by_unit.items()
                if unit_id is not None
                and indicator.key in figures
                and not self._is_empty_own(unit_id, figures)
            }
            whole = self.whole.get(indicator.key)
            hides = whole is not None and self._hides_whole(indicator, whole.value)
            hidden = rules.withheld(cells, total_known=whole is not None, total_withheld=hides)
            found |= {(unit, indicator.key) for unit in hidden}
        return found

    @cached_property
    def checks(self) -> list[dict[str, Any]]:
        """The reconciliation checks in words: each that fails, one line for those that agree."""
        failed = [one for one in self._checks if not one.passed]
        agreed: dict[str, list[rules.Check]] = {}
        for one in self._checks:
            if one.passed:
                agreed.setdefault(one.code, []).append(one)
        units = {row.unit_id: row.name for row in self.rows}
        return [
            *(wording.check_words(one, unit=units.get(one.unit, "")) for one in failed),
            *(wording.agreed_words(many) for many in agreed.values()),
        ]

    @cached_property
    def _checks(self) -> list[rules.Check]:
        numbers = {
            unit: {key: figure.value for key, figure in figures.items()}
            for unit, figures in self._by_unit.items()
        }
        whole = numbers.get(None, {})
        parts = [row for unit, row in numbers.items() if unit is not None]
        of = {
            one.key: one.of for one in self.indicators if one.of and one.shown != Shown.RATIO
        }  # fmt: skip
        found = [
            *rules.check_sums(whole, parts),
            *rules.check_shares(numbers, of),
            *rules.check_parts(
                numbers, {one.key: one.parts for one in self.indicators if one.parts}
            ),
            *rules.check_balance(self.summary.details.get("balance", {})),
        ]
        return [one for one in found if not self._tells_too_much(one)]

    def _tells_too_much(self, check: rules.Check) -> bool:
        """A check that would print a small or withheld sensitive number."""
        indicator = INDICATORS[check.indicator]
        if (check.unit, check.indicator) in self.withheld:
            return True
        shown = min(*check.left, check.right)
        return indicator.sensitive and shown < rules.SMALL and check.code != "balance"

    @property
    def checks_passed(self) -> int:
        """How many of the checks agree."""
        return sum(check.passed for check in self._checks)

    @property
    def checks_made(self) -> int:
        """How many comparisons there are."""
        return len(self._checks)

    @cached_property
    def years(self) -> list[dict[str, Any]]:
        """Admissions by year, for the chart and its table; empty within one year."""
        return [
            {
                "label": str(row["year"]),
                "value": row["value"],
                "plan": row.get("plan"),
                "completion": wording.completion_text(row["value"], row.get("plan")),
            }
            for row in self._years(INDICATORS[BY_YEAR])
        ]

    def _years(self, indicator: Indicator) -> list[dict[str, Any]]:
        found = self.summary.details.get("years", {}).get(indicator.key, [])
        return list(found)

    @property
    def manual(self) -> list[ManualLine]:
        """Figures that no app counts, as they were entered and approved."""
        return lines_of(self.summary)

    @property
    def period(self) -> str:
        """The period in words."""
        return wording.period_words(self.summary.kind, self.summary.first, self.summary.last)

    @property
    def span(self) -> str:
        """First and last day in words."""
        return wording.span(self.summary.first, self.summary.last)


def _fewer() -> str:
    return _("fewer than %(number)s") % {"number": rules.SMALL}


def _day_before(day: Any) -> Any:
    return day.fromordinal(day.toordinal() - 1)
