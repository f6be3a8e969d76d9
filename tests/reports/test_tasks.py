"""Background work: progress, redelivery after a killed worker, the schedule."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from apps.core.choices import JobState
from apps.core.jobs import done_so_far
from apps.core.models import Job
from apps.reports import counting, tasks
from apps.reports.choices import SummaryForm
from apps.reports.models import Summary, SummaryFigure
from apps.tenancy import scope
from tests.factories import reports as make

TERM = ("membership", "term", "2015-08-01", "2020-03-18")


def run(world, asked, **options) -> None:
    job, assignment = asked
    tasks.generate.run(job.pk, world["alpha-east"].pk, *TERM, assignment_id=assignment, **options)
    job.refresh_from_db()


def test_the_task_makes_the_summary_and_points_to_it(world, asked):
    run(world, asked)

    job, made = asked[0], Summary.objects.get()
    assert (job.state, job.done, job.total) == (JobState.DONE, 33, 33)
    assert job.result_url == f"/summaries/{made.pk}/"
    assert made.generated_by == world.user("organization_officer", "alpha-east")


def test_progress_is_seen_while_the_work_is_open(world, asked, monkeypatch):
    seen = []
    original = counting.Tally.counts

    def count(*args, **options):
        seen.append(done_so_far(Job.objects.get(pk=asked[0].pk)))
        return original(*args, **options)

    monkeypatch.setattr(counting.Tally, "counts", count)

    run(world, asked)

    assert seen == [3 * number for number in range(11)]


def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_task_delivered_again_finishes(
    world, asked, monkeypatch
):
    original = counting.Tally.counts
    calls = []

    def killed(tally, tree, **options):
        calls.append(1)
        if len(calls) == 5:
            raise SystemExit  # what a terminated worker sees
        return original(tally, tree, **options)

    monkeypatch.setattr(counting.Tally, "counts", killed)
    with pytest.raises(SystemExit):
        run(world, asked)
    assert not Summary.objects.exists()
    assert Job.objects.get().state == JobState.RUNNING

    run(world, asked)

    assert Summary.objects.count() == 1
    assert SummaryFigure.objects.count() == 44
    assert asked[0].state == JobState.DONE


def test_a_task_delivered_again_after_the_work_was_stored_makes_no_second_summary(world, asked):
    run(world, asked)
    Job.objects.filter(pk=asked[0].pk).update(state=JobState.RUNNING)  # killed before the end

    run(world, asked)

    assert Summary.objects.count() == 1
    assert SummaryFigure.objects.count() == 44


def test_a_task_delivered_again_after_the_end_does_nothing(world, asked):
    run(world, asked)
    before = Summary.objects.get().counted_at

    run(world, asked)

    assert Summary.objects.get().counted_at == before


def test_a_refusal_ends_the_job_with_its_sentence(world, asked):
    job, _assignment = asked
    with scope.use(scope.Scope.everything()):
        reader = world.actor("statistics_reader", "alpha-east")

    tasks.generate.run(job.pk, world["alpha-east"].pk, *TERM, assignment_id=reader.assignment.pk)

    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.message
    assert not Summary.objects.exists()


def test_an_unforeseen_error_ends_the_job_and_rises(world, asked, monkeypatch):
    monkeypatch.setattr(counting.Tally, "counts", lambda *_args, **_options: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        run(world, asked)

    asked[0].refresh_from_db()
    assert asked[0].state == JobState.FAILED
    assert "ZeroDivision" not in asked[0].message


def test_the_schedule_starts_what_is_missing_for_every_tenant(world, people, everything, sent):
    started = tasks.generate_due.run("2020-01-05")

    periods = {(options["args"][3], options["args"][4]) for _name, options in sent}
    units = {options["args"][1] for _name, options in sent}
    tenants = ("alpha", "alpha-east", "alpha-west", "beta", "beta-east", "beta-west")
    assert started == len(sent) == 2 * 6 * len(SummaryForm)
    assert periods == {("month", "2019-12-01"), ("year", "2019-01-01")}
    assert units == {world[code].pk for code in tenants}


def test_the_schedule_run_twice_makes_each_summary_once(world, people, everything, sent):
    tasks.generate_due.run("2020-01-05")
    for _name, options in list(sent) * 2:
        tasks.generate.run(*options["args"])

    assert Summary.objects.count() == 12 * len(SummaryForm)
    assert tasks.generate_due.run("2020-01-06") == 0


def test_the_schedule_never_revises_a_signed_summary(world, people, everything):
    head = world.actor("organization_head", "alpha-east")
    year = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}
    frozen = make.signed(world["alpha-east"], by=head, **year)

    tasks.generate.run(
        None, world["alpha-east"].pk, "membership", "year", "2019-01-01", "2019-12-31"
    )

    assert Summary.objects.get() == frozen


def test_the_schedule_names_the_task_by_its_registered_name():
    entries = settings.CELERY_BEAT_SCHEDULE.values()

    assert tasks.generate_due.name in {entry["task"] for entry in entries}
