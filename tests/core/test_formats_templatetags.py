"""The formats in templates."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template

from apps.core.partial_dates import PartialDate

MOMENT = datetime(2026, 10, 11, 18, 5, tzinfo=UTC)


def rendered(expression: str, **values: Any) -> str:
    return Template("{% load formats %}" + expression).render(Context(values))


@pytest.mark.parametrize(
    ("expression", "value", "expected"),
    [
        ("{{ x|number }}", 1599, "1.599"),
        ("{{ x|number }}", None, "–"),
        ("{{ missing|number }}", None, "–"),
        ("{{ x|percent }}", Decimal("46.04"), "46,04%"),
        ("{{ x|date_vi }}", date(2000, 5, 19), "19/05/2000"),
        ("{{ x|date_vi }}", MOMENT, "12/10/2026"),
        ("{{ x|datetime_vi }}", MOMENT, "01:05 12/10/2026"),
        ("{{ x|long_date }}", date(2026, 10, 13), "ngày 13 tháng 10 năm 2026"),
        ("{{ x|long_date }}", None, "–"),
        ("{{ x|weekday_date }}", None, "–"),
        ("{{ x|partial_date }}", PartialDate(1974, 8), "08/1974"),
        ("{{ x|partial_date }}", "1974-08", "08/1974"),
        ("{{ x|partial_date }}", None, "–"),
        ("{% share x 2272 %}", 1046, "46,04%"),
        ("{% share x missing %}", 1046, "–"),
        ("{% plan_completion x 1000 %}", 1599, "159,9%"),
    ],
)
def test_filters_and_tags(expression: str, value: Any, expected: str) -> None:
    assert rendered(expression, x=value) == expected


def test_weekday_is_named() -> None:
    assert rendered("{{ x|weekday_date }}", x=date(2026, 10, 12)).endswith(", 12/10/2026")
