"""Programmes and their items as the pages show them, as far as the reader may know of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.http import Http404

from apps.accounts.actor import Actor
from apps.inspection.models import (
    Case,
    Programme,
    ProgrammeDecision,
    ProgrammeItem,
    ProgrammeSubject,
)
from apps.inspection.programmes import rules
from apps.inspection.programmes.choices import ItemEnd, ProgrammeState, Progress, Quarter, Span


def programme_or_404(actor: Actor | None, reference: str) -> Programme:
    """The programme; Http404 alike when there is none and when the actor may not know of it."""
    rows = Programme.objects.visible_to(actor).select_related("organization", "copied_from")
    found: Programme | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def item_or_404(actor: Any, programme: Programme, reference: str, today: date) -> Any:
    """An item of the programme with its progress, its subjects and its cases."""
    rows = ProgrammeItem.objects.visible_to(actor).of_programme(programme)
    found = list(whole(rows.filter(reference=reference), actor, today))
    if not found or found[0].end_kind == ItemEnd.TAKEN_OUT:
        raise Http404
    found[0].programme = programme
    return found[0]


def whole(rows: Any, actor: Any, today: date) -> Any:
    """Items with progress, subjects and cases: two queries more, whatever their number."""
    subjects = ProgrammeSubject.objects.visible_to(actor).current().order_by("pk")
    cases = Case.objects.visible_to(actor).order_by("pk")
    return rows.with_progress(actor, today).prefetch_related(
        Prefetch("programmesubject_set", subjects, to_attr="subjects"),
        Prefetch("cases", cases, to_attr="opened"),
    )


@dataclass
class Change:
    """One change of an edition: what stood before beside what stands after."""

    old: Any = None
    new: Any = None


@dataclass
class Edition:
    """An edition with its decision and what it changed; without one it waits."""

    number: int
    decision: ProgrammeDecision | None = None
    changes: list[Change] = field(default_factory=list)


@dataclass
class Plan:
    """A programme with its items as one reader may know of them."""

    items: list[Any]
    pending: Edition | None
    editions: list[Edition]
    quarters: list[dict[str, Any]]
    total: rules.Rate

    @property
    def dropped(self) -> list[Any]:
        """Items that a decision dropped."""
        found = [change.old for edition in self.editions for change in edition.changes]
        return [item for item in found if item is not None and item.progress == Progress.DROPPED]


def plan_of(programme: Programme, actor: Any, today: date) -> Plan:
    """Items, editions and rates of a programme, in five queries."""
    rows = ProgrammeItem.objects.visible_to(actor).of_programme(programme)
    rows = rows.exclude(end_kind=ItemEnd.TAKEN_OUT).by_time()
    found = list(whole(rows, actor, today))
    for item in found:
        item.programme, item.organization = programme, programme.organization
    edition = programme.edition
    items = [item for item in found if stands(item, edition)]
    for place, item in enumerate(items, 1):
        item.place = place
    decisions = ProgrammeDecision.objects.visible_to(actor).of_programme(programme)
    decided = {one.edition: one for one in decisions.select_related("recorded_by")}
    changed = [_edition(number, found, decided) for number in range(2, edition + 2)]
    pending = changed.pop() if edition else None
    first = [Edition(1, decided.get(1))] if edition else []
    return Plan(
        items, pending if pending and pending.changes else None, [*first, *changed][::-1],
        quarters_of(items, programme.span), rules.rate(item.progress for item in items),
    )  # fmt: skip


def stands(item: Any, edition: int) -> bool:
    """Whether an item stands in an edition; of a draft, whether it is to be adopted."""
    if edition == 0:
        return item.until is None
    return bool(item.since <= edition and (item.until is None or item.until > edition))


def _edition(number: int, items: Sequence[Any], decided: dict[int, Any]) -> Edition:
    """What the edition ends, each beside what replaces it, and what it adds."""
    new = [item for item in items if item.since == number]
    after = {item.replaces_id: item for item in new if item.replaces_id}
    changes = [Change(item, after.get(item.pk)) for item in items if item.until == number]
    known = {change.old.pk for change in changes}
    changes += [Change(None, item) for item in new if item.replaces_id not in known]
    return Edition(number, decided.get(number), changes)


def quarters_of(items: Iterable[Any], span: str) -> list[dict[str, Any]]:
    """The rate of each quarter of a year, of each year of a term."""
    by_time: dict[Any, list[str]] = {}
    if span == Span.YEAR:
        by_time = {quarter: [] for quarter in Quarter.values}
    for item in items:
        by_time.setdefault(item.quarter if span == Span.YEAR else item.year, []).append(
            item.progress
        )
    names = dict(Quarter.choices)
    return [
        {"label": names.get(key, key), "rate": rules.rate(said)}
        for key, said in sorted(by_time.items(), key=lambda pair: pair[0] or 0)
    ]


def namesakes(actor: Any, items: Iterable[Any]) -> dict[int, list[ProgrammeItem]]:
    """Items of yearly programmes that plan the same subject in the same year, by item.

    As far as the reader may know of them; one query. Our own warning: no rule forbids it.
    """
    shown = {item.pk: item for item in items}
    wanted: dict[tuple[int, str, int], set[int]] = {}
    for item in shown.values():
        for row in item.subjects if item.until is None else ():
            for kind, key in (("m", row.member_id), ("o", row.subject_organization_id)):
                if key:
                    wanted.setdefault((item.year, kind, key), set()).add(item.pk)
    members = {key for _year, kind, key in wanted if kind == "m"}
    units = {key for _year, kind, key in wanted if kind == "o"}
    if not wanted:
        return {}
    rows = ProgrammeSubject.objects.visible_to(actor).current().filter(
        Q(member__in=members) | Q(subject_organization__in=units),
        item__year__in={year for year, _kind, _key in wanted}, item__until__isnull=True,
        item__programme__span=Span.YEAR,
    ).exclude(item__programme__state=ProgrammeState.DISCARDED)  # fmt: skip
    found: dict[int, list[ProgrammeItem]] = {}
    for row in rows.select_related("item__programme__organization").order_by("item_id"):
        year = row.item.year
        for key in ((year, "m", row.member_id), (year, "o", row.subject_organization_id)):
            for item in wanted.get(key, set()) - {row.item_id}:
                found.setdefault(item, []).append(row.item)
    return found


def earlier(actor: Any, programme: Programme) -> Programme | None:
    """The adopted programme of the same body before this one, to copy from."""
    rows = Programme.objects.visible_to(actor).filter(
        organization_id=programme.organization_id, owner=programme.owner, span=programme.span,
        state=ProgrammeState.ADOPTED, first_year__lt=programme.first_year,
    )  # fmt: skip
    found: Programme | None = rows.order_by("-first_year").first()
    return found


def items_to_copy(actor: Any, programme: Programme) -> list[ProgrammeItem]:
    """Items in force of a programme, with their subjects."""
    rows = ProgrammeItem.objects.visible_to(actor).of_programme(programme).in_force().by_time()
    subjects = ProgrammeSubject.objects.visible_to(actor).current().order_by("pk")
    return list(
        rows.prefetch_related(Prefetch("programmesubject_set", subjects, to_attr="subjects"))
    )
