"""A change of who somebody is: asked with evidence, decided by a second person, old value kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.membership import actions as register
from apps.membership.judging import PROTECTED
from apps.membership.models import ChangeRequest, EthnicGroup, Member
from apps.membership.record import actions
from apps.tenancy import scope

PDF = b"%PDF-1.4\n%%EOF"
CHANGED = {
    "full_name": "Nguyễn Thị Bích",
    "birth": PartialDate(1984),
    "citizen_number": "001185000999",
    "card_number": "48999999",
    "admission_decided_on": date(2010, 5, 9),
    "ceremony_on": date(2010, 5, 18),
    "official_on": date(2011, 5, 18),
}


@pytest.fixture
def wish(known, people):
    return _ask(known, people())


def _ask(member, by, **values):
    return actions.request_change(
        member=member, values=values or {"full_name": "Nguyễn Thị Bích"}, reason="Ghi sai tên",
        evidence="Giấy khai sinh số 12 ngày 3/2/2020", by=by,
    )  # fmt: skip


@pytest.mark.parametrize("name", sorted(CHANGED))
def test_a_recorded_identity_is_not_changed_by_one_person(known, people, name):
    with pytest.raises(RuleRefused) as caught:
        register.change_member(
            member=known, version=known.version, values={name: CHANGED[name]}, by=people()
        )

    assert (caught.value.code, caught.value.field) == ("identity_by_request", name)
    before = getattr(known, name)
    known.refresh_from_db()
    assert getattr(known, name) == before


def test_emptying_a_recorded_identity_is_a_change_of_it(known, people):
    with pytest.raises(RuleRefused, match="identity_by_request"):
        register.change_member(
            member=known, version=known.version, values={"citizen_number": ""}, by=people()
        )


def test_the_first_entry_of_an_empty_field_needs_no_request(known, people):
    register.change_member(
        member=known, version=known.version, values={"record_number": "001234HN"}, by=people()
    )

    known.refresh_from_db()
    assert known.record_number == "001234HN"


def test_other_fields_are_edited_as_before(known, people):
    register.change_member(
        member=known, version=known.version, values={"phone": "0912"}, by=people()
    )

    known.refresh_from_db()
    assert known.phone == "0912"


def test_whoever_may_not_read_ethnicity_does_not_learn_that_one_is_recorded(known, people):
    Member.objects.filter(pk=known.pk).update(ethnicity=EthnicGroup.objects.get(code="05"))
    by = people("unit_secretary")

    with pytest.raises(NotAllowed):
        _ask(known, by, ethnicity=EthnicGroup.objects.get(code="04"))


def test_a_request_keeps_the_old_and_the_new_value(known, people):
    wish = _ask(known, people("unit_secretary"), birth=PartialDate(1985, 8), phone="0922")

    assert wish.changes == {
        "birth": {"old": "1985-08-14", "new": "1985-08"},
        "phone": {"old": "0911", "new": "0922"},
    }
    known.refresh_from_db()
    assert (known.birth, known.phone) == (PartialDate(1985, 8, 14), "0911")


def test_a_change_of_name_or_birth_is_a_procedure_of_its_own(known, people):
    by = people()

    assert _ask(known, by).procedure == "identity"
    assert _ask(known, by, birth=PartialDate(1985)).procedure == "identity"
    assert _ask(known, by, citizen_number="001185000999").procedure == "correction"


@pytest.mark.parametrize(
    ("values", "reason", "evidence", "code"),
    [
        ({"phone": "0911"}, "Sai", "Giấy", "nothing_changes"),
        ({"phone": "1"}, " ", "Giấy", "reason_missing"),
        ({"phone": "1"}, "Sai", "", "evidence_missing"),
    ],
)
def test_a_request_says_what_why_and_by_which_paper(known, people, values, reason, evidence, code):
    with pytest.raises(RuleRefused, match=code):
        actions.request_change(
            member=known, values=values, reason=reason, evidence=evidence, by=people()
        )
    assert not ChangeRequest.objects.exists()


def test_approval_changes_the_record_and_leaves_one_line(wish, known, people):
    head = people("organization_head")
    with scope.use(head.scope()):
        lines = AuditEntry.objects.count()
        actions.approve_change(wish=wish, note="Đã đối chiếu", by=head)
        assert AuditEntry.objects.count() == lines + 1

    known.refresh_from_db()
    wish.refresh_from_db()
    assert (known.full_name, known.version) == ("Nguyễn Thị Bích", 2)
    assert (wish.state, wish.decided_by_id) == ("approved", head.user_id)
    assert wish.changes["full_name"]["old"] == "Nguyễn Thị Bình"
    assert known.events.order_by("pgh_id").last().full_name == "Nguyễn Thị Bích"
    assert known.events.order_by("pgh_id").first().full_name == "Nguyễn Thị Bình"


def test_an_approved_date_of_joining_moves_the_beginning_of_the_placement(known, people):
    wish = _ask(known, people(), ceremony_on=date(2010, 5, 18), official_on=date(2011, 5, 18))

    actions.approve_change(wish=wish, note="", by=people("organization_head"))

    assert known.placements.get().valid.lower == date(2010, 5, 18)


def test_an_approved_change_of_the_card_is_written_into_the_card(known, people):
    wish = _ask(
        known, people("unit_secretary"), email="binh@example.vn", army_from=PartialDate(1979)
    )

    actions.approve_change(wish=wish, note="", by=people())

    known.refresh_from_db()
    assert (known.card.email, known.card.army_from) == ("binh@example.vn", PartialDate(1979))


def test_the_person_who_asked_cannot_decide(wish, people):
    for act in (actions.approve_change, actions.refuse_change):
        with pytest.raises(NotAllowed, match="own_request"):
            act(wish=wish, note="x", by=people())


def test_the_database_keeps_two_persons_apart(wish):
    with pytest.raises(IntegrityError, match="two_persons"), transaction.atomic():
        ChangeRequest.objects.filter(pk=wish.pk).update(
            state="approved", decided_by=wish.requested_by, decided_at="2026-01-01T00:00:00Z"
        )


def test_a_record_changed_meanwhile_is_not_overwritten(wish, known, people):
    Member.objects.filter(pk=known.pk).update(full_name="Nguyễn Thị Ba")

    with pytest.raises(Conflict, match="request_stale"):
        actions.approve_change(wish=wish, note="", by=people("organization_head"))

    known.refresh_from_db()
    wish.refresh_from_db()
    assert (known.full_name, wish.state) == ("Nguyễn Thị Ba", "open")


def test_an_approval_obeys_the_rules_of_a_record(known, people):
    """Nothing half-done: the request stays open and the record as it was."""
    wish = _ask(known, people(), citizen_number="123")

    with pytest.raises(RuleRefused, match="citizen_number_digits"), transaction.atomic():
        actions.approve_change(wish=wish, note="", by=people("organization_head"))

    wish.refresh_from_db()
    assert wish.state == "open"


def test_a_decided_request_is_not_decided_again(wish, people):
    head = people("organization_head")
    actions.refuse_change(wish=wish, note="Thiếu giấy", by=head)

    with pytest.raises(RuleRefused, match="request_decided"):
        actions.approve_change(wish=wish, note="", by=head)


def test_a_refusal_says_why(wish, people):
    with pytest.raises(RuleRefused, match="note_missing"):
        actions.refuse_change(wish=wish, note=" ", by=people("organization_head"))


def test_only_whoever_asked_takes_a_request_back(wish, people):
    with pytest.raises(NotAllowed):
        actions.withdraw_change(wish=wish, by=people("organization_head"))

    actions.withdraw_change(wish=wish, by=people())

    wish.refresh_from_db()
    assert wish.state == "withdrawn"


def test_a_neighbour_neither_asks_nor_decides(wish, known, people):
    stranger = people("organization_head", "beta-east")

    with pytest.raises(NotAllowed):
        _ask(known, stranger)
    with pytest.raises(NotAllowed):
        actions.approve_change(wish=wish, note="", by=stranger)
    assert not ChangeRequest.objects.in_scope_of(stranger).exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"MZ\x90\x00", "file_type"), (b"<html>", "file_type"), (PDF + b"0" * 5_242_880, "file_too_large")],
    ids=["program", "page", "large"],
)  # fmt: skip
def test_evidence_is_known_by_its_content_and_has_a_limit(known, people, content, code):
    with pytest.raises(RuleRefused, match=code):
        actions.request_change(
            member=known, values={"phone": "1"}, reason="Sai", evidence="Giấy", by=people(),
            file=SimpleUploadedFile("giay.pdf", content, content_type="application/pdf"),
        )  # fmt: skip


def test_protected_fields_are_what_the_rule_book_names():
    assert {"full_name", "birth", "citizen_number", "card_number", "record_number"} <= PROTECTED
    assert {"admission_decided_on", "ceremony_on", "official_on"} <= PROTECTED
    assert {"ethnicity", "religion"} <= PROTECTED


def test_the_form_of_a_record_keeps_the_identity_and_leads_to_a_request(known, browser):
    page = browser().get(reverse("membership:edit", args=[known.pk])).content.decode()

    assert reverse("membership:change_new", args=[known.pk]) in page
    assert 'name="full_name"' in page
    assert page.split('name="full_name"')[1].split(">")[0].count("disabled") == 1


def test_a_secretary_asks_and_an_officer_approves_on_their_pages(known, browser):
    data = {
        "full_name": "Nguyễn Thị Bích", "sex": known.sex, "phone": "0911", "position": "Đảng viên",
        "education": "university", "political_theory": "elementary",
        "citizen_number": known.citizen_number, "card_number": known.card_number,
        "birth_day": "14", "birth_month": "8", "birth_year": "1985",
        "admission_decided_on_day": "10", "admission_decided_on_month": "5",
        "admission_decided_on_year": "2010", "ceremony_on_day": "19", "ceremony_on_month": "5",
        "ceremony_on_year": "2010", "official_on_day": "19", "official_on_month": "5",
        "official_on_year": "2011", "reason": "Sai tên", "evidence": "Giấy khai sinh",
        "file": SimpleUploadedFile("giay.pdf", PDF),
    }  # fmt: skip
    secretary = browser("unit_secretary")
    answer = secretary.post(reverse("membership:change_new", args=[known.pk]), data)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    wish = ChangeRequest.objects.get()
    assert list(wish.changes) == ["full_name"]

    officer = browser("organization_officer")
    page = officer.get(reverse("membership:change", args=[wish.pk])).content.decode()
    assert "Nguyễn Thị Bích" in page
    assert "Nguyễn Thị Bình" in page
    assert officer.get(reverse("membership:change_evidence", args=[wish.pk])).status_code == 200
    done = officer.post(
        reverse("membership:change_decide", args=[wish.pk]), {"approve": "1", "note": ""}
    )
    assert done.status_code == 302
    known.refresh_from_db()
    assert known.full_name == "Nguyễn Thị Bích"
    assert wish.file.name.endswith(".pdf")
    assert "giay" not in wish.file.name


def test_a_request_about_ethnicity_shows_its_values_only_for_a_purpose(known, people, browser):
    wish = _ask(known, people("organization_head"), ethnicity=EthnicGroup.objects.get(code="05"))
    url = reverse("membership:change", args=[wish.pk])

    closed = browser().get(url).content.decode()
    opened = browser().get(f"{url}?purpose=record").content.decode()

    assert "Khơ-me" not in closed
    assert "Khơ-me" in opened
    assert "Khơ-me" not in browser("unit_secretary").get(f"{url}?purpose=record").content.decode()
    assert AuditEntry.objects.filter(action="membership.sensitive_read").count() == 1
