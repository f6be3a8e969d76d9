"""Details of a line of the trail as people read them."""

from __future__ import annotations

import pytest
from django.utils import translation

from apps.core import audit
from apps.core.models import AuditEntry


def line(**params):
    return AuditEntry(
        action="membership.card_changed", object_type="membership.member", params=params
    )


@pytest.mark.parametrize(
    ("params", "shown"),
    [
        ({"until": "2026-12-27"}, ("đến hết ngày", "27/12/2026")),
        ({"month": "2026-03-01"}, ("tháng", "03/2026")),
        ({"month": "2026-11"}, ("tháng", "11/2026")),
        ({"guarded_group": "health"}, ("dữ liệu được bảo vệ", "Sức khỏe")),
        ({"kind_of_entry": "award"}, ("loại dòng", "Khen thưởng, danh hiệu")),
        ({"fields": ["birth_place", "phone"]}, ("các mục", "nơi sinh, điện thoại")),
        ({"reason": "relative"}, ("lý do", "là người thân đã khai báo")),
        ({"reason": "Ghi nhầm ngày họp"}, ("lý do", "Ghi nhầm ngày họp")),
        ({"referral_paper": "04/2026"}, ("giấy giới thiệu sinh hoạt đảng", "04/2026")),
    ],
)
def test_details_are_words_and_dates_of_the_country(params, shown):
    with translation.override("vi"):
        assert audit.details_of(line(**params)) == [shown]
