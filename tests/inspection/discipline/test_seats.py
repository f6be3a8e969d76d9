"""Conflicts of those who sit in a session: when it is recorded, and once more at its ballot."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from apps.accounts.models import User
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject
from apps.inspection.discipline.judging import ledger, picture_of
from apps.inspection.models import CaseSubject, VotingSession
from apps.tenancy import scope
from tests.guards.routes_records import three
from tests.inspection.conftest import acting
from tests.inspection.discipline.drive import TODAY, Drive, refused
from tests.inspection.walls.conftest import relate, somebody  # noqa: F401 (the same people)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shipped_law")]
SPITE = {"override_reason": "Thiếu người", "override_decision": "12-QĐ/UBKT"}


@pytest.fixture
def people(somebody: Any, relate: Any) -> dict[str, Any]:  # noqa: F811
    """The subject, a relative, a wider relative, a colleague, and somebody without a conflict."""
    subject = somebody("Lê Văn Chủ")
    found = {
        "subject": subject,
        "sister": somebody("Lê Thị Chị", code="alpha-west-1-cell"),
        "nephew": somebody("Lê Văn Cháu", code="alpha-east-2-cell"),
        "colleague": somebody("Trần Văn Cùng"),
        "stranger": somebody("Trần Văn Lạ", code="alpha-east-2-cell"),
    }
    relate(subject, found["sister"])
    relate(found["nephew"], subject, "nephew_niece")
    return found


@pytest.fixture
def about(register: Any, officer: Any, chair: Any, people: dict[str, Any]) -> Any:
    """The case of the subject, driven."""
    case = register(subjects=[Subject(member=people["subject"], position="Bí thư")])
    with scope.use(officer.scope()):
        yield Drive(case, CaseSubject.objects.get(case=case), officer=officer, chair=chair)


@pytest.mark.parametrize("who", ["subject", "sister"])
def test_whom_the_case_concerns_never_votes(about, people, who):
    one = people[who]
    assert refused(about.session, people=[one], **SPITE) == {"session_walled"}
    silent = [{"name": one.full_name.upper(), "reason": "người thân"}]
    session = about.session(people=[one, people["stranger"]], recused=silent)
    assert [seat["silent"] for seat in session.attendance] == [True, False]
    assert session.override_decision == ""


@pytest.mark.parametrize(("who", "kind"), [("nephew", "kin"), ("colleague", "coworker")])
def test_others_vote_only_when_the_standing_body_so_decides(about, people, who, kind):
    assert refused(about.session, people=[people[who]]) == {"session_conflict"}
    half = {"override_reason": "Thiếu người"}
    assert refused(about.session, people=[people[who]], **half) == {"session_conflict"}
    session = about.session(people=[people[who]], **SPITE)
    assert session.attendance[0]["conflict"] == kind
    assert (session.override_reason, session.override_decision) == tuple(SPITE.values())


def test_a_reason_is_kept_only_where_there_was_a_conflict(about, people):
    session = about.session(people=[people["stranger"]], **SPITE)
    assert (session.override_reason, session.override_decision) == ("", "")


def test_in_a_cell_everybody_is_a_colleague_and_no_relative_votes_all_the_same(about, people):
    cell = {"body": "cell", "level": "cell", "body_name": "Chi bộ"}
    assert about.session(people=[people["colleague"]], **cell).attendance[0]["conflict"] == ""
    assert refused(about.session, people=[people["nephew"]], **cell) == {"session_conflict"}


def test_what_becomes_known_before_the_ballot_stops_it(about, people, relate):  # noqa: F811
    session = about.session(people=[people["stranger"]])
    relate(people["stranger"], people["subject"], "spouse")
    assert refused(about.ballot, session) == {"ballot_conflict"}
    about.strike(session)
    silent = [{"name": people["stranger"].full_name, "reason": "vợ, chồng"}]
    again = about.session(people=[people["stranger"]], recused=silent)
    assert about.ballot(again, votes={"warning": 7}).result == "warning"


def test_an_account_is_checked_as_its_member_and_without_one_it_is_unchecked(
    about, people, somebody, world  # noqa: F811
):  # fmt: skip
    account: User = acting(world, "inspection_officer", "alpha").user
    session = about.session(people=[account])
    assert session.attendance[0]["conflict"] == "unchecked"
    about.strike(session)
    somebody("Lê Văn Ghế", account, code="alpha-east-1-cell")
    assert refused(about.session, people=[account]) == {"session_conflict"}


def test_more_people_than_the_body_has_members_is_refused(about, people):
    assert refused(about.session, people=[people["stranger"]] * 3, members=2, present=2) == {
        "session_people"
    }


def test_the_ledger_says_whether_everybody_present_was_checked(about, people):
    session = about.session(members=2, present=1, people=[people["stranger"]], recusal_asked=False)
    about.ballot(session, votes={"warning": 1})
    with scope.use(scope.Scope.everything()):
        lines = ledger(picture_of(about.case, about.subject), "", today=TODAY)
    line = next(line for line in lines if line.point == "recusal")
    assert (line.verdict, line.code) == ("pass", "recusal_checked")


def test_the_page_takes_people_of_the_office_and_card_numbers(
    about, people, browser, world, somebody  # noqa: F811
):  # fmt: skip
    known = somebody("Phạm Văn Thẻ", code="alpha-east-2-cell", card_number="012345678901")
    url = reverse("inspection:discipline", args=[about.case.reference, 1])
    page = browser("inspection_officer")
    assert "session-cards" in page.get(url).content.decode()
    sent = {
        "session-version": about.case.version, "session-body": "inspection_committee",
        "session-level": "district", "session-body_name": "UBKT", "session-members": 9,
        "session-present": 8, **three("session-held_on", "1", "9", "2026"), "session-cards": "999999999999",
    }  # fmt: skip
    answer = page.post(f"{url}session/", sent)
    assert answer.status_code == 422
    assert "999999999999" in answer.content.decode()
    answer = page.post(f"{url}session/", sent | {"session-cards": known.card_number})
    assert answer.status_code == 302
    with scope.use(scope.Scope.everything()):
        assert VotingSession.objects.get(case=about.case).attendance[0]["member"] == known.pk


def _recusal(about):
    with scope.use(scope.Scope.everything()):
        lines = ledger(picture_of(about.case, about.subject), "", today=TODAY)
    return next(line for line in lines if line.point == "recusal")


def test_who_could_not_be_checked_is_named_and_the_chair_answers_for_them(
    about, people, world
):  # fmt: skip
    with scope.use(scope.Scope.everything()):
        account = world.user("inspection_officer", "alpha-east")
    assert refused(about.excuse, "recusal") == {"excuse_impossible"}
    session = about.session(members=5, present=4, people=[people["stranger"], account])
    ballot = about.ballot(session, votes={"warning": 4})
    line = _recusal(about)
    assert (line.verdict, line.code) == ("unknown", "recusal_unchecked")
    assert line.params["names"] == account.full_name
    assert line.params["others"] == 2

    made = about.excuse("recusal", "Đã đối chiếu danh sách dự họp")
    assert account.full_name in made.about
    assert AuditEntry.objects.filter(action="inspection.ledger_excused").latest("id").params == {
        "point": "recusal", "unchecked": 3,
    }  # fmt: skip
    assert _recusal(about).verdict == "excused"

    # What was said of these people says nothing of those at another session.
    about.strike(ballot)
    about.strike(session)
    about.ballot(about.session(members=5, present=4, people=[account]), votes={"warning": 4})
    assert _recusal(about).verdict == "unknown"
    again = about.excuse("recusal", "Đã đối chiếu lại")
    made.refresh_from_db()
    assert made.struck
    assert not again.struck
