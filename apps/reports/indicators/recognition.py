"""Admissions in detail, who prepares for one, and badges: by age, education, years of membership.

Ages are told on the day of the decision; education is what the register says when the figure is
counted. Ages share the admissions out; education and the other cuts are never added up.
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.ages_sql import from_age, under
from apps.membership.choices import Education
from apps.membership.models import BadgeAward, Candidate
from apps.membership.seniority.choices import AwardKind, AwardState
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.membership import (
    ADMISSION,
    ADMITTED,
    AGE_KEYS,
    MEMBERS_UNIT,
    MEMBERSHIP,
)

ALL = "members_admitted"
DECIDED = {"on": "member__admission_decided_on", "birth": "member__birth"}
AGES: dict[str, Q] = dict(
    zip(
        AGE_KEYS,
        (
            under(31, **DECIDED),
            from_age(31, **DECIDED) & under(41, **DECIDED),
            from_age(41, **DECIDED) & under(51, **DECIDED),
            from_age(51, **DECIDED),
        ),
        strict=False,
    )
)
LABELS = (
    _("Admitted, up to 30 years old"), _("Admitted, 31 to 40 years old"),
    _("Admitted, 41 to 50 years old"), _("Admitted, over 50 years old"),
    _("Admitted, age not certain"),
)  # fmt: skip
EDUCATED = {
    "postgraduate": (_("Admitted, with a master's degree or above"), ["master", "doctor"]),
    "university": (_("Admitted, with a university degree"), [Education.UNIVERSITY]),
    "college": (
        _("Admitted, with college or vocational education"),
        [Education.COLLEGE, Education.VOCATIONAL],
    ),
    "upper_secondary": (_("Admitted, with upper secondary school"), [Education.UPPER_SECONDARY]),
}  # fmt: skip
YEARS = (30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90)
"""Classes of the badge (Charter, article 34; 24-QĐ/TW)."""
BADGES = "badges_awarded"
BADGE_SOURCE = "Điều 34 Điều lệ Đảng; 24-QĐ/TW, 30/7/2021"


def _admitted(where: Q | None) -> Facts:
    """Admissions with a mark; without one those of whom no age is certain."""
    if where is not None:
        return Narrowed(ADMITTED, where)
    certain = Case(When(reduce(or_, AGES.values()), then=Value(True)), default=Value(False))
    return Narrowed(ADMITTED, ~Q(certain))


def _admission(key: str, label: Any, definition: Any, where: Q | None, by: str) -> Indicator:
    return Indicator(
        key, label, MEMBERS_UNIT, FigureKind.FLOW, definition, ADMISSION, _admitted(where),
        of=ALL, by=by, day="member__admission_decided_on",
    )  # fmt: skip


def _prepared(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = Candidate.objects.filter(certificate_on__range=(first, last))
    return rows


TRAINEES = Indicator(
    "pre_admission_trainees", _("People who completed the class of awareness of the Party"),
    _("people"), FigureKind.FLOW,
    _("Candidates whose certificate of the class of awareness of the Party bears a day of the"
      " period; they are no members yet, and whoever was admitted since still counts."),
    ADMISSION, _prepared, subject=Subject.CANDIDATE, day="certificate_on",
)  # fmt: skip


def _decided(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = BadgeAward.objects.filter(
        state__in=[AwardState.DECIDED, AwardState.AWARDED], decided_on__range=(first, last)
    )
    return rows


def badges(*kinds: str, years: int = 0) -> Facts:
    """Badges decided in the period that nobody has withdrawn."""
    where = Q(kind__in=kinds)
    return Narrowed(_decided, where & Q(years=years) if years else where)


def _badge(key: str, label: Any, definition: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, _("badges"), FigureKind.FLOW, definition, BADGE_SOURCE, facts,
        day="decided_on", **more,
    )  # fmt: skip


AT_DECISION = _("Members admitted in the period, by the age on the day of the decision.")
AS_RECORDED = _("Members admitted in the period, by the education that the register names.")
GIVEN = _("Badges decided in the period for years complete or early, as they stand; where the"
          " member belongs now.")  # fmt: skip
LIVING = (AwardKind.REGULAR, AwardKind.EARLY)
RECOGNITION = [
    TRAINEES,
    next(one for one in MEMBERSHIP if one.key == ALL),
    *(
        _admission(key, label, AT_DECISION, AGES.get(key), Dimension.AGE)
        for key, label in zip(AGE_KEYS, LABELS, strict=True)
    ),
    *(
        _admission(
            f"{ALL}_{code}", label, AS_RECORDED, Q(member__education__in=levels),
            Dimension.EDUCATION,
        )
        for code, (label, levels) in EDUCATED.items()
    ),
    _badge(
        BADGES, _("Badges awarded"), GIVEN, badges(*LIVING),
        parts=tuple(f"{BADGES}_{years}" for years in YEARS),
    ),
    *(
        _badge(
            f"{BADGES}_{years}", format_lazy(_("Badges of {years} years"), years=years), GIVEN,
            badges(*LIVING, years=years), of=BADGES, by=Dimension.YEARS,
        )
        for years in YEARS
    ),
    _badge(
        "badges_posthumous", _("Badges awarded after death"),
        _("Badges decided in the period for members who have died; not among those awarded."),
        badges(AwardKind.POSTHUMOUS),
    ),
    _badge(
        "badges_awarded_incl_posthumous", _("Badges awarded, those after death included"),
        _("Badges decided in the period for the living and for those who have died."),
        badges(*LIVING, AwardKind.POSTHUMOUS),
    ),
]  # fmt: skip
