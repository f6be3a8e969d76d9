"""Approved manual figures rolled up over the tree of their period. Call under everything."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from apps.core import formats
from apps.reports.manual import rules
from apps.reports.manual.rules import Entry
from apps.reports.models import ManualFigure, ManualIndicator, Target
from apps.reports.tables.cells import is_table
from apps.reports.tree import Stood, Tree
from apps.tenancy import scope

Key = tuple[int, int, date, date]
"""Key of the indicator, root, first and last day."""


def totals(keys: Collection[Key], stood: Stood) -> dict[Key, int | None]:
    """The figure of each root; None where nobody gave one. One query for all."""
    if not keys:
        return {}
    rows = (
        ManualFigure.objects.approved()
        .filter(
            indicator_id__in={key[0] for key in keys},
            organization_id__in={pk for key in keys for pk in stood[key[1], key[3]]},
            last__gte=min(key[2] for key in keys),
            last__lte=max(key[3] for key in keys),
        )
        .select_related("indicator")
    )
    figures = list(rows)
    found = {}
    for key in keys:
        indicator, root, first, last = key
        parents = stood[root, last]
        mine = [
            one
            for one in figures
            if one.indicator_id == indicator and one.organization_id in parents
        ]
        own = {unit: _sum(picked) for unit, picked in _by_unit(mine, first, last).items()}
        found[key] = rules.roll_up(own, parents, root)
    return found


def printed(form: str, tree: Tree, first: date, last: date) -> list[dict[str, Any]]:
    """What a summary prints of manual figures: of the whole, of each unit, and who entered what on
    which basis, as plain values to be frozen with it. Indicators without a figure are left out."""
    rows = (
        ManualFigure.objects.approved()
        .filter(
            indicator__form=form, organization_id__in=list(tree.places),
            last__gte=last if is_table(form) else first, last__lte=last,
        )
        .select_related("indicator", "entered_by", "approved_by")
        .order_by("indicator__label", "indicator_id", "path", "first", "pk")
    )  # fmt: skip
    if is_table(form):
        # Whether a cell of a form may be added up over time nobody says: the same period only.
        rows = rows.filter(first=first)
    by_indicator: dict[ManualIndicator, list[ManualFigure]] = {}
    for one in rows:
        by_indicator.setdefault(one.indicator, []).append(one)
    found = [_line(one, figures, tree, first, last) for one, figures in by_indicator.items()]
    values = {line["key"]: line["value"] for line in found}
    lines = []
    for line in found:
        whole = line.pop("of_key")
        lines.append(line | {"of": values.get(whole)})
    return [line for line in lines if line["value"] is not None]


def details_of(span: Any, tree: Tree) -> list[dict[str, Any]]:
    """The same for a summary, with the targets that apply to it."""
    with scope.use(scope.Scope.everything()):
        lines = printed(span.form, tree, span.first, span.last)
        if not lines:
            return []
        targets = Target.objects.applying_to(
            [span.organization.pk], span.first, span.last, span.kind
        ).filter(manual_id__in=[line["key"] for line in lines])
        plans: dict[int, Target] = {}
        for target in targets:
            plans.setdefault(target.manual_id, target)
    for line in lines:
        target = plans.get(line["key"])
        if target is not None:
            line["plan"] = target.plan
            line["plan_share"] = None if target.share is None else str(target.share)
            line["is_most"] = target.is_most
    return lines


def _line(
    indicator: ManualIndicator, figures: list[ManualFigure], tree: Tree, first: date, last: date
) -> dict[str, Any]:
    parents = {pk: place.parent_id for pk, place in tree.places.items()}
    picked = _by_unit(figures, first, last)
    own = {unit: _sum(entries) for unit, entries in picked.items()}
    used = {entry.id for entries in picked.values() for entry in entries}
    units, below = [], None
    if not indicator.is_cell:  # a form has one sheet, of the whole
        units = [
            [place.id, place.name, value]
            for place in tree.children()
            if (value := rules.roll_up(own, parents, place.id)) is not None
        ]
        below = rules.roll_up(
            {k: v for k, v in own.items() if k != tree.root.pk}, parents, tree.root.pk
        )
    return {
        "key": indicator.pk,
        "code": indicator.code,
        "label": indicator.label,
        "unit_word": indicator.unit_word,
        "of_key": indicator.of_id,
        "value": rules.roll_up(own, parents, tree.root.pk),
        "units": units,
        "units_total": below,
        "sources": [
            _source(one, tree) for one in figures if one.pk in used and _counts(one, own, parents)
        ],
    }


def _counts(one: ManualFigure, own: dict[int, int], parents: dict[int, int | None]) -> bool:
    """Whether it is in the number of a cell: no organisation above it gave one. Of an indicator
    those of units are printed as well."""
    above = parents.get(one.organization_id) if one.indicator.is_cell else None
    while above is not None:
        if above in own:
            return False
        above = parents.get(above)
    return True


def _source(one: ManualFigure, tree: Tree) -> dict[str, Any]:
    return {
        "id": one.pk,
        "unit": tree.places[one.organization_id].name,
        "first": formats.date_text(one.first),
        "last": formats.date_text(one.last),
        "value": one.value,
        "author": str(one.entered_by or ""),
        "day": formats.date_text(formats.local_date(one.entered_at)),
        "approver": str(one.approved_by or ""),
        "basis": one.basis,
    }


def _by_unit(figures: Iterable[ManualFigure], first: date, last: date) -> dict[int, list[Entry]]:
    """Of each organisation the figures that tell of the period."""
    found: dict[int, list[Entry]] = {}
    kinds: dict[int, str] = {}
    for one in figures:
        entry = Entry(one.pk, one.organization_id, one.first, one.last, one.value)
        found.setdefault(one.organization_id, []).append(entry)
        kinds[one.organization_id] = one.indicator.kind
    picked = {
        unit: rules.chosen(entries, kinds[unit], first, last) for unit, entries in found.items()
    }
    return {unit: entries for unit, entries in picked.items() if entries}


def _sum(entries: Iterable[Entry]) -> int:
    return sum(entry.value for entry in entries)
