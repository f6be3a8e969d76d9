"""The pages that explain the law."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.regulations import LegalDocumentFactory, RuleValueFactory

pytestmark = pytest.mark.django_db
PROBATION = "membership.probation.months"


def text(response):
    assert response.status_code == 200
    return " ".join(unescape(response.content.decode()).split())


def rule_page(client, key=PROBATION, on=""):
    return text(client.get(reverse("regulations:rule", args=[key]), {"on": on} if on else {}))


def test_rule_page_shows_value_article_source_and_period(browser):
    RuleValueFactory(
        key=PROBATION,
        article="điểm 4.4",
        trigger="từ ngày kết nạp",
        extension_cap=3,
        valid_from=date(2025, 7, 1),
        valid_to=date(2026, 4, 8),
        document__number="294-QĐ/TW",
        source="https://example.vn/294",
        note="Đã đối chiếu báo.",
    )

    page = rule_page(browser(), on="2025-08-01")

    for expected in (
        "Length of probation",
        "<b>12 months</b> từ ngày kết nạp; may be extended by at most 3 months.",
        "điểm 4.4",
        "294-QĐ/TW",
        "https://example.vn/294",
        "Đã đối chiếu báo.",
        "01/07/2025",
        "07/04/2026",
        "In force on 01/08/2025",
        "Confirmed by a named source",
        "Members' register",
    ):
        assert expected in page
    assert "Draft rule, only a reminder" not in page


def test_rule_page_marks_a_draft_clearly(browser):
    RuleValueFactory(key=PROBATION, draft=True, article="")

    page = rule_page(browser())

    assert "Draft rule, only a reminder" in page
    assert "nothing is refused on it" in page
    assert "Not given by the source" in page


def test_rule_page_shows_the_value_of_the_day_asked_for(shipped_law, browser):
    key = "membership.admission.decision.limit"

    assert "<b>60 working days</b>" in rule_page(browser(), key, on="2025-06-30")
    page = rule_page(browser(), key, on="2025-07-01")
    assert "<b>45 working days</b>" in page
    assert "<b>60 working days</b>" not in page


def test_rule_page_keeps_the_whole_history(shipped_law, browser):
    page = rule_page(browser(), on="2023-06-01")

    for number in ("45", "29", "24", "232", "294", "20", "208"):
        assert f"{number}-QĐ/TW" in page


def test_rule_page_lists_each_level(shipped_law, browser):
    key = "inspection.case.thematic_supervision.limit"
    page = rule_page(browser(), key, on="2024-09-16")

    assert "Grassroots organisation: <b>20 working days</b>" in page
    assert "Central level: <b>45 working days</b>" in page
    assert "In force on 16/09/2024: grassroots organisation</h2>" in page
    assert "History of values: grassroots organisation</h2>" in page


def test_rule_page_says_when_nothing_is_recorded_for_the_day(shipped_law, browser):
    assert "No value is recorded for 01/01/1990" in rule_page(browser(), on="1990-01-01")


@time_machine.travel("2026-11-22T08:00:00+07:00")
@pytest.mark.parametrize("on", ["", "gestern", "2026-13-45"])
def test_rule_page_takes_today_when_no_day_is_given(shipped_law, browser, on):
    assert "In force today" in rule_page(browser(), on=on)


def test_unknown_key_is_not_found(browser):
    client = browser()

    assert client.get("/regulations/test.nothing/").status_code == 404
    assert client.get("/regulations/nothing/").status_code == 404


def test_key_without_a_title_is_shown_under_its_name(browser):
    RuleValueFactory(key="office.own.months")
    client = browser()

    assert "office.own.months" in rule_page(client, "office.own.months")
    assert "office.own.months" in text(client.get(reverse("regulations:rules")))


@pytest.mark.parametrize(
    ("asked", "present", "absent"),
    [
        ({"q": "probation"}, "Length of probation", "Digits of the member card number"),
        ({"q": "le ket nap"}, "Length of probation", "Digits of the member card number"),
        ({"subject": "card"}, "Digits of the member card number", "Length of probation"),
        ({"status": "confirmed"}, "Members from which a committee is formed", "probation"),
    ],
)
@time_machine.travel("2026-11-22T08:00:00+07:00")
def test_list_is_narrowed(shipped_law, browser, asked, present, absent):
    page = text(browser().get(reverse("regulations:rules"), asked))
    table = page.partition('class="bar"')[2]

    assert present in table
    assert absent not in table


def test_list_shows_the_law_of_the_day_asked_for(shipped_law, browser):
    client = browser()
    asked = {"q": "admission decision"}

    early = text(client.get(reverse("regulations:rules"), asked | {"on": "2025-06-30"}))
    late = text(client.get(reverse("regulations:rules"), asked | {"on": "2025-07-01"}))

    assert "60 working days" in early
    assert "45 working days" in late


def test_list_without_a_match_says_so(browser):
    assert "No rule matches" in text(browser().get(reverse("regulations:rules"), {"q": "zzz"}))


def test_list_takes_the_same_queries_for_few_and_many(browser, django_assert_num_queries):
    client = browser()
    url = reverse("regulations:rules")
    client.get(url)
    counts = []
    for _number in range(2):
        RuleValueFactory.create_batch(10)
        with django_assert_num_queries(50, exact=False) as captured:
            client.get(url)
        counts.append(len(captured))

    assert counts[0] == counts[1]  # how many at most, the guards say


def test_document_page_shows_what_it_replaces_and_sets(shipped_law, browser):
    document = LegalDocument.objects.get(number="294-QĐ/TW")
    page = text(browser().get(reverse("regulations:document", args=[document.pk])))

    for expected in ("232-QĐ/TW", "20-QĐ/TW", "01/07/2025", "điểm 6.3.1a", "thads.moj.gov.vn"):
        assert expected in page


def test_draft_document_says_so(browser):
    document = LegalDocumentFactory(draft=True, signed_on=None, signed_text="02/2026")
    page = text(browser().get(reverse("regulations:document", args=[document.pk])))

    assert "Draft, to be compared" in page
    assert "02/2026" in page


def test_unknown_document_is_not_found(browser):
    assert browser().get(reverse("regulations:document", args=[999_999])).status_code == 404


def test_documents_are_found_without_tones(shipped_law, browser):
    page = text(browser().get(reverse("regulations:documents"), {"q": "dang phi", "kind": ""}))

    assert "01-QĐ/TW" in page
    assert "294-QĐ/TW" not in page


def test_calendar_of_2026_shows_tet_and_national_day(shipped_law, browser):
    page = text(browser().get(reverse("regulations:calendar", args=[2026])))

    for expected in ("17/02/2026", "Tết Nguyên Đán", "02/09/2026", "Quốc khánh", "22/08/2026"):
        assert expected in page
    assert "not officially announced" not in page


def test_calendar_of_a_year_to_come_warns(shipped_law, browser):
    client = browser()

    ahead = text(client.get(reverse("regulations:calendar", args=[2027])))
    far = text(client.get(reverse("regulations:calendar", args=[2060])))

    assert "not officially announced" in ahead
    assert "No days off are recorded for this year" in far
    assert client.get(reverse("regulations:calendar", args=[3000])).status_code == 404


def test_head_verifies_and_officer_is_refused(browser):
    value = RuleValueFactory(key=PROBATION)
    url = reverse("regulations:verify_rule", args=[value.pk])

    assert browser("organization_officer").post(url).status_code == 403
    answer = browser("organization_head").post(url, {"on": "2025-08-01"})

    assert answer.headers["Location"].endswith(f"/{PROBATION}/?on=2025-08-01")
    value.refresh_from_db()
    assert value.verified_by is not None
    with scope.use(scope.Scope.everything()):
        assert AuditEntry.objects.filter(action="regulations.rule_verified").count() == 1


def test_verify_button_is_only_for_those_who_may(browser):
    RuleValueFactory(key=PROBATION)
    words = "Mark as compared with the text"

    assert words in rule_page(browser("organization_head"))
    assert words not in rule_page(browser("organization_officer"))


def test_verify_needs_a_press_not_a_link(browser):
    value = RuleValueFactory()
    url = reverse("regulations:verify_rule", args=[value.pk])

    assert browser("organization_head").get(url).status_code == 405
    assert RuleValue.objects.get().verified_by is None


def test_document_is_verified_on_its_page(browser):
    document = LegalDocumentFactory()
    url = reverse("regulations:verify_document", args=[document.pk])

    assert browser("organization_officer").post(url).status_code == 403
    assert browser("organization_head").post(url).status_code == 302
    document.refresh_from_db()
    assert document.verified_by is not None


@pytest.mark.parametrize("name", ["rules", "documents"])
def test_stranger_is_sent_to_sign_in(client, name):
    answer = client.get(reverse(f"regulations:{name}"))

    assert answer.status_code == 302
    assert "next=" in answer.headers["Location"]


def test_pages_hold_no_inline_style_or_script(shipped_law, browser):
    client = browser("organization_head")
    urls = [
        reverse("regulations:rules"),
        reverse("regulations:rule", args=[PROBATION]),
        reverse("regulations:documents"),
        reverse("regulations:calendar", args=[2026]),
    ]
    for url in urls:
        page = text(client.get(url))
        main = page[page.index("<main") : page.index("</main>")]
        assert " style=" not in main
        assert " on" + "click=" not in main
        assert "<script" not in main
