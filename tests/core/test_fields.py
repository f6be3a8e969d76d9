"""Partial dates in forms and in the database."""

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.template import Context, Template
from django.test.utils import isolate_apps

from apps.core.fields import (
    PartialDateField,
    PartialDateFormField,
    check_constraint,
)
from apps.core.partial_dates import STORED_PATTERN, PartialDate


class BirthForm(forms.Form):
    born = PartialDateFormField(label="Date of birth")


def boxes(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"born_day": day, "born_month": month, "born_year": year}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (boxes("14", "2", "1989"), PartialDate(1989, 2, 14)),
        (boxes("", "08", "1974"), PartialDate(1974, 8)),
        (boxes("", "", "1949"), PartialDate(1949)),
        (boxes(" 14/02/1989 "), PartialDate(1989, 2, 14)),
        (boxes("1989-02-14"), PartialDate(1989, 2, 14)),
        (boxes("8/1974"), PartialDate(1974, 8)),
        (boxes("1949"), PartialDate(1949)),
    ],
)
def test_the_boxes_make_a_date(data: dict[str, str], expected: PartialDate) -> None:
    form = BirthForm(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (boxes(), "required"),
        (boxes("14", "2"), "year_missing"),
        (boxes("14", "", "1989"), "month_missing"),
        (boxes("14", "2", "89"), "date_year_short"),
        (boxes("30", "2", "1989"), "date_impossible"),
        (boxes("x", "2", "1989"), "date_invalid"),
        (boxes("14/2", "2", "1989"), "date_invalid"),
    ],
)
def test_the_boxes_say_what_is_wrong(data: dict[str, str], code: str) -> None:
    form = BirthForm(data)
    assert [error.code for error in form.errors.as_data()["born"]] == [code]


def test_an_optional_date_may_be_left_empty() -> None:
    assert PartialDateFormField(required=False).clean(["", "", ""]) is None


@pytest.mark.parametrize(
    ("data", "changed"),
    [
        (["", "8", "1974"], False),
        (["1", "8", "1974"], True),
        (["", "", ""], True),
        (["x", "", "1"], True),
    ],
)
def test_only_another_date_is_a_change(data: list[str], changed: bool) -> None:  # noqa: FBT001
    assert PartialDateFormField().has_changed(PartialDate(1974, 8), data) is changed


def test_the_widget_shows_what_is_known_and_labels_each_box() -> None:
    form = BirthForm(initial={"born": PartialDate(1974, 8)})
    html = Template("{{ form.born }}").render(Context({"form": form}))
    assert '<div class="date">' in html
    assert html.count("<label for=") == 3
    assert 'name="born_month" value="08"' in html
    assert 'name="born_year" value="1974"' in html
    assert 'name="born_day" inputmode="numeric"' in html
    assert " required" not in html


@pytest.fixture
def person() -> Iterator[Any]:
    """A model that no registry remembers."""
    with isolate_apps():

        class Person(models.Model):
            born = PartialDateField(null=True)

            class Meta:
                app_label = "core"

            def __str__(self) -> str:
                return str(self.born)

        yield Person


def test_the_model_field_reads_text_and_stores_text() -> None:
    field = PartialDateField()
    assert field.to_python("8/1974") == PartialDate(1974, 8)
    assert field.get_prep_value(PartialDate(1974, 8)) == "1974-08"
    assert field.get_prep_value("14/02/1989") == "1989-02-14"
    assert field.get_prep_value("") is None
    assert field.from_db_value("1949") == PartialDate(1949)
    assert field.from_db_value(None) is None
    with pytest.raises(ValidationError):
        field.to_python("about 1949")


def test_the_model_field_validates_and_has_the_three_boxes(person: Any) -> None:
    somebody = person(born="8/1974")
    somebody.clean_fields()
    assert somebody.born == PartialDate(1974, 8)
    assert isinstance(PartialDateField().formfield(), PartialDateFormField)


def test_the_model_field_remembers_only_what_differs() -> None:
    _name, path, args, kwargs = PartialDateField(null=True).deconstruct()
    assert path == "apps.core.fields.PartialDateField"
    assert (list(args), kwargs) == ([], {"null": True})


@pytest.mark.parametrize(
    ("lookup", "parameter"),
    [
        ({"born__lt": PartialDate(1990)}, "1990"),
        ({"born": "08/1974"}, "1974-08"),
        ({"born__startswith": "1974"}, "1974%"),
    ],
)
def test_lookups_take_dates_and_beginnings(
    person: Any, lookup: dict[str, Any], parameter: str
) -> None:
    query = person.objects.filter(**lookup).values("pk").query
    assert query.sql_with_params()[1] == (parameter,)


def test_the_constraint_holds_the_stored_pattern() -> None:
    assert check_constraint("x", "born").condition == models.Q(born__regex=STORED_PATTERN)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("1949", True),
        ("1974-08", True),
        ("1989-02-14", True),
        ("1989-2-14", False),
        ("0949", False),
        ("1974-13", False),
        ("1974-08-32", False),
        ("14/02/1989", False),
        ("", False),
        ("1949\n", False),
        ("x1949", False),
    ],
)
def test_the_database_accepts_partial_dates_only(text: str, accepted: bool) -> None:  # noqa: FBT001
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"]) as connection:
        row = connection.execute("SELECT %s::text ~ %s", [text, STORED_PATTERN]).fetchone()
    assert row == (accepted,)
