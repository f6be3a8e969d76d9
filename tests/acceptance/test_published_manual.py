"""Published figures of which no app holds records come out of manual figures, and the nine targets
of the resolution of Thạnh Trị are all there. No members are needed for that."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from apps.accounts.actor import SystemActor
from apps.desk.demo import accounts, papers, tree
from apps.desk.demo.figures import committees, percent
from apps.desk.demo.topics import Demo, manual
from apps.reports.indicators import INDICATORS
from apps.reports.models import Target
from apps.reports.targets import measuring, showing
from apps.tenancy import scope
from tests.factories.settling import settle

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
HN, ST = committees()["thanh-tri-hn"], committees()["thanh-tri-st"]
MANUAL = [row for row in HN.figures if row.get("manual")]


@pytest.fixture(scope="module")
def units(django_db_setup, django_db_blocker):
    """Organisations, people who sign in, manual figures and targets of the demo."""
    with django_db_blocker.unblock(), scope.use(scope.Scope.everything()), transaction.atomic():
        made = tree.build(
            grassroots_committees={
                code: one.value("grassroots_committees") for code, one in committees().items()
            }
        )
        accounts.make(made, since=tree.FOUNDED)
        manual.build(Demo(made, TODAY, lambda text: None))
        papers._targets(made)
        settle()
        yield made
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def counted(units):
    out = StringIO()
    call_command(
        "summarise", "--unit", HN.id, "--from", str(HN.first), "--to", str(HN.last),
        "--format", "json", stdout=out,
    )  # fmt: skip
    return json.loads(out.getvalue())


@pytest.mark.parametrize("row", MANUAL, ids=lambda row: row["indicator"])
def test_the_published_row_comes_out_of_a_manual_figure(counted, row):
    found = counted[row["indicator"]]
    assert (found["value"], found["manual"]) == (row["value"], True)
    for name in ("printed", "plan_printed", "plan"):
        if name in row:
            assert found[name] == row[name], name


@pytest.mark.parametrize("row", ST.targets, ids=lambda row: row["indicator"])
def test_each_of_the_nine_targets_is_set_as_published(units, row):
    rows = Target.objects.filter(organization=units[ST.id], document=row["document"])
    assert rows.count() == len(ST.targets) == 9
    key = row["indicator"]
    target = rows.get(indicator=key) if key in INDICATORS else rows.get(manual__code=key)
    aim = row["at_least"]
    assert (target.plan, target.share) == (
        (aim, None) if isinstance(aim, int) else (None, percent(aim))
    )
    assert not target.is_most
    assert (target.kind == "year") == (row.get("every") == "year")
    assert target.by_date == ("by" in row)
    if "by" in row:
        assert target.last == date(int(row["by"]), 12, 31)
    assert target.owner_unit == units[ST.id]


def test_those_without_records_are_measured_by_manual_figures_and_judged(units):
    rows = Target.objects.filter(organization=units[ST.id], manual__isnull=False)
    targets = list(rows.select_related("organization", "manual__of", "owner_unit"))
    readings = measuring.latest(targets, actor=SystemActor(), today=TODAY)
    words = {
        one.manual.code: showing.standing(one, readings[one.pk], SystemActor(), today=TODAY)
        for one in targets
    }
    assert words.keys() == {"mass_organisations_strong"}
    assert all(one.actual.endswith("%") and one.tone in ("ok", "bad") for one in words.values())
