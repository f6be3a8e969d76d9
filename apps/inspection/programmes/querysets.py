"""Reading programmes within the border, the walls and the clearance."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When

from apps.inspection.choices import Phase
from apps.inspection.programmes.choices import ItemEnd, ProgrammeState, Progress
from apps.tenancy.querysets import TenantQuerySet


class ProgrammeQuerySet(TenantQuerySet):
    """Programmes."""

    def live(self) -> Self:
        """Drafts and adopted ones."""
        return self.exclude(state=ProgrammeState.DISCARDED)

    def of_year(self, year: int) -> Self:
        """Those whose time holds the year."""
        return self.filter(first_year__lte=year, last_year__gte=year)


class ProgrammeOwnedQuerySet(TenantQuerySet):
    """Rows of programmes."""

    def of_programme(self, programme: Any) -> Self:
        """The rows of one programme, which the reader has been allowed to see."""
        return self.filter(programme_id=programme.pk)


class ItemQuerySet(TenantQuerySet):
    """Items of programmes."""

    def of_programme(self, programme: Any) -> Self:
        """The items of one programme."""
        return self.filter(programme_id=programme.pk)

    def in_force(self) -> Self:
        """Items of the edition in force of adopted programmes."""
        edition = F("programme__edition")
        return self.filter(
            Q(until__isnull=True) | Q(until__gt=edition),
            programme__state=ProgrammeState.ADOPTED, since__lte=edition,
        )  # fmt: skip

    def standing(self) -> Self:
        """Items that nothing ends: those in force, and those that wait for a decision."""
        return self.filter(until__isnull=True).exclude(
            programme__state=ProgrammeState.DISCARDED
        )  # fmt: skip

    def pending(self) -> Self:
        """Items that the next decision brings, and those that it ends."""
        edition = F("programme__edition")
        return self.exclude(since=F("until")).filter(Q(since__gt=edition) | Q(until__gt=edition))

    def with_progress(self, actor: Any, today: date) -> Self:
        """How far each item is on a day, counted from its cases: ``progress``.

        Done: it has cases, all are concluded, and no subject is left without one. Cases that were
        not carried out do not count. Whoever may know of an item may know of its cases: its wall
        and its grade are those of its cases too.
        """
        cases = apps.get_model("inspection", "Case").objects.visible_to(actor)
        subjects = apps.get_model("inspection", "ProgrammeSubject").objects.visible_to(actor)
        live = cases.filter(programme_item_id=OuterRef("pk")).exclude(phase=Phase.STOPPED)
        waiting = subjects.filter(item_id=OuterRef("pk"), removed=False).filter(
            Q(case__isnull=True) | Q(case__phase=Phase.STOPPED)
        )
        gone = {"until__lte": F("programme__edition")}
        begun, running = Exists(live), Exists(live.filter(concluded_on__isnull=True))
        said = Case(
            When(**gone, end_kind=ItemEnd.REPLACED, then=Value(Progress.REPLACED)),
            When(**gone, then=Value(Progress.DROPPED)),
            When(begun & ~running & ~Exists(waiting), then=Value(Progress.DONE)),
            When(due_on__lt=today, programme__edition__gt=0, then=Value(Progress.OVERDUE)),
            When(begun, then=Value(Progress.OPENED)),
            default=Value(Progress.PLANNED),
            output_field=CharField(),
        )
        return self.annotate(progress=said)

    def by_time(self) -> Self:
        """In the order of their time; those without a quarter after the others of the year."""
        return self.order_by("year", F("quarter").asc(nulls_last=True), "pk")


class ItemOwnedQuerySet(TenantQuerySet):
    """Rows of items."""

    def of_item(self, item: Any) -> Self:
        """The rows of one item, which the reader has been allowed to see."""
        return self.filter(item_id=item.pk)

    def current(self) -> Self:
        """Subjects that nobody has taken out."""
        return self.filter(removed=False)
