"""The case of a complaint, who makes good what was wrong, the limit, and what figures show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from apps.core.errors import NotAllowed
from apps.inspection.cases.actions import ending
from apps.inspection.complaints.clocks import clocks
from apps.inspection.complaints.keeping import keep_limits
from apps.inspection.models import Case, CaseClock, Complaint, Redress, Sanction
from apps.inspection.walls.conflicts import conflicts
from apps.tenancy import scope
from tests.inspection.complaints.test_actions import FILED, Complaining, complaining  # noqa: F401
from tests.inspection.conftest import acting
from tests.inspection.discipline.drive import TODAY, refused

pytestmark = pytest.mark.django_db
ALL = date(2099, 1, 1)


@pytest.fixture
def filed(request: Any) -> Complaining:
    """A complaint that is being resolved."""
    found: Complaining = request.getfixturevalue("complaining")
    found.file()
    return found


def _codes() -> set[str]:
    return {one.kind for one in clocks(lambda rows: rows, until=ALL, today=TODAY)}


def test_the_limit_counts_from_the_receipt_and_a_draft_only_warns(filed):
    row = Complaint.objects.get()
    assert row.due_on == FILED + timedelta(days=90)
    found = clocks(lambda rows: rows, until=ALL, today=TODAY)
    assert [(one.kind, one.due, one.rule.may_block) for one in found] == [
        ("complaint.resolve", row.due_on, False)
    ]
    Complaint.objects.update(due_on=None)
    assert keep_limits(filed.drive.case.organization) == 1
    assert keep_limits(filed.drive.case.organization) == 0
    row.refresh_from_db()
    assert row.due_on == FILED + timedelta(days=90)


def test_the_case_of_a_complaint_names_where_it_comes_from_and_carries_the_limit(filed):
    made = filed.open()
    assert (made.kind, made.origin_id, made.received_on) == (
        "complaint", filed.drive.case.pk, FILED,
    )  # fmt: skip
    clock = CaseClock.objects.get(case=made)
    assert clock.contested_received_on == Sanction.objects.get().served_on
    assert Complaint.objects.with_limit().get().limit_on == clock.due_on
    assert "complaint.resolve" not in _codes()
    assert refused(filed.open) == {"complaint_has_case"}


def test_a_complaint_is_examined_here_or_above_and_nowhere_else(filed, world):
    assert refused(filed.open, organization=world["alpha-west"]) == {"complaint_case_place"}
    with pytest.raises(NotAllowed):
        filed.open(organization=world["alpha"])
    above = filed.drive.officer = acting(world, "inspection_officer", "alpha")
    with scope.use(above.scope()):
        made = filed.open(organization=world["alpha"])
        assert made.organization == world["alpha"]
    assert not Case.objects.filter(pk=made.pk).exists()  # the office below knows nothing of it


def test_a_registered_case_is_linked_only_when_it_is_about_the_same_person(filed, register):
    from apps.inspection.cases.actions import Subject

    other = register(kind="complaint", source="letter", subjects=[Subject(name="Người Khác")])
    same = register(
        kind="complaint", source="letter", subjects=[Subject(name=filed.drive.subject.name)]
    )
    assert refused(filed.link, filed.drive.case) == {"complaint_case_kind"}
    assert refused(filed.link, other) == {"complaint_case_subject"}
    filed.link(same)
    same.refresh_from_db()
    assert (same.origin_id, same.received_on, same.version) == (filed.drive.case.pk, FILED, 2)


@pytest.mark.parametrize(("outcome", "shown"), [("cancelled", False), ("changed", True)])
def test_the_case_ends_as_the_complaint_did(filed, outcome, shown):
    made = filed.open()
    filed.resolve()
    Case.objects.filter(pk=made.pk).update(
        phase="conclusion", decided_on=TODAY, decision_number="1", concluded_on=TODAY,
        conclusion="x", outcome=outcome, signed_on=TODAY,
    )  # fmt: skip
    made.refresh_from_db()

    def close() -> Any:
        return ending.close_case(
            case=made, version=made.version, closed_on=TODAY, note="x", today=TODAY,
            by=filed.drive.chair,
        )  # fmt: skip

    if shown:
        assert close().phase == "closed"
    else:
        assert refused(close) == {"case_complaint_unshown"}


def test_what_is_made_good_has_an_owner_a_day_and_a_paper(filed):
    filed.resolve(outcome="cancelled", form="", wrongful=True)
    row = Redress.objects.order_by("pk").first()
    assert refused(filed.assign, row, owner_name=" ") == {"redress_owner"}
    assert refused(filed.assign, row, due_on=FILED) == {"redress_due_early"}
    assert "complaint.redress" not in _codes()
    filed.assign(row, owner=filed.drive.officer.user, owner_name="")
    row.refresh_from_db()
    assert row.owner_name == filed.drive.officer.user.full_name
    assert "complaint.redress" in _codes()
    filed.redress(row)
    assert "complaint.redress" not in _codes()
    assert refused(filed.assign, row) == {"redress_done_already"}


def test_figures_are_corrected_by_an_entry_and_what_was_counted_stays(filed):
    before = Sanction.objects.values().get()
    filed.resolve()
    after = Sanction.objects.values().get(pk=before["id"])
    assert {name for name in before if before[name] != after[name]} == {"replaced_on"}
    made = Sanction.objects.get(replaces_id=before["id"])
    assert (before["form"], made.form, made.origin) == ("warning", "reprimand", "complaint")


def test_who_issued_the_contested_act_takes_no_part_in_the_complaint(filed, world):
    made = filed.open()
    decided = [one.kind for one in conflicts(made, filed.drive.chair.user)]
    above = [one.kind for one in conflicts(made, acting(world, "inspection_chair", "alpha").user)]
    assert "official" in decided
    assert "official" not in above
    assert "official" not in [
        one.kind for one in conflicts(filed.drive.case, filed.drive.chair.user)
    ]
