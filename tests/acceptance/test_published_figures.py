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
from django.db.models import Count, Q
from django.test import Client

from apps.accounts.middleware import STARTED_KEY
from apps.accounts.models import User
from apps.desk.demo import build
from apps.desk.demo.figures import committees
from apps.membership.models import Member, Procedure
from apps.reports.indicators import indicators_of
from apps.tenancy import scope

pytestmark = pytest.mark.django_db  # without the mark no test database is made
TODAY = date(2026, 11, 22)
MEMBERS = {one.key for one in indicators_of("membership")}
FIGURES = [
    pytest.param(committee, figure, id=f"{committee.id}-{figure['indicator']}")
    for committee in committees().values()
    for figure in committee.figures
    if figure["indicator"] in MEMBERS and "unit" not in figure
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
        units = build.build(today=TODAY, say=lambda text: None, settle=_analyse)
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


def _summarise(
    committee, *, form: str = "membership", first: date | None = None, last: date | None = None
) -> dict[str, Any]:
    out = StringIO()
    call_command(
        "summarise", "--unit", committee.id, "--from", str(first or committee.first),
        "--to", str(last or committee.last), "--form", form, "--format", "json", stdout=out,
    )  # fmt: skip
    return json.loads(out.getvalue())


def _year(committee, year: int) -> dict[str, Any]:
    return _summarise(committee, form="grading", first=date(year, 1, 1), last=date(year, 12, 31))


@pytest.mark.parametrize("year", range(2016, 2021))
def test_nam_truc_graded_as_published_in_every_year(demo, year):
    """84% or more of the organisations good or better; 85 to 90% of the members completed or
    better."""
    counted = _year(committees()["nam-truc"], year)
    good = counted["organisations_graded_good_or_better"]
    completed = counted["members_graded_completed_or_better"]
    assert good["of"] >= 20
    assert 100 * good["value"] >= 84 * good["of"]
    assert 85 * completed["of"] <= 100 * completed["value"] <= 90 * completed["of"]
    assert completed["of"] == counted["members_graded"]["value"] > 200


def test_the_province_graded_can_duoc_excellent_for_2021(demo):
    committee = committees()["can-duoc"]
    published = next(
        one for one in committee.figures if one["indicator"] == "committee_grade_by_province"
    )
    counted = _year(committee, published["year"])["committee_grade_by_province"]
    assert counted["grade"] == published["value"]
    assert counted["printed"] == "Hoàn thành xuất sắc nhiệm vụ"


def test_three_organisations_were_commended_for_five_excellent_years(demo):
    key = "organisations_commended_excellent_five_years_running"
    committee = committees()["soc-trang"]
    published = next(one for one in committee.figures if one["indicator"] == key)
    assert _summarise(committee, form="grading")[key]["value"] == published["value"]


def test_the_target_of_grades_is_measured_against_what_was_graded(demo):
    """The parts add up to the whole, so "good or better" is the sum of two exact grades."""
    counted = _year(committees()["nam-truc"], 2018)
    exact = [counted[f"members_graded_{grade}"]["value"] for grade in ("excellent", "good")]
    assert counted["members_graded_good_or_better"]["value"] == sum(exact)


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
    build.build(today=TODAY, say=lambda text: None, settle=_analyse)
    assert Member.objects.count() == before


def _officer(name: str) -> Client:
    client = Client()
    user = User.objects.get(sign_in_name=name)
    client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
    session = client.session
    session[STARTED_KEY] = 10**11
    session.save()
    return client


def test_the_register_of_a_district_opens_for_its_officer(demo):
    page = _officer("tochuc.thanhtri@demo.vn").get("/members/")
    assert page.status_code == 200


def test_the_demo_shows_a_recognition_that_failed_three_times(demo):
    failed = Count("votes", filter=Q(votes__body="cell", votes__carried=False))
    rows = Procedure.objects.filter(kind="recognition").alias(failed=failed).filter(failed=3)
    assert sorted(rows.values_list("state", flat=True)) == ["open", "refused"]
    struck = Procedure.objects.open().filter(kind="strike_off", details__ground="probation")
    assert struck.count() == 1


def test_warnings_of_limits_are_among_the_notices_and_in_the_admin(demo):
    assert _officer("tochuc.thanhtri@demo.vn").get("/notifications/").context["notices"]
    page = _officer("quantri.hanoi@demo.vn").get("/admin/membership/clockwarning/")
    assert page.context["cl"].result_count > 0
