"""Papers of a case: drafted from its records, frozen with a number, superseded, never changed."""

from __future__ import annotations

import hashlib
import inspect
import io
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.documents.models import PaperNumber
from apps.documents.papers.actions import open_term
from apps.documents.papers.word_reader import read
from apps.inspection.models import CasePaper, CaseSubject, TeamMember
from apps.inspection.papers import actions, making, reading
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
NAME = {"signer": "Phạm Văn Ký", "position": "CHỦ NHIỆM", "main": "", "more": "", "recipients": ""}


@pytest.fixture
def case(world: Any, officer: Any, register: Any) -> Any:
    made = register(
        lookback_from=date(2024, 1, 1), lookback_to=date(2025, 12, 31),
        planned_from=date(2026, 9, 1), planned_until=date(2026, 9, 30),
    )  # fmt: skip
    with scope.use(officer.scope()):
        open_term(
            organization=world["alpha-east"], name="2025–2030", starts_on=date(2025, 8, 1),
            today=TODAY, by=officer,
        )  # fmt: skip
    return made


def drafted(case: Any, by: Any, template: str = "decision", **typed: str) -> CasePaper:
    with scope.use(by.scope()):
        paper = actions.draft_paper(case=case, template=template, today=TODAY, by=by)
        return actions.write_paper(paper=paper, version=1, by=by, **(NAME | typed))


def issued(paper: CasePaper, by: Any, **values: Any) -> CasePaper:
    given = {"version": paper.version, "day": TODAY, "today": TODAY} | values
    with scope.use(by.scope()):
        return actions.issue_paper(paper=paper, by=by, **given)


@pytest.fixture
def with_team(case: Any) -> Any:
    with scope.use(scope.Scope.everything()):
        TeamMember.of(case, name="Lê Văn Trưởng", role="lead", from_on=TODAY).save()
    return case


def test_an_issued_paper_has_the_next_number_and_is_frozen(
    with_team: Any, officer: Any, chair: Any
) -> None:
    paper = issued(drafted(with_team, officer), chair)

    with scope.use(chair.scope()):
        kept = CasePaper.objects.get(pk=paper.pk)
        number = PaperNumber.objects.get(pk=paper.number_id)
    assert paper.symbol.startswith("01-QĐ/UBKT")
    assert hashlib.sha256(bytes(kept.content or b"")).hexdigest() == kept.sha256
    assert f"Số {paper.symbol}" in read(io.BytesIO(bytes(kept.content or b""))).text()
    assert (number.of_case, number.abstract, number.recipients) == (True, "", "")


def test_what_is_left_open_is_refused_and_takes_no_number(
    case: Any, officer: Any, chair: Any
) -> None:
    paper = drafted(case, officer)  # nobody is named to the team yet

    with pytest.raises(RuleRefused) as refused:
        issued(paper, chair)

    assert refused.value.code == "paper_unfilled"
    with scope.use(chair.scope()):
        assert not PaperNumber.objects.exists()


def test_a_paper_that_breaks_a_rule_is_refused_with_its_codes(
    with_team: Any, officer: Any, chair: Any
) -> None:
    paper = drafted(with_team, officer, signer="TS. Phạm Văn Ký")

    with pytest.raises(RuleRefused) as refused:
        issued(paper, chair)

    assert refused.value.code == "paper_breaks_rules"
    assert "SG03" in refused.value.params["rules"]


def test_an_officer_drafts_and_the_chair_issues(with_team: Any, officer: Any) -> None:
    with pytest.raises(NotAllowed):
        issued(drafted(with_team, officer), officer)


def test_an_issued_paper_is_replaced_and_never_changed(
    with_team: Any, officer: Any, chair: Any
) -> None:
    old = issued(drafted(with_team, officer), chair)
    with scope.use(officer.scope()):
        with pytest.raises(RuleRefused):
            actions.write_paper(paper=old, version=old.version, by=officer)
        new = actions.correct_paper(
            paper=old, version=old.version, reason="Sai chức danh", by=officer
        )
        with pytest.raises(RuleRefused):
            actions.correct_paper(paper=old, version=old.version, reason="Lại", by=officer)
    second = issued(new, chair)

    with scope.use(chair.scope()):
        assert CasePaper.objects.get(pk=old.pk).state == "superseded"
    assert second.symbol.startswith("02-QĐ/")


