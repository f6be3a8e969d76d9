"""Settled rules of admission, a cell of six, and a person on each step of the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.partial_dates import PartialDate
from apps.membership.models import Candidate, Member
from apps.regulations.choices import Unit
from apps.tenancy import scope
from tests.membership.procedures.conftest import cell, enact, votes_law

__all__ = ["cell", "votes_law"]
ADMISSION = (
    ("membership.admission.age.maximum", "60", Unit.YEARS),
    ("membership.admission.introducer.months", "12", Unit.MONTHS),
    ("membership.admission.certificate.months", "60", Unit.MONTHS),
    ("membership.admission.papers.months", "12", Unit.MONTHS),
    ("membership.admission.decision.limit", "60", Unit.WORKING_DAYS),
    ("membership.admission.ceremony.limit", "30", Unit.WORKING_DAYS),
    ("membership.admission.curriculum_vitae.limit", "30", Unit.WORKING_DAYS),
    ("membership.admission.education.minimum", "THCS", Unit.TEXT),
)
TODAY = date(2026, 3, 31)


@pytest.fixture
def admission_law(votes_law: None) -> None:
    """Settled rules of admission."""
    enact(*ADMISSION)


@pytest.fixture
def person(cell: Any) -> Any:
    """A sympathiser of the cell whom two of its members help and introduce."""
    with scope.use(scope.Scope.everything()):
        helper, introducer = Member.objects.filter(organization=cell).order_by("pk")[:2]
        return Candidate.objects.create(
            organization=cell, full_name="Đỗ Thị Ưu Tú", sex="female", stage="sympathiser",
            birth=PartialDate(2000, 5, 2), education="university", noticed_on=date(2025, 1, 5),
            listed_on=date(2025, 3, 5), certificate_number="12/GCN",
            certificate_on=date(2025, 6, 1), helper=helper, introducer=introducer,
            introducer_since=date(2024, 1, 1), citizen_number="001300012345",
        )  # fmt: skip
