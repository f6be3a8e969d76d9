"""The pages of admission as people use them."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from apps.accounts.models import Wall
from apps.core.models import AuditEntry
from apps.membership.admission.candidate_clocks import candidate_clocks
from apps.membership.models import Candidate, CandidateReview, CandidateVote
from apps.tenancy import scope
from tests.factories.membership import member
from tests.guards.routes_records import three


@pytest.fixture
def proposed(person, admission_law):
    with scope.use(scope.Scope.everything()):
        CandidateVote.objects.create(
            organization=person.organization, candidate=person, body="cell", carried=True,
            held_on=date(2026, 1, 12), entitled=6, present=6, in_favour=5, against=1,
        )  # fmt: skip
        Candidate.objects.filter(pk=person.pk).update(stage="proposed")
    return person


def url(name: str, *args: object) -> str:
    return reverse(f"membership:{name}", args=args)


def test_a_person_is_entered_found_and_read(browser, cell):
    page = browser()
    data = {"organization": cell.code, "full_name": "Lò Thị Mới", "sex": "female"}
    data |= three("birth", "2", "5", "2001") | three("noticed_on", "5", "1", "2026")
    answer = page.post(url("candidate_new"), data, follow=True)
    assert "Lò Thị Mới" in answer.content.decode()
    found = page.get(url("candidates"), {"search": "lo thi moi", "tab": "outstanding"})
    assert "Lò Thị Mới" in found.content.decode()
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="membership.candidate_read").exists()


def test_what_stands_against_a_proposal_is_said_beforehand(browser, person, admission_law):
    with scope.use(scope.Scope.everything()):
        Candidate.objects.filter(pk=person.pk).update(birth="2012-01-01")
    text = browser().get(url("candidate", person.pk)).content.decode()
    assert "đủ 18 tuổi" in text
    assert "294-QĐ/TW" in text


def test_a_refused_step_keeps_what_was_typed(browser, person, admission_law):
    data = {"dossier-version": "1"} | three("dossier-started_on", "1", "1", "2025")
    answer = browser().post(url("candidate_dossier", person.pk), data)
    assert answer.status_code == 422
    assert "trước ngày đưa vào danh sách cảm tình Đảng" in answer.content.decode()


def test_the_review_of_a_month_in_one_form(browser, person):
    page, today = browser(), timezone.localdate()
    address = f"{url('candidates_review')}?unit={person.organization.code}"
    assert "Đỗ Thị Ưu Tú" in page.get(address).content.decode()
    data = {f"outcome_{person.pk}": "kept"}
    data |= three("held_on", str(today.day), str(today.month), str(today.year))
    assert page.post(address, data).status_code == 302
    with scope.use(scope.Scope.everything()):
        assert CandidateReview.objects.get().outcome == "kept"
    rows = page.get(url("candidates"), {"review": "missing"}).content.decode()
    assert "Đỗ Thị Ưu Tú" not in rows


def test_who_is_for_the_next_awareness_class_is_listed(browser, person, admission_law):
    page, today = browser(), timezone.localdate()

    def listed(wanted: str) -> bool:
        rows = page.get(url("candidates"), {"awareness": wanted}).content.decode()
        return "Đỗ Thị Ưu Tú" in rows

    for issued, valid in (
        (None, False), (today, True), (today.replace(year=today.year - 6, day=1), False),
    ):  # fmt: skip
        with scope.use(scope.Scope.everything()):
            Candidate.objects.filter(pk=person.pk).update(certificate_on=issued)
        assert (listed("valid"), listed("missing")) == (valid, not valid)


def test_the_drafts_name_the_person_and_the_votes(browser, proposed):
    page = browser()
    for kind in ("resolution", "decision"):
        answer = page.get(url("candidate_document", proposed.pk, kind))
        text = "\n".join(one.text for one in Document(io.BytesIO(answer.content)).paragraphs)
        assert "Đỗ Thị Ưu Tú" in text
    assert "12/01/2026" in text
    assert page.get(url("candidate_document", proposed.pk, "other")).status_code == 404
    assert page.get(url("candidates_admitted")).status_code == 200


def test_there_is_no_draft_before_the_vote(browser, person):
    assert browser().get(url("candidate_document", person.pk, "resolution")).status_code == 404


def test_a_secretary_reads_and_is_offered_no_acts(browser, proposed):
    page = browser("unit_secretary")
    text = page.get(url("candidate", proposed.pk)).content.decode()
    assert url("candidate_vote", proposed.pk) not in text
    assert page.get(url("candidates_review")).status_code == 403


def test_the_limits_run_as_clocks(proposed, everything):
    def found(until: date) -> dict[str, date]:
        rows = candidate_clocks(lambda rows: rows, until=until, today=date(2026, 2, 1))
        return {clock.kind: clock.due for clock in rows}

    # 60 working days after Monday 12 January 2026 without holidays.
    assert found(date(2026, 12, 31)) == {"admission.decision": date(2026, 4, 6)}
    assert found(date(2026, 4, 5)) == {}
    Candidate.objects.filter(pk=proposed.pk).update(
        stage="decided", decided_on=date(2026, 2, 2), decision_number="1",
        decision_received_on=date(2026, 2, 4),
    )  # fmt: skip
    assert found(date(2026, 12, 31)) == {"admission.ceremony": date(2026, 3, 18)}
    Candidate.objects.filter(pk=proposed.pk).update(stage="dossier")
    assert found(date(2030, 12, 31)) == {"admission.certificate": date(2030, 6, 1)}


def test_the_api_lists_and_shows(browser, proposed):
    page = browser()
    assert page.get(reverse("candidate-list")).json()["count"] == 1
    found = page.get(reverse("candidate-detail", args=[proposed.pk])).json()
    assert found["votes"][0]["in_favour"] == 5
    assert "ethnicity" not in found


def test_the_record_of_a_member_leads_back_to_the_dossier(browser, person, everything):
    made = member(
        person.organization, "Đỗ Thị Ưu Tú", official_on=None, state="probationary",
        admission_decided_on=date(2026, 2, 2), ceremony_on=date(2026, 2, 10), citizen_number="",
        card_number="",
    )  # fmt: skip
    Candidate.objects.filter(pk=person.pk).update(
        stage="admitted", member=made, decided_on=date(2026, 2, 2), decision_number="1",
        ceremony_on=date(2026, 2, 10),
    )  # fmt: skip
    record = reverse("membership:record_parts", args=[made.pk])
    assert url("candidate", person.pk) in browser().get(record).content.decode()
    inspector = browser("inspection_officer").get(record).content.decode()
    assert url("candidate", person.pk) not in inspector


def test_the_curriculum_of_a_new_member_is_due_until_it_is_there(
    browser, person, everything, admission_law, time_machine
):
    time_machine.move_to(date(2026, 3, 2))
    made = member(
        person.organization, "Đỗ Thị Ưu Tú", official_on=None, state="probationary",
        admission_decided_on=date(2026, 2, 2), ceremony_on=date(2026, 2, 10), citizen_number="",
        card_number="",
    )  # fmt: skip
    Candidate.objects.filter(pk=person.pk).update(
        stage="admitted", member=made, decided_on=date(2026, 2, 2), decision_number="1",
        ceremony_on=date(2026, 2, 10),
    )  # fmt: skip
    person.refresh_from_db()
    page, own = browser(), url("candidate", person.pk)

    def due() -> dict[str, date]:
        rows = candidate_clocks(
            lambda rows: rows, until=date(2030, 1, 1), today=date(2026, 3, 2)
        )  # fmt: skip
        return {clock.kind: clock.due for clock in rows}

    def record(code: str) -> int:
        person.refresh_from_db()
        given = {"paper-version": person.version, "paper-code": code}
        return page.post(
            url("candidate_paper", person.pk), given | three("paper-dated_on", "20", "2", "2026")
        ).status_code

    # 30 working days after Tuesday 10 February 2026 without holidays.
    assert due() == {"admission.curriculum": date(2026, 3, 24)}
    assert "24/03/2026" in page.get(own).content.decode()
    limits = page.get(reverse("membership:record", args=[made.pk])).content.decode()
    assert "24/03/2026" in limits
    assert record("application") == 422
    assert record("member_curriculum") == 302
    assert due() == {}
    assert "24/03/2026" not in page.get(own).content.decode()


def test_a_wall_around_the_member_hides_what_the_person_was(browser, person, world, everything):
    test_the_record_of_a_member_leads_back_to_the_dossier(browser, person, None)
    made = Candidate.objects.get(pk=person.pk).member
    Wall.objects.create(
        user=world.user("organization_officer", "alpha-east"), label="membership.member",
        object_id=made.pk, reason="relative", organization=made.organization,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    assert browser().get(url("candidate", person.pk)).status_code == 404
    listed = browser().get(url("candidates"), {"tab": "admitted"}).content.decode()
    assert "Đỗ Thị Ưu Tú" not in listed
    assert browser("organization_head").get(url("candidate", person.pk)).status_code == 200


def test_a_wall_around_the_helper_hides_their_name_from_the_dossier(
    browser, person, world, everything
):
    helper = person.helper
    assert helper.full_name in browser().get(url("candidate", person.pk)).content.decode()
    Wall.objects.create(
        user=world.user("organization_officer", "alpha-east"), label="membership.member",
        object_id=helper.pk, reason="relative", organization=helper.organization,
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    page = browser().get(url("candidate", person.pk))
    assert page.status_code == 200
    assert helper.full_name not in page.content.decode()
    introducer = person.introducer
    form = {
        "sponsors-version": person.version, "sponsors-helper": "",
        "sponsors-introducer": introducer.pk, "sponsors-introducer_since_day": "1",
        "sponsors-introducer_since_month": "1", "sponsors-introducer_since_year": "2024",
    }  # fmt: skip
    assert browser().post(url("candidate_sponsors", person.pk), form).status_code == 302
    person.refresh_from_db()
    assert (person.helper_id, person.introducer_id) == (helper.pk, introducer.pk)


def test_printing_a_list_is_logged(browser, person):
    text = browser().get(url("candidates_print")).content.decode()
    assert "Đỗ Thị Ưu Tú" in text
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="membership.list_printed").exists()
