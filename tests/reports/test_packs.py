"""All forms of a period in one archive: made in the background, for one person, for three days."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from apps.accounts.models import RoleAssignment
from apps.core.choices import JobState
from apps.core.models import AuditEntry, Job
from apps.reports.outputs import OUTPUTS
from apps.reports.packs import actions, keeping, tasks
from apps.tenancy import scope
from tests.factories import reports as make
from tests.factories.accounts import browser_as


@pytest.fixture(autouse=True)
def nothing_kept():
    """The storage of the tests outlives each of them."""
    yield
    if default_storage.exists(keeping.FOLDER):
        for name in default_storage.listdir(keeping.FOLDER)[1]:
            default_storage.delete(f"{keeping.FOLDER}/{name}")


@pytest.fixture
def sent(monkeypatch):
    found = []
    monkeypatch.setattr(
        actions.current_app, "send_task", lambda name, **options: found.append(options["args"])
    )
    return found


@pytest.fixture
def asked(world, heads, summary, everything, sent, as_role, django_capture_on_commit_callbacks):
    """The officer of alpha-east asked for all forms of the term; two have a summary."""
    chair = world.actor("inspection_chair", "alpha-east")
    make.summary(world["alpha-east"], by=chair, form="discipline")
    make.summary(world["alpha-west"], by=heads["alpha-west"], form="grading")
    with django_capture_on_commit_callbacks(execute=True):
        response = as_role().post(reverse("reports:pack", args=[summary.pk]))
    job = Job.objects.get(kind=keeping.JOB_KIND)
    assert response.url == reverse("core:job", args=[job.uuid])
    return job


def run(job, sent) -> Job:
    tasks.pack.run(*sent[0])
    job.refresh_from_db()
    return job


def files_of(response) -> set[str]:
    content = b"".join(response.streaming_content)
    return set(ZipFile(BytesIO(content)).namelist())


def test_the_archive_holds_every_form_of_the_period_in_every_kind_of_file(asked, sent, as_role):
    job = run(asked, sent)

    response = as_role().get(job.result_url)

    assert (job.state, job.done, job.total) == (JobState.DONE, 8, 8)
    assert response["Content-Type"] == "application/zip"
    days = "20150801-20200318"
    assert files_of(response) == {
        f"{form}-alpha-east-{days}-1.{ending}"
        for form in ("membership", "discipline")
        for ending in OUTPUTS
    }


def test_each_download_is_written_to_the_trail(asked, sent, as_role, world):
    job = run(asked, sent)
    browser = as_role()

    for _again in range(2):
        browser.get(job.result_url)

    lines = AuditEntry.objects.filter(action="reports.pack_downloaded")
    assert [(one.object_id, one.params["count"]) for one in lines] == [
        (world["alpha-east"].pk, 8)
    ] * 2


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("organization_head", "alpha-east"), ("organization_officer", "alpha"),
        ("organization_officer", "beta-east"), ("statistics_reader", "alpha-east"),
    ],
)  # fmt: skip
def test_nobody_else_gets_it_not_even_who_may_read_all_of_it(asked, sent, world, role, code):
    job = run(asked, sent)

    assert browser_as(world, role, code).get(job.result_url).status_code == 404


def test_in_another_role_the_same_person_does_not_get_it(asked, sent, as_role, world):
    job = run(asked, sent)
    other = world.actor("unit_secretary", "alpha-west").assignment
    Job.objects.filter(pk=job.pk).update(key=job.key.replace(job.key.split(":")[0], str(other.pk)))

    assert as_role().get(job.result_url).status_code == 404


def test_after_three_days_it_is_refused_and_swept_away(asked, sent, as_role, monkeypatch):
    job = run(asked, sent)
    name = keeping.name_of(job)
    later = timezone.now() + keeping.KEPT + timedelta(minutes=1)
    assert keeping.sweep() == 0

    monkeypatch.setattr(keeping.timezone, "now", lambda: later)
    assert as_role().get(job.result_url).status_code == 409
    assert tasks.sweep_packs.run() == 1
    assert not default_storage.exists(name)
    assert keeping.sweep() == 0


def test_made_again_after_a_killed_worker_there_is_one_archive(asked, sent, as_role, monkeypatch):
    original = tasks.written
    calls = []

    def killed(sheet, ending):
        calls.append(ending)
        if len(calls) == 3:
            raise SystemExit  # what a terminated worker sees
        return original(sheet, ending)

    monkeypatch.setattr(tasks, "written", killed)
    with pytest.raises(SystemExit):
        run(asked, sent)
    assert Job.objects.get(pk=asked.pk).state == JobState.RUNNING

    job = run(asked, sent)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)  # killed before the end
    job = run(asked, sent)

    assert job.state == JobState.DONE
    assert default_storage.listdir(keeping.FOLDER)[1] == [f"{job.uuid}.zip"]
    assert len(files_of(as_role().get(job.result_url))) == 8


def test_who_lost_the_role_meanwhile_gets_no_archive(asked, sent):
    with scope.use(scope.Scope.everything()):
        yesterday = timezone.localdate() - timedelta(days=1)
        RoleAssignment.objects.filter(pk=sent[0][-1]).update(valid_to=yesterday)

    job = run(asked, sent)

    assert job.state == JobState.FAILED
    assert not default_storage.exists(keeping.name_of(job))


def test_asking_twice_joins_the_running_job(asked, summary, as_role, sent):
    response = as_role().post(reverse("reports:pack", args=[summary.pk]))

    assert response.url == reverse("core:job", args=[asked.uuid])
    assert Job.objects.filter(kind=keeping.JOB_KIND).count() == 1


def test_two_people_get_an_archive_each(asked, summary, as_role, sent):
    response = as_role("statistics_reader").post(f"/api/summaries/{summary.pk}/pack/")

    assert response.status_code == 202
    assert Job.objects.filter(kind=keeping.JOB_KIND).count() == 2
    assert as_role("organization_head", "beta-east").post(
        f"/api/summaries/{summary.pk}/pack/"
    ).status_code == 404  # fmt: skip
