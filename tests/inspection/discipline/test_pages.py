"""Pages of discipline: what is shown, what is refused beside its form, what leaves the system."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.utils.translation import override

from apps.core.models import AuditEntry
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Ballot, CaseSubject, Sanction
from apps.tenancy import scope
from tests.factories.membership import member
from tests.guards.routes_records import three
from tests.inspection.discipline.drive import TODAY, Drive

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY}T09:00:00+07:00", tick=False):
        yield


@pytest.fixture
def signed_in(browser, world):
    """A browser in English."""

    def one(role, code):
        client = browser(role, code)
        with scope.use(scope.Scope.everything()):
            world.user(role, code).__class__.objects.update(language="en")
        return client

    return one


@pytest.fixture
def officers_page(signed_in):
    return signed_in("inspection_officer", "alpha-east")


@pytest.fixture
def chairs_page(signed_in):
    return signed_in("inspection_chair", "alpha-east")


def url(drive, step=""):
    return f"/cases/{drive.case.reference}/discipline/1/{step}"


def text(response):
    return response.content.decode()


def post(client, drive, name, **values):
    drive.case.refresh_from_db()
    data = {f"{name}-version": drive.case.version}
    data |= {f"{name}-{key}": value for key, value in values.items()}
    return client.post(url(drive, f"{name}/"), data)


def test_the_page_shows_the_ledger_with_every_point_and_its_verdict(drive, officers_page):
    page = text(officers_page.get(url(drive)))
    for words in ("Fairness ledger", "Self-review, explanation", "Secret ballot", "Not shown yet"):
        assert words in page
    drive.ready()
    page = text(officers_page.get(url(drive)))
    assert "Warning: 7 of all 9." in page
    assert "Let pass by" in page
    assert "Record the decision" not in page
    assert AuditEntry.objects.filter(action="inspection.discipline_read").count() == 2


def test_another_subject_or_case_is_not_there(drive, officers_page, browser):
    assert officers_page.get(f"/cases/{drive.case.reference}/discipline/2/").status_code == 404
    assert officers_page.get(f"/cases/{drive.case.reference}/discipline/0/").status_code == 404
    assert browser("inspection_officer", "alpha-west").get(url(drive)).status_code == 404
    assert browser("organization_officer", "alpha-east").get(url(drive)).status_code == 404


def test_a_ballot_that_does_not_add_up_comes_back_with_the_rule(drive, officers_page):
    drive.session()
    numbers = {"session": "1", "purpose": "decision", "issued": 8, "returned": 8, "valid": 8,
               "invalid": 0, "votes_none": 0, "votes_reprimand": 1, "votes_warning": 6,
               "votes_removal": 0, "votes_expulsion": 0}  # fmt: skip
    refused = post(officers_page, drive, "ballot", **numbers)
    assert refused.status_code == 422
    assert "add up to 7, but 8 ballots are valid" in text(refused)
    assert not Ballot.objects.exists()
    assert (
        post(officers_page, drive, "ballot", **(numbers | {"votes_warning": 7})).status_code == 302
    )
    assert Ballot.objects.get().result == "warning"


def test_days_of_invitations_are_read_and_refused_when_they_are_none(drive, officers_page):
    values = {"outcome": "absent", "reason": "Có biên bản", **three("explained_on", "", "", "")}
    assert post(officers_page, drive, "hearing", invited="hôm qua", **values).status_code == 422
    assert post(officers_page, drive, "hearing", invited="31/02/2026", **values).status_code == 422
    done = post(officers_page, drive, "hearing", invited="10/08/2026, 20/08/2026", **values)
    assert done.status_code == 302
    assert "10/08/2026, 20/08/2026" in text(officers_page.get(url(drive)))


def test_people_left_out_of_a_session_need_a_reason(drive, officers_page):
    values = {"body": "cell", "level": "cell", "body_name": "Chi bộ", "members": 9, "present": 8,
              **three("held_on", "1", "9", "2026")}  # fmt: skip
    assert post(officers_page, drive, "session", recused="Lê Văn A", **values).status_code == 422
    done = post(officers_page, drive, "session", recused="Lê Văn A: người thân", **values)
    assert done.status_code == 302


def test_a_decision_before_the_ledger_is_complete_names_each_missing_point(drive, chairs_page):
    drive.act()
    refused = post(
        chairs_page, drive, "decide", form="warning", number="1-QĐ", confirmed="on",
        **three("decided_on", "2", "9", "2026"),
    )  # fmt: skip
    assert refused.status_code == 422
    assert "The subject is heard before the session" in text(refused)
    assert "articles 36 and 37" in text(refused)
    assert not Sanction.objects.exists()


def test_the_second_chair_is_told_and_keeps_what_was_typed(drive, chairs_page):
    drive.ready()
    for point in drive.open_points():
        drive.excuse(point)
    drive.case.refresh_from_db()
    data = {"decide-version": drive.case.version - 1, "decide-form": "warning",
            "decide-number": "77-QĐ", "decide-confirmed": "on",
            **three("decide-decided_on", "2", "9", "2026")}  # fmt: skip
    refused = chairs_page.post(url(drive, "decide/"), data)
    assert refused.status_code == 422
    assert "Somebody else changed this record" in text(refused)
    assert "77-QĐ" in text(refused)
    assert not Sanction.objects.exists()


def test_a_whole_way_through_the_pages(drive, officers_page, chairs_page):
    drive.ready()
    for point in drive.open_points():
        drive.excuse(point)
    decided = post(
        chairs_page, drive, "decide", form="warning", number="12-QĐ/UBKT", confirmed="on",
        **three("decided_on", "2", "9", "2026"),
    )  # fmt: skip
    assert decided.status_code == 302
    assert "To be announced by 17/09/2026" in text(officers_page.get(url(drive)))
    announced = post(
        officers_page, drive, "announce", announced_at="Chi bộ", confirmed="on",
        **three("announced_on", "7", "9", "2026"),
    )  # fmt: skip
    assert announced.status_code == 302
    page = text(officers_page.get(url(drive)))
    for words in ("07/09/2027", "In force", "07/09/2029", "as it stood at the decision"):
        assert words in page
    assert (
        post(officers_page, drive, "notice", kind="union", recipient="Công đoàn").status_code == 302
    )
    sent = post(
        officers_page,
        drive,
        "sent",
        notice="1",
        number="3-TB",
        **three("sent_on", "8", "9", "2026"),
    )
    assert sent.status_code == 302
    corrected = post(
        chairs_page, drive, "correct", number="13-QĐ/UBKT", acts="Vi phạm", reason="Nhầm số",
        confirmed="on", **three("decided_on", "2", "9", "2026"),
    )  # fmt: skip
    assert corrected.status_code == 302
    assert Sanction.objects.current().get().number == "13-QĐ/UBKT"


def test_sanctions_are_listed_by_where_they_stand(drive, officers_page, signed_in):
    drive.settled()
    assert "Nguyễn Văn Đối" in text(officers_page.get("/sanctions/?tab=to_announce"))
    drive.announce()
    listed = text(officers_page.get("/sanctions/?search=doi"))
    assert url(drive) in listed
    assert "Nguyễn Văn Đối" not in text(officers_page.get("/sanctions/?tab=lapsed"))
    with time_machine.travel("2027-09-07T09:00:00+07:00", tick=False):
        later = signed_in("inspection_officer", "alpha-east")
        assert "Nguyễn Văn Đối" in text(later.get("/sanctions/?tab=lapsed"))
    assert officers_page.get("/sanctions/export/").status_code == 200
    assert "12-QĐ/UBKT" in text(officers_page.get("/sanctions/print/"))
    assert AuditEntry.objects.filter(action="membership.list_exported").count() == 1


def test_the_api_gives_sanctions_by_a_key_that_cannot_be_counted(drive, officers_page):
    made = drive.settled()
    listed = officers_page.get("/api/sanctions/").json()
    assert [row["key"] for row in listed["results"]] == [made.key]
    assert "id" not in listed["results"][0]
    one = officers_page.get(f"/api/sanctions/{made.key}/").json()
    assert (one["form"], one["case"]) == ("warning", drive.case.reference)


def test_the_page_of_the_case_leads_to_each_subject(drive, officers_page):
    drive.settled()
    page = text(officers_page.get(f"/cases/{drive.case.reference}/"))
    assert url(drive) in page
    assert "To be announced" in page


def test_the_record_of_a_member_shows_the_effect_and_never_the_case(
    world, signed_in, register, officer, chair, request
):
    request.getfixturevalue("shipped_law")
    with scope.use(scope.Scope.everything()):
        person = member(world["alpha-east-1-cell"], "Trần Văn Viên")
    case = register(subjects=[Subject(member=person, position="Chi ủy viên")])
    with scope.use(officer.scope()):
        driven = Drive(case, CaseSubject.objects.get(case=case), officer=officer, chair=chair)
        driven.settled()
        driven.announce()
    page = text(signed_in("organization_officer", "alpha-east").get(f"/members/{person.pk}/parts/"))
    assert "Effect of discipline" in page
    assert "07/09/2027" in page
    assert case.reference not in page
    assert "đất đai" not in page


def test_a_decision_keeps_its_ledger_in_the_language_of_the_papers(drive, officers_page):
    drive.ready()
    with override("en"):
        made = drive.decide()
    sources = [line["source"] for line in made.ledger if line["source"]]
    assert sources
    assert not any("Regulation" in one for one in sources)
    heard = next(line for line in made.ledger if line["point"] == "hearing")
    shown = re.sub(r"<[^>]*>", " ", text(officers_page.get(url(drive))))
    assert heard["params"]["day"] not in shown


def test_a_session_is_that_of_the_body_that_carries_out_the_case(drive, officers_page):
    body = f"Ủy ban kiểm tra {drive.case.organization.name}"
    assert f'value="{body}"' in text(officers_page.get(url(drive)))
