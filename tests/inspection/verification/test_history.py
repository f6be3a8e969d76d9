"""The history of a draw, which everybody of the office reads, tells of no case behind a wall."""

from __future__ import annotations

import pytest

from apps.core.audit import trail_address
from apps.inspection.models import AssetDraw
from apps.tenancy import scope
from tests.guards.browsers import client_of
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db


def test_references_of_cases_stand_in_no_history(world):
    chair = acting(world, "inspection_chair", "alpha-east")
    with scope.use(scope.Scope.everything()):
        row = AssetDraw.objects.create(
            organization=world["alpha-east"], reference="B2026-XXXXXX", year=2026, title="Xác minh"
        )
        row.cases = {"A | B": "2026-WXYZAB"}
        row.save(update_fields=["cases"])
    page = client_of(chair.user).get(trail_address("inspection.assetdraw", row.pk))
    assert page.status_code == 200
    assert "2026-WXYZAB" not in page.content.decode()
