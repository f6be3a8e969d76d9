"""Grades by year in one continuous record, across transfers and between offices.

A member's grades lie where they were given, which may be another office's range. Their years and
grades go with the member, so they are read under the scope of the system; callers have made sure
that the reader may see the member or the organisation.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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


def five_years_running(rows: Any, key: str, ids: Iterable[int], *, last: int) -> list[int]:
    """Of these members or organisations, those excellent in five years ending with ``last``.

    ``rows`` are decided grades of whole years; one query whatever the number.
    """
    with scope.use(scope.Scope.everything()):
        found: dict[int, set[int]] = {}
        excellent = rows.filter(
            grade=rules.EXCELLENT, year__range=(last - rules.RUN + 1, last), quarter__isnull=True
        )
        for one, year in excellent.filter(**{f"{key}__in": ids}).values_list(key, "year"):
            found.setdefault(one, set()).add(year)
    return sorted(one for one, years in found.items() if len(years) == rules.RUN)
