"""A new violation while a sanction holds: it does not lapse by itself (69-QĐ/TW, article 2.5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from apps.accounts.models import Wall
from apps.inspection.discipline import effect, reading
from apps.inspection.discipline.clocks import clocks
from apps.inspection.discipline.effect import Again
from apps.inspection.discipline.lookup import renewal_days
from apps.inspection.discipline.renewal import holding_on, renewals
from apps.inspection.models import Case, CaseSubject, Sanction, ViolationAct
from apps.tenancy import scope
from tests.inspection.conftest import acting
from tests.inspection.discipline.drive import TODAY

START, END = date(2025, 10, 1), date(2026, 10, 1)
LATER_END = date(2027, 6, 1)
MEMBER = 4711


@pytest.mark.parametrize(
    ("began", "renews"),
    [
        (START - timedelta(days=1), False),
        (START, True),
        (END - timedelta(days=1), True),
        (END, False),
    ],
)
def test_only_a_violation_that_began_meanwhile_renews(began, renews):
    again = Again(decided_on=began + timedelta(days=200), began_on=(began,), lapses=None)
    assert effect.renews(started=START, lapses=END, again=again) is renews


@pytest.mark.parametrize("started_end", [(None, END), (START, None)])
def test_what_has_no_term_is_not_renewed(started_end):
    started, lapses = started_end
    again = Again(END, (START,), None)
    assert not effect.renews(started=started, lapses=lapses, again=again)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([], END), ([LATER_END], LATER_END), ([None], None), ([LATER_END, None], None),
        ([START], END),
    ],
)  # fmt: skip
def test_it_ends_with_the_later_one_and_never_earlier(ends, expected):
    again = [Again(START, (START,), end) for end in ends]
    assert effect.ends_on(END, again) == expected


@pytest.fixture
def two(drive: Any, register: Any) -> Any:
    """A sanction under 69-QĐ/TW, and a later one of the same person in another case."""
    drive.settled()
    made = drive.announce()
    other = register()
    with scope.use(scope.Scope.everything()):
        Sanction.objects.filter(pk=made.pk).update(
            member_id=MEMBER, decided_on=START, announced_on=START, first_announced_on=START,
            effective_on=START, lapses_on=END,
        )  # fmt: skip
        subject = CaseSubject.objects.of_case(other).get()
        again = Sanction.objects.get(pk=made.pk)
        again.pk, again.key, again.case, again.subject = None, "AGAIN", other, subject
        again.decided_on = again.announced_on = again.first_announced_on = date(2026, 6, 1)
        again.effective_on, again.lapses_on = date(2026, 6, 1), LATER_END
        again.number, again._state.adding = "44-QĐ/UBKT", True
        again.save()
        act = ViolationAct.of(
            other, subject=subject, description="Vi phạm mới", began_on=date(2026, 2, 1)
        )
        act.save()
        yield Sanction.objects.get(pk=made.pk), again, act


def _seen(drive: Any, row: Sanction) -> Any:
    return reading.renewal_of(drive.chair, row)


pytestmark = pytest.mark.django_db


def test_it_holds_until_the_later_decision_is_over(drive, two, browser):
    first, again, _act = two
    known = Sanction.objects.visible_to(drive.chair)
    after = END + timedelta(days=30)

    assert _seen(drive, first).by == (again,)
    assert _seen(drive, first).ends_on == LATER_END
    assert set(known.filter(holding_on(after, known, renewal_days()))) == {first, again}
    assert not known.filter(holding_on(LATER_END, known, renewal_days())).exists()
    running = clocks(lambda rows: rows, until=date(2028, 1, 1), today=TODAY)
    assert [one.due for one in running if one.kind == "discipline.lapse"] == [LATER_END]
    page = browser("inspection_chair", "alpha-east").get(reverse("inspection:sanctions"))
    assert page.content.decode().count("01/06/2027") == 2


def test_an_older_violation_is_only_to_be_compared(drive, two):
    first, again, act = two
    ViolationAct.objects.filter(pk=act.pk).update(began_on=START - timedelta(days=9))

    assert _seen(drive, first).by == ()
    assert _seen(drive, first).near == (again,)
    assert _seen(drive, first).ends_on == END


def test_a_draft_only_warns(drive, two):
    first, again, _act = two
    Sanction.objects.filter(pk=first.pk).update(
        decided_on=date(2026, 8, 20), announced_on=date(2026, 8, 20)
    )
    first.refresh_from_db()
    known = Sanction.objects.visible_to(drive.chair)

    assert _seen(drive, first).by == ()
    assert _seen(drive, first).near == (again,)
    assert first not in known.filter(holding_on(END, known, renewal_days()))


def test_it_ends_as_before_when_the_later_decision_is_cancelled(drive, two):
    first, again, _act = two
    Sanction.objects.filter(pk=again.pk).update(replaced_on=TODAY)

    assert _seen(drive, first).by == ()
    assert _seen(drive, first).ends_on == END


def test_who_may_not_know_of_the_later_case_is_told_nothing(drive, two, world):
    first, again, _act = two
    Wall.objects.create(
        user_id=drive.chair.user_id, label="inspection.case", object_id=again.case_id,
        organization_id=again.case.organization_id, reason="relative", valid_from=START,
    )  # fmt: skip
    walled = acting(world, "inspection_chair", "alpha-east")

    known = Sanction.objects.visible_to(walled)
    assert renewals([first], known)[first.pk].ends_on == END
    assert first not in known.filter(holding_on(END, known, renewal_days()))


def test_a_more_secret_decision_hides_no_reminder_of_a_lesser_one(drive, two):
    first, again, _act = two
    Case.objects.filter(pk=again.case_id).update(secrecy=2)

    running = clocks(lambda rows: rows, until=END, today=TODAY)

    assert [one.record for one in running if one.kind == "discipline.lapse"] == [first]
