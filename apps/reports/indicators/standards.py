"""Indicators of the standards of cadres in post: education and political theory, by what they hold.

Whoever holds a position on the last day counts once in an office, by the highest level that the
profile names, as far as it was held by then: ``standards_then`` reads the days of degrees and
certificates.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.cadres.choices import StaffKind, System, TitleKind
from apps.cadres.models import Position
from apps.membership.choices import Education, PoliticalTheory, Sex
from apps.regulations.choices import RuleLevel
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed, Where
from apps.reports.indicators.standards_then import Level, education, theory

SOURCE = "89-QĐ/TW, 04/8/2017; 365-QĐ/TW, 30/8/2025"
PEOPLE = _("people")


def _leading(*levels: str, **more: Any) -> Q:
    return Q(title__is_leading=True, title__level__in=levels, **more)


CIVIL_SERVANTS = Q(cadre__staff_kind__in=[StaffKind.CADRE, StaffKind.COMMUNE])
EMPLOYEES = Q(cadre__staff_kind=StaffKind.EMPLOYEE)
DEPARTMENTS = _leading(
    RuleLevel.DISTRICT, title__is_elected=False,
    title__system__in=[System.PARTY, System.GOVERNMENT],
)  # fmt: skip
LEADERS = Q(title__is_leading=True)
ON_COMMITTEES = Q(title__system=System.PARTY, title__is_elected=True) & ~(
    Q(title__kind=TitleKind.INSPECTION_MEMBER) | Q(title__code__endswith="-inspection-chair")
)
"""Secretaries, their deputies, standing members, members: not whom an inspection committee has."""
IN_STANDING_COMMITTEES = ON_COMMITTEES & ~Q(title__kind=TitleKind.COMMITTEE_MEMBER) & Q(
    title__level__in=[RuleLevel.PROVINCE, RuleLevel.DISTRICT, RuleLevel.COMMUNE]
)  # fmt: skip
LEADERS_OF_DISTRICTS = _leading(RuleLevel.DISTRICT)
LEADERS_OF_COMMUNES = _leading(
    RuleLevel.COMMUNE, RuleLevel.GRASSROOTS,
    title__system__in=[System.PARTY, System.COUNCIL, System.GOVERNMENT, System.FRONT],
)  # fmt: skip


def in_post(posts: Q) -> Facts:
    """Of everybody with such a position on the last day the first one."""

    def facts(_first: date, last: date) -> QuerySet[Any]:
        rows = Position.objects.on(last).filter(posts)
        of_each = rows.order_by().values("organization_id", "cadre_id").annotate(one=Min("pk"))
        found: QuerySet[Any] = Position.objects.filter(pk__in=of_each.values("one"))
        return found

    return facts


def women(_day: date) -> Q:
    """As a level, so that groups of people in post name their cuts in one way."""
    return Q(cadre__sex=Sex.FEMALE)


def _both(one: Level, other: Level) -> Level:
    return lambda day: one(day) & other(day)


def _indicator(
    key: str, label: Any, definition: Any, facts: Facts, of: str = "", by: str = ""
) -> Indicator:
    return Indicator(
        key, label, PEOPLE, FigureKind.STOCK, definition, SOURCE, facts, of=of, by=by,
        subject=Subject.POSITION,
    )  # fmt: skip


HOLD = _(
    "Of these, those whose profile names at least this level; not whose degree or certificate of it"
    " is of a later day. Where none is dated, the level of the profile holds."
)
OF_THE_WOMEN = _("Of these people, the women; each counted once in an office.")
ON_THE_LAST_DAY = _("People with such a position on the last day, each counted once in an office.")
GROUPS: list[tuple[str, Any, Q, list[tuple[str, Any, Level, str]]]] = [
    (
        "civil_servants_in_post", _("Cadres and civil servants in post"), CIVIL_SERVANTS,
        [
            (
                "cadres_with_master_degree",
                _("Cadres and civil servants with a master's degree or above"),
                education(Education.MASTER), Dimension.EDUCATION,
            ),
            (
                "civil_servants_with_intermediate_theory",
                _("Cadres and civil servants with intermediate political theory or above"),
                theory(PoliticalTheory.INTERMEDIATE), Dimension.THEORY,
            ),
            (
                "women_cadres", _("Women among cadres and civil servants"), women, Dimension.SEX,
            ),
            (
                "women_cadres_with_university_degree",
                _("Women among cadres and civil servants, with a university degree or above"),
                _both(women, education(Education.UNIVERSITY)), Dimension.EDUCATION,
            ),
            (
                "women_cadres_with_intermediate_theory",
                _("Women among cadres and civil servants, with intermediate political theory or"
                  " above"),
                _both(women, theory(PoliticalTheory.INTERMEDIATE)), Dimension.THEORY,
            ),
        ],
    ),
    (
        "public_employees_in_post", _("Public employees in post"), EMPLOYEES,
        [
            (
                "public_employees_with_intermediate_theory",
                _("Public employees with intermediate political theory or above"),
                theory(PoliticalTheory.INTERMEDIATE), Dimension.THEORY,
            )
        ],
    ),
    (
        "department_heads", _("Heads of district boards and departments"),
        DEPARTMENTS & Q(title__kind=TitleKind.HEAD),
        [
            (
                "department_heads_with_advanced_theory",
                _("Heads of district boards and departments with advanced political theory"),
                theory(PoliticalTheory.ADVANCED), Dimension.THEORY,
            )
        ],
    ),
    (
        "department_deputies", _("Deputy heads of district boards and departments"),
        DEPARTMENTS & Q(title__kind=TitleKind.DEPUTY),
        [
            (
                "department_deputies_with_advanced_theory",
                _("Deputy heads of district boards and departments with advanced political theory"),
                theory(PoliticalTheory.ADVANCED), Dimension.THEORY,
            )
        ],
    ),
    (
        "district_leaders", _("Leading cadres of districts"), LEADERS_OF_DISTRICTS,
        [
            (
                "district_leaders_with_university_degree",
                _("Leading cadres of districts with a university degree or above"),
                education(Education.UNIVERSITY), Dimension.EDUCATION,
            )
        ],
    ),
    (
        "commune_leaders", _("Leading cadres of communes"), LEADERS_OF_COMMUNES,
        [
            (
                "commune_leaders_with_professional_qualification",
                _("Leading cadres of communes with a professional qualification"),
                education(Education.VOCATIONAL), Dimension.EDUCATION,
            )
        ],
    ),
    (
        "leaders_in_post", _("Leaders and managers in post"), LEADERS,
        [("women_in_leadership", _("Women among leaders and managers"), women, Dimension.SEX)],
    ),
    (
        "committee_members", _("Members of party committees"), ON_COMMITTEES,
        [
            (
                "women_committee_members", _("Women among members of party committees"), women,
                Dimension.SEX,
            )
        ],
    ),
    (
        "standing_committee_members", _("Members of standing committees"), IN_STANDING_COMMITTEES,
        [
            (
                "women_standing_committee_members", _("Women among members of standing committees"),
                women, Dimension.SEX,
            )
        ],
    ),
]  # fmt: skip
"""Groups of people in post with the levels that are counted of each."""


def _group(key: str, label: Any, posts: Q, levels: list[tuple[str, Any, Level, str]]) -> Any:
    """The people of a group and its cuts, read in one query."""
    base = in_post(posts)
    yield _indicator(key, label, ON_THE_LAST_DAY, base)
    for cut, cut_label, level, by in levels:
        told = OF_THE_WOMEN if by == Dimension.SEX else HOLD
        yield _indicator(cut, cut_label, told, Narrowed(base, _on_last(level)), key, by)


def _on_last(level: Level) -> Where:
    return lambda _first, last: level(last)


STANDARDS = [one for group in GROUPS for one in _group(*group)]
