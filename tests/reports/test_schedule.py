"""Cut-off days, schedules, waiting for the units, and work that is cancelled."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from django.db import connection, transaction

from apps.core import actions as core_actions
from apps.core.choices import JobState
from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import Job
from apps.reports import actions as reports
from apps.reports import tasks
from apps.reports.choices import SummaryForm
from apps.reports.models import CutOffDay, Summary, SummarySchedule, WaitingSummary
from apps.reports.schedule import actions, waiting
from apps.tenancy import scope
from apps.tenancy.models import OrganizationVersion
from tests.factories import reports as make
from tests.factories.world import build_world
from tests.reports.test_tasks import run

YEAR = {"form": "membership", "kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}


@pytest.fixture
def keeper(world, everything):
    return world.actor("system_administrator", "alpha")


def cut(organization, by, **fields):
    values = {"form": "", "kind": "year", "day": 15, "month": 11, "since": 2019}
    return actions.set_cut_off(row=CutOffDay(organization=organization, **values | fields), by=by)


def schedule(organization, by, **fields):
    values = {"form": "", "kinds": ["year"], "days_after": 1}
    row = SummarySchedule(organization=organization, **values | fields)
    return actions.set_schedule(row=row, by=by)


def test_a_cut_off_day_of_the_province_holds_for_its_units_and_not_for_the_neighbour(
    world, people, heads, keeper
):
    cut(world["alpha"], keeper)
    to_november = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 11, 15)}

    made = make.summary(world["alpha-east"], by=heads["alpha-east"], **to_november)

    assert made.last == date(2019, 11, 15)
    with pytest.raises(RuleRefused, match="period_not_of_kind"):
        make.summary(world["alpha-east"], by=heads["alpha-east"], **YEAR)
    make.summary(world["beta-east"], by=heads["beta-east"], **YEAR)
    with pytest.raises(RuleRefused, match="period_not_of_kind"):
        make.summary(world["beta-east"], by=heads["beta-east"], **to_november)


def test_the_nearest_cut_off_day_of_the_form_goes_before_the_others(world, heads, keeper):
    cut(world["alpha"], keeper)
    cut(world["alpha"], keeper, form="membership", day=20)
    cut(world["alpha-west"], keeper, day=25)

    for unit, day in (("alpha-east", 20), ("alpha-west", 25)):
        days = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 11, day)}
        make.summary(world[unit], by=heads[unit], **days)


def test_what_was_made_by_the_calendar_may_be_revised_after_the_cut_off_day_was_set(
    world, people, heads, keeper
):
    make.signed(world["alpha-east"], by=heads["alpha-east"], **YEAR)
    cut(world["alpha"], keeper)

    assert make.summary(world["alpha-east"], by=heads["alpha-east"], **YEAR).revision == 2


def test_settings_are_set_once_in_the_own_range_by_administrators(world, heads, keeper):
    first = cut(world["alpha"], keeper)
    with pytest.raises(RuleRefused, match="cut_off_twice"):
        cut(world["alpha"], keeper, since=2024)
    first.until = 2023
    actions.set_cut_off(row=first, by=keeper)
    cut(world["alpha"], keeper, since=2024)
    schedule(world["alpha"], keeper)
    with pytest.raises(RuleRefused, match="schedule_twice"):
        schedule(world["alpha"], keeper)
    for stranger in (heads["alpha"], world.actor("system_administrator", "beta")):
        with pytest.raises(NotAllowed):
            cut(world["alpha-east"], stranger)
        with pytest.raises(NotAllowed):
            schedule(world["alpha-east"], stranger)
    first.organization = world["beta"]
    with pytest.raises(NotAllowed):
        actions.set_cut_off(row=first, by=keeper)


def test_a_unit_that_did_not_exist_then_is_refused_with_its_days(world, heads):
    year = {"kind": "year", "first": date(2009, 1, 1), "last": date(2009, 12, 31)}
    with pytest.raises(RuleRefused, match="unit_not_yet") as refused:
        make.summary(world["alpha-east"], by=heads["alpha-east"], **year)
    assert "01/01/2010" in refused.value.message

    OrganizationVersion.objects.filter(organization=world["alpha-east"]).update(
        valid=(date(2010, 1, 1), date(2018, 7, 1))
    )
    with pytest.raises(RuleRefused, match="unit_no_more") as refused:
        make.summary(world["alpha-east"], by=heads["alpha-east"], **YEAR)
    assert "30/06/2018" in refused.value.message


def started(found) -> set:
    return {(args[1], args[2], args[3]) for _name, options in found for args in [options["args"]]}


def test_a_schedule_says_which_and_when(world, people, keeper, sent):
    east, west = world["alpha-east"], world["alpha-west"]
    schedule(east, keeper, days_after=10)
    schedule(west, keeper, active=False)
    schedule(world["alpha-east-1"], keeper, form="grading")  # no office, asked for all the same

    tasks.generate_due.run("2020-01-01")
    early = started(sent)
    sent.clear()
    tasks.generate_due.run("2020-01-10")
    late = started(sent)

    assert {unit for unit, _form, _kind in early} >= {world["beta-east"].pk, world["alpha"].pk}
    assert not {east.pk, west.pk} & {unit for unit, _form, _kind in early}
    assert (world["alpha-east-1"].pk, "grading", "year") in early
    assert {(form, kind) for unit, form, kind in late if unit == east.pk} == {
        (form, "year") for form in SummaryForm.values
    }
    assert west.pk not in {unit for unit, _form, _kind in late}


def test_a_roll_up_waits_for_its_districts_and_is_made_when_the_last_has_signed(
    world,
    people,
    heads,
    keeper,
    sent,
    django_capture_on_commit_callbacks,
):
    schedule(world["alpha"], keeper, form="membership", waits=True)
    tasks.generate_due.run("2020-01-05")
    top = (world["alpha"].pk, "membership", "year")
    assert top not in started(sent)
    row = WaitingSummary.objects.get()
    tasks.generate_due.run("2020-01-06")  # asked again: one row still
    assert WaitingSummary.objects.get() == row
    sent.clear()

    with django_capture_on_commit_callbacks(execute=True):
        make.signed(world["alpha-east"], by=heads["alpha-east"], **YEAR)
    assert sent == []
    span = waiting.Span(world["alpha"], "membership", "year", YEAR["first"], YEAR["last"])
    assert [place.name for place in waiting.missing_units(span)] == [world["alpha-west"].name]
    with django_capture_on_commit_callbacks(execute=True):
        make.signed(world["beta-west"], by=world.actor("organization_head", "beta-west"), **YEAR)
    assert sent == []
    with django_capture_on_commit_callbacks(execute=True):
        make.signed(world["alpha-west"], by=heads["alpha-west"], **YEAR)

    ((_name, options),) = sent
    tasks.generate.run(*options["args"], **options["kwargs"])
    row.refresh_from_db()
    assert (row.made, Summary.objects.filter(organization=world["alpha"]).count()) == (True, 1)


def test_what_was_lost_on_the_way_is_sent_again_the_next_night(
    world,
    people,
    heads,
    sent,
):
    actions.wait_for_units(organization=world["alpha"], by=heads["alpha"], **YEAR)
    for code in ("alpha-east", "alpha-west"):
        make.signed(world[code], by=heads[code], **YEAR)

    tasks.generate_due.run("2024-05-20")

    (args,) = [options for _name, options in sent if options["args"][1] == world["alpha"].pk
               and options["args"][3] == "year"]  # fmt: skip
    assert args["kwargs"]["assignment_id"] == heads["alpha"].assignment.pk


def test_waiting_is_asked_for_and_ended_by_those_who_make_summaries(world, people, heads, as_role):
    page = as_role("organization_head", "alpha")
    values = {"form": "membership", "organization": world["alpha"].pk, "kind": "year",
              "year": 2019, "wait": "on"}  # fmt: skip
    assert page.post("/summaries/new/", values).status_code == 302
    row = WaitingSummary.objects.get()
    shown = page.get(f"/summaries/waiting/{row.pk}/").content.decode()
    assert world["alpha-west"].name in shown
    assert f"/summaries/waiting/{row.pk}/" in page.get("/summaries/").content.decode()
    stranger = as_role("organization_head", "beta")
    assert stranger.get(f"/summaries/waiting/{row.pk}/").status_code == 404
    assert stranger.post(f"/summaries/waiting/{row.pk}/end/").status_code == 404

    assert page.post(f"/summaries/waiting/{row.pk}/end/").status_code == 302

    row.refresh_from_db()
    assert (row.ended_by, row.made) == (world.user("organization_head", "alpha"), False)
    assert page.get(f"/summaries/waiting/{row.pk}/").status_code == 404


def test_the_half_of_a_term_is_asked_for_by_the_days_of_the_term(world, heads, as_role, sent):
    values = {"form": "membership", "organization": world["alpha-east"].pk, "kind": "half_term",
              "first": "01/08/2015", "last": "31/07/2020", "half": "2"}  # fmt: skip

    assert as_role("organization_head").post("/summaries/new/", values).status_code == 302

    assert Job.objects.get().key.endswith("membership:half_term:2018-02-01:2020-07-31")


@pytest.mark.django_db(transaction=True)
def test_cancelled_work_leaves_nothing_half_done(transactional_db, sent, monkeypatch):
    with scope.use(scope.Scope.everything()), transaction.atomic():
        world = build_world()
        by = world.actor("organization_officer", "alpha-east")
        asked = {"organization": world["alpha-east"], "by": by, **make.TERM}
        job = reports.request_summary(**asked)
    original = tasks.jobs.Progress.step

    def cancel() -> None:
        with scope.use(scope.Scope.everything()):
            core_actions.cancel_job(job=job, by=by)
        connection.close()

    def step(progress, done):
        original(progress, done)
        if done == 12:
            other = threading.Thread(target=cancel)  # a connection of its own, as a click has
            other.start()
            other.join()

    monkeypatch.setattr(tasks.jobs.Progress, "step", step)
    arguments = (job.pk, world["alpha-east"].pk, "membership", "term", "2015-08-01", "2020-03-18")

    for _delivery in range(2):
        tasks.generate.run(*arguments, assignment_id=by.assignment.pk)
        with scope.use(scope.Scope.everything()), transaction.atomic():
            job.refresh_from_db()
            assert (job.state, Summary.objects.count()) == (JobState.CANCELLED, 0)
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assert reports.request_summary(**asked).pk != job.pk


def test_only_who_started_work_cancels_it_and_only_while_it_runs(world, asked, as_role):
    job, _assignment = asked
    stranger = as_role("organization_head", "alpha-east")
    assert stranger.post(f"/jobs/{job.uuid}/cancel/").status_code == 404
    with pytest.raises(NotAllowed):
        core_actions.cancel_job(job=job, by=world.actor("organization_head", "alpha-east"))
    mine = as_role("organization_officer", "alpha-east")
    assert f"/jobs/{job.uuid}/cancel/" in mine.get(f"/jobs/{job.uuid}/").content.decode()
    run(world, asked)

    assert mine.post(f"/jobs/{job.uuid}/cancel/").status_code == 409

    job.refresh_from_db()
    assert (job.state, Summary.objects.count()) == (JobState.DONE, 1)


def test_administrators_keep_the_settings_in_the_admin(world, keeper, as_role):
    page = as_role("system_administrator", "alpha")
    values = {"organization": world["alpha"].pk, "form": "membership", "kind": "year", "day": 15,
              "month": 11, "since": 2026, "document": "Công văn 1"}  # fmt: skip
    assert page.post("/admin/reports/cutoffday/add/", values).status_code == 302
    again = page.post("/admin/reports/cutoffday/add/", values)
    assert again.status_code == 200
    assert CutOffDay.objects.get().set_by == keeper.user

    values = {"organization": world["alpha"].pk, "form": "", "kinds": ["year", "half"],
              "days_after": 5, "waits": "on", "active": "on"}  # fmt: skip
    assert page.post("/admin/reports/summaryschedule/add/", values).status_code == 302
    row = SummarySchedule.objects.get()
    assert (set(row.kinds), row.days_after, row.waits) == ({"year", "half"}, 5, True)
    values.pop("active")
    assert page.post(f"/admin/reports/summaryschedule/{row.pk}/change/", values).status_code == 302
    row.refresh_from_db()
    assert not row.active


def due_on(day, sent) -> set:
    sent.clear()
    tasks.generate_due.run(day)
    return started(sent)


def test_tables_are_made_by_night_where_a_schedule_names_them(world, people, keeper, sent, tables):
    """40-HD/BTCTW: form 1 is handed in for 6 months and the year; 885-QĐ: KT01 for every period."""
    east, west = world["alpha-east"], world["alpha-west"]
    assert not {form for _unit, form, _kind in due_on("2020-01-01", sent)} & set(tables)
    schedule(east, keeper, form="TK1", kinds=["month", "half", "year"], days_after=3)
    schedule(west, keeper, form="tables", kinds=["month", "year"])
    schedule(west, keeper, form="KT02", kinds=["year"], active=False)

    def of_tables(day, unit):
        return {(form, kind) for one, form, kind in due_on(day, sent)
                if one == unit.pk and form in tables}  # fmt: skip

    assert of_tables("2020-01-02", east) == set()
    assert of_tables("2020-01-03", east) == {("TK1", "year")}
    # A night on which nothing ran is made up for, and what is there is left alone.
    assert of_tables("2020-01-20", east) == {("TK1", "year")}
    make.summary(east, by=world.actor("organization_head", "alpha-east"), **YEAR | {"form": "TK1"})
    assert of_tables("2020-01-20", east) == set()
    found = of_tables("2020-01-05", west)
    # By what was in force on 31/12/2019: forms of 2012 and 2016, none of 2021 or later.
    assert {("TK1", "year"), ("TK4", "year"), ("KT01", "year"), ("KT01", "month")} <= found
    assert not found & {("TK1", "month"), ("TK3", "year"), ("PTDL", "month"), ("KT02", "month")}
    assert not [unit for unit, form, _kind in due_on("2020-01-05", sent)
                if form in tables and unit not in (east.pk, west.pk)]  # fmt: skip


def test_the_table_of_a_level_waits_for_the_tables_of_its_units(
    world, people, heads, keeper, sent, tables, django_capture_on_commit_callbacks
):
    schedule(world["alpha"], keeper, form="TK1", waits=True)
    top = (world["alpha"].pk, "TK1", "year")
    assert top not in due_on("2020-01-05", sent)
    assert WaitingSummary.objects.get(form="TK1").organization == world["alpha"]
    sent.clear()

    for code, after in (("alpha-east", []), ("alpha-west", [top])):
        with django_capture_on_commit_callbacks(execute=True):
            make.signed(world[code], by=heads[code], **YEAR | {"form": "TK1"})
        assert list(started(sent)) == after

    ((_name, options),) = sent
    tasks.generate.run(*options["args"], **options["kwargs"])
    made = Summary.objects.get(organization=world["alpha"])
    assert (made.form, made.table.code) == ("TK1", "TK1")
    assert not WaitingSummary.objects.filter(ended_at=None).exists()


def test_a_schedule_for_periods_in_which_a_table_is_not_handed_in_is_refused(world, keeper, tables):
    with pytest.raises(RuleRefused, match="schedule_kinds") as refused:
        schedule(world["alpha"], keeper, form="TK4", kinds=["month", "half"])
    assert refused.value.field == "kinds"


def test_a_schedule_of_a_table_is_kept_in_the_admin(world, keeper, tables, as_role):
    page = as_role("system_administrator", "alpha")
    values = {"organization": world["alpha"].pk, "form": "KT01", "kinds": ["year"],
              "days_after": 5, "active": "on"}  # fmt: skip
    assert page.post("/admin/reports/summaryschedule/add/", values).status_code == 302
    values["form"] = "tables"
    assert page.post("/admin/reports/summaryschedule/add/", values).status_code == 302
    values["form"] = "KT99"
    assert page.post("/admin/reports/summaryschedule/add/", values).status_code == 200

    assert set(SummarySchedule.objects.values_list("form", flat=True)) == {"KT01", "tables"}
    listed = page.get("/admin/reports/summaryschedule/").content.decode()
    assert "KT01" in listed
    stranger = as_role("system_administrator", "beta")
    assert "KT01" not in stranger.get("/admin/reports/summaryschedule/").content.decode()
