"""Indicators of party organisations: how many work on a day, how many were set up in the period.

An organisation is set up on the first day of its first period in the tree; a change of name, place
or tier sets up nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.tenancy.choices import Form, Sector, Tier
from apps.tenancy.models import OrganizationVersion

SOURCE = "Điều 10, Điều 21 Điều lệ Đảng"
UNIT = _("organisations")
ALL, FOUNDED = "party_organisations", "party_organisations_founded"
TIERS: dict[str, tuple[str, Any]] = {
    Tier.PROVINCE: ("party_organisations_province", _("Committees at province level")),
    Tier.DISTRICT: ("party_organisations_district", _("Committees at district level")),
    Tier.COMMUNE: ("party_organisations_commune", _("Committees at commune level")),
    Tier.GRASSROOTS: ("party_organisations_grassroots", _("Grassroots organisations")),
    Tier.SECTION: ("party_organisations_section", _("Section committees")),
    Tier.CELL: ("party_organisations_cell", _("Cells under a grassroots committee")),
}


def _working(_first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = OrganizationVersion.objects.filter(valid__contains=last, active=True)
    return rows


def _founded(first: date, last: date) -> QuerySet[Any]:
    earlier = Q(valid__startswith__lt=OuterRef("valid__startswith")) | Q(valid__lower_inf=True)
    before = OrganizationVersion.objects.filter(earlier, organization=OuterRef("organization"))
    rows: QuerySet[Any] = OrganizationVersion.objects.filter(
        ~Exists(before), valid__startswith__range=(first, last), active=True
    )
    return rows


def working(where: Q | None = None) -> Facts:
    """Organisations that work on the last day."""
    return _working if where is None else Narrowed(_working, where)


def founded(where: Q | None = None) -> Facts:
    """First periods of organisations that began in the period."""
    return _founded if where is None else Narrowed(_founded, where)


def _stock(key: str, label: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, UNIT, FigureKind.STOCK,
        _("Organisations that work on the last day, by what they are on that day."), SOURCE, facts,
        subject=Subject.ORGANIZATION, **more,
    )  # fmt: skip


def _flow(key: str, label: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, UNIT, FigureKind.FLOW,
        _("Organisations whose first day lies in the period; a new name or place is no founding."),
        SOURCE, facts, subject=Subject.ORGANIZATION, day="valid__startswith", **more,
    )  # fmt: skip


PRIVATE = Q(organization__sector=Sector.NON_STATE_ENTERPRISE)
ORGANISATIONS = [
    _stock(
        ALL, _("Organisations of the Party"), working(),
        parts=tuple(key for key, _label in TIERS.values()),
    ),
    *(
        _stock(key, label, working(Q(tier=tier)), of=ALL, by=Dimension.KIND)
        for tier, (key, label) in TIERS.items()
    ),
    _stock(
        "grassroots_cells", _("Grassroots organisations that are a cell"),
        working(Q(tier=Tier.GRASSROOTS, organization__form=Form.CELL)),
        of=TIERS[Tier.GRASSROOTS][0], by=Dimension.KIND,
    ),
    _stock(
        "party_orgs_non_state_enterprises", _("Organisations in non-state enterprises"),
        working(PRIVATE), of=ALL, by=Dimension.KIND,
    ),
    _flow(FOUNDED, _("Organisations founded"), founded()),
    _flow("party_cells_founded", _("Cells founded"), founded(Q(organization__form=Form.CELL)),
          of=FOUNDED, by=Dimension.KIND),
    _flow(
        "party_orgs_founded_non_state_enterprises",
        _("Organisations founded in non-state enterprises"), founded(PRIVATE), of=FOUNDED,
        by=Dimension.KIND,
    ),
]  # fmt: skip
