"""Units of one level side by side, and one unit over its periods: counted as summaries count.

Where a signed summary has the figure, that is the one shown; otherwise it is counted now and marked
so, but for the readers who are told it only as signed (``reported``). One query for each figure,
whatever the number of units. Only totals leave this module; small sensitive numbers of units are
withheld as in summaries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.reports import changes, counting, permissions, reported, rules
from apps.reports.changes import Period
from apps.reports.choices import FigureKind, SummaryState
from apps.reports.counting import Counts
from apps.reports.indicators import FORMS, INDICATORS, Indicator
from apps.reports.models import Summary, SummaryFigure
from apps.reports.reported import NOW, SIGNED, UNSIGNED
from apps.reports.tree import Place, Tree, existed, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization, OrganizationVersion

MEMBERS = "members"
PEOPLE = _("members")
"""The unit word of figures that are set against the number of members."""
FIGURES_MOST = 6


@dataclass
class Mark:
    """One figure of one unit: the number, what it is set against, where it is from.

    Without a number it is withheld, or not signed yet.
    """

    value: int | None
    of: int | None = None
    source: str = NOW
    rank: int | None = None
    is_withheld: bool = False

    @property
    def share(self) -> Decimal | None:
        """The number in percent of what it is set against."""
        return rules.share(self.value, self.of)

    @property
    def measure(self) -> Decimal | int | None:
        """What a place follows from: the share where there is one, exact and not as printed."""
        if self.value is None or self.of is None:
            return self.value
        return Decimal(self.value) / self.of if self.of else None


@dataclass
class Line:
    """One unit with its figures by indicator."""

    unit: Place
    marks: dict[str, Mark] = field(default_factory=dict)


def against(indicator: Indicator) -> str:
    """The figure that one is set against: the whole it is part of, or for what happened to members
    their number; empty where neither makes sense."""
    if indicator.of:
        return indicator.of
    of_people = str(indicator.unit_word) == str(PEOPLE)
    return MEMBERS if of_people and indicator.kind == FigureKind.FLOW else ""


def forms_of(indicators: Iterable[Indicator]) -> list[str]:
    """The forms in which these figures, and those they are set against, stand."""
    keys = {key for one in indicators for key in (one.key, against(one))}
    return [form for form, those in FORMS.items() if keys & {one.key for one in those}]


class Board:
    """The units directly below an organisation, side by side."""

    def __init__(
        self, root: Organization, period: Period, keys: Iterable[str], actor: Actor, tier: str = ""
    ) -> None:
        self.root, self.period, self.actor = root, period, actor
        self.indicators = [INDICATORS[key] for key in keys][:FIGURES_MOST]
        self.tier = tier

    @cached_property
    def tree(self) -> Tree:
        """The organisations of the period."""
        with scope.use(scope.Scope.everything()):
            return tree_on(self.root, self.period.last)

    @cached_property
    def _tiers(self) -> dict[int, str]:
        ids = [place.id for place in self.tree.children()]
        with scope.use(scope.Scope.everything()):
            rows = OrganizationVersion.objects.filter(
                organization_id__in=ids, valid__contains=self.period.last
            )
            return dict(rows.values_list("organization_id", "tier"))

    @cached_property
    def tiers(self) -> list[str]:
        """The levels that stand below the organisation, in the order of the tree."""
        return list(dict.fromkeys(self._tiers.get(one.id, "") for one in self._standing))

    @cached_property
    def _standing(self) -> list[Place]:
        return [
            place
            for place in self.tree.children()
            if existed(place, self.period.first, self.period.last)
        ]

    @property
    def level(self) -> str:
        """The level that is shown: the one asked for, else the first."""
        return self.tier if self.tier in self.tiers else next(iter(self.tiers), "")

    @cached_property
    def units(self) -> list[Place]:
        """The units of that level."""
        return [one for one in self._standing if self._tiers.get(one.id, "") == self.level]

    @cached_property
    def _signed(self) -> dict[tuple[int, str], SummaryFigure]:
        """Figures of signed summaries by unit: its own summary, else the row in that of the root.

        The root stands for what is in none of its units.
        """
        ids, root = [one.id for one in self._standing], self.root.pk
        rows = (
            Summary.objects.visible_to(self.actor)
            .filter(organization_id__in=[*ids, root], state=SummaryState.SIGNED)
            .filter(
                kind=self.period.kind, first=self.period.first, last=self.period.last,
                form__in=forms_of(self.indicators),
            )
            .order_by("revision")
        )  # fmt: skip
        newest = {(one.organization_id, one.form): one.pk for one in rows}
        keys = {key for one in self.indicators for key in (one.key, against(one)) if key}
        figures = SummaryFigure.objects.filter(
            Q(organization_id__in=ids, unit=None) | Q(organization_id=root, unit__isnull=False),
            summary_id__in=list(newest.values()), indicator__in=keys,
        )  # fmt: skip
        # A summary of the unit itself comes last, so it wins.
        in_order = sorted(figures, key=lambda one: one.unit_id is None)
        return {(one.unit_id or one.organization_id, one.indicator): one for one in in_order}

    def _counts(self, key: str) -> Counts:
        """A figure of all units, counted now: one query."""
        if key not in self._counted:
            rows = counting.count(
                INDICATORS[key], root=self.root, first=self.period.first, last=self.period.last,
                tree=self.tree,
            )  # fmt: skip
            self._counted[key] = counting.roll_up(rows, self.tree)
        return self._counted[key]

    @cached_property
    def _counted(self) -> dict[str, Counts]:
        return {}

    def _value(self, unit: int, key: str) -> tuple[int | None, str]:
        figure = self._signed.get((unit, key))
        if figure is not None:
            return figure.value, SIGNED
        if reported.only_as_reported(self.actor, INDICATORS[key]):
            return None, UNSIGNED
        counts = self._counts(key)
        return (counts.own if unit == self.root.pk else counts.unit(unit)), NOW

    @cached_property
    def lines(self) -> list[Line]:
        """Every unit with its figures, places and shares."""
        found = [Line(unit) for unit in self.units]
        for indicator in self.indicators:
            self._fill(indicator, found)
        return found

    def _fill(self, indicator: Indicator, lines: list[Line]) -> None:
        base = against(indicator)
        for line in lines:
            value, source = self._value(line.unit.id, indicator.key)
            of = self._value(line.unit.id, base)[0] if base else None
            line.marks[indicator.key] = Mark(value, of, source)
        if indicator.sensitive:
            # Nobody is ranked by ethnicity or belief, units neither.
            hidden = self.withheld(indicator.key)
            for line in lines:
                if line.unit.id in hidden:
                    source = line.marks[indicator.key].source
                    line.marks[indicator.key] = Mark(None, is_withheld=True, source=source)
            return
        measured = {line.unit.id: line.marks[indicator.key].measure for line in lines}
        places = changes.ranks(measured)
        for line in lines:
            line.marks[indicator.key].rank = places.get(line.unit.id)

    def withheld(self, key: str) -> set[int]:
        """Units whose number of a sensitive figure must not be shown.

        That follows from all units of the period, whatever level is looked at, and from what stands
        in none: otherwise the total of a summary would tell it. Where the board above withholds the
        total itself, they must not add up to it.
        """
        cells = {one.id: self._value(one.id, key)[0] for one in self._standing}
        own = self._value(self.root.pk, key)[0]
        if own:
            cells[self.root.pk] = own
        known = {unit: value for unit, value in cells.items() if value is not None}
        hidden: set[int] = rules.withheld(known, total_withheld=self.is_withheld_above(key))
        return hidden

    def is_withheld_above(self, key: str) -> bool:
        """Whether the board of the level above, which the reader may open, withholds the number of
        this organisation."""
        if not INDICATORS[key].sensitive or self.actor.has(permissions.SENSITIVE):
            return False
        with scope.use(scope.Scope.everything()):
            state = OrganizationVersion.objects.filter(
                organization=self.root, valid__contains=self.period.last
            ).first()
            parent = state.parent_id if state else self.root.parent_id
        if parent is None:
            return False
        above = Organization.objects.visible_to(self.actor).filter(pk=parent).first()
        if above is None:
            return False
        return self.root.pk in Board(above, self.period, [key], self.actor).withheld(key)
