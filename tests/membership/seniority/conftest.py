"""People of long standing, and the rules of badges of the time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from apps.core.working_days import add_months
from apps.regulations.choices import DocumentKind, Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.membership import member

SETTLED = {
    "membership.badge.years": ("30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90", Unit.TEXT),
    "membership.badge.early.months": ("12", Unit.MONTHS),
    "membership.badge.early_from_70.months": ("24", Unit.MONTHS),
    "membership.badge.posthumous.months": ("12", Unit.MONTHS),
    "membership.badge.wait_reprimand.months": ("6", Unit.MONTHS),
    "membership.badge.wait_warning.months": ("9", Unit.MONTHS),
    "membership.badge.wait_removal.months": ("12", Unit.MONTHS),
    "membership.badge.days": ("3/2, 19/5, 2/9, 7/11", Unit.TEXT),
    "membership.badge.factors": ("30: 1.5; 40: 2; 50: 3", Unit.TEXT),
    "membership.base_salary": ("2340000", Unit.DONG),
}
DRAFT = {
    "membership.badge.years": ("30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95", Unit.TEXT),
    "membership.badge.early.months": ("12", Unit.MONTHS),
}
CHANGE = date(2026, 7, 26)


def _values(values, document, **fields):
    for key, (value, unit) in values.items():
        RuleValue.objects.create(
            key=key, value=value, unit=unit, document=document, article="điểm 28", source="test",
            **fields,
        )  # fmt: skip


@pytest.fixture
def badge_law(db):
    """Settled rules until 26 July 2026; from then on a draft for years and early badges."""
    old = LegalDocument.objects.create(
        issuer="BCHTW", number="294-QĐ/TW", kind=DocumentKind.REGULATION,
        title_vi="Thi hành Điều lệ Đảng", signed_on=date(2025, 5, 26), status=Standing.CONFIRMED,
    )  # fmt: skip
    new = LegalDocument.objects.create(
        issuer="BCHTW", number="208-QĐ/TW", kind=DocumentKind.REGULATION,
        title_vi="Thi hành Điều lệ Đảng", signed_on=CHANGE, status=Standing.DRAFT,
    )  # fmt: skip
    ending = {key: one for key, one in SETTLED.items() if key in DRAFT}
    rest = {key: one for key, one in SETTLED.items() if key not in DRAFT}
    begin = {"valid_from": date(2000, 1, 1), "status": Standing.CONFIRMED}
    _values(ending, old, valid_to=CHANGE, **begin)
    _values(rest, old, **begin)
    _values(DRAFT, new, valid_from=CHANGE, status=Standing.DRAFT)


def acting(world, role, code):
    """A person acting, made under the whole tree."""
    with scope.use(scope.Scope.everything()):
        return world.actor(role, code)


def joined(world, decided, name="Lê Văn Lão", code="alpha-east-1-cell", **fields):
    """A member admitted on that day."""
    ceremony = decided + timedelta(days=9)
    dates = {
        "admission_decided_on": decided, "ceremony_on": ceremony,
        "official_on": add_months(ceremony, 12),
    }  # fmt: skip
    with scope.use(scope.Scope.everything()):
        return member(world[code], name, **dates | fields)


@pytest.fixture
def officer(world):
    """Working within their own range, as a request does."""
    actor = acting(world, "organization_officer", "alpha-east")
    with scope.use(actor.scope()), transaction.atomic():
        yield actor
