"""Measures of the register: members, how they came and went, grades, badges, cards, transfers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.membership.choices import Entry, Exit
from apps.membership.grading.choices import Body, CommendationForm, Exclusion, Grade
from apps.membership.models import (
    BadgeAward,
    CardEvent,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
    OrganizationGrade,
    Placement,
    StandingPeriod,
    Transfer,
)
from apps.membership.seniority.choices import AwardKind, AwardState, CardKind
from apps.membership.transfers.choices import Kind as TransferKind
from apps.reports.choices import FigureKind, Subject
from apps.reports.counting import within
from apps.reports.flow import begun, ended
from apps.reports.indicators.grading import years_within
from apps.reports.tables.dimensions import Dimension, Moment, chosen, flag, of_person, one_of
from apps.reports.tables.measures import TIER, measure, with_tier
from apps.tenancy.choices import Form, Sector, Tier
from apps.tenancy.models import OrganizationVersion

MEMBERS, ORGANISATIONS, TIMES = _("members"), _("organisations"), pgettext_lazy("unit", "times")
STOCK = FigureKind.STOCK
PEOPLE = of_person("member__", is_member=True)
TIERS = chosen("tier", _("tier of the organisation"), TIER, Tier.choices)


def _exempt(moment: Moment) -> Q:
    return Q(member__in=StandingPeriod.objects.on(moment.last).exempt().values("member"))


def _suspended(moment: Moment) -> Q:
    return Q(member__in=StandingPeriod.objects.on(moment.last).suspended().values("member"))


def _admitting(moment: Moment) -> Q:
    """Organisations in which, or below which, somebody was admitted in the period."""
    admitted = Placement.objects.filter(
        entry__in=[Entry.ADMITTED, Entry.READMITTED],
        valid__startswith__range=(moment.first, moment.last),
    )
    places, found = moment.tree.places, set()
    for one in within(admitted, moment.tree).order_by().values_list("organization_id").distinct():
        here: int | None = one[0]
        while here in places and here not in found:
            found.add(here)
            here = places[here].parent_id
    return Q(organization__in=found)


def _organizations(moment: Moment) -> QuerySet[Any]:
    return OrganizationVersion.objects.filter(valid__contains=moment.last, active=True)


def _of_year(model: Any) -> Any:
    def facts(moment: Moment) -> QuerySet[Any]:
        years = years_within(moment.first, moment.last)
        rows: QuerySet[Any] = model.objects.live().filter(year__range=years, quarter__isnull=True)
        return rows

    return facts


def _commended(model: Any) -> Any:
    def facts(moment: Moment) -> QuerySet[Any]:
        rows = model.objects.filter(
            withdrawn_reason="", decided_on__range=(moment.first, moment.last)
        )
        return with_tier(rows, "decided_on")

    return facts


def _badges(moment: Moment) -> QuerySet[Any]:
    return BadgeAward.objects.filter(
        state__in=[AwardState.DECIDED, AwardState.AWARDED],
        decided_on__range=(moment.first, moment.last),
    ).exclude(kind__in=[AwardKind.RECORDED, AwardKind.REISSUE])


def _sent(moment: Moment) -> QuerySet[Any]:
    return Transfer.objects.filter(
        from_outside=False, closed_on__isnull=True, sent_on__range=(moment.first, moment.last)
    )


def _standing_of(asked: str, _moment: Moment) -> Q:
    if asked == "graded":
        return ~Q(grade="")
    return Q(grade="", exclusion=asked) if asked in Exclusion.values else Q(grade="", exclusion="")


GRADES = chosen("grade", _("grade"), "grade", Grade.choices)
STANDINGS = {"graded": _("graded"), "not_graded": _("not graded yet")}
GRADED = one_of(
    "standing", _("whether graded"), {**STANDINGS, **dict(Exclusion.choices)}, _standing_of
)
GRADED_BODIES = one_of(
    "standing", _("whether graded"), STANDINGS,
    lambda value, _moment: ~Q(grade="") if value == "graded" else Q(grade=""),
)  # fmt: skip
FORMS = chosen("commendation", _("form of the commendation"), "form", CommendationForm.choices)
OF_STOCK: list[Dimension] = [
    *PEOPLE,
    flag("exempt", _("exempt from party activities on the last day"), _exempt),
    flag("suspended", _("suspended from party activities on the last day"), _suspended),
    chosen(
        "sector", _("kind of unit in which their organisation works"), "organization__sector",
        Sector.choices,
    ),
]  # fmt: skip

OF_MEMBERS = [
    measure(
        "members", _("members on the last day"), MEMBERS,
        lambda moment: Placement.objects.on(moment.last), OF_STOCK, kind=STOCK,
        birth="member__birth",
    ),
    measure(
        "members_opening", _("members on the day before the period"), MEMBERS,
        lambda moment: Placement.objects.on(moment.first - timedelta(days=1)), PEOPLE, kind=STOCK,
        birth="member__birth",
    ),
    measure(
        "members_came", _("members who came in the period, from outside the unit"), MEMBERS,
        lambda moment: begun(moment.tree, moment.first, moment.last).filter(inside=False),
        [*PEOPLE, chosen("entry", _("how they came"), "entry", Entry.choices)],
        birth="member__birth", adds_up=False,  # who moves between two units comes to neither level
    ),
    measure(
        "members_went", _("members who went in the period, out of the unit"), MEMBERS,
        lambda moment: ended(moment.tree, moment.first, moment.last).filter(inside=False),
        [*PEOPLE, chosen("exit", _("how they went"), "exit", Exit.choices)],
        adds_up=False,
    ),
    measure(
        "organisations", _("party organisations working on the last day"), ORGANISATIONS,
        _organizations,
        [
            chosen("tier", _("tier of the organisation"), "tier", Tier.choices),
            chosen("form", _("committee or cell"), "organization__form", Form.choices),
            chosen("sector", _("kind of unit"), "organization__sector", Sector.choices),
            flag("admitting", _("with an admission in the period"), _admitting),
        ],
        kind=STOCK, subject=Subject.ORGANIZATION,
    ),
    measure(
        "member_grades", _("members in the review of the year"), MEMBERS, _of_year(MemberGrade),
        [*PEOPLE, GRADES, GRADED],
    ),
    measure(
        "organisation_grades", _("organisations and collectives in the review of the year"),
        ORGANISATIONS, _of_year(OrganizationGrade),
        [
            GRADES,
            GRADED_BODIES,
            chosen("body", _("what is graded"), "body", Body.choices),
            chosen("tier", _("tier of the organisation"), "tier", Tier.choices),
        ],
        subject=Subject.ORGANIZATION,
    ),
    measure(
        "organisations_commended", _("organisations commended in the period"), TIMES,
        _commended(OrganizationCommendation), [FORMS, TIERS], subject=Subject.ORGANIZATION,
    ),
    measure(
        "members_commended", _("members commended in the period"), TIMES,
        _commended(MemberCommendation), [*PEOPLE, FORMS],
    ),
    measure(
        "badges", _("Party badges decided in the period"), TIMES, _badges,
        [
            *PEOPLE,
            chosen(
                "years", _("years of the badge"), "years",
                [(str(years), str(years)) for years in (30, *range(40, 95, 5))],
            ),
        ],
    ),
    measure(
        "cards", _("what happened to member cards in the period"), TIMES,
        lambda moment: CardEvent.objects.filter(happened_on__range=(moment.first, moment.last)),
        [*PEOPLE, chosen("card", _("what happened to the card"), "kind", CardKind.choices)],
    ),
    measure(
        "transfers_sent", _("transfers of party activities whose paper was issued in the period"),
        TIMES, _sent,
        [*PEOPLE, chosen("transfer", _("kind of transfer"), "kind", TransferKind.choices)],
    ),
]  # fmt: skip
