"""What happens after the decision, and what holds for every act of discipline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.discipline.actions import decide
from apps.inspection.models import (
    Ballot,
    FairnessExcuse,
    Sanction,
    SanctionNotice,
    VotingSession,
)
from apps.tenancy import scope
from tests.inspection.conftest import acting
from tests.inspection.discipline.drive import AHEAD, ANNOUNCED, DECIDED, SESSION, TODAY, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"announced_on": DECIDED - timedelta(days=1)}, "announced_before"),
        ({"announced_on": AHEAD}, "discipline_day_ahead"),
        ({"announced_at": ""}, "announced_where"),
    ],
)
def test_an_announcement_follows_the_decision(drive, changed, code):
    drive.settled()
    assert refused(drive.announce, **changed) == {code}


def test_twelve_months_count_from_the_announcement_and_refusing_it_stops_nothing(drive):
    assert drive.settled().effective_on is None
    made = drive.announce(refusal_note="Từ chối nhận, có biên bản")
    assert (made.effective_on, made.lapses_on) == (ANNOUNCED, date(2027, 9, 7))
    assert refused(drive.announce) == {"announced_already"}
    assert Sanction.objects.in_force(date(2027, 9, 6)).exists()
    assert not Sanction.objects.in_force(date(2027, 9, 7)).exists()


def test_others_are_told_after_the_announcement_each_once(drive):
    drive.settled()
    assert refused(drive.notice) == {"notice_before_announcement"}
    drive.announce()
    notice = drive.notice()
    assert notice.due_on == ANNOUNCED + timedelta(days=5)
    assert refused(drive.notice) == {"notice_twice"}
    assert refused(drive.notice, recipient="") == {"notice_to_whom"}
    assert refused(drive.sent, notice, sent_on=DECIDED) == {"notice_before_announcement"}
    drive.sent(notice)
    assert refused(drive.sent, notice) == {"notice_sent_already"}


def test_a_correction_supersedes_and_cannot_change_the_voted_form(drive):
    first = drive.settled()
    drive.announce()
    notice = drive.notice()
    assert refused(drive.correct, reason="") == {"correction_reason"}
    assert refused(drive.correct, number="12-QĐ/UBKT") == {"correction_empty"}
    assert refused(drive.correct, form="reprimand") == {"correction_form"}
    assert refused(drive.correct, decided_on=TODAY) == {"announced_before"}
    made = drive.correct()
    first.refresh_from_db()
    assert (first.number, first.replaced_on) == ("12-QĐ/UBKT", TODAY)
    assert (made.number, made.replaces_id, made.lapses_on) == (
        "13-QĐ/UBKT", first.pk, date(2027, 9, 7),
    )  # fmt: skip
    assert Sanction.objects.current().get() == made
    assert SanctionNotice.objects.get() == notice
    assert SanctionNotice.objects.get().sanction_id == made.pk


def test_the_second_of_two_chairs_is_told(drive):
    drive.ready()
    for point in drive.open_points():
        drive.excuse(point)
    drive.case.refresh_from_db()
    about = {
        "case": drive.case, "subject": drive.subject, "version": drive.case.version,
        "form": "warning", "decided_on": DECIDED, "today": TODAY, "by": drive.chair,
    }  # fmt: skip
    decide.decide_discipline(**about, number="1-QĐ/UBKT")
    with pytest.raises(Conflict):
        decide.decide_discipline(**about, number="2-QĐ/UBKT")
    assert Sanction.objects.get().number == "1-QĐ/UBKT"


def test_an_officer_records_and_does_not_decide(drive):
    drive.ready()
    drive.chair = drive.officer
    for act in (drive.decide, drive.propose, drive.without):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotAllowed):
        drive.excuse("authority")


def test_a_neighbour_records_nothing(drive, world):
    drive.officer = acting(world, "inspection_officer", "alpha-west")
    with scope.use(scope.Scope.everything()), pytest.raises(NotAllowed):
        drive.act()


def test_a_point_is_let_pass_with_a_reason_once_and_never_one_that_is_shown(drive):
    drive.act()
    drive.hearing()
    assert refused(drive.excuse, "authority", " ") == {"excuse_reason"}
    assert refused(drive.excuse, "hearing") == {"excuse_impossible"}
    drive.excuse("authority")
    assert refused(drive.excuse, "authority") == {"excuse_impossible"}
    assert FairnessExcuse.objects.get().entered_by_id == drive.chair.user_id


def test_what_was_struck_stays_on_file_and_a_session_goes_after_its_ballots(drive):
    session = drive.session()
    ballot = drive.ballot(session)
    assert refused(drive.strike, session) == {"session_has_ballots"}
    assert refused(drive.strike, ballot, " ") == {"strike_reason"}
    drive.strike(ballot)
    assert refused(drive.strike, ballot) == {"struck_already"}
    drive.strike(session)
    assert (Ballot.objects.count(), VotingSession.objects.live().count()) == (1, 0)


def test_nothing_is_added_to_a_closed_case(drive):
    drive.case.phase = "closed"
    drive.case.decided_on, drive.case.decision_number = SESSION, "1-QĐ/UBKT"
    drive.case.closed_on = drive.case.concluded_on = TODAY
    drive.case.conclusion, drive.case.outcome = "x", "violation"
    drive.case.save()
    assert refused(drive.act) == {"discipline_case_closed"}


def test_every_act_leaves_one_line_without_a_name(drive):
    before = AuditEntry.objects.count()
    drive.settled()
    drive.announce()
    drive.sent(drive.notice())
    lines = list(AuditEntry.objects.order_by("pk"))[before:]
    assert len(lines) == 10
    assert not [one for one in lines if "Nguyễn" in f"{one.params}{one.object_label}"]
    with pytest.raises(RuleRefused):
        drive.decide()
