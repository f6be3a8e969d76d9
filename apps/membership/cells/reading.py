"""The life of cells as one person may see it: overview, a cell's page, the three months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from apps.accounts.models import RoleAssignment
from apps.core.formats import share
from apps.membership.cells.querysets import CELLS
from apps.membership.fees.rules import before, last_day
from apps.membership.models import Attendance, AttendanceGroup, Meeting, Placement
from apps.tenancy.models import Organization

MARKS = {"good": "T", "fair": "K", "average": "TB", "poor": "Kém", "": "✓"}


def cells_of(actor: Any, unit: Organization) -> Any:
    """The working cells of a unit, itself included, in the order of the tree."""
    rows = Organization.objects.visible_to(actor).below(unit).filter(CELLS, active=True)
    return rows.select_related("parent").tree_order()


@dataclass
class CellYear:
    """A cell's year: what was held in each month, how many came, how good it was."""

    unit: Organization
    months: dict[int, str] = field(default_factory=dict)
    """Month → mark of its regular meeting; without one the month is missing."""
    populated: bool = True
    """Whether anybody belonged to it in the year; a cell without members owes no meeting."""
    held: int = 0
    members: int = 0
    present: int = 0
    qualities: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, meeting: Meeting) -> None:
        """Take a meeting in."""
        self.held += 1
        self.members += meeting.members
        self.present += meeting.present
        if meeting.quality:
            self.qualities[meeting.quality] += 1
        if meeting.kind == "regular":
            self.months[meeting.held_on.month] = MARKS[meeting.quality]

    @property
    def rate(self) -> str:
        """Share of the members who came."""
        return share(self.present, self.members)

    def row(self, last: int) -> list[tuple[int, str, bool]]:
        """Month, mark, whether the meeting is missing: up to the month that runs."""
        return [
            (one, self.months.get(one, ""), one not in self.months) for one in range(1, last + 1)
        ]

    def missing(self, over: int) -> int:
        """Months without a regular meeting, of those that are over."""
        if not self.populated:
            return 0
        return sum(one not in self.months for one in range(1, over + 1))


def years_of(actor: Any, units: Iterable[Organization], year: int) -> list[CellYear]:
    """The year of each of these cells; one query for all meetings, one for who has members."""
    units = list(units)
    lived = Placement.objects.visible_to(actor).filter(
        organization__in=units, valid__overlap=(date(year, 1, 1), date(year + 1, 1, 1))
    )
    populated = set(lived.values_list("organization_id", flat=True).distinct())
    found = {unit.pk: CellYear(unit, populated=unit.pk in populated) for unit in units}
    rows = Meeting.objects.visible_to(actor).held()
    rows = rows.filter(organization_id__in=found, held_on__year=year)
    for meeting in rows.order_by("held_on", "pk").defer("topics", "minutes"):
        found[meeting.organization_id].add(meeting)
    return list(found.values())


def lacks_meeting(reach: Any, month: date, every: int) -> Q:
    """Of cells: with members within reach on the first of the month, and no regular meeting in so
    many months up to its end."""
    since = month
    for _earlier in range(every - 1):
        since = before(since)
    held = Meeting.objects.regular().filter(held_on__range=(since, last_day(month)))
    members = reach(Placement.objects.on(month))
    return Q(~Exists(held.filter(organization=OuterRef("pk")))) & Q(
        Exists(members.filter(organization=OuterRef("pk")))
    )


def absent(actor: Any, *, year: int, limit: int) -> Any:
    """Members of the own range who stayed away without reason for so many months of the year."""
    rows = Attendance.objects.in_scope_of(actor).missed(year=year).order_by()
    grouped = rows.values("member_id", "member__full_name", "organization__name")
    return grouped.annotate(months=Count("meeting__held_on__month", distinct=True)).filter(
        months__gte=limit
    )


def attendance_of_year(actor: Any, member: Any, year: int) -> Any:
    """A member's attendance of a year that the actor may see, the newest first."""
    rows = Attendance.objects.visible_to(actor).filter(
        member=member, meeting__held_on__year=year, meeting__struck=""
    )
    return rows.select_related("meeting").order_by("-meeting__held_on", "-pk")


def groups(actor: Any) -> Any:
    """The working groups of the range, the latest decision first."""
    rows = AttendanceGroup.objects.visible_to(actor).select_related("organization")
    return rows.order_by("-decided_on", "path", "name", "pk")


def secretaries(unit: Organization, today: date) -> list[str]:
    """Who acts as secretary of the cell in the system."""
    rows = RoleAssignment.objects.filter(organization=unit, role="unit_secretary")
    return [row.user.full_name for row in rows.current(today).select_related("user").order_by("pk")]
