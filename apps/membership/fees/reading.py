"""The fee as one person may see it: a cell's ledger, totals by unit, arrears, the three months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, Sum

from apps.membership import missed
from apps.membership.fees import rules
from apps.membership.fees.lookup import book_of_rates, share_kept
from apps.membership.fees.querysets import MISSED, SUMS
from apps.membership.models import FeeEntry, FeeMonth, Placement
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule
from apps.tenancy.models import Organization

UNKNOWN_LIMIT = 3


def units_below(actor: Any, unit: Organization) -> list[Organization]:
    """The unit and everything below it that the actor works over, in the order of the tree."""
    rows = Organization.objects.visible_to(actor).below(unit).filter(active=True)
    return list(rows.select_related("parent").tree_order())


def ledger_lines(actor: Any, unit: Organization, month: date) -> Any:
    """The lines of a cell for a month, by name."""
    rows = FeeEntry.objects.visible_to(actor).current().of_month(month)
    rows = rows.filter(organization=unit).select_related("member", "rule")
    return rows.order_by("member__sort_key", "member_id")


@dataclass
class Line:
    """One row of the overview: a unit with the totals of everything below it."""

    unit: Organization
    members: int = 0
    owed: int = 0
    collected: int = 0
    open: int = 0
    unknown: int = 0
    cells: int = 0
    """Cells below, itself counted, whose ledger is drawn up."""
    closed: int = 0

    def add(self, row: dict[str, Any]) -> None:
        """Take the totals of one cell in."""
        for name in SUMS:
            setattr(self, name, getattr(self, name) + (row[name] or 0))


def overview(actor: Any, unit: Organization, month: date) -> list[Line]:
    """Totals of a month for the unit itself and each unit directly below; three queries."""
    units = units_below(actor, unit)
    lines = [Line(one) for one in units if one.pk == unit.pk or one.parent_id == unit.pk]
    rows = FeeEntry.objects.visible_to(actor).current().of_month(month).below(unit)
    by_cell = rows.order_by().values("organization_id", "path").annotate(**SUMS)
    ledgers = FeeMonth.objects.visible_to(actor).filter(month=month).below(unit)
    for row in by_cell:
        _into(lines, unit, row["path"], row["organization_id"]).add(row)
    for cell, path, closed in ledgers.values_list("organization_id", "path", "closed_on"):
        line = _into(lines, unit, path, cell)
        line.cells += 1
        line.closed += closed is not None
    return [line for line in lines if line.unit.pk != unit.pk or line.cells or line.members]


def _into(lines: list[Line], unit: Organization, path: str, cell: int) -> Line:
    if cell == unit.pk:
        return lines[0]
    return next(line for line in lines[1:] if path.startswith(line.unit.path))


def months_limit(on: date) -> tuple[int, Rule | None]:
    """The number of missed months that calls for a warning, and the rule that says so."""
    rule = find_rule(missed.KEY, on=on)
    return (UNKNOWN_LIMIT if rule is None or rule.is_unlimited else rule.whole), rule


@dataclass
class Debtor:
    """A member with months that are over and not paid in full."""

    member_id: int
    name: str
    unit: str
    amount: int
    months: list[date] = field(default_factory=list)
    missed: list[date] = field(default_factory=list)
    """Of these the months without any payment or good reason."""
    warned: bool = False


def arrears(actor: Any, unit: Organization, *, year: int, today: date) -> Any:
    """Members in arrears for a year, those with most months without payment first."""
    rows = FeeEntry.objects.visible_to(actor).in_arrears(today=today).below(unit)
    rows = rows.filter(month__year=year).order_by()
    grouped = rows.values("member_id", "member__full_name", "member__sort_key")
    return grouped.annotate(
        owed=Sum("due"), collected=Sum("paid"), missed_months=Count("pk", filter=MISSED)
    ).order_by("-missed_months", "member__sort_key", "member_id")


def is_drawn_up(actor: Any, unit: Organization, year: int) -> bool:
    """Whether any ledger of the year is drawn up at or below a unit."""
    rows = FeeEntry.objects.visible_to(actor).below(unit)
    return bool(rows.filter(month__year=year).exists())


def debtors(actor: Any, page: Iterable[Any], *, year: int, limit: int, today: date) -> list[Debtor]:
    """The rows of a page of arrears with their months; one query for all."""
    rows = list(page)
    found = {
        row["member_id"]: Debtor(
            row["member_id"], row["member__full_name"], "", row["owed"] - row["collected"]
        )
        for row in rows
    }
    entries = (
        FeeEntry.objects.visible_to(actor)
        .in_arrears(today=today)
        .filter(member_id__in=found, month__year=year)
    )
    for entry in entries.select_related("organization").order_by("month"):
        one = found[entry.member_id]
        one.unit = entry.organization.name
        one.months.append(entry.month)
        if entry.paid == 0 and not entry.excuse and entry.due:
            one.missed.append(entry.month)
    for one in found.values():
        one.warned = missed.is_reached(one.missed, year=year, limit=limit)
    return list(found.values())


def warned(actor: Any, *, year: int, limit: int, today: date) -> Any:
    """Members of the own range who reached the three months by unpaid fees."""
    rows = FeeEntry.objects.in_scope_of(actor).missed(today=today).filter(month__year=year)
    grouped = rows.order_by().values("member_id", "member__full_name", "organization__name")
    return grouped.annotate(months=Count("month", distinct=True)).filter(months__gte=limit)


@dataclass
class Kept:
    """One row of the report: what came in, what stays, what goes up. None where unknown."""

    unit: Organization
    members: int = 0
    owed: int = 0
    collected: int = 0
    """Collected by the unit's own cells, the whole subtree."""
    kept: int | None = 0
    """Kept by the unit itself."""
    kept_below: int | None = 0
    handed_up: int | None = 0

    def add(self, kept: int | None, below: int | None, up: int | None) -> None:
        """Take a month in; what is unknown once stays unknown."""
        self.kept = plus(self.kept, kept)
        self.kept_below = plus(self.kept_below, below)
        self.handed_up = plus(self.handed_up, up)


