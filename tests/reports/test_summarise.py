"""The command that counts and prints without storing anything."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from apps.reports.choices import PeriodKind
from apps.reports.models import Summary
from tests.factories import reports as make

FIELDS = {
    "value",
    "of",
    "plan",
    "printed",
    "share_printed",
    "plan_printed",
    "plan_share",
    "plan_met",
}


def run(*args: str) -> str:
    out = StringIO()
    call_command("summarise", *args, stdout=out)
    return out.getvalue()


def test_json_has_every_indicator_with_exactly_the_promised_names(world, people, everything):
    officer = world.actor("organization_officer", "alpha-east")
    make.target(world["alpha-east"], by=officer, plan=3)

    found = json.loads(
        run(
            "--unit", "alpha-east", "--from", "2015-08-01", "--to", "2020-03-18", "--format", "json"
        )
    )

    assert {frozenset(row) for row in found.values()} == {frozenset(FIELDS)}
    assert found["members_admitted"] == {
        "value": 4, "of": None, "plan": 3, "printed": "04", "share_printed": None,
        "plan_printed": "133,3%", "plan_share": None, "plan_met": None,
    }  # fmt: skip
    assert found["members_admitted_women"] == {
        "value": 2, "of": 4, "plan": None, "printed": "02", "share_printed": "50%",
        "plan_printed": None, "plan_share": None, "plan_met": None,
    }  # fmt: skip
    assert not Summary.objects.exists()


def test_the_narrowest_target_that_holds_the_period_is_taken(world, people, everything):
    officer = world.actor("organization_officer", "alpha-east")
    make.target(world["alpha-east"], by=officer, plan=1000)
    make.target(
        world["alpha-east"], by=officer, kind=PeriodKind.YEAR, plan=10,
        first=date(2017, 1, 1), last=date(2017, 12, 31),
    )  # fmt: skip

    found = json.loads(
        run(
            "--unit", "alpha-east", "--from", "2017-01-01", "--to", "2017-12-31", "--format", "json"
        )
    )

    assert found["members_admitted"]["plan"] == 10


def test_dates_are_read_day_first_too_and_text_prints_one_line_each(world, people):
    text = run("--unit", "alpha-east", "--from", "01/08/2015", "--to", "18/03/2020")

    lines = dict(line.split()[:2] for line in text.splitlines())
    assert lines["members_admitted"] == "04"
    assert len(lines) == 11


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--unit": "nowhere"}, "nowhere"),
        ({"--from": "2015-13-01"}, "--from"),
        ({"--to": "yesterday"}, "--to"),
        ({"--to": "2015-07-31"}, "--to lies before --from"),
        ({"--form": "other"}, "membership"),
    ],
)
def test_wrong_arguments_are_named_and_end_with_2(world, changed, said):
    asked = {"--unit": "alpha-east", "--from": "2015-08-01", "--to": "2020-03-18", **changed}

    with pytest.raises(CommandError, match=said) as refused:
        run(*(word for pair in asked.items() for word in pair))

    assert refused.value.returncode == 2


def test_a_statistical_table_is_counted_by_its_code_and_prints_its_rows(world, people, tables):
    period = ("--unit", "alpha-east", "--from", "2015-01-01", "--to", "2015-12-31")

    found = json.loads(run(*period, "--form", "TK1", "--format", "json"))
    lines = {line.split()[0]: line for line in run(*period, "--form", "TK1").splitlines()}

    assert (found["TK1.A.c2"]["value"], found["TK1.B1.c2"]["value"]) == (1, 1)
    assert found["TK1.D.c2"] == {
        "value": 2, "of": None, "printed": "2",
        "label": "D. Đảng viên trong danh sách cuối kỳ · Kỳ này",
    }  # fmt: skip
    assert lines["TK1.D.c2"].split(maxsplit=2)[1:] == ["2", found["TK1.D.c2"]["label"]]
    assert not Summary.objects.exists()


@pytest.mark.parametrize(("form", "said"), [("TK99", "TK1, TK10"), ("PTDL", "PTDL")])
def test_a_table_that_is_not_there_or_not_in_force_is_named(world, tables, form, said):
    with pytest.raises(CommandError, match=said) as refused:
        run("--unit", "alpha-east", "--from", "2015-01-01", "--to", "2015-12-31", "--form", form)

    assert refused.value.returncode == 2
