"""The demo shows a case that stood still and was extended twice, and makes nothing twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.desk.demo.topics import Demo
from apps.desk.demo.topics import deadlines as topic
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseExtension, CaseHold, CaseStep
from apps.tenancy import scope
from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 27)


@pytest.mark.usefixtures("shipped_law")
def test_cases_at_work_show_steps_a_hold_and_two_extensions(world, register, chair):
    with scope.use(scope.Scope.everything()):
        chair.user.sign_in_name = topic.CHAIR
        chair.user.save(update_fields=["sign_in_name"])
    for number in range(2):
        case = register(
            planned_from=TODAY - timedelta(days=30), planned_until=TODAY + timedelta(days=20),
            subjects=[Subject(name=f"Người {number}")], today=TODAY - timedelta(days=40),
        )  # fmt: skip
        with scope.use(scope.Scope.everything()):
            Case.objects.filter(pk=case.pk).update(
                phase="conduct", decided_on=TODAY - timedelta(days=30), decision_number="1",
                signed_on=TODAY - timedelta(days=30),
            )  # fmt: skip
    with scope.use(scope.Scope.everything()):
        demo = Demo({topic.UNIT: world["alpha-east"]}, TODAY, lambda words: None)
        for _again in range(2):
            topic.build(demo)
            assert CaseExtension.objects.count() == 2
            assert CaseHold.objects.filter(until_on__isnull=False).count() == 1
            assert CaseHold.objects.filter(until_on__isnull=True).count() == 1
        assert CaseStep.objects.filter(done_on__isnull=False).exists()
