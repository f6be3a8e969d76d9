"""An advisory body looks back five years at most (331-QĐ/TW); others have no such rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import RuleRefused
from apps.inspection.cases import actions, rules
from apps.inspection.cases.lookback import ADVISORY
from apps.inspection.models import Case
from apps.regulations.choices import DocumentKind, Standing, Unit
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
EDGE = TODAY.replace(year=TODAY.year - 5)
FAR = EDGE.replace(day=1) if EDGE.day > 1 else date(EDGE.year - 1, 12, 31)
SUPERVISION = {"kind": "thematic_supervision", "source": "programme", "body": "advisory_body"}


@pytest.fixture
def law(db: None) -> RuleValue:
    document = LegalDocument.objects.create(
        issuer="BCT", number="331-QĐ/TW", kind=DocumentKind.DECISION, title_vi="Quy định",
        signed_on=date(2025, 6, 18), status=Standing.CONFIRMED,
    )  # fmt: skip
    made: RuleValue = RuleValue.objects.create(
        key=ADVISORY, value="5", unit=Unit.YEARS, document=document, status=Standing.CONFIRMED,
        source="test", valid_from=date(2000, 1, 1),
    )  # fmt: skip
    return made


def refused() -> Any:
    return pytest.raises(RuleRefused, match=r"^case_lookback_long$")


def test_five_years_to_the_day_and_not_one_more():
    assert not rules.looks_back_too_far(date(2021, 6, 30), date(2026, 6, 30), 5)
    assert rules.looks_back_too_far(date(2021, 6, 29), date(2026, 6, 30), 5)


def test_it_is_judged_when_a_case_is_registered_changed_and_signed(work, law):
    with refused() as said:
        work(**SUPERVISION, lookback_from=FAR)
    assert "331-QĐ/TW" in said.value.message
    one = work(**SUPERVISION, lookback_from=EDGE)
    with refused():
        one.do(actions.change_case, lookback_from=FAR)
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=one.case.pk).update(lookback_from=FAR)
    with refused():
        one.decide()


def test_others_and_drafts_are_not_held_to_it(work, law):
    work(lookback_from=FAR)
    RuleValue.objects.filter(pk=law.pk).update(status=Standing.DRAFT)
    work(**SUPERVISION, lookback_from=FAR)
