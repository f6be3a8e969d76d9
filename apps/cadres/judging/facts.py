"""Reading what the rules look at: people, titles, seats. As many queries for one as for thousands.

What lies with another topic (plans, confidence votes, deferrals, the answer of the inspection
committee) is asked of it: a topic with a module ``judging_evidence`` and a function
``evidence(cadre_ids, on) -> {cadre id: {field of CadreFacts: value}}``. Nobody answers: unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import Count, Q

from apps.cadres.choices import QualificationKind, RetirementScheme, Severity
from apps.cadres.judging import lookup
from apps.cadres.judging.rules import Law
from apps.cadres.judging.subjects import (
    CadreFacts,
    Discipline,
    Held,
    Rated,
    SeatFacts,
    Standard,
    TitleFacts,
)
from apps.cadres.models import (
    Cadre,
    DisciplineEffect,
    Position,
    Qualification,
    Rating,
    Seat,
    Title,
    TitleStandard,
)
from apps.cadres.profiles.rules import Roadmap, retirement_month
from apps.core.topics import offered
from apps.regulations.rules import SETTLED


def facts_of(
    cadre_ids: Iterable[int], *, on: date, law: Law | None = None
) -> dict[int, CadreFacts]:
    """What is known of these people on a day. People whom the reader may not see are absent."""
    ids = list(cadre_ids)
    maps = lookup.roadmaps(law or lookup.law(), on)
    held = _positions(ids, on)
    ratings = _ratings(ids, on)
    effects = _effects(ids)
    managed = _state_management(ids)
    found = {}
    for row in Cadre.objects.filter(pk__in=ids):
        current, earlier = held[row.pk]
        found[row.pk] = CadreFacts(
            id=row.pk, reference=row.reference, name=row.full_name, birth=row.birth, sex=row.sex,
            retirement=retirement_of(row, maps), current=tuple(current), earlier=tuple(earlier),
            education=row.education, theory=row.political_theory,
            state_management=managed.get(row.pk), ratings=tuple(ratings[row.pk]),
            discipline=tuple(effects[row.pk]),
        )  # fmt: skip
    for evidence in offered("judging_evidence", "evidence", "cadres"):
        for pk, fields in evidence(list(found), on).items():
            if pk in found:
                found[pk] = replace(found[pk], **fields)
    return found


def retirement_of(row: Cadre, maps: dict[str, Roadmap]) -> date | None:
    """The first day of the month in which the age of retirement is reached; None where unclear.

    A decision names the day from which somebody is retired: the first of a month closes the month
    before.
    """
    if row.retirement_scheme != RetirementScheme.ROADMAP:
        day = row.retires_on
        return (day - timedelta(1)).replace(day=1) if day else None
    roadmap = maps.get(row.sex)
    month = retirement_month(row.birth, roadmap) if roadmap else None
    return date(*month, 1) if month else None


def title_facts(title: Title, standards: Iterable[Standard] = ()) -> TitleFacts:
    """A title of the catalogue as the rules see it."""
    return TitleFacts(
        code=title.code, name=title.name, rank=title.rank, level=title.level, system=title.system,
        kind=title.kind, is_leading=title.is_leading, is_elected=title.is_elected,
        non_local=title.non_local, term_limited=title.term_limited,
        needs_agreement=title.needs_agreement, sure=title.standing in SETTLED,
        standards=tuple(standards),
    )  # fmt: skip


def targets_of(titles: Iterable[Title], *, on: date) -> dict[str, TitleFacts]:
    """Titles with the standards in force on a day, by code; one query for all of them."""
    rows = list(TitleStandard.objects.valid_on(on).select_related("document"))
    found = {}
    for title in titles:
        fitting = [
            Standard(
                attribute=row.attribute, minimum=row.minimum, grace_months=row.grace_months,
                blocks=row.severity == Severity.BLOCK and row.standing in SETTLED,
                document=str(row.document) if row.document else "",
            )
            for row in rows
            if _speaks_of(row, title)
        ]  # fmt: skip
        found[title.code] = title_facts(title, fitting)
    return found


def _speaks_of(row: TitleStandard, title: Title) -> bool:
    if row.title_id is not None:
        return bool(row.title_id == title.pk)
    return row.level == title.level and row.kind == title.kind


def seats_of(
    seats: Iterable[Seat], *, on: date, without: int | None = None
) -> dict[int, SeatFacts]:
    """Seats with their titles and how many hold them on a day, by key.

    ``without``: a person who is not counted (the one judged). Read seats with their titles.
    """
    rows = list(seats)
    targets = targets_of({row.title.pk: row.title for row in rows}.values(), on=on)
    held = Position.objects.current().filter(seat__in=rows).exclude(cadre_id=without or 0)
    filled = dict(held.values_list("seat_id").annotate(people=Count("cadre_id", distinct=True)))
    return {
        row.pk: SeatFacts(
            title=targets[row.title.code], reference=row.reference, quota=row.quota,
            filled=filled.get(row.pk, 0), term_months=row.term_months,
        )
        for row in rows
    }  # fmt: skip


def _positions(ids: list[int], on: date) -> dict[int, tuple[list[Held], list[Held]]]:
    found: dict[int, tuple[list[Held], list[Held]]] = defaultdict(lambda: ([], []))
    rows = Position.objects.valid().filter(cadre_id__in=ids)
    for row in rows.select_related("title", "work_unit", "seat").order_by("pk"):
        if row.since is not None and row.since.earliest() > on:
            continue
        ended = row.until is not None and row.until.earliest() <= on
        found[row.cadre_id][ended].append(held_of(row))
    return found


def earlier_of(cadre_ids: Iterable[int]) -> dict[int, list[Held]]:
    """Positions that these people no longer hold; one query."""
    found: dict[int, list[Held]] = defaultdict(list)
    rows = Position.objects.valid().filter(cadre_id__in=list(cadre_ids), until__isnull=False)
    for row in rows.select_related("title", "work_unit", "seat"):
        found[row.cadre_id].append(held_of(row))
    return found


def held_of(row: Position) -> Held:
    """A position as the rules see it; read it with title, unit and seat."""
    unit, seat = row.work_unit, row.seat
    return Held(
        title=title_facts(row.title) if row.title else None, words=row.title_text,
        unit_id=row.work_unit_id, seat_id=row.seat_id,
        locality_id=unit.locality_id if unit else None, act=row.act, since=row.since,
        until=row.until, term_ends_on=row.term_ends_on, is_concurrent=row.is_concurrent,
        change_field=seat.change_field if seat else "",
        change_months=seat.change_months if seat else None,
    )  # fmt: skip


def _ratings(ids: list[int], on: date) -> dict[int, list[Rated]]:
    """The ratings of whole years that were over on that day."""
    found: dict[int, list[Rated]] = defaultdict(list)
    rows = Rating.objects.valid().filter(
        cadre_id__in=ids, quarter__isnull=True, year__lt=on.year
    )  # fmt: skip
    for cadre, year, grade in rows.order_by("year").values_list("cadre_id", "year", "grade"):
        found[cadre].append(Rated(year, grade))
    return found


def _effects(ids: list[int]) -> dict[int, list[Discipline]]:
    found: dict[int, list[Discipline]] = defaultdict(list)
    for row in DisciplineEffect.objects.valid().filter(cadre_id__in=ids).order_by("pk"):
        found[row.cadre_id].append(
            Discipline(row.form, row.track, row.effective_on, row.fault, row.lifted_on)
        )
    return found


def _state_management(ids: list[int]) -> dict[int, bool]:
    """Whether a certificate is on file; unknown for a profile without any learning on file."""
    managed = Count("pk", filter=Q(kind=QualificationKind.STATE_MANAGEMENT))
    rows = Qualification.objects.valid().filter(cadre_id__in=ids).values_list("cadre_id")
    return {cadre: bool(count) for cadre, count in rows.annotate(managed=managed)}
