"""Grades by year in one continuous record, across transfers and between offices.

A member's grades lie where they were given, which may be another office's range. Their years and
grades go with the member, so they are read under the scope of the system; callers have made sure
that the reader may see the member or the organisation.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count

from apps.membership.grading import rules
from apps.membership.models import MemberGrade, OrganizationGrade
from apps.tenancy import scope


def grades_of_member(member_id: int) -> dict[int, str]:
    """Decided grades by year."""
    with scope.use(scope.Scope.everything()):
        rows = MemberGrade.objects.decided().filter(member=member_id, quarter__isnull=True)
        return dict(rows.values_list("year", "grade"))


def grades_of_organization(organization_id: int) -> dict[int, str]:
    """Decided grades by year, those of the leadership collective left out."""
    with scope.use(scope.Scope.everything()):
        rows = OrganizationGrade.objects.decided().of_organizations()
        own = rows.filter(organization=organization_id, quarter__isnull=True)
        return dict(own.values_list("year", "grade"))


def excellent_ids(actor: Any, *, of: str, first: int, last: int) -> list[int]:
    """Members (or ``organizations``) now in the actor's range, excellent in each of those years.

    One query whatever the number. What it returns is for choosing among records that the actor
    may see, never for showing.
    """
    key = "organization" if of == "organizations" else "member"
    rows: Any = (
        OrganizationGrade.objects.of_organizations() if key == "organization"
        else MemberGrade.objects
    )  # fmt: skip
    with scope.use(scope.Scope.everything()):
        excellent = rows.decided().filter(
            grade=rules.EXCELLENT, year__range=(first, last), quarter__isnull=True,
            **{f"{key}__path__gte": actor.lo, f"{key}__path__lt": actor.hi},
        )  # fmt: skip
        years = excellent.order_by().values(key).annotate(years=Count("year", distinct=True))
        return list(years.filter(years=last - first + 1).values_list(key, flat=True))
