"""Figures, bars, lines and charts: exact words, drawings without inline style."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.rendering import rendered


@pytest.mark.parametrize(
    ("value", "plan", "tone", "words"),
    [
        (1599, 1000, "ok", "159,9%"),
        (1000, 1000, "ok", "100%"),
        (9999, 10000, "", "100%"),
        (900, 1000, "", "90%"),
        (899, 1000, "warn", "89,9%"),
    ],
)
def test_figure_is_green_only_when_the_plan_is_met(
    value: int, plan: int, tone: str, words: str
) -> None:
    html = rendered('{% figure "Admitted" value plan=plan %}', value=value, plan=plan)
    found = re.match(r'<div class="fig(?: t-(\w+))?">', html)
    assert found
    assert (found[1] or "") == tone
    assert words in html


def test_figure_without_data_is_not_a_zero() -> None:
    assert "No data" in rendered('{% figure "Admitted" None %}')
    assert "No data" not in rendered('{% figure "Admitted" 0 %}')


@pytest.mark.parametrize(("percent", "width"), [(Decimal("96.4"), "96.4"), (159, "100.0")])
def test_bar_is_drawn_with_attributes_and_never_overflows(percent: Decimal, width: str) -> None:
    html = rendered("{% bar percent %}", percent=percent)
    assert f'width="{width}%"' in html


def test_spark_needs_two_values_and_skips_gaps() -> None:
    assert rendered("{% spark values %}", values=[1]) == ""
    assert 'points="0.0,28.0 100.0,2.0"' in rendered("{% spark values %}", values=[1, None, 3])


def test_chart_says_in_a_table_what_it_draws() -> None:
    rows = [{"label": 2021, "value": 28, "plan": 30, "url": "/drill/"}]
    html = rendered('{% bar_chart rows caption="By year" %}', rows=rows)
    assert 'class="years" aria-hidden="true"' in html
    assert '<a href="/drill/">28</a>' in html
    assert '<caption class="vh">By year</caption>' in html