def test_stale_acts_unfit_papers_and_top_grades_are_refused(case: Any, officer: Any) -> None:
    paper = drafted(case, officer)
    with scope.use(officer.scope()):
        with pytest.raises(Conflict):
            actions.write_paper(paper=paper, version=1, by=officer)
        for template, code in (("denunciation", "paper_unfit"), ("discipline", "paper_subject")):
            with pytest.raises(RuleRefused) as refused:
                actions.draft_paper(case=case, template=template, today=TODAY, by=officer)
            assert refused.value.code == code
    assert set(reading.MARKS) == {0, 1}  # above confidential nothing is written here


def test_a_dropped_draft_stays_on_record(case: Any, officer: Any) -> None:
    paper = drafted(case, officer)
    with scope.use(officer.scope()):
        actions.drop_paper(paper=paper, version=paper.version, by=officer)
        assert CasePaper.objects.get(pk=paper.pk).state == "dropped"


def test_the_database_refuses_an_issued_paper_without_number(case: Any, officer: Any) -> None:
    with pytest.raises(IntegrityError), scope.use(officer.scope()), transaction.atomic():
        CasePaper.of(case, template="plan", state="issued").save()


def test_nothing_of_a_letter_gets_into_a_paper(case: Any, officer: Any) -> None:
    source = inspect.getsource(reading) + inspect.getsource(making)
    assert not any(
        word in source for word in (" Letter,", "LetterContent", "DenouncerIdentity", "sealing")
    )


def test_the_pages_write_judge_issue_and_give_the_file(with_team: Any, browser: Any) -> None:
    officer, chair = browser("inspection_officer"), browser("inspection_chair")
    new = reverse("inspection:case_paper_new", args=[with_team.reference, "decision"])

    address = officer.post(new)["Location"]
    page = officer.get(address)
    draft = officer.get(f"{address}file/")
    officer.post(f"{address}write/", {"version": "1", **NAME})
    refused = officer.post(f"{address}issue/", {"version": "2", "confirmed": "on"})
    day = {"day_day": str(TODAY.day), "day_month": str(TODAY.month), "day_year": str(TODAY.year)}
    chair.post(f"{address}issue/", {"version": "2", "confirmed": "on", **day})
    final = chair.get(f"{address}file/")

    assert page.status_code == 200
    assert "Dự thảo lần 1" in read(io.BytesIO(draft.content)).text()
    assert refused.status_code == 403
    assert "Dự thảo" not in read(io.BytesIO(final.content)).text()
    assert "doi" not in final["Content-Disposition"].lower().replace("decision", "")


def test_a_subject_is_named_as_it_was_entered(case: Any, officer: Any) -> None:
    with scope.use(officer.scope()):
        CaseSubject.objects.of_case(case).update(position="Trưởng thôn")
        paper = actions.draft_paper(case=case, template="decision", today=TODAY, by=officer)
        content, _sheet = making.made(case, paper, today=TODAY)

    assert "đồng chí Nguyễn Văn Đối, Trưởng thôn" in read(io.BytesIO(content)).text()


def test_a_paper_is_drafted_written_and_given_up_through_the_api(case, browser):
    client, address = browser("inspection_officer"), f"/api/case-papers/{case.reference}/"

    def sent(method: str, url: str, **values: Any) -> Any:
        return getattr(client, method)(url, values, content_type="application/json")

    unfit = sent("post", f"{address}draft/", template="denunciation")
    assert (unfit.status_code, unfit.json()["code"]) == (409, "paper_unfit")
    made = sent("post", f"{address}draft/", template="decision")
    assert made.status_code == 201
    one = f"{address}papers/{made.json()['key']}/"
    foreign = sent("patch", one, version=1, position="VUA")
    assert foreign.status_code == 400
    written = sent("patch", one, version=1, signer="Phạm Văn Ký")
    assert written.status_code == 200
    told = client.get(one).json()
    assert (told["signer"], told["position"], told["version"]) == ("Phạm Văn Ký", "CHỦ NHIỆM", 2)
    assert sent("patch", one, version=1, signer="Khác").status_code == 409
    assert sent("post", f"{one}issue/", version=2, day=str(TODAY)).status_code == 403
    dropped = sent("post", f"{one}drop/", version=2)
    assert (dropped.status_code, dropped.json()["state"]) == (200, "dropped")
