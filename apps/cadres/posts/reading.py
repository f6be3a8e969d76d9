"""Titles, units and seats as the pages show them, as far as the reader may know of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from apps.accounts.actor import Actor
from apps.cadres.choices import (
    Attribute,
    CadreState,
    PositionAct,
    RatingGrade,
    StaffKind,
    TitleKind,
)
from apps.cadres.judging.lookup import law
from apps.cadres.judging.rules import Judgement, Law
from apps.cadres.judging.rules_moves import seconded_counted_at_home
from apps.cadres.judging.rules_office import deputies_within, staff_within
from apps.cadres.judging.sentences import sentence
from apps.cadres.models import Position, Seat, StaffQuota, Title, TitleStandard, WorkUnit
from apps.cadres.posts import rules
from apps.core.partial_dates import PartialDate
from apps.membership.choices import Education, PoliticalTheory

YEARS_SHOWN = 3


def title_or_404(code: str) -> Title:
    """A title of the catalogue."""
    found: Title | None = (
        Title.objects.select_related("document", "successor").filter(code=code).first()
    )
    if found is None:
        raise Http404
    return found


def standards_of(title: Title) -> list[TitleStandard]:
    """What the title asks for: its own standards, and those of its level and kind."""
    shared = Q(title__isnull=True, level=title.level, kind=title.kind)
    rows = TitleStandard.objects.filter(Q(title=title) | shared).select_related("document")
    found = list(rows.order_by("attribute", "-valid_from", "pk"))
    for row in found:
        vars(row)["minimum_words"] = minimum_words(row)
    return found


MINIMUM_WORDS: dict[str, dict[str, Any]] = {
    "education": dict(Education.choices),
    "theory": dict(PoliticalTheory.choices),
    "rating": dict(RatingGrade.choices),
    "state_management": {"yes": _("held")},
}


def minimum_words(standard: TitleStandard) -> str:
    """The least that a standard asks for, in words."""
    if standard.attribute == Attribute.EXPERIENCE:
        return ngettext("%(n)s month", "%(n)s months", int(standard.minimum)) % {
            "n": standard.minimum
        }
    words = MINIMUM_WORDS.get(standard.attribute, {})
    return str(words.get(standard.minimum, standard.minimum))


def unit_or_404(actor: Actor | None, reference: str) -> WorkUnit:
    """The unit; Http404 alike when there is none and when the actor may not know of it."""
    rows = WorkUnit.objects.visible_to(actor).select_related("organization", "locality")
    found: WorkUnit | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def seat_or_404(actor: Actor | None, unit: WorkUnit, reference: str) -> Seat:
    """A seat of the unit."""
    rows = Seat.objects.visible_to(actor).filter(work_unit=unit).select_related("title")
    found: Seat | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    found.work_unit = unit
    return found


def held_now(actor: Actor | None) -> Any:
    """Positions that go on, of profiles that the reader may know of."""
    return Position.objects.visible_to(actor).current()


def with_holders(seats: Any, actor: Actor | None) -> Any:
    """Seats with ``held``: how many people hold them."""
    rows = held_now(actor).filter(seat=OuterRef("pk")).order_by().values("seat")
    held = rows.annotate(n=Count("cadre", distinct=True)).values("n")
    return seats.annotate(held=Coalesce(Subquery(held, output_field=IntegerField()), 0))


def empty_seats(actor: Actor | None, today: date) -> Any:
    """Seats that stand, of which a place is empty."""
    rows = with_holders(Seat.objects.visible_to(actor).existing_on(today), actor)
    return rows.filter(quota__gt=F("held"))


def holders_of(seats: Iterable[Seat], actor: Actor | None) -> dict[int, list[Position]]:
    """Who holds each seat, the main position first; one query."""
    found: dict[int, list[Position]] = defaultdict(list)
    rows = held_now(actor).filter(seat__in=list(seats)).select_related("cadre")
    for row in rows.order_by("is_concurrent", "since", "pk"):
        found[row.seat_id].append(row)
    return found


@dataclass
class Places:
    """Seats of a unit, counted."""

    quota: int = 0
    held: int = 0
    empty: int = 0


def places_of(units: Iterable[WorkUnit], actor: Actor | None, today: date) -> dict[int, Places]:
    """Places, people on them and empty places of each unit; one query."""
    found: dict[int, Places] = defaultdict(Places)
    rows = Seat.objects.visible_to(actor).existing_on(today).filter(work_unit__in=list(units))
    for seat in with_holders(rows, actor):
        place = found[seat.work_unit_id]
        place.quota += seat.quota
        place.held += seat.held
        place.empty += rules.empty_places(seat.quota, seat.held)
    return found


@dataclass
class Line:
    """Staff of one unit, year and kind."""

    year: int
    kind: str
    row: StaffQuota | None
    staffing: rules.Staffing

    @property
    def kind_words(self) -> str:
        """The kind in words."""
        return str(StaffKind(self.kind).label)


def staffing_day(year: int, today: date) -> date:
    """The day on which people are counted: today in this year, its last day in earlier ones."""
    return min(today, date(year, 12, 31))


def on_duty(actor: Actor | None, day: date) -> Any:
    """Positions that stood on a day, of people who were at work then."""
    stored = PartialDate.of(day)
    began = Q(since__isnull=True) | Q(since__lte=stored)
    gone = Q(until__isnull=True) | Q(until__gt=stored)
    serving = Q(cadre__state=CadreState.SERVING) | Q(cadre__left_on__gt=day)
    return Position.objects.visible_to(actor).valid().filter(began, gone, serving)


def staffing_of(
    unit: WorkUnit, actor: Actor | None, today: date, years: Iterable[int]
) -> list[Line]:
    """Assigned and present for each kind and year, the latest year first."""
    quotas = {
        (row.year, row.kind): row
        for row in StaffQuota.objects.visible_to(actor).filter(work_unit=unit)
    }
    found, ground = [], law()
    for year in sorted(years, reverse=True):
        counted = _present(unit, actor, staffing_day(year, today))
        for kind in StaffKind.values:
            row = quotas.get((year, kind))
            here = counted.get(kind, rules.Presence())
            if row is not None or here != rules.Presence():
                day = staffing_day(year, today)
                staffing = staffing_judged(row.assigned if row else None, here, day, ground)
                found.append(Line(year, kind, row, staffing))
    return found


def staffing_judged(
    assigned: int | None, here: rules.Presence, day: date, ground: Law
) -> rules.Staffing:
    """What is assigned and present, with the verdict of R-STF-01 by the law of the day."""
    found = staff_within(here.present, assigned, on=day, law=ground)
    return rules.Staffing(assigned, here, str(found.verdict) if found else "")


def _present(unit: WorkUnit, actor: Actor | None, day: date) -> dict[str, rules.Presence]:
    rows = on_duty(actor, day)
    fields = ("cadre_id", "cadre__staff_kind", "act", "is_concurrent")
    here = list(rows.filter(work_unit=unit).values_list(*fields))
    people = {person for person, _kind, _act, _second in here}
    elsewhere = rows.filter(act=PositionAct.SECONDED, cadre_id__in=people)
    away = set(elsewhere.exclude(work_unit=unit).values_list("cadre_id", flat=True))
    by_kind: dict[str, list[rules.Held]] = defaultdict(list)
    for person, kind, act, second in here:
        by_kind[kind].append(rules.Held(person, act, second))
    return {kind: rules.presence(held, away) for kind, held in by_kind.items()}


def deputies_of(unit: WorkUnit, seats: Iterable[Seat], today: date) -> Judgement:
    """R-STF-02: places of deputies against the norm of the level; without one it is unknown."""
    places = sum(one.quota for one in seats if one.title.kind == TitleKind.DEPUTY)
    return deputies_within(places, on=today, law=law(), level=unit.level)


@dataclass
class UnitPage:
    """One unit: seats with their holders, people without a seat, staffing, before and after."""

    unit: WorkUnit
    seats: list[Seat]
    ended: list[Seat]
    loose: list[Position]
    lines: list[Line]
    deputies: Judgement
    predecessors: list[WorkUnit]
    successor: WorkUnit | None
    seconded: Judgement | None = None
    places: Places = field(default_factory=Places)

    @property
    def seconded_words(self) -> str:
        """R-ROT-15 in a sentence; empty where nobody is sent here."""
        return sentence(self.seconded) if self.seconded else ""


def seconded_of(lines: Iterable[Line], today: date) -> Judgement | None:
    """R-ROT-15: whether somebody sent here is counted here as well; None where nobody is sent."""
    now = [one.staffing.presence for one in lines if one.year == today.year]
    counted = sum(one.seconded_counted for one in now)
    if not counted and not any(one.seconded_in for one in now):
        return None
    return seconded_counted_at_home(counted, on=today, law=law())


def unit_page(unit: WorkUnit, actor: Actor, today: date) -> UnitPage:
    """Everything the page of a unit shows, in as many queries whatever its size."""
    rows = Seat.objects.visible_to(actor).filter(work_unit=unit).select_related("title")
    every = list(rows.order_by("-title__rank", "title__name", "name", "pk"))
    seats = [one for one in every if one.valid_until is None or one.valid_until > today]
    held = holders_of(seats, actor)
    places = Places()
    for seat in seats:
        seat.holders = held.get(seat.pk, [])
        people = len({one.cadre_id for one in seat.holders})
        seat.empty = rules.empty_places(seat.quota, people)
        seat.surplus = max(people - seat.quota, 0)
        places.quota += seat.quota
        places.held += people
        places.empty += seat.empty
    loose = held_now(actor).filter(work_unit=unit, seat__isnull=True).select_related("cadre")
    visible = WorkUnit.objects.visible_to(actor)
    years = range(today.year - YEARS_SHOWN + 1, today.year + 1)
    lines = staffing_of(unit, actor, today, years)
    return UnitPage(
        unit, seats, [one for one in every if one not in seats],
        list(loose.order_by("cadre__sort_key", "pk")),
        lines, deputies_of(unit, seats, today),
        list(visible.filter(successor=unit).order_by("valid_until", "pk")),
        visible.filter(pk=unit.successor_id).first() if unit.successor_id else None,
        seconded_of(lines, today), places,
    )  # fmt: skip
