"""The paragraph of a summary: laid beside what committees published."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from apps.reports.changes import Change, is_comparable
from apps.reports.choices import SummaryForm
from apps.reports.indicators import indicators_of
from apps.reports.models import SummaryFigure
from apps.reports.narrative import SENTENCES
from apps.reports.narrative.writing import Narrative
from apps.reports.sheet import Sheet
from tests.factories import reports as make
from tests.factories.accounts import browser_as

YEAR = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}
BEFORE = {"kind": "year", "first": date(2018, 1, 1), "last": date(2018, 12, 31)}


def put(summary, **values) -> None:
    """Other numbers into the figures of the whole: value, or (value, of), or (value, of, plan)."""
    for key, given in values.items():
        value, of, plan = (*given, None)[:3] if isinstance(given, tuple) else (given, None, None)
        SummaryFigure.objects.filter(summary=summary, unit=None, indicator=key).update(
            value=value, of_value=of, plan=plan
        )


def nothing(summary) -> None:
    SummaryFigure.objects.filter(summary=summary).update(value=0, of_value=None, plan=None)


def text_of(summary, actor, language: str = "vi") -> str:
    with translation.override(language):
        return Narrative(Sheet(summary, actor)).text


@pytest.fixture
def head(heads):
    return heads["alpha-east"]


@pytest.fixture
def term(world, head, everything):
    made = make.summary(world["alpha-east"], by=head)
    nothing(made)
    return made


def test_thanh_tri_2015_to_2020_reads_as_the_newspaper_printed_it(term, head):
    put(term, members_admitted=(1599, None, 1000), members_made_official=1599)

    assert text_of(term, head) == (
        f"Nhiệm kỳ 2015–2020, {term.name}: kết nạp 1.599/1.000 đảng viên, đạt 159,9% kế hoạch."
        " Công nhận 1.599 đảng viên chính thức."
    )


def test_soc_trang_names_the_parts_with_their_shares(term, head):
    put(
        term, members_admitted=6913, members_admitted_women=(3183, 6913),
        members_admitted_ethnic_minority=(1842, 6913), members_admitted_religious=(555, 6913),
    )  # fmt: skip

    assert text_of(term, head).endswith(
        "kết nạp 6.913 đảng viên, trong đó nữ 3.183 đồng chí (46,04%);"
        " dân tộc thiểu số 1.842 đồng chí (26,65%); theo tôn giáo 555 đồng chí (8,03%)."
    )


def test_what_stands_on_a_day_says_which_day_and_noughts_are_left_out(term, head):
    put(term, members=3427, members_women=(1116, 3427), members_religious=(0, 3427))

    text = text_of(term, head)

    assert text.endswith(
        "đến ngày 18/03/2020, có 3.427 đảng viên, trong đó nữ 1.116 đồng chí (32,56%)."
    )
    assert "tôn giáo" not in text
    assert "kết nạp" not in text


def test_a_summary_of_noughts_says_so(term, head):
    assert text_of(term, head) == f"Nhiệm kỳ 2015–2020, {term.name}: không phát sinh."


def test_a_small_number_of_believers_stands_in_no_sentence(term, head, world):
    put(term, members_admitted=10, members_admitted_religious=(2, 10))
    for reader in (head, world.actor("statistics_reader", "alpha-east")):
        assert "tôn giáo" not in text_of(term, reader)


def test_it_compares_with_the_period_before_in_number_percent_and_points(world, head, everything):
    earlier = make.summary(world["alpha-east"], by=head, **BEFORE)
    now = make.summary(world["alpha-east"], by=head, **YEAR)
    nothing(earlier)
    nothing(now)
    put(earlier, members_admitted=200, members_admitted_women=(90, 200), members_made_official=50)
    put(now, members_admitted=217, members_admitted_women=(101, 217), members_made_official=40)

    assert text_of(now, head) == (
        f"Năm 2019, {now.name}: kết nạp 217 đảng viên, tăng 17 (8,50%) so với năm 2018,"
        " trong đó nữ 101 đồng chí (46,54%, tăng 1,54 điểm phần trăm)."
        " Công nhận 40 đảng viên chính thức, giảm 10 (20%) so với năm 2018."
    )
    assert text_of(now, head, "en") == (
        f"Year 2019, {now.name}: 217 members were admitted, 17 (8,50%) more than in year 2018,"
        " of which 101 women (46,54%, up 1,54 percentage points)."
        " 40 members became official, 10 (20%) fewer than in year 2018."
    )


@pytest.mark.parametrize(
    ("change", "step", "percent", "points"),
    [
        (Change(217, 200), 17, "8.50", None),
        (Change(40, 50), -10, "-20.00", None),
        (Change(3, 0), 3, None, None),
        (Change(1, 1, 3, 8), 0, "0.00", "20.83"),
    ],
)
def test_a_change_in_three_ways(change, step, percent, points):
    shown = (None if one is None else str(one) for one in (change.percent, change.points))
    assert (change.step, *shown) == (step, percent, points)


@pytest.mark.parametrize(
    ("kind", "is_flow", "days", "comparable"),
    [("year", True, 364, True), ("term", True, 900, True), ("free", True, 90, False),
     ("free", True, 364, True), ("free", False, 90, True)],
)  # fmt: skip
def test_flows_of_free_dates_are_compared_over_equally_many_days_only(
    kind, is_flow, days, comparable
):
    assert is_comparable(kind, is_flow=is_flow, days=days, days_before=364) is comparable


def test_every_set_has_templates_and_each_names_a_figure_of_its_form():
    assert set(SENTENCES) == set(SummaryForm.values)
    for form, sentences in SENTENCES.items():
        known = {one.key for one in indicators_of(form)}
        clauses = [clause for sentence in sentences for clause in sentence]
        named = {one.key for clause in clauses for one in (clause, *clause.parts) if one.key}
        assert named <= known, form


def test_the_paragraph_stands_on_the_page_in_word_and_in_the_api(world, term, head):
    put(term, members_admitted=(1599, None, 1000))
    browser = browser_as(world, "organization_officer", "alpha-east")
    sentence = "kết nạp 1.599/1.000 đảng viên, đạt 159,9% kế hoạch"

    page = browser.get(reverse("reports:summary", args=[term.pk])).content.decode()
    api = browser.get(f"/api/summaries/{term.pk}/narrative/").json()

    assert f'<p id="paragraph">Nhiệm kỳ 2015–2020, {term.name}: {sentence}' in page
    assert 'data-copy="#paragraph"' in page
    assert sentence in api["text"]
