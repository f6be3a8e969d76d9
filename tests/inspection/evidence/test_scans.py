"""The signed scan of a paper: one stands for a paper, as secret as it, of an issued one alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from apps.core.errors import RuleRefused
from apps.desk.demo.topics import Demo
from apps.desk.demo.topics import evidence as topic
from apps.documents.papers.actions import open_term
from apps.inspection.evidence import actions, reading, rules
from apps.inspection.models import Case, CasePaper, Evidence, TeamMember
from apps.inspection.papers import actions as papers
from apps.tenancy import scope
from tests.documents.attachments import samples
from tests.inspection.conftest import TODAY
from tests.inspection.evidence.conftest import sent

pytestmark = pytest.mark.django_db
SCAN = {"kind": "signed_paper", "title": "Quyết định"}


@pytest.fixture
def case(world: Any, officer: Any, register: Any) -> Case:
    made: Case = register(
        lookback_from=date(2024, 1, 1), lookback_to=date(2025, 12, 31),
        planned_from=date(2026, 9, 1), planned_until=date(2026, 9, 30),
    )  # fmt: skip
    with scope.use(scope.Scope.everything()):
        TeamMember.of(made, name="Lê Văn Trưởng", role="lead", from_on=TODAY).save()
    with scope.use(officer.scope()):
        open_term(
            organization=world["alpha-east"], name="2025–2030", starts_on=date(2025, 8, 1),
            today=TODAY, by=officer,
        )  # fmt: skip
    return made


def _drafted(case: Case, by: Any) -> CasePaper:
    with scope.use(by.scope()):
        paper = papers.draft_paper(case=case, template="decision", today=TODAY, by=by)
        return papers.write_paper(
            paper=paper, version=1, by=by, signer="Phạm Văn Ký", position="CHỦ NHIỆM"
        )


@pytest.fixture
def issued(case: Case, officer: Any, chair: Any) -> CasePaper:
    paper = _drafted(case, officer)
    with scope.use(chair.scope()):
        return papers.issue_paper(
            paper=paper, version=paper.version, day=TODAY, today=TODAY, by=chair
        )


def refusal(act: Any, *args: Any, **values: Any) -> str:
    with pytest.raises(RuleRefused) as refused, transaction.atomic():
        act(*args, **values)
    return refused.value.code


def missing(case: Case, by: Any) -> list[str]:
    with scope.use(by.scope()):
        return [one.symbol for one in reading.papers_without_scan(case, by)]


def _parts(case: Case) -> str:
    return reverse("inspection:case_parts", args=[case.reference])


def test_the_scan_of_an_issued_paper_is_filed_once_and_shown_on_both_pages(
    case, issued, add, officer, browser
):
    assert missing(case, officer) == [issued.symbol]
    client, parts = browser("inspection_officer"), _parts(case)
    assert "Thiếu bản quét" in client.get(issued.get_absolute_url()).content.decode()
    assert "Thiếu bản quét" in client.get(parts).content.decode()

    row = add(case, paper=issued, **SCAN).rows[0]

    assert missing(case, officer) == []
    assert refusal(add, case, sent("lai.pdf"), paper=issued, **SCAN) == "evidence_paper"
    with scope.use(officer.scope()):
        file = row.versions.get()
    on_paper = client.get(issued.get_absolute_url()).content.decode()
    assert row.title in on_paper
    assert file.sha256 in on_paper
    assert "Thiếu bản quét" not in client.get(parts).content.decode()
    on_document = client.get(row.get_absolute_url()).content.decode()
    assert issued.symbol in on_document
    assert issued.sha256 in on_document


def test_the_form_offers_papers_without_a_scan_and_begins_with_the_one_asked_for(
    case, issued, officer, browser
):
    client, url = (
        browser("inspection_officer"),
        reverse("inspection:evidence_new", args=[case.reference]),
    )

    page = client.get(f"{url}?paper={issued.key}").content.decode()
    assert issued.symbol in page
    assert 'value="signed_paper" selected' in page
    assert client.get(f"{url}?paper=0123456789ab").status_code == 200
    data = {
        "kind": "signed_paper", "paper": issued.key, "proves": "Bản đã ký", "own_secrecy": "0",
        "received_on_day": "15", "received_on_month": "9", "received_on_year": "2026",
    }  # fmt: skip
    file = SimpleUploadedFile("quyet-dinh.pdf", samples.pdf())
    assert client.post(url, data | {"files": [file]}).status_code == 302
    assert missing(case, officer) == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"kind": "record"}, "evidence_paper_kind"),
        ({"files": 2}, "evidence_paper_file"),
        ({"files": 0}, "evidence_paper_file"),
        ({"own_secrecy": 1}, "evidence_paper_grade"),
        ({}, ""),
    ],
)
def test_a_scan_is_one_file_of_the_kind_and_grade_of_its_paper(values, code):
    given = {"kind": "signed_paper", "own_secrecy": 0, "files": 1} | values
    assert rules.scan_refused(**given)[0] == code


def test_neither_a_draft_nor_a_paper_of_another_case_is_taken(case, issued, register, add, officer):
    other = register()
    assert refusal(add, other, paper=issued, **SCAN) == "evidence_paper"
    assert refusal(add, case, paper=_drafted(case, officer), **SCAN) == "evidence_paper"


def test_a_withdrawn_scan_makes_room_for_another(case, issued, add, officer):
    row = add(case, paper=issued, **SCAN).rows[0]
    with scope.use(officer.scope()):
        actions.withdraw_evidence(evidence=row, version=1, reason="Quét thiếu trang", by=officer)
    assert missing(case, officer) == [issued.symbol]
    assert add(case, sent("lai.pdf"), paper=issued, **SCAN).rows[0].paper_id == issued.pk


def test_a_scan_filed_before_is_linked_and_its_grade_stays_that_of_the_paper(
    case, issued, add, officer
):
    row = add(case, **SCAN).rows[0]
    said = {
        "title": row.title, "kind": row.kind, "proves": row.proves, "is_sealed": False,
        "kept_where": "", "by": officer,
    }  # fmt: skip
    with scope.use(officer.scope()):
        linked = actions.describe_evidence(
            evidence=row, version=1, own_secrecy=0, paper=issued, **said
        )
        assert linked.paper_id == issued.pk
        code = refusal(
            actions.describe_evidence, evidence=row, version=2, own_secrecy=1, paper=issued, **said
        )
        again = actions.describe_evidence(
            evidence=row, version=2, own_secrecy=0, paper=issued, **said
        )
        loose = actions.describe_evidence(evidence=again, version=3, own_secrecy=0, **said)
    assert code == "evidence_paper_grade" if officer.clearance else "evidence_grade"
    assert loose.paper_id is None


def test_the_database_holds_one_standing_scan_and_its_grade(case, issued, add, officer):
    add(case, paper=issued, **SCAN)
    about = {"title": "Bản", "proves": "x", "received_on": TODAY, "paper": issued}
    with scope.use(officer.scope()):
        for kind in ("signed_paper", "record"):
            with pytest.raises(IntegrityError), transaction.atomic():
                Evidence.of(case, kind=kind, **about).save()


def test_the_api_files_a_scan_and_gives_it_with_the_paper(case, issued, officer, browser):
    client = browser("inspection_officer")
    data = {
        "case": case.reference, "kind": "signed_paper", "paper": issued.key, "proves": "Bản đã ký",
        "received_on": "2026-09-15", "files": [sent()],
    }  # fmt: skip

    made = client.post("/api/evidence/", data)

    assert made.status_code == 201, made.content
    assert made.json()[0]["paper"] == issued.key
    rows = client.get(f"/api/case-papers/{case.reference}/").json()
    assert rows[0]["scan"]["reference"] == made.json()[0]["reference"]
    assert rows[0]["scan"]["sha256"] == made.json()[0]["files"][0]["sha256"]
    again = client.post("/api/evidence/", data | {"files": [sent()]})
    assert again.status_code in (409, 422)


def test_who_signs_is_offered_the_number_of_the_issued_decision(
    case, issued, officer, chair, browser
):
    from apps.inspection.cases.actions import submit_case

    with scope.use(officer.scope()):
        now = Case.objects.get(pk=case.pk)
        submit_case(case=now, version=now.version, today=TODAY, by=officer)

    page = browser("inspection_chair").get(reverse("inspection:case_decide", args=[case.reference]))

    assert f'value="{issued.symbol}"' in page.content.decode()


def test_a_record_with_another_number_is_told_on_the_paper(case, issued, officer, browser):
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=case.pk).update(decision_number="99-QĐ/UBKT", decided_on=TODAY)

    page = browser("inspection_officer").get(issued.get_absolute_url()).content.decode()

    assert "99-QĐ/UBKT" in page


def test_the_demo_files_the_scan_of_one_issued_paper(case, issued, officer):
    demo = Demo({}, TODAY, lambda text: None)
    with scope.use(officer.scope()):
        topic._scan_of_a_paper(demo, officer)
        assert Evidence.objects.filter(paper=issued).count() == 1
    assert missing(case, officer) == []
