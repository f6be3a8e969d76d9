"""Bad input through the pages of admission: refused by name, and nothing is half done."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.membership.models import Candidate, CandidatePaper, CandidateVote, Member
from apps.tenancy import scope
from tests.guards.routes_records import three


def counts() -> tuple[Any, ...]:
    """Everything that an act of admission could have left behind."""
    with scope.use(scope.Scope.everything()):
        return (
            *(model.objects.count() for model in (Member, CandidateVote, CandidatePaper)),
            list(Candidate.objects.order_by("pk").values_list("pk", "stage", "version")),
            AuditEntry.objects.filter(kind="write").count(),
        )


def at(person: Candidate, stage: str) -> None:
    with scope.use(scope.Scope.everything()):
        Candidate.objects.filter(pk=person.pk).update(stage=stage, dossier_on="2025-12-01")


def vote(**changes: str) -> dict[str, str]:
    values = {"body": "cell", "entitled": "6", "present": "6", "in_favour": "6", "against": "0",
              "blank_or_invalid": "0", "resolution_number": "03-NQ/CB"} | changes  # fmt: skip
    data = {f"vote-{name}": value for name, value in values.items()}
    return {"vote-version": "1", **three("vote-held_on", "10", "2", "2026"), **data}


DECISION = {
    "decision-version": "1", "decision-confirmed": "on", "decision-deciding_body": "standing_committee",
    "decision-decision_number": "5-QĐ/HU", **three("decision-decided_on", "10", "3", "2026"),
}  # fmt: skip
CEREMONY = {
    "ceremony-version": "1",
    "ceremony-confirmed": "on",
    **three("ceremony-held_on", "10", "3", "2026"),
}


def refused(browser: Any, person: Candidate, name: str, data: dict[str, str], role: str) -> str:
    before = counts()
    answer = browser(role).post(reverse(f"membership:{name}", args=[person.pk]), data)
    assert answer.status_code == 422
    assert counts() == before
    text: str = answer.content.decode()
    return text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"entitled": "7", "present": "7", "in_favour": "7"}, "điểm 9.3.4, Quy định 294-QĐ/TW"),
        ({"in_favour": "6", "against": "1"}, "7 phiếu nhiều hơn 6 người có mặt"),
        ({"present": "7"}, "nhiều hơn 6"),
    ],
)
def test_more_ballots_than_members(browser, person, admission_law, changes, words):
    at(person, "dossier")
    text = refused(browser, person, "candidate_vote", vote(**changes), "organization_officer")
    assert words in text
    assert "03-NQ/CB" in text  # what was typed is still there


@pytest.mark.parametrize(
    ("stage", "name", "data"),
    [
        ("sympathiser", "candidate_vote", vote()),
        ("dossier", "candidate_ceremony", CEREMONY),
        ("proposed", "candidate_ceremony", CEREMONY),
    ],
)
def test_an_act_out_of_order(browser, person, admission_law, stage, name, data):
    at(person, stage)
    text = refused(browser, person, name, data, "organization_head")
    assert "Trình tự: danh sách cảm tình Đảng" in text


def test_a_decision_before_the_votes(browser, person, admission_law):
    at(person, "dossier")
    text = refused(browser, person, "candidate_decide", DECISION, "organization_head")
    assert "Chưa có biểu quyết của chi bộ" in text
    assert "Điều lệ Đảng; điểm 9.3.4, Quy định 294-QĐ/TW" in text


def test_a_committee_above_does_not_vote_before_the_cell(browser, person, admission_law):
    at(person, "dossier")
    data = vote(body="grassroots", entitled="9", present="9", in_favour="9")
    text = refused(browser, person, "candidate_vote", data, "organization_officer")
    assert "cấp dưới" in text


@pytest.mark.parametrize("field", ["noticed_on", "certificate_on"])
def test_nothing_happens_before_the_birth(browser, cell, field):
    before = counts()
    data = {"organization": cell.code, "full_name": "Lò Thị Mới", "sex": "female"}
    data |= three("birth", "2", "5", "2001") | three("noticed_on", "5", "1", "2026")
    answer = browser().post(
        reverse("membership:candidate_new"), data | three(field, "1", "5", "2001")
    )
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert "trước ngày sinh" in answer.content.decode()
    assert counts() == before
