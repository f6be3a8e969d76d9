"""Indicators of the structure of planning lists, as committees publish it: shares and a ratio.

Each is two counts: the part and its whole. Ages are told on the day of each list, and who is young
is said by it; somebody of whom it is not certain does not count as young.
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import PlanningEntry, PlanningList, PlanningTarget
from apps.core.ages_sql import from_age, under
from apps.membership.choices import Sex
from apps.reports.choices import Dimension, FigureKind, Shown, Subject
from apps.reports.indicators.base import Facts, Indicator

SOURCE = "50-QĐ/TW, 27/12/2021"
PEOPLE, LISTS, PLACES = _("people"), _("lists"), _("places")
PLANNED, IN_FORCE, PRESCRIBED = "planned_people", "planning_lists", "planning_places"
YOUNG_YEARS = 35


def planned(where: Q | None = None) -> Facts:
    """People on the lists in force on the last day, each once, however many titles they are
    planned for."""

    def facts(_first: date, last: date) -> QuerySet[Any]:
        lists = PlanningList.objects.in_force(last)
        rows: QuerySet[Any] = PlanningEntry.objects.planned_on(last).filter(planning__in=lists)
        once = rows.filter(~Exists(_earlier(rows, "organization_id")))
        return once if where is None else once.filter(where)

    return facts


def _earlier(rows: Any, place: str) -> Any:
    """An earlier row of the same person in the same place: it counts instead."""
    same = {name: OuterRef(name) for name in ("cadre_id", place)}
    return rows.filter(pk__lt=OuterRef("pk"), **same)


def _on_committees(_first: date, last: date) -> QuerySet[Any]:
    lists = PlanningList.objects.of_committees(last)
    rows: QuerySet[Any] = PlanningEntry.objects.planned_on(last).filter(planning__in=lists)
    return rows.filter(~Exists(_earlier(rows, "planning_id")))


def _places(_first: date, last: date) -> QuerySet[Any]:
    lists = PlanningList.objects.of_committees(last)
    rows: QuerySet[Any] = PlanningTarget.objects.filter(planning__in=lists)
    return rows


def _lists(_first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = PlanningList.objects.in_force(last)
    return rows


def _with_every_band(_first: date, last: date) -> QuerySet[Any]:
    there = PlanningEntry.objects.planned_on(last).filter(planning=OuterRef("pk"))
    return reduce(
        lambda rows, band: rows.filter(Exists(there.filter(band))), _bands(), _lists(_first, last)
    )


TOLD = {"on": "planning__age_on", "birth": "cadre__birth"}
"""Ages are told on the day of the list."""


def _bands() -> tuple[Q, Q, Q]:
    """People certainly in the first, the second, the third age band of their list."""
    low, high = F("planning__age_cuts__0"), F("planning__age_cuts__1")
    above = high + 1
    return under(low, **TOLD), from_age(low, **TOLD) & under(above, **TOLD), from_age(above, **TOLD)


def _share(key: str, label: Any, definition: Any, where: Q, by: str) -> Indicator:
    return Indicator(
        key, label, PEOPLE, FigureKind.STOCK, definition, SOURCE, planned(where), of=PLANNED, by=by,
        subject=Subject.PLANNED, shown=Shown.SHARE,
    )  # fmt: skip


WOMEN = Q(cadre__sex=Sex.FEMALE)
PLANNING = [
    Indicator(
        PLANNED, _("People planned for titles"), PEOPLE, FigureKind.STOCK,
        _("People on the planning lists in force on the last day, each counted once."),
        SOURCE, planned(), subject=Subject.PLANNED,
    ),
    Indicator(
        "planned_women", _("Women among the people planned"), PEOPLE, FigureKind.STOCK,
        _("Of the people planned, women."), SOURCE,
        planned(WOMEN), of=PLANNED, by=Dimension.SEX, subject=Subject.PLANNED,
    ),
    _share(
        "planning_share_women", _("Planning: share of women"),
        _("Women as a share of the people planned, each counted once."), WOMEN,
        Dimension.SEX,
    ),
    _share(
        "planning_share_young", _("Planning: share of young people"),
        _("People who are young by the definition of their list, as a share of those planned."),
        under(F("planning__young_below"), **TOLD), Dimension.AGE,
    ),
    _share(
        "planning_share_under_35", _("Planning: share under 35"),
        _("People under 35 on the day on which their list tells ages, as a share of all planned."),
        under(YOUNG_YEARS, **TOLD), Dimension.AGE,
    ),
    Indicator(
        IN_FORCE, _("Planning lists in force"), LISTS, FigureKind.STOCK,
        _("Lists approved by the last day that no approved review has replaced."),
        SOURCE, _lists, subject=Subject.PLANNING_LIST,
    ),
    Indicator(
        "planning_three_age_bands_filled", _("Planning: three age bands filled"), LISTS,
        FigureKind.STOCK,
        _("Whether every list in force has somebody in each of its three age bands."),
        SOURCE, _with_every_band, of=IN_FORCE, subject=Subject.PLANNING_LIST,
        shown=Shown.WHETHER,
    ),
    Indicator(
        PRESCRIBED, _("Planning: places of party committees"), PLACES, FigureKind.STOCK,
        _("Places on the list of the party committee in force, that of the latest term."),
        SOURCE, _places, subject=Subject.PLANNED_TITLE, amount=lambda: F("places"),
    ),
    Indicator(
        "planning_coefficient", _("Planning: coefficient of party committees"), PEOPLE,
        FigureKind.STOCK,
        _("People on the list of the party committee in force over the places planned for."),
        SOURCE, _on_committees, of=PRESCRIBED, subject=Subject.PLANNED, shown=Shown.RATIO,
    ),
]  # fmt: skip
