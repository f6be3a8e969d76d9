"""The demo shows complaints in every state, and makes nothing twice."""

from __future__ import annotations

import pytest

from apps.desk.demo.topics import Demo
from apps.desk.demo.topics import complaints as topic
from apps.desk.demo.topics import discipline as before
from apps.inspection.models import Complaint, Redress
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.discipline.test_demo import TODAY
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("shipped_law")
def test_every_state_is_there_once(world):
    with scope.use(scope.Scope.everything()):
        for role, name in (
            ("inspection_officer", before.OFFICER),
            ("inspection_chair", before.CHAIR),
        ):
            user = world.user(role, "alpha-east")
            user.sign_in_name = name
            user.save(update_fields=["sign_in_name"])
        for number in range(before.TAKEN):
            member(
                world["alpha-east-1-cell"], f"Nguyễn Văn {number}",
                admission_decided_on=before.BEFORE.replace(year=2010),
            )  # fmt: skip
        demo = Demo({before.UNIT: world["alpha-east"]}, TODAY, lambda words: None)
        for _again in range(2):
            topic.build(demo)
            states = sorted(Complaint.objects.values_list("state", flat=True))
            assert states == ["accepted", "accepted", "refused", "resolved"]
            assert Complaint.objects.filter(examined_in__isnull=False).count() == 1
            assert Redress.objects.filter(done_on__isnull=False).count() == 1
            assert Redress.objects.filter(done_on__isnull=True).exclude(owner_name="").count() == 1
