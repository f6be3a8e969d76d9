"""Pages of transfers as both sides use them."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.utils import timezone
from docx import Document

from apps.core.models import AuditEntry
from apps.membership.models import Member, Placement, Transfer
from apps.tenancy import scope
from tests.membership.transfers.conftest import Way

pytestmark = pytest.mark.django_db


def boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@pytest.fixture
def world(way: Way):
    """The world that the browser signs people of in."""
    return way.world


def test_a_member_goes_from_one_committee_to_the_other_by_the_pages(way, browser):
    today = timezone.localdate()
    sender, receiver = browser(), browser(code="beta-east")

    asked = sender.post(
        f"/members/{way.person.pk}/transfer/",
        {"kind": "official", "reason": "work", "office": "Đảng bộ beta-east (beta-east)"},
    )
    address = asked.url
    assert receiver.get(address).status_code == 404

    sent = sender.post(
        f"{address}send/",
        {"version": 1, **boxes("sent_on", today), **boxes("fee_paid_through", today)},
    )
    assert sent.status_code == 302
    page = receiver.get(address)
    assert "Thạch Sa Rươl" in page.content.decode()
    assert receiver.get(f"/members/{way.person.pk}/").status_code == 404

    got = receiver.post(
        f"{address}receive/",
        {
            "version": 2,
            "organization": "beta-east-1-cell",
            "confirmed": "on",
            **boxes("received_on", today),
        },
    )
    assert got.status_code == 302
    assert receiver.get(f"/members/{way.person.pk}/").status_code == 200
    assert sender.get(f"/members/{way.person.pk}/").status_code == 404
    assert "Thạch Sa Rươl" in sender.get("/transfers/?tab=closed").content.decode()


def test_the_lists_show_each_side_its_half_and_never_a_cell_of_the_other(way, browser):
    way.receive(way.send())
    with scope.use(scope.Scope.everything()):
        way.world["beta-east-1-cell"].__class__.objects.filter(code="beta-east-1-cell").update(
            name="Chi bộ Bí Mật"
        )
    page = browser().get("/transfers/?tab=closed")
    assert "Bí Mật" not in page.content.decode()


def test_a_member_in_transit_stands_in_a_list_of_the_register(way, browser):
    way.send()
    page = browser().get("/members/?list=in_transit").content.decode()
    assert "Thạch Sa Rươl" in page


def test_a_refusal_keeps_what_was_typed_and_names_the_rule(way, browser):
    way.send()
    answer = browser().post(
        f"/members/{way.person.pk}/transfer/",
        {"kind": "official", "reason": "work", "outside": "Quân khu 9", "note": "Ghi chú đã gõ"},
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "294-QĐ/TW" in text
    assert "Ghi chú đã gõ" in text


def test_offices_are_offered_by_a_part_of_their_name_wherever_they_lie(way, browser):
    found = browser().get("/transfers/offices/?office=beta-ea").content.decode()
    assert "beta-east" in found
    assert "cell" not in found
    assert "beta" not in browser().get("/transfers/offices/").content.decode()


def test_the_paper_comes_as_word_with_ten_boxes_and_is_logged(way, browser):
    sent = way.send()
    answer = browser().get(f"/transfers/{sent.pk}/paper.docx")
    paper = Document(io.BytesIO(answer.content))
    table = paper.tables[1]
    assert [row.cells[0].text for row in table.rows[1:]] == [str(n) for n in range(1, 11)]
    assert "Thạch Sa Rươl" in table.rows[1].cells[1].text
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="membership.transfer_printed").count() == 1


def test_a_paper_is_found_by_its_number(way, browser):
    way.send(number="417")
    for code in ("alpha-east", "beta-east"):
        assert "Thạch Sa Rươl" in browser(code=code).get("/search/?q=417/2026").content.decode()
    assert "Thạch Sa Rươl" not in browser(code="beta-west").get("/search/?q=417").content.decode()


def test_an_old_paper_is_overdue_and_later_to_be_reported(way, browser):
    way.send()  # issued on 3 March 2026, read long after
    page = browser(code="beta-east").get("/transfers/?tab=overdue").content.decode()
    assert "Thạch Sa Rươl" in page


@pytest.mark.parametrize(
    ("reason", "day", "shown"),
    [
        ("work", date(2026, 4, 15), False),
        ("dissolved", date(2026, 4, 10), False),
        ("dissolved", date(2026, 4, 15), True),
    ],
)
def test_members_of_a_dissolved_organisation_have_half_the_time(
    way, browser, time_machine, reason, day, shown
):
    way.request(reason=reason, effective_on=date(2026, 3, 2))
    time_machine.move_to(day)
    page = browser().get("/transfers/?tab=overdue").content.decode()
    assert ("Thạch Sa Rươl" in page) == shown


def test_who_comes_from_outside_is_entered_with_the_paper(way, browser):
    answer = browser().post(
        "/transfers/arrival/",
        {
            "origin": "Đảng bộ Quân khu 9", "paper_number": "88", "reason": "retirement",
            "organization": "alpha-east-1-cell", "full_name": "Lâm Thị Ngoài", "sex": "female",
            **boxes("received_on", date(2026, 3, 2)), **boxes("ceremony_on", date(2001, 2, 3)),
            **boxes("admission_decided_on", date(2001, 1, 20)),
            **boxes("official_on", date(2002, 2, 3)),
        },
    )  # fmt: skip
    assert answer.status_code == 302
    with scope.use(scope.Scope.everything()):
        assert Member.objects.get(full_name="Lâm Thị Ngoài").transfers.get().paper_number == "88"


def test_a_move_to_the_own_cell_is_refused_with_article_and_document(way, browser):
    answer = browser().post(
        f"/members/{way.person.pk}/transfer/",
        {
            "kind": "internal", "reason": "work", "organization": "alpha-east-1-cell",
            "note": "Ghi chú đã gõ", **boxes("moved_on", timezone.localdate()),
        },
    )  # fmt: skip
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "điểm 6.3.1a, Quy định 294-QĐ/TW" in text
    assert "Ghi chú đã gõ" in text
    with scope.use(scope.Scope.everything()):
        assert not Transfer.objects.exists()
        assert Placement.objects.filter(member=way.person).count() == 1
        assert Member.objects.get(pk=way.person.pk).version == way.person.version
