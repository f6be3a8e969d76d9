"""Member cards and curriculum numbers."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.db import transaction
from openpyxl import load_workbook

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.models import CardEvent, CurriculumNumber, Member
from apps.membership.seniority import card_actions as actions
from apps.membership.seniority.card_lookup import listed
from apps.membership.seniority.rules import curriculum_parts, next_number
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.seniority.conftest import acting

pytestmark = pytest.mark.django_db

D = date
OLD_DAY, NEW_DAY, TODAY = D(2020, 5, 1), D(2026, 5, 1), D(2026, 5, 20)
CITIZEN = "001085000042"


@pytest.fixture(autouse=True)
def card_law(badge_law):
    """Eight digits until 2 September 2025, the citizen number from then on; a draft of waiting."""
    document = LegalDocument.objects.get(number="294-QĐ/TW")
    change = D(2025, 9, 2)
    for key, value, unit, status, first, after in (
        ("membership.card.digits", "8", "count", "confirmed", D(2003, 10, 17), change),
        ("membership.card.digits", "12", "count", "confirmed", change, None),
        (
            "membership.card.holders",
            "đảng viên chính thức",
            "text",
            "confirmed",
            D(2003, 1, 1),
            None,
        ),
        ("membership.card.wait_warning.months", "6", "months", "draft", D(2006, 1, 1), None),
    ):
        RuleValue.objects.create(
            key=key, value=value, unit=unit, status=status, valid_from=first, valid_to=after,
            document=document, source="test", article="điểm 6",
        )  # fmt: skip


@pytest.fixture
def person(world):
    """Official, without a card."""
    with scope.use(scope.Scope.everything()):
        return member(
            world["alpha-east-1-cell"], "Đặng Thị Thẻ", card_number="", citizen_number=CITIZEN
        )


def issue(person, officer, number="00012345", on=OLD_DAY, **values):
    given = {"decision_number": "5-QĐ", "by": officer, "today": TODAY}
    return actions.issue_card(member=person, number=number, on=on, **given | values)


def test_a_card_keeps_its_leading_zeros_and_leaves_one_line(person, officer):
    issue(person, officer)

    person.refresh_from_db()
    assert (person.card_number, person.version) == ("00012345", 2)
    assert AuditEntry.objects.filter(action="membership.card_issued").count() == 1


@pytest.mark.parametrize(
    ("number", "on", "code"),
    [
        ("1234567", OLD_DAY, "card_format"),
        ("123456789", OLD_DAY, "card_format"),
        ("1234567A", OLD_DAY, "card_digits_only"),
        ("12345678", NEW_DAY, "card_format"),
        ("001085000043", NEW_DAY, "card_not_citizen"),
        (CITIZEN, NEW_DAY, None),
        ("12345678", D(2010, 6, 1), "card_only_official"),
        ("12345678", D(2026, 6, 1), "date_in_future"),
    ],
    ids=["short", "long", "letters", "old-format", "not-the-citizens", "new", "early", "future"],
)
def test_the_format_is_that_of_the_day(person, officer, number, on, code):
    if code is None:
        assert issue(person, officer, number, on).number == number
        return
    with pytest.raises(RuleRefused) as refused:
        issue(person, officer, number, on)
    assert refused.value.code == code
    person.refresh_from_db()
    assert person.card_number == ""
    assert not CardEvent.objects.exists()


def test_a_probationary_member_has_no_card(world, officer):
    with scope.use(scope.Scope.everything()):
        young = member(world["alpha-east-1-cell"], probationary=True, card_number="")

    with pytest.raises(RuleRefused, match="card_only_official"):
        issue(young, officer, young.citizen_number, NEW_DAY)


def test_the_second_click_does_not_issue_twice(person, officer):
    issue(person, officer)

    with pytest.raises(RuleRefused, match="card_has_one"):
        issue(person, officer)
    assert CardEvent.objects.count() == 1


def test_a_draft_waiting_time_asks_for_a_paper(person, officer):
    values = {"discipline": "warning", "disciplined_on": D(2020, 1, 1)}

    with pytest.raises(RuleRefused, match="card_waits_draft"):
        issue(person, officer, **values)

    assert issue(person, officer, basis="12-CV/BTC", **values).basis == "12-CV/BTC"


def test_an_old_card_is_exchanged_once(person, officer):
    issue(person, officer)
    values = {"number": CITIZEN, "on": NEW_DAY, "decision_number": "", "by": officer,
              "today": TODAY}  # fmt: skip

    assert list(listed(officer, "exchange", today=TODAY)) == [person]
    actions.exchange_card(member=person, **values)

    assert not listed(officer, "exchange", today=TODAY).exists()
    with pytest.raises(RuleRefused, match="card_already_new"):
        actions.exchange_card(member=person, **values | {"on": TODAY})
    person.refresh_from_db()
    assert person.card_number == CITIZEN


def test_a_lost_card_is_listed_until_it_is_issued_again(person, officer):
    issue(person, officer)
    common = {"by": officer, "today": TODAY}
    actions.report_card_lost(member=person, on=D(2021, 1, 1), reason="Rơi", **common)
    assert list(listed(officer, "lost", today=TODAY)) == [person]

    actions.reissue_card(
        member=person, number="00012346", on=D(2021, 2, 1), decision_number="6-QĐ", reason="Mất",
        **common,
    )  # fmt: skip

    assert not listed(officer, "lost", today=TODAY).exists()


@pytest.mark.parametrize(
    ("leaving", "kind"), [("expelled", "collected"), ("deceased", "family")], ids=["out", "dead"]
)
def test_the_card_is_collected_or_stays_with_the_family(world, officer, leaving, kind):
    with scope.use(scope.Scope.everything()):
        gone = member(
            world["alpha-east-1-cell"], state="left", leaving=leaving, left_on=D(2026, 1, 1)
        )
    assert list(listed(officer, "collect", today=TODAY)) == [gone]

    assert actions.collect_card(member=gone, on=TODAY, by=officer, today=TODAY).kind == kind
    assert not listed(officer, "collect", today=TODAY).exists()


def test_no_card_is_collected_from_a_member(person, officer):
    issue(person, officer)

    with pytest.raises(RuleRefused, match="card_still_member"):
        actions.collect_card(member=person, on=TODAY, by=officer, today=TODAY)


def test_a_number_of_another_is_refused_without_saying_whose(world, person, officer):
    with scope.use(scope.Scope.everything()):
        member(world["beta-east-1-cell"], card_number="00012345")

    with pytest.raises(RuleRefused, match="card_number_taken"):
        issue(person, officer)
    assert not CardEvent.objects.exists()


def test_neighbours_and_readers_issue_nothing(world, person):
    for role, code in (("organization_officer", "beta-east"), ("unit_secretary", "alpha-east")):
        reader = acting(world, role, code)
        with scope.use(reader.scope()), transaction.atomic(), pytest.raises(NotAllowed):
            issue(person, reader)


# ---- curriculum numbers ----


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("012345 HN", ("012345", "HN")), ("012345hn", ("012345", "HN")),
        ("012345-ST", ("012345", "ST")), ("000001/Đ", ("000001", "Đ")),
        ("12345 HN", None), ("012345", None), ("012345 ABCD", None), ("O12345 HN", None),
    ],
)  # fmt: skip
def test_a_curriculum_number_is_six_digits_and_letters(text, parts):
    assert curriculum_parts(text) == parts


def test_the_next_number_fills_the_first_gap():
    assert next_number(5, 9, [5, 6, 8]) == 7
    assert next_number(5, 6, [5, 6]) is None


def hand_out(world, officer, code="alpha-east", first=100, last=101, letters="HN"):
    return actions.hand_out_range(
        organization=world[code], letters=letters, first=first, last=last, on=OLD_DAY, paper="",
        by=officer, today=TODAY,
    )  # fmt: skip


def assign(person, officer, **values):
    return actions.assign_curriculum_number(
        member=person, on=TODAY, by=officer, today=TODAY, **values
    )


def test_numbers_come_from_the_range_of_the_unit_and_skip_those_borne(world, person, officer):
    hand_out(world, officer)
    with scope.use(scope.Scope.everything()):
        member(world["alpha-east-2-cell"], record_number="000100HN")

    assert str(assign(person, officer)) == "000101 HN"
    person.refresh_from_db()
    assert person.record_number == "000101 HN"
    with scope.use(scope.Scope.everything()):
        another = member(world["alpha-east-1-cell"], "Hết Số")
    with pytest.raises(RuleRefused, match="curriculum_no_range"):
        assign(another, officer)


def test_same_digits_with_other_letters_are_another_number(world, person, officer):
    """The letters belong to the old province; two old ranges live in one new one."""
    with scope.use(scope.Scope.everything()):
        another = member(world["alpha-east-1-cell"], "Người Khác")
    assign(person, officer, number="000777 HD")

    assert str(assign(another, officer, number="000777 HY")) == "000777 HY"
    with pytest.raises(RuleRefused, match="curriculum_taken"):
        assign(another, officer, number="000777 HD", reason="Thử")
    assert CurriculumNumber.objects.count() == 2


def test_who_has_a_number_keeps_it_unless_a_reason_is_given(person, officer):
    assign(person, officer, number="000777 HD")

    with pytest.raises(RuleRefused, match="curriculum_has_one"):
        assign(person, officer, number="000778 HD")
    assert str(assign(person, officer, number="000778 HD", reason="Trùng số")) == "000778 HD"


def test_collisions_of_old_numbers_are_found_in_the_own_range(world, officer):
    with scope.use(scope.Scope.everything()):
        pair = [
            member(world[code], record_number="000001 HD")
            for code in ("alpha-east-1-cell", "alpha-east-2-cell")
        ]
        member(world["alpha-east-1-cell"], record_number="000001 HY")
        member(world["beta-east-1-cell"], record_number="000001 HD")

    assert set(listed(officer, "collisions", today=TODAY)) == set(pair)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"first": 101, "last": 200}, "curriculum_range_taken"),
        ({"first": 9, "last": 8}, "curriculum_range"),
        ({"first": 1, "last": 2, "letters": "ABCD"}, "curriculum_letters"),
        ({"first": 101, "last": 200, "letters": "ST"}, None),
    ],
    ids=["overlap", "backwards", "letters", "other-letters"],
)
def test_a_range_is_handed_out_once(world, officer, values, code):
    hand_out(world, officer)

    if code is None:
        assert str(hand_out(world, officer, **values)) == "000101-000200 ST"
        return
    with pytest.raises(RuleRefused) as refused:
        hand_out(world, officer, **values)
    assert refused.value.code == code


# ---- pages ----


def test_cards_and_numbers_through_the_pages(person, browser):
    client, url = browser(), f"/members/{person.pk}/card/"
    card = {"form": "card", "card-kind": "issued", "card-number": "0001 2345",
            "card-on_day": "1", "card-on_month": "5", "card-on_year": "2020"}  # fmt: skip

    assert client.post(url, card).status_code == 422
    assert client.post(url, card | {"card-decision_number": "5-QĐ"}).status_code == 302
    assert "00012345" in client.get(url).content.decode()
    ranges = {"organization": "alpha-east", "letters": "HN", "first": "1", "last": "9",
              "on_day": "1", "on_month": "5", "on_year": "2020"}  # fmt: skip
    assert client.post("/cards/ranges/", ranges).status_code == 302
    assert client.post("/cards/ranges/", ranges).status_code == 422
    given = {"form": "curriculum", "curriculum-on_day": "1", "curriculum-on_month": "5",
             "curriculum-on_year": "2020"}  # fmt: skip
    assert client.post(url, given).status_code == 302
    assert "000001 HN" in client.get(url).content.decode()
    assert 'id="card-number"' in client.get(f"/members/{person.pk}/parts/").content.decode()


def test_the_lists_show_and_export_whom_they_concern(person, browser):
    client = browser()

    assert "Đặng Thị Thẻ" in client.get("/cards/?list=without").content.decode()
    assert client.get("/cards/?list=lost").status_code == 200
    sheet = load_workbook(io.BytesIO(client.get("/cards/export/?list=without").content)).active
    texts = [cell.value for row in sheet.iter_rows() for cell in row]
    assert str(person.pk) in texts
    assert any("Xuất lúc" in str(text) for text in texts)
    assert "Đặng Thị Thẻ" not in browser(code="beta-east").get("/cards/").content.decode()
    assert browser("inspection_officer").get("/cards/export/").status_code == 403
    with scope.use(scope.Scope.everything()):
        assert Member.objects.filter(pk=person.pk).exists()
