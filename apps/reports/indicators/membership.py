"""Indicators of the register: members on a day, admissions, recognitions.

Women, ethnic minorities and religious believers overlap, so their figures are never added up. Every
count of members counts ``Placement`` rows, one per member.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.membership.choices import Entry, Sex
from apps.membership.models import Placement
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.minority import is_minority
from apps.tenancy.choices import Form, Tier
from apps.tenancy.models import OrganizationVersion

WOMEN = Q(member__sex=Sex.FEMALE)
RELIGIOUS = Q(member__religion__isnull=False, member__religion__is_none=False)
Narrower = Q | Callable[[date], Q]
MEMBERS_UNIT = _("members")
STATISTICS = "40-HD/BTCTW, 10/10/2025"
AGE_KEYS = tuple(
    f"members_admitted_{age}" for age in ("up_to_30", "31_to_40", "41_to_50", "over_50", "no_age")
)
"""Admissions by age: together they give all (indicators/recognition.py)."""
ADMISSION = "Điều 4, Điều 5 Điều lệ Đảng"


def belongings(_first: date, _last: date) -> QuerySet[Any]:
    """Every belonging that the register knows, the base of all counts of members."""
    rows: QuerySet[Any] = Placement.objects.all()
    return rows


ON_LAST_DAY = Narrowed(belongings, lambda _first, last: Q(valid__contains=last))
ADMITTED = Narrowed(
    belongings,
    lambda first, last: Q(entry=Entry.ADMITTED, member__admission_decided_on__range=(first, last)),
)
"""As ``admitted_between`` of the belongings."""


def _narrowed(base: Facts, narrower: Narrower | None) -> Facts:
    """Only some of the members; who counts as a minority is said by the law of the last day."""
    if narrower is None:
        return base
    return Narrowed(base, lambda _first, last: narrower(last) if callable(narrower) else narrower)


def _members(narrower: Narrower | None = None) -> Facts:
    return _narrowed(ON_LAST_DAY, narrower)


def _admitted(narrower: Narrower | None = None) -> Facts:
    return _narrowed(ADMITTED, narrower)


_made_official = Narrowed(
    belongings,
    lambda first, last: Q(
        member__official_on__range=(first, last), valid__contains=F("member__official_on")
    ),
)
"""As ``made_official_between`` of the belongings."""
# Not the state of today: who is official now may still have been on probation then.
_probationary = Narrowed(
    ON_LAST_DAY,
    lambda _first, last: Q(member__official_on__isnull=True) | Q(member__official_on__gt=last),
)


def _grassroots_committees(first: date, last: date) -> QuerySet[Any]:
    return OrganizationVersion.objects.filter(
        valid__contains=last, tier=Tier.GRASSROOTS, active=True, organization__form=Form.COMMITTEE
    )


def _stock(key: str, label: Any, definition: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, MEMBERS_UNIT, FigureKind.STOCK, definition, STATISTICS, facts, **more
    )


def _flow(key: str, label: Any, definition: Any, facts: Facts, **more: Any) -> Indicator:
    more.setdefault("day", "member__admission_decided_on")
    return Indicator(
        key, label, MEMBERS_UNIT, FigureKind.FLOW, definition, ADMISSION, facts, **more
    )


MEMBERSHIP = [
    _stock(
        "members",
        pgettext_lazy("figure", "Members of the Party"),
        _("Probationary and official members who belong to the organisation on the last day."),
        _members(),
    ),
    _stock(
        "members_women",
        _("Women among the members"),
        _("Members on the last day who are women."),
        _members(WOMEN),
        by=Dimension.SEX,
        of="members",
    ),
    _stock(
        "members_ethnic_minority",
        _("Ethnic minorities among the members"),
        _(
            "Members on the last day whose ethnic group is a minority by the definition in force on"
            " that day."
        ),
        _members(is_minority),
        by=Dimension.ETHNICITY,
        of="members",
        sensitive=True,
    ),
    _stock(
        "members_religious",
        _("Religious believers among the members"),
        _("Members on the last day whose file names a religion."),
        _members(RELIGIOUS),
        by=Dimension.RELIGION,
        of="members",
        sensitive=True,
    ),
    _stock(
        "probationary_members",
        _("Probationary members"),
        _("Members on the last day who have not become official by that day."),
        _probationary,
        by=Dimension.STANDING,
        of="members",
    ),
    _flow(
        "members_admitted",
        _("Members admitted"),
        _("Members whose admission was decided in the period, counted by the decision's date."),
        _admitted(),
        parts=AGE_KEYS,
    ),
    _flow(
        "members_admitted_women",
        _("Women among the admitted"),
        _("Members admitted in the period who are women."),
        _admitted(WOMEN),
        by=Dimension.SEX,
        of="members_admitted",
    ),
    _flow(
        "members_admitted_ethnic_minority",
        _("Ethnic minorities among the admitted"),
        _(
            "Members admitted in the period whose ethnic group is a minority by the definition in"
            " force on its last day."
        ),
        _admitted(is_minority),
        by=Dimension.ETHNICITY,
        of="members_admitted",
        sensitive=True,
    ),
    _flow(
        "members_admitted_religious",
        _("Religious believers among the admitted"),
        _("Members admitted in the period whose file names a religion."),
        _admitted(RELIGIOUS),
        by=Dimension.RELIGION,
        of="members_admitted",
        sensitive=True,
    ),
    _flow(
        "members_made_official",
        _("Members made official"),
        _(
            "Probationary members who became official in the period; may exceed those admitted,"
            " because probation lasts a year."
        ),
        _made_official,
        day="member__official_on",
    ),
    Indicator(
        "grassroots_committees",
        _("Grassroots committees"),
        _("organisations"),
        FigureKind.STOCK,
        _("Grassroots organisations with a committee that are working on the last day."),
        STATISTICS,
        _grassroots_committees,
        subject=Subject.ORGANIZATION,
    ),
]
