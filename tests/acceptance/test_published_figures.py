"""The figures that five committees published come out of individual records."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, Q
from django.test import Client

from apps.accounts.actor import SystemActor
from apps.accounts.middleware import STARTED_KEY
from apps.accounts.models import User
from apps.cadres.models import (
    Cadre,
    CadreAttendance,
    MemberAttendance,
    PlanningEntry,
    Position,
    TrainingClass,
)
from apps.desk.demo import build
from apps.desk.demo.figures import committees
from apps.desk.demo.papers import DISTRICTS_ENDED, TARGET_YEARS
from apps.membership.models import Member, Placement, Procedure
from apps.reports.actions import generate_summary
from apps.reports.indicators import FORMS
from apps.reports.indicators.conclusions import CHAINS
from apps.reports.models import SummaryFigure
from apps.tenancy import scope
from apps.tenancy.models import Organization, OrganizationVersion
from tests.factories.settling import settle

# Without the first mark no test database is made; the demo is loaded in one process of a run.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("published")]
TODAY = date(2026, 11, 22)
DAY_IN_TERM = date(2024, 4, 4)
FORM_OF = {one.key: form for form, listed in FORMS.items() for one in listed}
"""Which form counts an indicator."""
ROWS = [
    pytest.param(committee, row, id=f"{committee.id}-{row['indicator']}-{row.get('document', '')}")
    for committee in committees().values()
    for row in committee.figures
    if row["indicator"] in FORM_OF
]
"""Every published row but the manual ones."""
TARGETS = [
    pytest.param(committee, row, id=f"{committee.id}-{row['indicator']}")
    for committee in committees().values()
    for row in committee.targets
    if row["indicator"] in FORM_OF
]
CUTS = {
    "district_committee_member": "district_committee", "standing_committee_managed": "managed",
}  # fmt: skip
"""How a published "of which" is counted."""


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for all tests of this file and rolled back after them."""
    with django_db_blocker.unblock(), scope.use(scope.Scope.everything()), transaction.atomic():
        call_command("load_regulations", stdout=StringIO())
        units = build.build(today=TODAY, say=lambda text: None, settle=_analyse)
        from apps.desk.demo import papers

        papers._targets(units)
        settle()
        _analyse()
        yield units
        transaction.set_rollback(True)


def _analyse() -> None:
    """Give the planner the statistics that autovacuum would; only the owner may."""
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("analyze")
        cursor.execute(f"set role {settings.WEB_ROLE}")


