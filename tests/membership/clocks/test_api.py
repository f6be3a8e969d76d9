"""Limits through the API, and the warnings that went out in the admin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.membership.clocks.tasks import warn_of_limits
from apps.membership.models import ClockWarning
from apps.tenancy import scope
from tests.factories.membership import member

URL = "/api/clocks/"
ADMIN = "/admin/membership/clockwarning/"
pytestmark = pytest.mark.usefixtures("friday")


@pytest.fixture
def probationers(world, everything, law):
    """The probation ends 10 days ago, today, in 5, 59, 61 and 200 days; one elsewhere."""
    found = {}
    for name, left in (("Quá Hạn", -10), ("Hôm Nay", 0), ("Năm Ngày", 5), ("Trong Hạn", 59),
                       ("Sáu Mốt", 61), ("Còn Xa", 200)):  # fmt: skip
        day = date(2025, 11, 20) + timedelta(days=left)
        code = "alpha-east-2-cell" if name == "Trong Hạn" else "alpha-east-1-cell"
        found[name] = member(
            world[code], name, probationary=True, ceremony_on=day, admission_decided_on=day
        )
    day = date(2025, 11, 25)
    member(
        world["beta-east-1-cell"], "Nơi Khác", probationary=True, ceremony_on=day,
        admission_decided_on=day,
    )  # fmt: skip
    return found


def names(response, people) -> list[str]:
    by_key = {one.pk: name for name, one in people.items()}
    return [by_key[row["record_id"]] for row in response.json()["results"]]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Quá Hạn", "Hôm Nay", "Năm Ngày", "Trong Hạn"]),
        ("within=5", ["Quá Hạn", "Hôm Nay", "Năm Ngày"]),
        ("within=0", ["Quá Hạn", "Hôm Nay"]),
        ("within=366", ["Quá Hạn", "Hôm Nay", "Năm Ngày", "Trong Hạn", "Sáu Mốt", "Còn Xa"]),
        ("overdue=true", ["Quá Hạn"]),
        ("overdue=false&within=30", ["Hôm Nay", "Năm Ngày"]),
        ("unit=alpha-east-2", ["Trong Hạn"]),
        ("kind=admission.probation_end&page_size=2&page=2", ["Năm Ngày", "Trong Hạn"]),
        ("kind=badge.round", []),
    ],
)
def test_limits_of_the_range_by_time_kind_and_unit(probationers, browser, query, shown):
    assert names(browser().get(f"{URL}?{query}"), probationers) == shown


def test_each_says_when_by_which_rule_and_who_may_act(probationers, browser):
    row = browser().get(f"{URL}?overdue=true").json()["results"][0]
    assert (row["due"], row["days_left"], row["started"]) == ("2026-11-10", -10, "2025-11-10")
    assert "294-QĐ/TW" in row["rule"]
    assert row["url"] == f"/members/{probationers['Quá Hạn'].pk}/"
    assert row["may_act"] is True
    reader = browser("standing_committee_member").get(f"{URL}?overdue=true")
    assert reader.json()["results"][0]["may_act"] is False


@pytest.mark.parametrize(
    ("query", "field"),
    [("within=-1", "within"), ("within=9999", "within"), ("overdue=x", "overdue"),
     ("kind=x", "kind")],
)  # fmt: skip
def test_an_odd_question_is_refused_by_its_field(probationers, browser, query, field):
    refused = browser().get(f"{URL}?{query}")
    assert refused.status_code == 400
    assert set(refused.json()["fields"]) == {field}


def test_a_foreign_unit_is_unknown_and_who_reads_no_members_sees_no_limit(probationers, browser):
    assert browser().get(f"{URL}?unit=beta-east").status_code == 404
    assert browser("system_administrator").get(URL).status_code == 403


def test_an_administrator_can_show_that_a_warning_went_out_once(world, probationers, browser):
    for _run in range(3):
        warn_of_limits("2026-11-20")
    person = probationers["Năm Ngày"]
    with scope.use(scope.Scope.everything()):
        sent = ClockWarning.objects.get(record_id=person.pk)
        elsewhere = ClockWarning.objects.get(path__startswith=world["beta"].path)
    admin = browser("system_administrator", "alpha")
    text = admin.get(f"{ADMIN}?threshold=7&kind=admission.probation_end").content.decode()
    assert text.count(f"Đảng viên {person.pk}") == 1
    assert f"Đảng viên {elsewhere.record_id}<" not in text
    assert "Năm Ngày" not in text
    assert admin.get(f"{ADMIN}{sent.pk}/change/").status_code in {302, 403}
    assert browser("organization_officer").get(ADMIN).status_code == 302
