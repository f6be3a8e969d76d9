"""Dates where Django reads and writes them itself."""

from datetime import date

import pytest
from django import forms
from django.utils import formats, translation

from apps.core.formats import weekday_date


@pytest.mark.parametrize("language", ["vi", "en"])
def test_admin_reads_and_writes_the_day_first(language: str) -> None:
    with translation.override(language):
        assert forms.DateField(localize=True).clean("05/10/2026") == date(2026, 10, 5)
        assert forms.DateField().clean("2026-10-05") == date(2026, 10, 5)
        assert formats.date_format(date(2026, 10, 5)) == "05/10/2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 10, 13), "Thứ Ba, 13/10/2026"), (date(2026, 11, 22), "Chủ nhật, 22/11/2026")],
)
def test_weekdays_are_written_as_offices_write_them(day: date, words: str) -> None:
    with translation.override("vi"):
        assert weekday_date(day) == words
