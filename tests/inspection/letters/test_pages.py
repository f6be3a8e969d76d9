"""Pages of letters: as people use them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.inspection.cases.actions import Subject
from apps.inspection.models import Letter
from apps.tenancy import scope
from tests.factories.membership import member
from tests.guards.routes_records import three
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(browser, world):
    """The officer's browser."""
    return browser("inspection_officer", "alpha-east")


def _form(world, **more):
    return {
        "organization": world["alpha-east"].code, "channel": "paper", "kind": "denunciation",
        "matter": "Quản lý đất đai", "secrecy": "0", "writer_name": "Đoàn Thị Kín", "contents": "Việc một\n\nViệc hai",
        "people": "Nguyễn Văn Đối; Bí thư; Chi bộ 1", **three("arrived_on", "15", "9", "2026"),
    } | more  # fmt: skip


def test_a_letter_goes_from_the_form_to_its_page(world, site):
    answer = site.post(reverse("inspection:letter_new"), _form(world), follow=True)

    text = answer.content.decode()
    assert "Việc hai" in text
    assert "Nguyễn Văn Đối" in text


def test_what_is_refused_stands_beside_its_field(world, site):
    answer = site.post(reverse("inspection:letter_new"), _form(world, matter=" "))
    assert answer.status_code == 422
    answer = site.post(reverse("inspection:letter_new"), _form(world, people="A\nA"))
    assert answer.status_code == 422
    assert answer.context["form"].errors["people"]


def test_the_list_has_its_tabs_and_finds_a_name(world, site, came):
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    for query, found in (("", True), ("?tab=filed", False), ("?search=van+doi", True)):
        page = site.get(reverse("inspection:letters") + query).content.decode()
        assert (letter.reference in page) == found


def test_a_letter_is_classified_then_filed(world, site, came, officer):
    letter = came()
    classify = reverse("inspection:letter_classify", args=[letter.reference])
    answer = site.post(
        classify,
        {
            "version": 1, "kind": "complaint", "competence": "own",
            **three("classified_on", "15", "9", "2026"),
        },
    )  # fmt: skip
    assert answer.status_code == 302
    stale = site.post(
        reverse("inspection:letter_file", args=[letter.reference]),
        {
            "version": 1,
            "reason": "vague",
            "confirmed": "on",
            **three("filed_on", "15", "9", "2026"),
        },
    )
    assert stale.status_code == 422
    answer = site.post(
        reverse("inspection:letter_file", args=[letter.reference]),
        {
            "version": 2,
            "reason": "vague",
            "confirmed": "on",
            **three("filed_on", "15", "9", "2026"),
        },
    )
    assert answer.status_code == 302
    with scope.use(officer.scope()):
        assert Letter.objects.get(pk=letter.pk).state == "filed"


def test_a_name_is_linked_to_a_member_of_that_name(world, site, came, officer):
    with scope.use(scope.Scope.everything()):
        person = member(world["alpha-east-1-cell"], "Nguyễn Văn Đối")
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    with scope.use(officer.scope()):
        row = letter.lettersubject_set.get()
    url = reverse("inspection:letter_identify", args=[letter.reference, row.pk])
    assert "Nguyễn Văn Đối" in site.get(url).content.decode()
    assert site.post(url, {"version": 1, "member": person.pk}).status_code == 302


def test_the_workbook_counts_its_lines_as_the_reader_sees_them(world, site, came):
    came()
    answer = site.get(reverse("inspection:letters_export"))
    assert answer.status_code == 200
    assert site.get(reverse("inspection:letters_print")).status_code == 200


def test_the_api_shows_a_letter(world, site, came):
    letter = came(contents=["Việc một"])
    rows = site.get("/api/letters/").json()["results"]
    assert [row["reference"] for row in rows] == [letter.reference]
    one = site.get(f"/api/letters/{letter.reference}/").json()
    assert one["contents"] == [{"order": 1, "text": "Việc một", "part": ""}]


def test_the_page_of_a_case_leads_to_its_letters_and_names_no_writer(site, came, do):
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    case = do("open_case", letter, body="inspection_committee", title="Tố cáo", today=TODAY)

    parts = site.get(reverse("inspection:case_parts", args=[case.reference])).content.decode()

    assert letter.reference in parts
    assert "Đoàn Thị Kín" not in parts


def test_the_history_of_a_letter_tells_that_it_was_opened_as_a_case(site, came, do):
    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    case = do("open_case", letter, body="inspection_committee", title="Tố cáo", today=TODAY)
    events = site.get(letter.get_absolute_url()).context["events"]
    assert [event["detail"] for event in events if event["detail"] == case.reference]
