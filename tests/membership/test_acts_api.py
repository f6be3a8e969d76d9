"""Procedures, meetings and payments through the API: the refusals of the pages."""

from __future__ import annotations

from datetime import date

import pytest

from apps.membership.models import FeeEntry, Meeting
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.api import sent

pytestmark = pytest.mark.django_db


def test_a_procedure_takes_the_fields_of_its_kind_and_no_others(world, browser, everything):
    someone = member(world["alpha-east-1-cell"], "Lâm Thị Miễn")
    ask = {"member": someone.pk, "kind": "exemption", "opened_on": "2026-01-05"}
    client = browser()
    code, said = sent(client, "procedures", **ask, details={"colour": "red"})
    assert (code, "colour" in said["fields"]["details"]) == (400, True)
    assert sent(client, "procedures", **ask | {"kind": "x"})[0] == 400


def test_a_meeting_and_payments_are_entered_for_the_own_cells_alone(world, browser, everything):
    unit = world["alpha-east-1-cell"]
    absent, here = (member(unit, f"Đảng viên {number}") for number in range(2))
    meeting = {
        "organization": unit.code, "kind": "regular", "held_on": date.today().isoformat(),
        "chair": "Bí thư", "topics": "Thường kỳ",
        "marks": [{"member": absent.pk, "presence": "excused", "reason": "Ốm"}],
    }  # fmt: skip
    client, away = browser(), browser("organization_officer", "alpha-west")
    assert sent(away, "meetings", **meeting)[0] == 404
    code, said = sent(client, "meetings", **meeting)
    assert (code, said["official"], said["official_present"]) == (201, 2, 1)
    assert (
        sent(client, "meetings", **meeting | {"held_on": "1929-01-05"})[1]["code"]
        == "date_before_party"
    )
    with scope.use(scope.Scope.everything()):
        assert Meeting.objects.count() == 1
        line = FeeEntry.objects.create(
            organization=unit, member=here, month=date(2026, 1, 1), due=9_000
        )
    pay = {
        "organization": unit.code, "month": "2026-01-15", "paid_on": "2026-01-20",
        "payments": [{"line": line.pk, "seen": 0, "paid": 9_000}],
    }  # fmt: skip
    assert sent(away, "fees/payments", **pay)[0] == 404
    assert sent(client, "fees/payments", **pay) == (200, {"recorded": 1})
    assert (
        sent(
            client, "fees/payments", **pay | {"payments": [{"line": line.pk, "seen": 0, "paid": 1}]}
        )[0]
        == 409
    )
