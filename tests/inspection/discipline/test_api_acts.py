"""Proposals, decisions, complaints and findings through the API: the same actions as the pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from apps.inspection.models import Complaint, DisciplineProposal, Sanction
from tests.inspection.discipline.drive import ANNOUNCED, DECIDED

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(browser: Any) -> Any:
    """Post as somebody of the district."""

    def post(role: str, name: str, drive: Any, **values: Any) -> Any:
        drive.case.refresh_from_db()
        address = reverse(name, args=[drive.case.reference, "1"])
        sent = {"version": drive.case.version} | values
        return browser(role, "alpha-east").post(address, sent, content_type="application/json")

    return post


DECISION = {"form": "warning", "number": "12-QĐ/UBKT", "decided_on": str(DECIDED)}


def test_a_decision_waits_for_the_ledger_and_is_recorded_once_it_is_shown(drive, api):
    waiting = api("inspection_chair", "case-discipline-decide", drive, **DECISION)
    assert waiting.status_code == 409
    assert not Sanction.objects.exists()
    drive.ready()

    assert api("inspection_officer", "case-discipline-decide", drive, **DECISION).status_code == 403
    made = api("inspection_chair", "case-discipline-decide", drive, **DECISION)

    assert made.status_code == 201
    assert made.json()["key"] == Sanction.objects.get().key
    assert "id" not in made.json()
    again = api("inspection_chair", "case-discipline-decide", drive, version=0, **DECISION)
    assert again.status_code == 409
    assert Sanction.objects.count() == 1


def test_a_proposal_goes_to_the_body_that_may(drive, api):
    drive.act()
    drive.hearing()
    session = drive.session(body="cell", level="cell", body_name="Chi bộ")
    drive.ballot(session, "proposal", votes={"expulsion": 8})
    asked = {
        "to_body": "standing_committee", "to_level": "province", "to_name": "BTV Tỉnh ủy",
        "number": "05-TTr/UBKT", "sent_on": str(DECIDED),
    }  # fmt: skip

    wrong = api("inspection_chair", "case-discipline-propose", drive, **asked | {
        "to_body": "cell", "to_level": "cell",
    })  # fmt: skip
    made = api("inspection_chair", "case-discipline-propose", drive, **asked)

    assert wrong.status_code == 409
    assert (made.status_code, made.json()["form"]) == (201, "expulsion")
    assert DisciplineProposal.objects.get().number == "05-TTr/UBKT"


def test_a_complaint_is_registered_and_the_sanction_stays(drive, api):
    drive.settled()
    drive.announce()
    filed = {
        "body": "inspection_committee", "level": "province", "body_name": "UBKT Tỉnh ủy",
        "filed_on": str(ANNOUNCED), "received_on": str(ANNOUNCED),
    }  # fmt: skip

    made = api("inspection_officer", "case-complaint-file", drive, **filed)
    twice = api("inspection_officer", "case-complaint-file", drive, **filed)

    assert made.status_code == 201
    assert made.json()["key"] == Complaint.objects.get().key
    assert twice.status_code == 409
    assert Sanction.objects.current().exists()


def test_of_a_subject_that_is_not_there_nothing_is_told(drive, browser):
    client = browser("inspection_chair", "alpha-east")
    address = reverse("case-discipline-decide", args=[drive.case.reference, "9"])
    nowhere = reverse("case-discipline-decide", args=["2026-NEVER1", "1"])

    for one in (address, nowhere):
        assert client.post(one, {}, content_type="application/json").status_code == 404
