"""The figures that five committees published come out of individual records."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from apps.accounts.middleware import STARTED_KEY
from apps.accounts.models import User
from apps.desk.demo import build
from apps.desk.demo.figures import committees
from apps.membership.models import Member
from apps.reports.indicators import INDICATORS
from apps.tenancy import scope

pytestmark = pytest.mark.django_db  # without the mark no test database is made
TODAY = date(2026, 11, 22)
FIGURES = [
    pytest.param(committee, figure, id=f"{committee.id}-{figure['indicator']}")
    for committee in committees().values()
    for figure in committee.figures
    if figure["indicator"] in INDICATORS and "unit" not in figure
]
GROUPS = [
    pytest.param(figure, id=f"{figure['document']}")
    for committee in committees().values()
    for figure in committee.figures
    if figure["indicator"] == "cell_attendance_groups"
]


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for all tests of this file and rolled back after them."""
    with django_db_blocker.unblock(), scope.use(scope.Scope.everything()), transaction.atomic():
        call_command("load_regulations", stdout=StringIO())
        units = build.build(today=TODAY, say=lambda text: None)
        from apps.desk.demo import papers

        papers._targets(units)
        _analyse()
        yield units
        transaction.set_rollback(True)


def _analyse() -> None:
    """Give the planner the statistics that autovacuum would; only the owner may."""
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("analyze")
        cursor.execute(f"set role {settings.WEB_ROLE}")


def _summarise(committee) -> dict[str, Any]:
    out = StringIO()
    call_command(
        "summarise", "--unit", committee.id, "--from", str(committee.first),
        "--to", str(committee.last), "--format", "json", stdout=out,
    )  # fmt: skip
    return json.loads(out.getvalue())


def test_every_published_figure_of_members_is_checked_here():
    names = {figure.values[1]["indicator"] for figure in FIGURES}
    assert names == {
        "members", "members_women", "members_ethnic_minority", "members_religious",
        "members_admitted", "members_admitted_women", "members_admitted_ethnic_minority",
        "members_admitted_religious", "members_made_official", "grassroots_committees",
    }  # fmt: skip


@pytest.mark.parametrize("figure", GROUPS)
def test_the_published_groups_that_attend_cells_are_counted_with_their_people(demo, figure):
    unit = next(one for one in demo.values() if one.name == figure["unit"])
    out = StringIO()
    call_command(
        "summarise", "--unit", unit.code, "--form", "cell_life", "--from",
        f"{figure['year']}-01-01", "--to", f"{figure['year']}-12-31", "--format", "json", stdout=out,
    )  # fmt: skip
    counted = json.loads(out.getvalue())
    assert counted["cell_attendance_groups"]["value"] == figure["value"]
    assert counted["cell_attendance_people"]["value"] == figure["people"]


@pytest.mark.parametrize(("committee", "figure"), FIGURES)
def test_the_published_figure_is_counted(demo, committee, figure):
    counted = _summarise(committee)[figure["indicator"]]
    assert counted["value"] == figure["value"]
    for name in ("printed", "share_printed", "plan_printed", "of", "plan"):
        if name in figure:
            assert counted[name] == figure[name], name


def test_the_published_target_of_admissions_applies(demo):
    committee = committees()["thanh-tri-st"]
    target = next(t for t in committee.targets if t["indicator"] == "members_admitted")
    out = StringIO()
    call_command(
        "summarise", "--unit", committee.id, "--from", "2020-10-01", "--to", "2024-04-04",
        "--format", "json", stdout=out,
    )  # fmt: skip
    assert json.loads(out.getvalue())["members_admitted"]["plan"] == target["at_least"]


def test_the_demo_names_nobody_twice_with_one_number(demo):
    numbers = list(
        Member.objects.exclude(citizen_number="").values_list("citizen_number", flat=True)
    )
    assert len(numbers) == len(set(numbers))
    assert all(number.startswith("000") for number in numbers)


def test_a_second_load_adds_nothing(demo):
    before = Member.objects.count()
    build.build(today=TODAY, say=lambda text: None)
    assert Member.objects.count() == before


def test_the_register_of_a_district_opens_for_its_officer(demo):
    client = Client()
    user = User.objects.get(sign_in_name="tochuc.thanhtri@demo.vn")
    client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
    session = client.session
    session[STARTED_KEY] = 10**11
    session.save()
    page = client.get("/members/")
    assert page.status_code == 200
