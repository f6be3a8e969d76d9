"""What happens to a complaint: the sanction stays in force, the outcome supersedes it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection.cases.actions import close_case
from apps.inspection.complaints import actions, lookup, part
from apps.inspection.discipline.judging import picture_of
from apps.inspection.models import Case, Complaint, Redress, Sanction
from tests.inspection.discipline.drive import AHEAD, ANNOUNCED, TODAY, Drive, refused

pytestmark = pytest.mark.django_db
FILED, RESOLVED = ANNOUNCED + timedelta(days=2), TODAY


class Complaining:
    """Complaints about the sanction of a driven subject."""

    def __init__(self, driven: Drive) -> None:
        self.drive = driven

    def file(self, **changed: Any) -> Any:
        given = {
            "body": "inspection_committee", "level": "province", "body_name": "UBKT Tỉnh ủy",
            "filed_on": FILED, "received_on": FILED, "today": TODAY,
        } | changed  # fmt: skip
        return actions.file_complaint(**self.drive._about(self.drive.officer), **given)

    def resolve(self, **changed: Any) -> Any:
        given = {
            "outcome": "changed", "form": "reprimand", "number": "44-QĐ/UBKTTU",
            "resolved_on": RESOLVED, "today": TODAY,
        } | changed  # fmt: skip
        return actions.resolve_complaint(**self.drive._about(self.drive.chair), **given)

    def redress(self, row: Any, **changed: Any) -> Any:
        given = {
            "done_on": TODAY, "note": "Đã công bố tại chi bộ", "paper": "7-BB/CB", "today": TODAY,
        } | changed  # fmt: skip
        return actions.finish_redress(**self.drive._about(self.drive.officer), redress=row, **given)

    def assign(self, row: Any, **changed: Any) -> Any:
        given = {"owner_name": "Chi bộ", "due_on": TODAY, "today": TODAY} | changed
        return actions.assign_redress(**self.drive._about(self.drive.chair), redress=row, **given)

    def open(self, **changed: Any) -> Any:
        given = {
            "organization": self.drive.case.organization, "title": "Khiếu nại", "today": TODAY,
        } | changed  # fmt: skip
        return actions.open_complaint_case(**self.drive._about(self.drive.officer), **given)

    def link(self, case: Any) -> Any:
        return actions.link_complaint_case(
            **self.drive._about(self.drive.officer), examined_in=case
        )


@pytest.fixture
def complaining(request: Any) -> Complaining:
    """A subject whose warning was announced."""
    driven = request.getfixturevalue("drive")
    driven.settled()
    driven.announce()
    return Complaining(driven)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"level": "district"}, "complaint_level_below"),
        ({"body": "cell"}, "complaint_body"),
        ({"received_on": FILED - timedelta(days=1)}, "complaint_received_early"),
        ({"filed_on": AHEAD, "received_on": AHEAD}, "discipline_day_ahead"),
        ({"not_accepted": "late"}, "complaint_not_late"),
    ],
)
def test_a_complaint_that_the_rules_do_not_allow_is_refused(complaining, changed, code):
    assert refused(complaining.file, **changed) == {code}
    assert not Complaint.objects.exists()


def test_without_a_decision_there_is_nothing_to_complain_about(request):
    driven = Complaining(request.getfixturevalue("drive"))
    assert refused(driven.file) == {"complaint_without_decision"}


def test_the_sanction_stays_in_force_while_a_complaint_is_pending(complaining):
    complaining.file()
    assert Sanction.objects.in_force(TODAY).exists()
    assert refused(complaining.file) == {"complaint_pending"}


def test_a_complaint_not_accepted_says_why_and_changes_nothing(complaining):
    row = complaining.file(not_accepted="for_another")
    assert row.state == "refused"
    assert refused(complaining.resolve) == {"complaint_none_pending"}


def test_a_reduced_form_keeps_the_time_served(complaining):
    before = Sanction.objects.get()
    complaining.file()
    row = complaining.resolve()
    before.refresh_from_db()
    assert before.replaced_on == TODAY
    assert (row.result.form, row.result.origin) == ("reprimand", "complaint")
    assert row.result.lapses_on == date(2027, 9, 7)
    assert Sanction.objects.in_force(TODAY).get() == row.result
    complaining.drive.announce(announced_on=TODAY, served_on=TODAY)
    row.result.refresh_from_db()
    assert row.result.lapses_on == date(2027, 9, 7)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"form": "warning"}, "complaint_same_form"),
        ({"outcome": "kept"}, "complaint_form_left"),
        ({"form": "expulsion"}, "complaint_heavier"),
        ({"wrongful": True}, "complaint_wrongful_kept"),
        ({"number": ""}, "decision_number"),
        ({"resolved_on": FILED - timedelta(days=1)}, "complaint_resolved_early"),
    ],
)
def test_an_outcome_that_cannot_be_is_refused_and_nothing_is_half_done(complaining, changed, code):
    complaining.file()
    assert refused(complaining.resolve, **changed) == {code}
    assert Sanction.objects.count() == 1


def test_what_is_kept_can_be_complained_about_one_level_higher(complaining):
    complaining.file()
    row = complaining.resolve(outcome="kept", form="")
    assert row.result.form == "warning"
    assert refused(complaining.file) == {"complaint_level_below"}
    assert complaining.file(level="central", filed_on=TODAY, received_on=TODAY).level == "central"


def test_a_wrongful_discipline_is_cancelled_and_made_good(complaining):
    complaining.file()
    row = complaining.resolve(outcome="cancelled", form="", wrongful=True)
    assert row.result.form == "none"
    assert not Sanction.objects.in_force(TODAY).exists()
    assert not Sanction.objects.in_force(date(2030, 1, 1)).exists()
    tasks = list(Redress.objects.order_by("pk"))
    assert len(tasks) == 2
    assert refused(complaining.redress, tasks[0], note=" ") == {"redress_how"}
    assert refused(complaining.redress, tasks[0], done_on=FILED) == {"redress_early"}
    assert refused(complaining.redress, tasks[0], paper="") == {"redress_paper"}
    complaining.redress(tasks[0])
    assert refused(complaining.redress, tasks[0]) == {"redress_done_already"}
    assert refused(complaining.file) == {"complaint_without_decision"}


def test_an_officer_records_a_complaint_and_does_not_resolve_it(complaining):
    complaining.file()
    complaining.drive.chair = complaining.drive.officer
    with pytest.raises(NotAllowed):
        complaining.resolve()


def test_neither_outcome_nor_correction_moves_an_effect_that_has_begun(complaining):
    begun = Sanction.objects.get().effective_on
    complaining.file()
    kept = complaining.resolve(outcome="kept", form="").result
    corrected = complaining.drive.correct(number="77-QĐ/UBKT")
    assert (kept.effective_on, corrected.effective_on) == (begun, begun)
    announced = complaining.drive.announce(announced_on=TODAY, served_on=TODAY)
    assert announced.effective_on == begun
    assert Sanction.objects.in_force(begun).get() == announced


def test_after_a_cancelled_discipline_a_complaint_goes_nowhere(complaining):
    complaining.file()
    complaining.resolve(outcome="cancelled", form="")
    found = picture_of(complaining.drive.case, complaining.drive.subject)
    rungs = part.ladder(found, part.complaints_of(found))
    assert "up" not in [one.icon for one in rungs]


def test_the_last_instance_follows_the_form_and_who_decided(complaining):
    sanction = Sanction.objects.get()
    then, now = date(2023, 5, 1), TODAY
    found = lookup.last_instance(sanction, "district", then)
    assert found is not None
    assert (found.settled, found.source) == (True, "Điều 22, Quy định 22-QĐ/TW (28/07/2021)")
    words = found.words
    sanction.form = "expulsion"
    higher = lookup.last_instance(sanction, "district", now)
    assert higher is not None
    assert not higher.settled
    assert higher.words != words
    sanction.form = "dissolution"
    assert lookup.last_instance(sanction, "district", now) is None
    assert lookup.last_instance(sanction, "central", now) is not None


def test_a_case_whose_discipline_was_cancelled_does_not_end_in_discipline(complaining, chair):
    complaining.file()
    complaining.resolve(outcome="cancelled", form="", wrongful=True)
    case = complaining.drive.case
    Case.objects.filter(pk=case.pk).update(
        phase="conclusion", decided_on=FILED, decision_number="1", signed_on=FILED,
        concluded_on=TODAY, conclusion="Đã rõ", outcome="disciplined",
    )  # fmt: skip
    case.refresh_from_db()
    with pytest.raises(RuleRefused, match="case_discipline_unshown"):
        close_case(
            case=case, version=case.version, closed_on=TODAY, note="x", today=TODAY, by=chair
        )
