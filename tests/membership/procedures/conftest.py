"""Settled rules on votes, and a cell with probationary and official members."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.regulations.choices import Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.membership import member

VOTES = (
    ("membership.vote.proposing_share", "2/3", Unit.TEXT),
    ("membership.vote.deciding_share", "1/2", Unit.TEXT),
    ("membership.recognition.limit", "30", Unit.WORKING_DAYS),
    ("membership.recognition.decision.limit", "30", Unit.WORKING_DAYS),
    ("membership.recognition.vote_rounds", "3", Unit.COUNT),
)


def enact(*rules: tuple[str, str, str], status: str = Standing.CONFIRMED) -> None:
    """Record rules in the document of ``law``."""
    document = LegalDocument.objects.get(number="294-QĐ/TW")
    for key, value, unit in rules:
        RuleValue.objects.create(
            key=key, value=value, unit=unit, document=document, article="điểm 9.3.4",
            status=status, source="test", valid_from=date(1976, 1, 1),
        )  # fmt: skip


@pytest.fixture
def votes_law(law: None) -> None:
    """Settled rules on votes and recognition."""
    enact(*VOTES)


@pytest.fixture
def cell(world: Any) -> Any:
    """A cell with six official members (and nobody on probation)."""
    made = world["alpha-east-1-cell"]
    with scope.use(scope.Scope.everything()):
        for number in range(6):
            member(made, f"Đảng viên {number}")
    return made


@pytest.fixture
def candidate(cell: Any) -> Any:
    """A probationary member of that cell whose ceremony was on 31 January 2025."""
    with scope.use(scope.Scope.everything()):
        return member(
            cell, "Hoàng Dự Bị", admission_decided_on=date(2025, 1, 15), official_on=None,
            ceremony_on=date(2025, 1, 31), state="probationary", card_number="",
        )  # fmt: skip
