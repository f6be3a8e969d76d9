"""The demo shows a draw in every state, and makes nothing twice."""

from __future__ import annotations

import pytest

from apps.desk.demo.topics import Demo
from apps.desk.demo.topics import verification as topic
from apps.inspection.models import AssetDraw, Case
from apps.tenancy import scope
from tests.inspection.discipline.test_demo import TODAY
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shipped_law")
def test_every_state_is_there_once(world):
    with scope.use(scope.Scope.everything()):
        for role, name in (
            ("inspection_officer", topic.OFFICER),
            ("inspection_chair", topic.CHAIR),
        ):
            user = world.user(role, "alpha-east")
            user.sign_in_name = name
            user.save(update_fields=["sign_in_name"])
        demo = Demo({topic.UNIT: world["alpha-east"]}, TODAY, lambda words: None)
        for _again in range(2):
            topic.build(demo)
            states = sorted(AssetDraw.objects.values_list("state", flat=True))
            assert states == ["drawn", "frozen", "listed"]
            assert Case.objects.filter(kind="asset_verification").count() == 3
