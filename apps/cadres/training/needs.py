"""Who needs training: what titles held or planned ask for, against what the profile says.

Standards are rows of the catalogue, as they hold on the day asked about. What a profile does not
say is a need that nobody can tell, never a standard that is met. Who may not read planning lists
sees the needs of titles held alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from apps.cadres.choices import Attribute
from apps.cadres.judging.facts import facts_of, targets_of
from apps.cadres.judging.standards import EDUCATION, MEASURES, THEORY
from apps.cadres.judging.subjects import CadreFacts, Standard
from apps.cadres.models import Cadre, PlanningEntry, PlanningList, Position, Title
from apps.cadres.posts.reading import MINIMUM_WORDS
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months

TRAINABLE = (Attribute.THEORY, Attribute.STATE_MANAGEMENT, Attribute.EDUCATION)
"""What somebody can learn; months in a post and ratings cannot be taught."""
ORDER: dict[str, tuple[str, ...]] = {"theory": THEORY, "education": EDUCATION}


@dataclass(frozen=True)
class Aim:
    """A title that somebody holds since a day, or is planned for."""

    title: Title
    planned: bool
    since: PartialDate | None = None


@dataclass
class Need:
    """One thing that one person lacks, with the titles that ask for it."""

    cadre: Cadre
    attribute: str
    minimum: str
    unknown: bool
    titles: list[str] = field(default_factory=list)
    held: bool = False
    planned: bool = False
    due: date | None = None

    @property
    def attribute_words(self) -> Any:
        """What is asked for, in words."""
        return Attribute(self.attribute).label

    @property
    def minimum_words(self) -> Any:
        """The least that is asked for, in words."""
        return MINIMUM_WORDS.get(self.attribute, {}).get(self.minimum, self.minimum)


@dataclass(frozen=True)
class Line:
    """How many need one thing; ``unknown``: of how many nobody can tell."""

    attribute: str
    minimum: str
    persons: int
    held: int
    planned: int
    unknown: int
    sample: Need
    """One of them, for its words."""


def needs_of(cadres: Iterable[Cadre], *, actor: Any, today: date) -> list[Need]:
    """What these people need on a day, in a number of queries that does not follow theirs."""
    people = {one.pk: one for one in cadres}
    aims = _aims(list(people), actor, today)
    titles = {aim.title.pk: aim.title for found in aims.values() for aim in found}
    standards = targets_of(titles.values(), on=today)
    facts = facts_of(aims, on=today)
    return [
        need
        for key, found in aims.items()
        if key in facts
        for need in needs_for(
            people[key],
            [(aim, standards[aim.title.code].standards) for aim in found],
            facts[key],
            today,
        )
    ]


def _aims(ids: list[int], actor: Any, today: date) -> dict[int, list[Aim]]:
    found: dict[int, list[Aim]] = defaultdict(list)
    held = Position.objects.visible_to(actor).current().filter(cadre__in=ids, title__isnull=False)
    for row in held.select_related("title").order_by("is_concurrent", "pk"):
        found[row.cadre_id].append(Aim(row.title, planned=False, since=row.since))
    lists = PlanningList.objects.visible_to(actor).in_force(today)
    planned = PlanningEntry.objects.visible_to(actor).standing().planned_on(today)
    planned = planned.filter(cadre__in=ids, planning__in=lists)
    for entry in planned.select_related("target__title").order_by("pk"):
        found[entry.cadre_id].append(Aim(entry.target.title, planned=True))
    return found


def needs_for(
    cadre: Cadre, aims: Iterable[tuple[Aim, Iterable[Standard]]], facts: CadreFacts, today: date
) -> list[Need]:
    """The needs of one person, one for each attribute: of several titles the highest counts."""
    found: dict[str, Need] = {}
    for aim, standards in aims:
        for one in standards:
            if one.attribute not in TRAINABLE:
                continue
            met = MEASURES[one.attribute](one.minimum, facts, today)
            if met:
                continue
            old = found.get(one.attribute)
            if old is None or _above(one, old):
                old = found[one.attribute] = Need(cadre, one.attribute, one.minimum, met is None)
            if one.minimum == old.minimum:
                _told(old, aim, one)
    return list(found.values())


def _above(one: Standard, old: Need) -> bool:
    order = ORDER.get(one.attribute, ())
    if one.minimum not in order or old.minimum not in order:
        return False
    return order.index(one.minimum) > order.index(old.minimum)


def _told(need: Need, aim: Aim, standard: Standard) -> None:
    if aim.title.name not in need.titles:
        need.titles.append(aim.title.name)
    need.planned = need.planned or aim.planned
    need.held = need.held or not aim.planned
    since = aim.since
    if not aim.planned and standard.grace_months and since is not None and since.is_full:
        due = add_months(since.earliest(), standard.grace_months)
        need.due = min(need.due, due) if need.due else due


def counted(needs: Iterable[Need]) -> list[Line]:
    """How many persons need each thing, the most needed first; one person counts once in each."""
    groups: dict[tuple[str, str], list[Need]] = defaultdict(list)
    for need in needs:
        groups[(need.attribute, need.minimum)].append(need)
    lines = [
        Line(
            attribute, minimum, len({one.cadre.pk for one in of}),
            sum(one.held for one in of), sum(one.planned for one in of),
            sum(one.unknown for one in of), of[0],
        )
        for (attribute, minimum), of in groups.items()
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (-line.persons, line.attribute, line.minimum))


def persons(needs: Iterable[Need]) -> int:
    """How many persons need anything."""
    return len({one.cadre.pk for one in needs})