@cache
def _counted(code: str, form: str, first: date, last: date) -> dict[str, Any]:
    """A form of an organisation and period as the command prints it; asked once."""
    out = StringIO()
    call_command(
        "summarise", "--unit", code, "--from", str(first), "--to", str(last), "--form", form,
        "--format", "json", stdout=out,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def _of_year(committee: Any, indicator: str, year: int) -> dict[str, Any]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    counted = _counted(committee.id, FORM_OF[indicator], first, last)[indicator]
    assert counted["of"], f"nothing is graded in {year}"
    return counted


def _percent(text: str) -> Decimal:
    return Decimal(text.removesuffix("%").replace(",", "."))


def _lies_within(counted: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a share keeps the published limits, counted exactly."""
    value, of = counted["value"], counted["of"]
    assert counted["share_printed"]
    most = _percent(row.get("at_most", "100%"))
    return _percent(row["at_least"]) * of <= 100 * value <= most * of


def test_every_published_row_is_counted_from_records_but_those_that_are_manual():
    every = [row for one in committees().values() for row in (*one.figures, *one.targets)]
    left = {row["indicator"] for row in every if row["indicator"] not in FORM_OF}
    by_hand = {row["indicator"] for row in every if row.get("manual")}
    assert left == by_hand


@pytest.mark.parametrize(("committee", "row"), ROWS)
def test_the_published_row_comes_out_of_records(demo, committee, row):
    """A number of the period, of a unit in a year, a grade of a year, or a share of each year."""
    key = row["indicator"]
    if row.get("every") == "year":
        for year in committee.whole_years:
            assert _lies_within(_of_year(committee, key, year), row), year
        return
    form = _counted(*_asked_for(demo, committee, row))
    counted = form[key]
    if "value" in row:
        graded = isinstance(row["value"], str)
        assert counted["grade" if graded else "value"] == row["value"]
    for name in ("printed", "share_printed", "plan_printed", "of", "plan"):
        if name in row:
            assert counted[name] == row[name], name
    for cut, value in row.get("of_which", {}).items():
        assert form[f"{key}_{CUTS[cut]}"]["value"] == value, cut
    if "people" in row:
        assert form["cell_attendance_people"]["value"] == row["people"]
    assert _within(counted, row)


def _asked_for(demo: Any, committee: Any, row: dict[str, Any]) -> tuple[str, str, date, date]:
    """Whose form a row is from, which one, and of which days."""
    code, first, last = committee.id, committee.first, committee.last
    if "unit" in row:
        code = next(one.code for one in demo.values() if one.name == row["unit"])
    if "year" in row:
        first, last = date(row["year"], 1, 1), date(row["year"], 12, 31)
    if "from" in row:
        first = date.fromisoformat(row["from"])
    return code, FORM_OF[row["indicator"]], first, last


def _within(counted: dict[str, Any], row: dict[str, Any]) -> bool:
    """Whether a figure of which only limits were published keeps them."""
    if "range" in row:
        least, most = (Decimal(str(one)) for one in row["range"])
        return least * counted["of"] <= counted["value"] <= most * counted["of"]
    return "at_least" not in row or _lies_within(counted, row)


@pytest.mark.parametrize(("committee", "row"), TARGETS)
def test_the_published_target_is_measured_by_records(demo, committee, row):
    """One of the term stands as the plan beside the figure, one to be reached by a year as the
    share beside it; one of each year is a share of what was graded in those years."""
    key, after = row["indicator"], committee.last + timedelta(days=1)
    if row.get("every") == "term":
        assert (
            _counted(committee.id, FORM_OF[key], after, DAY_IN_TERM)[key]["plan"]
            == (row["at_least"])
        )
        return
    if "by" in row:
        counted = _counted(committee.id, FORM_OF[key], after, DISTRICTS_ENDED)[key]
        assert DISTRICTS_ENDED.year == int(row["by"])
        assert _lies_within(counted, row)
        assert (counted["plan_share"], counted["plan_met"]) == (row["at_least"], True)
        return
    assert row["every"] == "year"
    assert after.year < TARGET_YEARS.start <= TARGET_YEARS.stop <= DISTRICTS_ENDED.year
    for year in TARGET_YEARS:
        counted = _of_year(committee, key, year)
        assert _lies_within(counted, row), year
        assert (counted["plan_share"], counted["plan_met"]) == (row["at_least"], True)


def test_the_published_contents_are_those_that_the_cases_examined(demo):
    """Of the inspections on signs of violation in the term: these contents and no other."""
    committee = committees()["thanh-tri-hn"]
    published = committee.figure("violation_sign_inspections_members")["content"]
    form = _counted(committee.id, "inspection_contents", committee.first, committee.last)
    counted = {key: one["value"] for key, one in form.items() if key.startswith("signs_content_")}
    assert {key for key, value in counted.items() if value} == {
        f"signs_content_{code}" for code in published
    }
    cases = _counted(committee.id, "inspection", committee.first, committee.last)
    assert sum(counted.values()) == cases["violation_sign_inspections_cases"]["value"] == 9


@pytest.mark.parametrize("code", sorted(committees()))
def test_no_link_of_the_chain_exceeds_the_one_before(demo, code):
    """Inspected, violating, to be disciplined, disciplined: committee and inspection committee."""
    committee = committees()[code]
    for first, last in ((committee.first, committee.last), (date(2010, 1, 1), TODAY)):
        form = _counted(code, "conclusions", first, last)
        for chain in CHAINS:
            values = [form[key]["value"] for key in chain]
            assert values == sorted(values, reverse=True), chain


def test_the_term_of_thanh_tri_has_a_chain_of_its_inspection_committee(demo):
    committee = committees()["thanh-tri-hn"]
    form = _counted(committee.id, "conclusions", committee.first, committee.last)
    assert form["signs_inspection_organisations_inspected"]["value"] == 9
    assert form["signs_inspection_members_inspected"]["value"] == 30
    assert form["signs_committee_members_inspected"]["value"] == 0
    found = form["signs_inspection_members_violating"]["value"]
    assert 0 < form["signs_inspection_members_to_discipline"]["value"] <= found < 30
    later = _counted(committee.id, "discipline", date(2020, 3, 19), TODAY)
    assert later["members_disciplined_inspection"]["value"] > 0


def test_the_grade_of_can_duoc_is_printed_as_the_scale_of_its_year_says(demo):
    committee = committees()["can-duoc"]
    year = committee.figure("committee_grade_by_province")["year"]
    form = _counted(committee.id, "grading", date(year, 1, 1), date(year, 12, 31))
    assert form["committee_grade_by_province"]["printed"] == "Hoàn thành xuất sắc nhiệm vụ"


def test_the_target_of_grades_is_measured_against_what_was_graded(demo):
    """The parts add up to the whole, so "good or better" is the sum of two exact grades, and the
    denominator is who was graded, not who was there."""
    committee = committees()["nam-truc"]
    for year in committee.whole_years:
        form = _counted(committee.id, "grading", date(year, 1, 1), date(year, 12, 31))
        exact = [form[f"members_graded_{grade}"]["value"] for grade in ("excellent", "good")]
        better = form["members_graded_good_or_better"]
        assert better["value"] == sum(exact)
        assert better["of"] == form["members_graded"]["value"] > 200
        assert form["organisations_graded_good_or_better"]["of"] >= 20


def test_the_demo_names_nobody_twice_with_one_number(demo):
    numbers = list(
        Member.objects.exclude(citizen_number="").values_list("citizen_number", flat=True)
    )
    assert len(numbers) == len(set(numbers))
    assert all(number.startswith("000") for number in numbers)


def _rows() -> dict[str, int]:
    """How many rows there are of what the figures count."""
    models = (
        Member, Placement, Organization, OrganizationVersion, Cadre, Position, PlanningEntry,
        TrainingClass, CadreAttendance, MemberAttendance,
    )  # fmt: skip
    return {model.__name__: model._default_manager.count() for model in models}


def test_a_second_load_adds_nothing(demo):
    before = _rows()
    build.build(today=TODAY, say=lambda text: None, settle=_analyse)
    assert _rows() == before


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


def test_every_figure_of_the_register_opens_the_records_that_it_counts(demo):
    """Of Thanh Trì's term: each list is as long as its figure; whoever belongs to another office
    by now is counted but not listed, and the page says so."""
    committee, unit = committees()["thanh-tri-hn"], demo["thanh-tri-hn"]
    officer = _officer("tochuc.thanhtri@demo.vn")
    summary = generate_summary(
        organization=unit, form="membership", kind="free", first=committee.first,
        last=committee.last, by=SystemActor(unit),
    )  # fmt: skip
    lists = {}
    for figure in SummaryFigure.objects.filter(summary=summary, unit=None):
        page = officer.get(f"/summaries/{summary.pk}/figures/{figure.indicator}/")
        lists[figure.indicator] = listed = page.context["page"].paginator.count
        keys = SummaryFigure.objects.holding(figure).counted_keys()
        assert len(set(keys)) == figure.value
        gone = 0
        if figure.definition.subject == "member":
            rows = Placement.objects.filter(pk__in=keys)
            gone = rows.exclude(member__path__startswith=unit.path).count()
        assert listed == figure.value - gone, figure.indicator
        assert ("hồ sơ đã chuyển sang cơ quan khác" in page.content.decode()) == bool(gone)
    assert lists["members_admitted"] == 1599


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
