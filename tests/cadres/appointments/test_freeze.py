"""A freeze of appointments: told with its source, and let pass by a recorded exception."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.appointments import judged, reading
from apps.cadres.judging.actions import allow_exception, evaluate
from apps.cadres.judging.reading import Asked
from apps.cadres.judging.subjects import Case
from apps.cadres.models import AppointmentFreeze, Evaluation
from apps.tenancy import scope
from tests.cadres.appointments.conftest import DECISION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Đang tạm dừng kiện toàn nhân sự: Dừng kiện toàn."),
        (
            {"note": "Kết luận 9-KL", "exception_authority": "Ban Thường vụ Tỉnh ủy"},
            "Đang tạm dừng kiện toàn nhân sự: Dừng kiện toàn (Kết luận 9-KL). "
            "Ban Thường vụ Tỉnh ủy được xem xét trường hợp ngoại lệ.",
        ),
    ],
)
def test_a_freeze_is_told_with_its_source_and_who_may_except(opened, head, fields, told):
    AppointmentFreeze.objects.create(
        name="Dừng kiện toàn", standing="verified", valid_from=date(2026, 8, 1), **fields
    )
    lines = judged.shown(reading.whole(opened()), on=date(2026, 9, 1), actor=head)
    assert [told in one["sentence"] for one in lines if "R-APP-20" in one["sentence"]] == [True]


def test_an_exception_recorded_before_is_not_asked_for_again(
    opened, met, do, ground, officer, head
):
    AppointmentFreeze.objects.create(
        name="Dừng kiện toàn", standing="verified", valid_from=date(2026, 8, 1)
    )
    file = opened()
    met(file)
    day = date(2026, 9, 1)
    frozen = Case(freezes=("Dừng kiện toàn",))
    asked = Asked(ground.person, "appoint", ground.seat.title, day, ground.seat, frozen)
    with scope.use(officer.scope()):
        rows = evaluate(asked=asked, today=day, by=officer)
    row = next(one for one in rows if one.rule == "R-APP-20")
    with scope.use(head.scope()):
        allow_exception(
            evaluation=row, authority="Ban Thường vụ Tỉnh ủy", reason="Khuyết vị trí",
            document="7-TB", expires_on=date(2026, 9, 30), today=day, by=head,
        )  # fmt: skip
    told = judged.shown(reading.whole(file), on=day, actor=head)
    assert not any(one["tone"] == "bad" for one in told)

    done = do("decide_file", file, decision=DECISION)

    kept = Evaluation.objects.get(question=done.reference, rule="R-APP-20")
    assert (kept.verdict, kept.override_document) == ("overridden", "7-TB")
    assert kept.override_expires_on == date(2026, 9, 30)
