"""How records name themselves to people: in admin lists, notices and the trail."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation
from psycopg.types.range import DateRange

from apps.membership.models import (
    BadgeAward,
    ClockWarning,
    EarlierMembership,
    EthnicCode,
    Placement,
    ProcedurePaper,
    StandingPeriod,
)
from apps.tenancy.models import Organization

DAYS = DateRange(date(2026, 1, 1), date(2026, 7, 1))


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (
            StandingPeriod(kind="exempt", valid=DAYS),
            "miễn công tác và sinh hoạt đảng, từ 01/01/2026 đến 30/06/2026",
        ),
        (
            Placement(organization=Organization(name="Chi bộ 1"), valid=DateRange(DAYS.lower)),
            "Chi bộ 1, từ 01/01/2026",
        ),
        (EarlierMembership(leaving="struck_off", left_on=date(2020, 5, 6)), "xóa tên, 06/05/2020"),
        (ProcedurePaper(code="opinions", number="3-CV", dated_on=DAYS.lower), "3-CV, 01/01/2026"),
        (ProcedurePaper(code="opinions", dated_on=DAYS.lower), "01/01/2026"),
        (BadgeAward(years=30), "Huy hiệu 30 năm tuổi Đảng"),
        (ClockWarning(kind="fees.month", threshold=7, due=DAYS.lower), "trước 7 ngày: 01/01/2026"),
        (EthnicCode(list="census", code="05"), "danh mục của các cuộc tổng điều tra sau này: 05"),
    ],
)
def test_a_record_names_itself_in_words(record, name):
    with translation.override("vi"):
        assert str(record) == name
