"""Warnings come 30, 7 and 0 days ahead and once when overdue, once, to whoever may act."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.membership.clocks.tasks import warn_of_limits
from apps.membership.models import ClockWarning, Member, Procedure, ProcedureVote
from apps.tenancy import scope
from tests.factories.accounts import wall
from tests.factories.membership import member, standing
from tests.membership.procedures.conftest import enact

END = date(2026, 11, 20)
MEETING = ("membership.recognition.limit", "30", "working_days")
NOON = "{}T05:00:00Z"


@pytest.fixture
def probationer(world, everything, law):
    """Somebody whose probation ends on 20 November 2026."""
    return member(
        world["alpha-east-1-cell"], "Hoàng Sắp Hết", probationary=True,
        ceremony_on=date(2025, 11, 20), admission_decided_on=date(2025, 11, 1),
    )  # fmt: skip


def run(day: date) -> int:
    return warn_of_limits(day.isoformat())


def steps() -> list[tuple[str, date, int]]:
    rows = ClockWarning.objects.order_by("pk")
    return [(row.kind, row.due, row.threshold) for row in rows]


def test_every_day_for_two_months_warns_once_for_each_step(probationer):
    days = [END - timedelta(days=left) for left in range(40, -20, -1)]
    new = [run(day) for day in days for _twice in range(2)]

    assert sum(new) == 4
    assert steps() == [("admission.probation_end", END, step) for step in (30, 7, 0, -1)]
    with scope.use(scope.Scope.everything()):
        lines = AuditEntry.objects.filter(action="membership.limits_warned")
        assert [line.params["count"] for line in lines] == [1, 1, 1, 1]


def test_a_missed_day_is_made_up_for_with_the_step_that_fits_now(probationer):
    assert run(END - timedelta(days=31)) == 0
    assert run(END - timedelta(days=5)) == 1

    assert steps() == [("admission.probation_end", END, 7)]


def test_after_the_end_the_meeting_of_the_cell_is_what_is_due(probationer):
    enact(MEETING)
    assert run(END + timedelta(days=1)) == 0  # 30 working days are more than 30 days
    assert run(END + timedelta(days=20)) == 1

    (kind, due, step) = steps()[0]
    assert (kind, step) == ("admission.recognition_meeting", 30)
    assert due == date(2027, 1, 1)  # no holiday is recorded: 30 weekdays after a Friday


def test_once_the_cell_has_met_nothing_more_is_due_of_it(probationer):
    enact(MEETING)
    procedure = Procedure.objects.create(
        organization=probationer.organization, member=probationer, kind="recognition",
        opened_on=END,
    )  # fmt: skip
    ProcedureVote.objects.create(
        organization=probationer.organization, member=probationer, procedure=procedure,
        body="cell", held_on=END + timedelta(days=3), entitled=9, present=9, in_favour=0,
        carried=False,
    )  # fmt: skip

    assert run(END + timedelta(days=20)) == 0


def test_a_member_made_official_or_gone_is_warned_of_no_more(probationer):
    Member.objects.filter(pk=probationer.pk).update(state="official", official_on=END)

    assert run(END) == 0


def test_the_bell_counts_them_until_the_notices_are_opened(probationer, browser):
    with time_machine.travel(NOON.format("2026-11-13"), tick=False):
        run(date(2026, 11, 13))
        page = browser()
        assert page.get(reverse("desk:today")).context["unread_count"] == 1
        notices = page.get(reverse("desk:notifications"))
        assert [str(one.title) for one in notices.context["notices"]] == [
            "Hết thời gian dự bị: Hoàng Sắp Hết"
        ]
        assert notices.context["notices"][0].fresh
    with time_machine.travel(NOON.format("2026-11-14"), tick=False):
        page = browser()
        assert page.get(reverse("desk:today")).context["unread_count"] == 0
        assert not page.get(reverse("desk:notifications")).context["notices"][0].fresh
    with time_machine.travel(NOON.format("2026-11-20"), tick=False):
        run(END)
        page = browser()
        assert page.get(reverse("desk:today")).context["unread_count"] == 1


@pytest.mark.parametrize(
    ("role", "code", "told"),
    [
        ("organization_officer", "alpha-east", 1),
        ("organization_head", "alpha", 1),
        ("unit_secretary", "alpha-east-1-cell", 0),
        ("inspection_officer", "alpha-east", 0),
        ("organization_officer", "alpha-west", 0),
        ("organization_officer", "beta-east", 0),
    ],
)
def test_only_whoever_may_act_in_the_range_is_warned(probationer, browser, role, code, told):
    with time_machine.travel(NOON.format("2026-11-13"), tick=False):
        run(date(2026, 11, 13))
        page = browser(role, code)

        assert page.get(reverse("desk:today")).context["unread_count"] == told
        assert len(page.get(reverse("desk:notifications")).context["notices"]) == told


def test_a_wall_raised_afterwards_takes_the_warning_away(world, probationer, browser):
    with time_machine.travel(NOON.format("2026-11-13"), tick=False):
        run(date(2026, 11, 13))
        wall(world.user("organization_officer", "alpha-east"), probationer)
        page = browser()

        assert page.get(reverse("desk:today")).context["unread_count"] == 0
        answer = page.get(reverse("desk:notifications"))
        assert answer.context["notices"] == []
        assert "Hoàng Sắp Hết" not in answer.content.decode()
        assert "Hoàng Sắp Hết" not in page.get(reverse("membership:clocks")).content.decode()
        other = browser("organization_head", "alpha-east")
        assert other.get(reverse("desk:today")).context["unread_count"] == 1


def test_a_member_moved_out_of_the_range_drops_out(world, probationer, browser):
    with time_machine.travel(NOON.format("2026-11-13"), tick=False):
        run(date(2026, 11, 13))
        Member.objects.filter(pk=probationer.pk).update(organization=world["beta-east-1-cell"])
        page = browser()

        assert page.get(reverse("desk:today")).context["unread_count"] == 0
        assert page.get(reverse("desk:notifications")).context["notices"] == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_each_warning_once(world, everything, law):
    with transaction.atomic():
        for number in range(5):
            member(
                world["alpha-east-1-cell"], f"Dự Bị {number}", probationary=True,
                ceremony_on=date(2025, 11, 20), admission_decided_on=date(2025, 11, 1),
            )  # fmt: skip

    def worker(_number: int) -> int:
        try:
            return run(date(2026, 11, 13))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        new = list(pool.map(worker, range(2)))

    with transaction.atomic():
        assert sorted(new) == [0, 5]
        assert ClockWarning.objects.count() == 5


def test_a_notice_names_the_person_and_the_unit(world, everything, law, browser):
    person = member(world["alpha-east-1-cell"], "Lê Đình Chỉ")
    standing(person, since=date(2026, 10, 1), until=date(2026, 11, 21), kind="suspended")
    with time_machine.travel(NOON.format("2026-11-13"), tick=False):
        run(date(2026, 11, 13))
        (notice,) = browser().get(reverse("desk:notifications")).context["notices"]
        assert str(notice.title) == "Hết thời gian đình chỉ sinh hoạt đảng: Lê Đình Chỉ"
        assert str(notice.meta).endswith(f"· {person.organization.name}")
