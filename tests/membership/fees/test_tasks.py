"""The background job that draws up a month's ledgers: once, in the name of who asked, or not at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from apps.accounts.models import RoleAssignment
from apps.core import jobs
from apps.core.choices import JobState
from apps.core.models import AuditEntry, Job
from apps.membership.fees.tasks import KIND, draw_up_fees
from apps.membership.models import FeeEntry, FeeMonth
from apps.tenancy import scope

pytestmark = pytest.mark.django_db
MONTH = date(2026, 10, 1)


@pytest.fixture
def asked(cell, world):
    """A job that the district's officer asked for, with what the message carries."""
    officer, unit = world.actor("organization_officer", "alpha-east"), world["alpha-east"]
    job, _new = jobs.start(
        kind=KIND, key=f"{unit.pk}:{MONTH}", by=officer, total=3, unit="members",
        title="Fee ledgers", launch=lambda job: None,
    )  # fmt: skip
    return job, (job.pk, unit.pk, MONTH.isoformat(), 3, officer.assignment.pk)


def lines() -> list[AuditEntry]:
    with scope.use(scope.Scope.everything()):
        return list(AuditEntry.objects.filter(action="membership.fee_ledger_drawn_up"))


def test_the_ledgers_are_drawn_up_in_the_name_of_who_asked(asked):
    job, message = asked
    draw_up_fees(*message)

    assert FeeEntry.objects.filter(month=MONTH).count() == 3
    job.refresh_from_db()
    assert (job.state, job.done) == (JobState.DONE, 3)
    assert "month=2026-10" in job.result_url
    assert [line.user_id for line in lines()] == [job.started_by_id]


def test_a_message_delivered_twice_adds_nothing(asked):
    _job, message = asked
    draw_up_fees(*message)
    before = list(FeeEntry.objects.order_by("pk").values_list("pk", "due", "recorded_at"))
    draw_up_fees(*message)

    assert list(FeeEntry.objects.order_by("pk").values_list("pk", "due", "recorded_at")) == before
    assert FeeMonth.objects.count() == 1
    assert len(lines()) == 1


def test_delivered_again_after_a_crash_before_the_end_was_noted_it_adds_nothing(asked):
    job, message = asked
    draw_up_fees(*message)
    Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)
    draw_up_fees(*message)

    assert FeeEntry.objects.filter(month=MONTH).count() == 3
    assert FeeMonth.objects.count() == 1


def test_who_lost_the_seat_meanwhile_draws_up_nothing(asked):
    job, message = asked
    RoleAssignment.objects.filter(pk=message[-1]).update(
        valid_to=timezone.localdate() - timedelta(days=1)
    )
    draw_up_fees(*message)

    assert not FeeEntry.objects.exists()
    job.refresh_from_db()
    assert job.state == JobState.FAILED
    assert job.message
