"""A cell with members who pay in different ways, and the rates of two regulations."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.membership.fees import actions
from apps.regulations.choices import DocumentKind, Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from tests.factories.membership import member

OLD, NEW = date(2011, 4, 1), date(2026, 2, 1)


@pytest.fixture
def rates(db: None) -> None:
    """1% and 0.5% since 2011; pupils, benefits and the shares of levels since February 2026."""
    old = _document("342-QĐ/TW", date(2010, 12, 28))
    new = _document("01-QĐ/TW", date(2026, 2, 3))
    _rule(old, "membership.fee.insured.rate", "1", OLD, to=NEW)
    _rule(new, "membership.fee.insured.rate", "2", NEW, status=Standing.DRAFT)
    _rule(old, "membership.fee.pension.rate", "0.5", OLD)
    _rule(new, "membership.fee.pupil.amount", "5000", NEW, unit=Unit.DONG)
    for level, value in (("cell", "70"), ("grassroots", "50"), ("district", "50")):
        _rule(new, "membership.fee.share.kept", value, NEW, level=level, status=Standing.DRAFT)
    _rule(new, "membership.strike_off.missed.months", "3", OLD, unit=Unit.MONTHS)


def _document(number: str, signed: date) -> LegalDocument:
    return LegalDocument.objects.create(
        issuer="Bộ Chính trị", number=number, kind=DocumentKind.REGULATION,
        title_vi="Chế độ đảng phí", signed_on=signed, status=Standing.CONFIRMED,
    )  # fmt: skip


def _rule(document: Any, key: str, value: str, first: date, **fields: Any) -> None:
    values: dict[str, Any] = {
        "unit": Unit.PERCENT, "status": Standing.CONFIRMED, "source": "test",
        "valid_to": fields.pop("to", None), **fields,
    }  # fmt: skip
    RuleValue.objects.create(key=key, value=value, document=document, valid_from=first, **values)


@pytest.fixture
def cell(world: Any, everything: None, rates: None) -> dict[str, Any]:
    """Three members of one cell: insured, pensioner, and one of whom nothing is recorded."""
    unit = world["alpha-east-1-cell"]
    people = {name: member(unit, f"Người {name}") for name in ("Bảo", "Hưu", "Không")}
    by = world.actor("unit_secretary", "alpha-east-1-cell")
    for name, group, base in (("Bảo", "insured", 8_000_000), ("Hưu", "pension", 5_000_001)):
        actions.set_payer(
            member=people[name], group=group, base=base, valid_from=date(2020, 1, 1), by=by
        )
    return {"unit": unit, "by": by, **people}
