"""The demo keeps answers of every verdict, once."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.models import Evaluation
from apps.desk.demo.topics import Demo, judging
from apps.tenancy import scope
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]


def test_answers_are_kept_once(world, monkeypatch):
    with scope.use(scope.Scope.everything()):
        user = world.user("organization_officer", "alpha-east")
    monkeypatch.setattr(judging, "OFFICER", user.sign_in_name)
    said: list[str] = []
    demo = Demo({"thanh-tri-hn": world["alpha-east"]}, date(2026, 9, 15), said.append)
    with scope.use(scope.Scope.everything()):
        unit = cadres.work_unit(world["alpha-east"])
        for number in range(12):
            cadres.position(
                cadres.cadre(world["alpha-east"], number), cadres.seat(unit, name=str(number))
            )
        judging.build(demo)
        count = Evaluation.objects.count()
        judging.build(demo)
        assert Evaluation.objects.count() == count > 40
        assert set(Evaluation.objects.values_list("verdict", flat=True)) == {
            "pass", "fail", "unknown", "overridden",
        }  # fmt: skip
    assert len(said) == 1
