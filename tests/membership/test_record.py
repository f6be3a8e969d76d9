"""The record page: who may open it, what it explains, what stays closed, what it leaves behind."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from apps.accounts.models import Wall
from apps.core.models import AuditEntry
from apps.membership.models import EthnicGroup, MemberGrant, Religion
from tests.factories.membership import member
from tests.factories.world import ALL_ROLES
from tests.membership.conftest import open_to
from tests.membership.test_register import READERS

UNKNOWN = 999_999_999
SHARERS = {"inspection_chair", "organization_head"}
WITH_SENSITIVE = {"organization_officer", "organization_head"}


@pytest.fixture
def record(world, everything, law):
    """A member of alpha-east with sensitive data."""
    return member(
        world["alpha-east-1-cell"], "Đặng Thị Ánh", ethnicity=EthnicGroup.objects.get(code="05"),
        religion=Religion.objects.exclude(is_none=True).order_by("code").first(),
    )  # fmt: skip


def test_out_of_range_and_walled_records_answer_like_a_wrong_address(
    world, everything, record, browser
):
    neighbour = browser(code="alpha-west")
    Wall.objects.create(
        user=world.user("organization_officer", "alpha-east"), label="membership.member",
        object_id=record.pk, organization=record.organization, reason="relative",
        valid_from=date(2020, 1, 1),
    )  # fmt: skip
    answers = [
        client.get(f"/members/{pk}/")
        for client, pk in (
            (browser(), record.pk), (neighbour, record.pk), (browser(code="beta"), record.pk),
            (browser(), UNKNOWN),
        )
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    for answer in answers:
        assert record.full_name not in answer.content.decode()
        assert "<title>" in answer.content.decode()
    own, unknown = (a.content.decode().split("<main")[1] for a in (answers[0], answers[3]))
    assert own.split("refusal")[1:] == unknown.split("refusal")[1:]


@pytest.mark.parametrize("path", ["edit/", "sensitive/", "share/", "unshare/", "parts/", ""])
def test_every_address_of_a_foreign_record_is_unknown(record, browser, path):
    client = browser("organization_head", "beta-east")

    for answer in (client.get, client.post):
        assert answer(f"/members/{record.pk}/{path}").status_code in {404, 405}
    assert client.post(f"/members/{record.pk}/{path}").status_code in {404, 405}
    assert not AuditEntry.objects.filter(object_id=record.pk).exists()


@pytest.mark.parametrize("role", ALL_ROLES)
def test_roles_see_change_open_and_share_as_their_table_says(record, browser, role):
    client = browser(role)

    seen = client.get(f"/members/{record.pk}/")
    changed = client.get(f"/members/{record.pk}/edit/")
    opened = client.post(f"/members/{record.pk}/sensitive/", {"purpose": "record"})
    shared = client.post(f"/members/{record.pk}/share/", {})

    reads = role in READERS
    assert seen.status_code == (200 if reads else 404)
    assert changed.status_code == (200 if role in WITH_SENSITIVE else 403 if reads else 404)
    assert opened.status_code == (200 if role in WITH_SENSITIVE else 403 if reads else 404)
    assert shared.status_code == (422 if role in SHARERS else 403 if reads else 404)


def test_opening_a_record_leaves_one_line_in_the_read_log(world, record, browser):
    browser("inspection_officer").get(f"/members/{record.pk}/")

    entry = AuditEntry.objects.get(kind="read")
    assert (entry.action, entry.object_id) == ("membership.member_read", record.pk)
    assert entry.user_id == world.user("inspection_officer", "alpha-east").pk
    assert entry.role == "inspection_officer"
    assert entry.url == f"/members/{record.pk}/"


def test_the_sensitive_part_is_closed_until_opened_with_a_purpose(record, browser):
    client = browser()
    secret = {str(record.ethnicity), str(record.religion)}

    page = client.get(f"/members/{record.pk}/").content.decode()
    form = client.get(f"/members/{record.pk}/edit/").content.decode()
    without = client.post(f"/members/{record.pk}/sensitive/", {})
    before = AuditEntry.objects.filter(action="membership.sensitive_read").count()
    opened = client.post(
        f"/members/{record.pk}/sensitive/",
        {"purpose": "statistics"},
        headers={"HX-Request": "true"},
    ).content.decode()

    assert not [word for word in secret if word in page or word in form]
    assert without.status_code == 422
    assert before == 0
    assert all(word in opened for word in secret)
    assert "<html" not in opened
    entry = AuditEntry.objects.get(action="membership.sensitive_read")
    assert entry.params == {"purpose": "statistics"}


def test_without_script_the_sensitive_part_opens_on_the_whole_page(record, browser):
    page = browser().post(f"/members/{record.pk}/sensitive/", {"purpose": "record"})

    assert str(record.ethnicity) in page.content.decode()
    assert record.full_name in page.content.decode()
    assert not AuditEntry.objects.filter(action="membership.member_read").exists()


def test_each_date_explains_itself_with_rule_article_and_document(record, browser):
    response = browser().get(f"/members/{record.pk}/")

    decision, ceremony, official = response.context["dates"]
    assert (decision.rule_key, ceremony.rule_key) == (
        "membership.admission.age.minimum", "membership.probation.months",
    )  # fmt: skip
    assert (official.start, official.result) == (date(2010, 5, 19), date(2011, 5, 19))
    page = response.content.decode()
    assert "294-QĐ/TW" in page
    assert "điểm 4.1" in page
    assert "/membership.probation.months/?on=2010-05-19" in page


@pytest.mark.parametrize(
    ("now", "days", "tone"),
    [
        ("2026-11-01", 94, "t-ok"),
        ("2027-01-31", 3, "t-warn"),
        ("2027-02-03", 0, "t-warn"),
        ("2027-02-13", -10, "t-bad"),
    ],
)
def test_probation_counts_down_in_words_and_tone(world, everything, law, browser, now, days, tone):
    probationer = member(world["alpha-east-1-cell"], probationary=True)

    with time_machine.travel(f"{now}T03:00:00Z", tick=False):
        response = browser().get(f"/members/{probationer.pk}/")

    assert response.context["member"].days_of_probation == days
    bar = response.content.decode().split('class="idbar"')[1].split("</div>")[0]
    assert tone in bar
    assert str(abs(days)) in bar or days == 0
    assert "03/02/2027" in bar


def test_findings_of_an_old_record_are_listed_to_check(world, everything, law, browser):
    odd = member(world["alpha-east-1-cell"], official_on=date(2011, 6, 1))

    response = browser().get(f"/members/{odd.pk}/")

    assert [one.code for one in response.context["to_check"]] == ["official_not_after_probation"]
    assert "19/05/2011" in response.content.decode()


def test_a_record_is_opened_to_a_person_of_another_tenant_and_closed_again(world, record, browser):
    head = browser("organization_head")
    outsider = world.user("inspection_officer", "beta-east")
    reader = browser("inspection_officer", "beta-east")
    form = {
        "person": outsider.sign_in_name.upper(), "reason": "đoàn kiểm tra 12-QĐ",
        "valid_from_day": "1", "valid_from_month": "1", "valid_from_year": "2026",
        "valid_to_day": "31", "valid_to_month": "12", "valid_to_year": "2099",
    }  # fmt: skip

    assert reader.get(f"/members/{record.pk}/").status_code == 404
    assert head.post(f"/members/{record.pk}/share/", form).status_code == 302
    opened = reader.get(f"/members/{record.pk}/")
    assert opened.status_code == 200
    assert "Đảng bộ alpha-east-1-cell" in opened.content.decode()
    assert reader.get(f"/members/{record.pk}/edit/").status_code == 403
    assert reader.post(f"/members/{record.pk}/share/", form).status_code == 403
    assert "đoàn kiểm tra 12-QĐ" in head.get(f"/members/{record.pk}/").content.decode()
    head.post(f"/members/{record.pk}/unshare/", {"user": outsider.pk})
    assert reader.get(f"/members/{record.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": "nobody@example.vn"}, "person"),
        ({"reason": " "}, "reason"),
        ({"valid_to_year": "2020"}, "valid_to"),
        ({"valid_to_day": "", "valid_to_month": "", "valid_to_year": ""}, "valid_to"),
        ({"valid_to_day": ""}, "valid_to"),
    ],
)
def test_a_grant_that_is_refused_says_so_at_its_field(world, record, browser, changes, field):
    form = {
        "person": world.user("inspection_officer", "beta-east").sign_in_name, "reason": "team",
        "valid_from_day": "1", "valid_from_month": "1", "valid_from_year": "2026",
        "valid_to_day": "31", "valid_to_month": "12", "valid_to_year": "2099",
    } | changes  # fmt: skip

    response = browser("organization_head").post(f"/members/{record.pk}/share/", form)

    assert response.status_code == 422
    assert set(response.context["grant_form"].errors) == {field}
    assert not MemberGrant.objects.exists()


@pytest.mark.parametrize("key", ["foreign", "9" * 18, "9" * 5000, "\u00b2", ""])
def test_ending_a_grant_names_nobody_whom_the_record_was_not_open_to(world, record, browser, key):
    """The names of other committees' people cannot be read off by trying their keys."""
    stranger = world.user("inspection_officer", "beta-east")
    head = browser("organization_head")
    typed = str(stranger.pk) if key == "foreign" else key

    response = head.post(f"/members/{record.pk}/unshare/", {"user": typed}, follow=True)

    assert response.status_code == 200
    assert stranger.full_name not in response.content.decode()
    assert not AuditEntry.objects.filter(action="accounts.access_revoked").exists()


def test_whom_a_grant_serves_does_not_pass_the_record_on(world, record, browser):
    open_to(world, "organization_head", record, code="beta-east")

    response = browser("organization_head", "beta-east").post(f"/members/{record.pk}/share/", {})

    assert response.status_code == 403


def test_the_page_asks_for_its_further_parts_once_it_stands(browser, record):
    page = browser()

    parts = f"/members/{record.pk}/parts/"
    assert (
        f'hx-get="{parts}" hx-trigger="load"' in page.get(f"/members/{record.pk}/").content.decode()
    )
    assert "<html" not in page.get(parts, headers={"hx-request": "true"}).content.decode()
    assert "<html" in page.get(parts).content.decode()
    assert AuditEntry.objects.filter(action="membership.member_parts_read").count() == 2
