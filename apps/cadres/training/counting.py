"""Counting training from the records: turns and persons apart, each year against its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from apps.cadres.appointments.counting import Counted
from apps.cadres.models import CadreAttendance, MemberAttendance, TrainingClass, TrainingPlan
from apps.cadres.training import figures
from apps.cadres.training.choices import Attended, Audience, ClassState
from apps.cadres.training.figures import Held, Planned, Year

ATTENDANCES = (CadreAttendance, MemberAttendance)


def people_in(rows_of: Callable[[Any], Any]) -> Any:
    """How many people of a class are among these rows, for each class; an expression."""
    counts = [
        Coalesce(
            Subquery(
                rows_of(model).filter(training_class=OuterRef("pk")).order_by()
                .values("training_class").annotate(n=Count("pk")).values("n"),
                output_field=IntegerField(),
            ),
            0,
        )
        for model in ATTENDANCES
    ]  # fmt: skip
    return counts[0] + counts[1]


def came() -> Any:
    """How many people of a class did not stay away: its turns, once it is held."""
    return people_in(lambda model: model.objects.exclude(result=Attended.ABSENT))


@dataclass(frozen=True)
class Term:
    """Years against their plans, with the persons of the whole time."""

    years: list[Year]
    persons: int

    @property
    def turns(self) -> int:
        """All turns, within plans and beside them."""
        return sum(one.turns + one.beside_turns for one in self.years)

    @property
    def classes(self) -> int:
        """All classes held."""
        return sum(one.classes + one.beside_classes for one in self.years)


def term(years: range, *, rows: Any) -> Term:
    """The years of a time: four queries whatever their number.

    ``rows(model)`` gives plans, classes and attendances that the reader may know of. A class of a
    plan counts in the plan's year, another one in the year in which it ended.
    """
    plans = rows(TrainingPlan).filter(year__in=years).order_by().values("year")
    planned = [
        Planned(row["year"], row["all_classes"], row["all_turns"])
        for row in plans.annotate(all_classes=Sum("classes"), all_turns=Sum("turns"))
    ]
    classes = _tally(rows(TrainingClass).filter(state=ClassState.HELD), "")
    turns: Counter[tuple[int, bool]] = Counter()
    for model in ATTENDANCES:
        turns += _tally(rows(model).turns(), "training_class__")
    held = [Held(*key, classes[key], turns[key]) for key in classes | turns]
    found = figures.by_year(planned, held, years)
    return Term(found, _persons(years, rows))


def _tally(rows: Any, to_class: str) -> Counter[tuple[int, bool]]:
    """How many rows for each year and whether within a plan; one query."""
    found: Counter[tuple[int, bool]] = Counter()
    plan, ended = f"{to_class}plan__year", f"{to_class}ends_on__year"
    counted = rows.order_by().values_list(plan, ended).annotate(n=Count("pk"))
    for planned_year, year, number in counted:
        found[(planned_year or year, planned_year is not None)] += number
    return found


def _persons(years: range, rows: Any) -> int:
    within = Q(training_class__plan__year__in=years) | Q(
        training_class__plan__isnull=True, training_class__ends_on__year__in=years
    )
    return persons_in(rows(CadreAttendance).filter(within), rows(MemberAttendance).filter(within))


def persons_in(cadres: Any, members: Any) -> int:
    """How many persons have turns in these attendances; two queries."""
    return figures.persons(
        cadres.turns().order_by().values_list("cadre_id", "cadre__member_id").distinct(),
        members.turns().order_by().values_list("member_id", flat=True).distinct(),
    )


def done_of(plans: Iterable[TrainingPlan], *, rows: Any) -> dict[int, tuple[int, int]]:
    """Classes held and turns of each plan, by its key; three queries for any number of plans."""
    keys = [one.pk for one in plans]
    held = rows(TrainingClass).filter(plan_id__in=keys, state=ClassState.HELD)
    classes = Counter(dict(held.order_by().values_list("plan_id").annotate(Count("pk"))))
    turns: Counter[int] = Counter()
    for model in ATTENDANCES:
        found = rows(model).turns().filter(training_class__plan_id__in=keys).order_by()
        counted = found.values_list("training_class__plan_id").annotate(n=Count("pk"))
        turns += Counter(dict(counted))
    return {key: (classes[key], turns[key]) for key in keys}


def published(first: date, last: date, *, below: Any) -> dict[str, Counted]:
    """The figures a committee publishes for a time: classes ended in it, and their turns.

    Cases are classes or turns, persons those who attended.
    """
    found: dict[str, Counted] = {}
    for audience, name in (
        (Audience.PLANNED, "training_classes_planned_cadres"),
        (Audience.MANAGED, "training_classes_committee_managed_cadres"),
    ):
        classes = TrainingClass.objects.below(below).held_between(first, last)
        count = classes.filter(audience=audience).count()
        cadres, members = (_between(model, audience, first, last, below) for model in ATTENDANCES)
        people = persons_in(cadres, members)
        found[name] = Counted(count, people)
        if audience == Audience.MANAGED:
            turns = cadres.turns().count() + members.turns().count()
            found["training_attendances_committee_managed_cadres"] = Counted(turns, people)
    return found


def _between(model: Any, audience: str, first: date, last: date, below: Any) -> Any:
    return model.objects.below(below).filter(
        training_class__audience=audience, training_class__ends_on__gte=first,
        training_class__ends_on__lte=last,
    )  # fmt: skip
