"""Indicators of the yearly review and of commendations.

Each says "exactly" or "at least"; the denominator is what was graded, never all. Exempt and
suspended members, who are not graded, are in neither. Quarters are left out.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.membership.grading.choices import CadreGrade, CommendationKind, Exclusion, Grade
from apps.membership.grading.rules import at_least
from apps.membership.models import MemberGrade, OrganizationCommendation, OrganizationGrade
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.tenancy.choices import Tier

GRADING_SOURCE = "132-QĐ/TW, 08/03/2018; 124-QĐ/TW, 04/10/2023; 366-QĐ/TW, 30/08/2025"
COMMENDING_SOURCE = "Điều 34 Điều lệ Đảng"
DISTRICT_TIERS = (Tier.DISTRICT, Tier.COMMUNE)


def years_within(first: date, last: date) -> tuple[int, int]:
    """Years whose last day lies in the period: a year is graded as a whole."""
    return first.year, last.year if (last.month, last.day) == (12, 31) else last.year - 1


def _in_review(first: date, last: date) -> QuerySet[Any]:
    """Everybody in the reviews of those years, graded or not."""
    rows: QuerySet[Any] = MemberGrade.objects.live().filter(
        year__range=years_within(first, last), quarter__isnull=True
    )
    return rows


GRADED = Narrowed(_in_review, ~Q(grade=""))
"""With a decided grade."""


def _graded_organizations(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = OrganizationGrade.objects.decided().of_organizations()
    return rows.filter(year__range=years_within(first, last), quarter__isnull=True)


def _members(*grades: str) -> Facts:
    return Narrowed(GRADED, Q(grade__in=grades)) if grades else GRADED


def _organizations(*grades: str, tiers: tuple[str, ...] = (Tier.GRASSROOTS,)) -> Facts:
    where = Q(tier__in=tiers)
    return Narrowed(_graded_organizations, where & Q(grade__in=grades) if grades else where)


def _commended(first: date, last: date) -> QuerySet[Any]:
    return OrganizationCommendation.objects.filter(
        kind=CommendationKind.FIVE_YEARS, withdrawn_reason="", decided_on__range=(first, last)
    )


def grade_by_superior(organization: Any, first: date, last: date) -> tuple[str, str]:
    """The grade that the level above gave an organisation in the last year of the period: its
    code and its name under the scale of that year; empty without one."""
    rows = OrganizationGrade.objects.decided().of_organizations()
    found = (
        rows.filter(
            organization=organization, year__range=years_within(first, last), quarter__isnull=True
        )
        .select_related("scale")
        .order_by("-year", "-pk")
        .first()
    )
    return (found.grade, found.grade_name) if found else ("", "")


def _of_members(key: str, label: Any, definition: Any, *grades: str) -> Indicator:
    return Indicator(
        key, label, _("members"), FigureKind.FLOW, definition, GRADING_SOURCE, _members(*grades),
        of="members_graded" if grades else "", by=Dimension.GRADE if grades else "",
    )  # fmt: skip


def _of_organizations(
    key: str, label: Any, definition: Any, *grades: str, whole: str = "organisations_graded",
    tiers: tuple[str, ...] = (Tier.GRASSROOTS,),
) -> Indicator:  # fmt: skip
    return Indicator(
        key, label, _("organisations"), FigureKind.FLOW, definition, GRADING_SOURCE,
        _organizations(*grades, tiers=tiers), of=whole if grades else "",
        by=Dimension.GRADE if grades else "",
        subject=Subject.ORGANIZATION,
    )  # fmt: skip


CADRES, CADRE_SOURCE = "cadres_graded", "90/2020/NĐ-CP, 13/8/2020; 366-QĐ/TW, 30/08/2025"
CADRE_GRADES: dict[str, Any] = {
    CadreGrade.EXCELLENT: _("Cadres graded excellent, exactly"),
    CadreGrade.GOOD: _("Cadres graded good, exactly"),
    CadreGrade.COMPLETED: _("Cadres graded completed, exactly"),
    CadreGrade.NOT_COMPLETED: _("Cadres graded not completed, exactly"),
}


def _of_cadres() -> list[Indicator]:
    """Members who are cadres or civil servants, by their grade as such: four places, each alone."""
    levels = {code: f"{CADRES}_{code}" for code in CADRE_GRADES}
    told = _("Members in the review of a year that ends in the period, by their grade as cadre or"
             " civil servant, as the review of members records it.")  # fmt: skip
    return [
        Indicator(
            CADRES, _("Cadres and civil servants graded"), _("people"), FigureKind.FLOW, told,
            CADRE_SOURCE, Narrowed(_in_review, Q(cadre_grade__in=list(levels))),
            parts=tuple(levels.values()),
        ),
        *(
            Indicator(
                levels[code], label, _("people"), FigureKind.FLOW, told, CADRE_SOURCE,
                Narrowed(_in_review, Q(cadre_grade=code)), of=CADRES, by=Dimension.GRADE,
            )
            for code, label in CADRE_GRADES.items()
        ),
    ]  # fmt: skip


def _not_graded() -> list[Indicator]:
    """Who stands in the review without a grade: exempt, or not graded yet."""
    return [
        Indicator(
            key, label, _("members"), FigureKind.FLOW, definition, GRADING_SOURCE,
            Narrowed(_in_review, where),
        )
        for key, label, definition, where in (
            ("members_exempt", _("Members exempt from the review"),
             _("Members in the review of a year that ends in the period who are not graded because"
               " they are exempt from party activities."), Q(exclusion=Exclusion.EXEMPT)),
            ("members_not_reviewed", _("Members not graded yet"),
             _("Members in the review of a year that ends in the period without a grade and with no"
               " reason for that."), Q(grade="", exclusion="")),
        )
    ]  # fmt: skip


_EXACTLY = _("Exactly this grade, of all that were graded; per year that ends in the period.")
_AT_LEAST = _(
    "This grade or a better one, of all that were graded; per year that ends in the period."
)

CELLS = "cells_graded"
CELL_GRADES: dict[str, Any] = {
    Grade.EXCELLENT: _("Cells graded excellent, exactly"),
    Grade.GOOD: _("Cells graded good, exactly"),
    Grade.COMPLETED: _("Cells graded completed, exactly"),
    Grade.NOT_COMPLETED: _("Cells graded not completed, exactly"),
}
GRADING = [
    _of_members(
        "members_graded",
        _("Members graded"),
        _(
            "Members with a decided grade of a year that ends in the period; exempt and suspended"
            " members are not graded."
        ),
    ),
    _of_members(
        "members_graded_excellent", _("Members graded excellent, exactly"), _EXACTLY,
        Grade.EXCELLENT,
    ),
    _of_members("members_graded_good", _("Members graded good, exactly"), _EXACTLY, Grade.GOOD),
    _of_members(
        "members_graded_completed", _("Members graded completed, exactly"), _EXACTLY,
        Grade.COMPLETED,
    ),
    _of_members(
        "members_graded_not_completed", _("Members graded not completed, exactly"), _EXACTLY,
        Grade.NOT_COMPLETED,
    ),
    _of_members(
        "members_graded_good_or_better", _("Members graded good or better"), _AT_LEAST,
        *at_least(Grade.GOOD),
    ),
    _of_members(
        "members_graded_completed_or_better", _("Members graded completed or better"), _AT_LEAST,
        *at_least(Grade.COMPLETED),
    ),
    *_not_graded(),
    *_of_cadres(),
    _of_organizations(
        "organisations_graded",
        _("Grassroots organisations graded"),
        _("Grassroots organisations with a decided grade of a year that ends in the period."),
    ),
    _of_organizations(
        "organisations_graded_excellent", _("Organisations graded excellent, exactly"), _EXACTLY,
        Grade.EXCELLENT,
    ),
    _of_organizations(
        "organisations_graded_good", _("Organisations graded good, exactly"), _EXACTLY, Grade.GOOD
    ),
    _of_organizations(
        "organisations_graded_completed", _("Organisations graded completed, exactly"), _EXACTLY,
        Grade.COMPLETED,
    ),
    _of_organizations(
        "organisations_graded_not_completed", _("Organisations graded not completed, exactly"),
        _EXACTLY, Grade.NOT_COMPLETED,
    ),
    _of_organizations(
        "organisations_graded_good_or_better", _("Organisations graded good or better"), _AT_LEAST,
        *at_least(Grade.GOOD),
    ),
    _of_organizations(
        CELLS,
        _("Cells graded"),
        _("Cells under a grassroots committee with a decided grade of a year that ends in the"
          " period."),
        tiers=(Tier.CELL,),
    ),
    *(
        _of_organizations(
            f"{CELLS}_{grade}", label, _EXACTLY, grade, whole=CELLS, tiers=(Tier.CELL,)
        )
        for grade, label in CELL_GRADES.items()
    ),
    Indicator(
        "committee_grade_by_province",
        _("Committees graded by the level above"),
        _("organisations"),
        FigureKind.FLOW,
        _(
            "Committees with an office of their own that the level above has graded; of one"
            " committee the grade itself is printed."
        ),
        GRADING_SOURCE,
        _organizations(tiers=DISTRICT_TIERS),
        subject=Subject.ORGANIZATION,
    ),
    Indicator(
        "organisations_commended_excellent_five_years_running",
        _("Organisations commended for five excellent years running"),
        _("organisations"),
        FigureKind.FLOW,
        _("Organisations commended by a decision of the period for five excellent years in a row."),
        COMMENDING_SOURCE,
        _commended,
        subject=Subject.ORGANIZATION,
        day="decided_on",
    ),
]  # fmt: skip