def plus(one: int | None, other: int | None) -> int | None:
    """The sum, unknown when a part is."""
    return None if one is None or other is None else one + other


class Report:
    """Collected, kept and handed up, for a unit and those directly below, over some months.

    Each month is split by the shares of that month, cell by cell and level by level, so that the
    parts of every unit add up to what was collected.
    """

    def __init__(self, actor: Any, unit: Organization, first: date, last: date) -> None:
        self.actor, self.unit, self.first, self.last = actor, unit, first, rules.month_of(last)
        self.units = units_below(actor, unit)
        self.rules: dict[str, Rule] = {}
        self.lines = self._lines()

    @property
    def drafts(self) -> list[Rule]:
        """Shares in use that no source settles yet."""
        return [rule for rule in self.rules.values() if not rule.may_block]

    def _lines(self) -> list[Kept]:
        shown = {
            one.pk: Kept(one)
            for one in self.units
            if one.pk == self.unit.pk or one.parent_id == self.unit.pk
        }
        collected = self._collected()
        book = book_of_rates()
        for month in rules.months(self.first, self.last):
            self._month(month, collected.get(month, {}), shown, book)
        self._count(shown)
        return list(shown.values())

    def _collected(self) -> dict[date, dict[int, tuple[int, int]]]:
        rows = FeeEntry.objects.visible_to(self.actor).current().below(self.unit)
        rows = rows.between(self.first, self.last).order_by()
        found: dict[date, dict[int, tuple[int, int]]] = defaultdict(dict)
        for row in rows.values("month", "organization_id").annotate(
            owed=Sum("due"), collected=Sum("paid")
        ):
            sums = (row["owed"] or 0, row["collected"] or 0)
            found[row["month"]][row["organization_id"]] = sums
        return found

    def _month(self, month: date, sums: dict[int, Any], shown: dict[int, Kept], book: Any) -> None:
        shares = {tier: self._share(book, tier, month) for tier in {u.tier for u in self.units}}
        arriving: dict[int, int | None] = defaultdict(int)
        below: dict[int, int | None] = defaultdict(int)
        total: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for one in reversed(self.units):  # what lies below comes first
            owed, paid = sums.get(one.pk, (0, 0))
            income = plus(arriving[one.pk], paid)
            share = shares[one.tier]
            kept = None if income is None or share is None else rules.keep(income, share)
            if income == 0:
                kept = 0
            up = None if kept is None or income is None else income - kept
            total[one.pk] = (total[one.pk][0] + owed, total[one.pk][1] + paid)
            if one.pk in shown:
                shown[one.pk].owed += total[one.pk][0]
                shown[one.pk].collected += total[one.pk][1]
                shown[one.pk].add(kept, below[one.pk], up)
            if one.parent_id is not None and one.pk != self.unit.pk:
                above = one.parent_id
                arriving[above] = plus(arriving[above], up)
                below[above] = plus(plus(below[above], below[one.pk]), kept)
                total[above] = tuple(map(sum, zip(total[above], total[one.pk], strict=True)))  # type: ignore[assignment]

    def _share(self, book: Any, tier: str, month: date) -> Fraction | None:
        share, rule = share_kept(book, tier, month)
        if rule is not None:
            self.rules[f"{rule.level}{rule.pk}"] = rule
        return share

    def _count(self, shown: dict[int, Kept]) -> None:
        rows = Placement.objects.visible_to(self.actor).on(rules.last_day(self.last))
        counted = rows.below(self.unit).order_by().values_list("path").annotate(Count("pk"))
        for path, count in counted:
            for line in shown.values():
                if path.startswith(line.unit.path):
                    line.members += count


def fees_of_year(actor: Any, member: Any, year: int) -> Any:
    """A member's lines of a year that the actor may see, the newest first."""
    rows = FeeEntry.objects.visible_to(actor).current().filter(member=member, month__year=year)
    return rows.select_related("organization", "rule").order_by("-month")
