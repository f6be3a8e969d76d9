"""The pages of procedures as people use them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.membership.models import Member, Procedure
from apps.membership.procedures import actions
from apps.tenancy import scope
from tests.factories.membership import standing
from tests.guards.routes_records import three


@pytest.fixture
def opened(candidate, votes_law, world):
    with scope.use(scope.Scope.everything()):
        return actions.open_procedure(
            member=candidate, kind="recognition", opened_on=date(2026, 2, 1),
            today=date(2026, 6, 1), by=world.actor("organization_officer", "alpha-east"),
        )  # fmt: skip


def form(version: int, **changes: str) -> dict[str, str]:
    values = {"body": "cell", "entitled": "6", "present": "6", "in_favour": "5", "against": "1",
              "blank_or_invalid": "0", "resolution_number": "03-NQ/CB"}  # fmt: skip
    values = {f"vote-{name}": value for name, value in (values | changes).items()}
    return {"vote-version": str(version), **three("vote-held_on", "10", "2", "2026"), **values}


def test_a_vote_goes_in_by_the_form_and_is_shown_with_its_rule(browser, opened):
    page = browser()
    url = reverse("membership:procedure_vote", args=[opened.pk])
    answer = page.post(url, form(1), follow=True)
    text = answer.content.decode()
    assert "03-NQ/CB" in text
    assert "2/3" in text
    assert "294-QĐ/TW" in text


def test_a_vote_that_leaves_members_out_of_the_count_says_so(browser, opened, cell):
    page = browser()
    url = reverse("membership:procedure_vote", args=[opened.pk])
    few = form(1, entitled="4", present="4", in_favour="4", against="0")
    told = page.post(url, few, follow=True).content.decode()
    assert "trên 6 đảng viên chính thức" in told
    assert "9.3.2" in told

    with scope.use(scope.Scope.everything()):
        for one in Member.objects.filter(organization=cell, official_on__isnull=False)[:2]:
            standing(one, since=date(2026, 1, 1))
    read = page.get(reverse("membership:procedure", args=[opened.pk])).content.decode()
    assert "9.3.2" not in read


def test_a_refused_vote_keeps_what_was_typed_beside_the_reason(browser, opened):
    answer = browser().post(
        reverse("membership:procedure_vote", args=[opened.pk]), form(1, entitled="9", present="9")
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'value="9"' in text
    assert "điểm 9.3.4" in text


def test_the_second_of_two_officers_gets_the_newer_version_to_try_again(browser, opened):
    page = browser()
    url = reverse("membership:procedure_paper", args=[opened.pk])
    data = {
        "paper-version": "1",
        "paper-code": "self_review",
        **three("paper-dated_on", "1", "2", "2026"),
    }
    assert page.post(url, data).status_code == 302
    answer = page.post(url, data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'name="paper-version" value="2"' in text
    assert 'value="self_review" selected' in text


def test_opening_from_the_record(browser, candidate, votes_law, everything):
    page = browser()
    record = page.get(reverse("membership:record_parts", args=[candidate.pk])).content.decode()
    url = reverse("membership:procedure_new", args=[candidate.pk, "recognition"])
    assert url in record
    answer = page.post(url, three("opened_on", "1", "2", "2026"))
    assert answer.status_code == 302
    assert Procedure.objects.get().member == candidate


def test_list_export_and_reading_are_logged(browser, opened):
    page = browser()
    found = page.get(reverse("membership:procedures"), {"search": "du bi"}).content.decode()
    assert "Hoàng Dự Bị" in found
    assert page.get(reverse("membership:procedures_export")).status_code == 200
    page.get(reverse("membership:procedure", args=[opened.pk]))
    with scope.use(scope.Scope.everything()):
        kinds = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"membership.list_exported", "membership.procedure_read"} <= kinds


def test_a_secretary_reads_and_is_offered_no_acts(browser, opened):
    page = browser("unit_secretary")
    text = page.get(reverse("membership:procedure", args=[opened.pk])).content.decode()
    assert reverse("membership:procedure_vote", args=[opened.pk]) not in text
    answer = page.post(reverse("membership:procedure_vote", args=[opened.pk]), form(1))
    assert answer.status_code == 403


def test_the_api_shows_a_procedure_with_its_votes(browser, opened):
    page = browser()
    page.post(reverse("membership:procedure_vote", args=[opened.pk]), form(1))
    found = page.get(reverse("procedure-detail", args=[opened.pk])).json()
    assert found["votes"][0]["carried"] is True
    assert page.get(reverse("procedure-list")).json()["count"] == 1


def test_a_late_meeting_is_said_and_moves_no_date(browser, opened):
    page = browser()
    # 30 working days after Saturday 31 January 2026 without holidays: Friday 13 March.
    assert (
        "13/03/2026" in page.get(reverse("membership:procedure", args=[opened.pk])).content.decode()
    )
    late = form(1) | three("vote-held_on", "20", "3", "2026")
    text = page.post(
        reverse("membership:procedure_vote", args=[opened.pk]), late, follow=True
    ).content.decode()
    assert "20/03/2026" in text
    assert "họp chậm" in text


def test_who_is_not_fit_leads_to_striking_off(browser, opened):
    head = browser("organization_head")
    data = {"refuse-version": "1", "refuse-reason": "Không đủ tư cách", "refuse-confirmed": "on"}
    data |= three("refuse-closed_on", "10", "2", "2026")
    answer = head.post(reverse("membership:procedure_refuse", args=[opened.pk]), data, follow=True)
    url = reverse("membership:procedure_new", args=[opened.member_id, "strike_off"])
    assert url in answer.content.decode()


@pytest.mark.parametrize("way", ["refuse", "withdraw"])
def test_the_end_of_a_procedure_waits_for_a_tick(browser, opened, way):
    head = browser("organization_head")
    url = reverse(f"membership:procedure_{way}", args=[opened.pk])
    data = {f"{way}-version": "1", f"{way}-reason": "Không đủ tư cách"}
    data |= three(f"{way}-closed_on", "10", "2", "2026")

    answer = head.post(url, data)
    assert answer.status_code == 422
    assert "Không đủ tư cách" in answer.content.decode()
    with scope.use(scope.Scope.everything()):
        assert Procedure.objects.get(pk=opened.pk).state == "open"
    assert head.post(url, data | {f"{way}-confirmed": "on"}).status_code == 302
