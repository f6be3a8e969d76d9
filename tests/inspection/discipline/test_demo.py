"""The demo shows discipline in every state, and makes nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from apps.desk.demo.topics import Demo
from apps.desk.demo.topics import discipline as topic
from apps.inspection.models import Complaint, DisciplineProposal, NoSanction, Sanction
from apps.tenancy import scope
from tests.factories.membership import member
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)


@pytest.mark.usefixtures("shipped_law")
def test_every_state_is_there_once(world):
    said: list[str] = []
    with scope.use(scope.Scope.everything()):
        for role, name in (
            ("inspection_officer", topic.OFFICER),
            ("inspection_chair", topic.CHAIR),
        ):
            user = world.user(role, "alpha-east")
            user.sign_in_name = name
            user.save(update_fields=["sign_in_name"])
        for number in range(9):
            member(
                world["alpha-east-1-cell"], f"Nguyễn Văn {number}",
                admission_decided_on=date(2010, 1, 1),
            )  # fmt: skip
        demo = Demo({topic.UNIT: world["alpha-east"]}, TODAY, said.append)
        topic.build(demo)
        made = Sanction.objects.count()
        topic.build(demo)
        assert Sanction.objects.count() == made == 7
        current = Sanction.objects.current()
        assert current.filter(announced_on=None).count() == 1
        assert current.in_force(TODAY).count() == 3
        assert current.filter(lapses_on__lte=TODAY).count() == 1
        assert Complaint.objects.pending().count() == 1
        assert Complaint.objects.get(state="resolved").result.form == "warning"
        assert DisciplineProposal.objects.count() == 1
        assert NoSanction.objects.get().reason == "time_barred"
    assert said == ["7 sanctions"]
