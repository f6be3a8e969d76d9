"""Explaining a rule inside a page of another app."""

from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from apps.regulations.rules import Rule
from apps.regulations.wording import quantity

PROBATION = "membership.probation.months"


def render(source, **context):
    with translation.override("en"):
        template = Template("{% load regulations %}" + source)
        return " ".join(template.render(Context(context)).split())


def rule(**changes):
    values = {
        "key": PROBATION,
        "value": "12",
        "unit": "months",
        "valid_from": date(2025, 7, 1),
        "status": "confirmed",
        "document": "294-QĐ/TW",
        "article": "điểm 4.4",
    }
    return Rule(**values | changes)


def test_link_leads_to_the_explanation_of_that_day():
    html = render('{% rule_link "membership.probation.months" on=day %}', day=date(2025, 8, 1))

    assert f'href="/regulations/{PROBATION}/?on=2025-08-01"' in html
    assert "Why this date?" in html
    assert "Length of probation" in html


def test_link_takes_other_words_and_no_day():
    html = render('{% rule_link "membership.probation.months" label="Basis" %}')

    assert f'href="/regulations/{PROBATION}/"' in html
    assert "Why this date?" not in html


def test_label_is_escaped():
    assert "<b>" not in render('{% rule_link "a.b" label=label %}', label="<b>")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("1", "months", "1 month"),
        ("30", "working_days", "30 working days"),
        ("30", "days", "30 days"),
        ("15", "calendar_days", "15 calendar days"),
        ("18", "years", "18 years"),
        ("0.5", "percent", "0,5%"),
        ("20", "percent", "20%"),
        ("3", "count", "3"),
        ("5000", "dong", "5.000 dong"),
        ("2/3", "text", "2/3"),
        ("reprimand warning", "text", "reprimand, warning"),
        ("announcement", "text", "the announcement"),
        ("central_inspection", "text", "Central Inspection Committee"),
        ("none", "years", "no limit"),
    ],
)
def test_value_in_words(value, unit, words):
    with translation.override("en"):
        assert quantity(value, unit) == words
