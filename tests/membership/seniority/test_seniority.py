"""Seniority in the database, its acts and its pages."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.models import EarlierMembership, Member, SeniorityDeduction
from apps.membership.seniority import actions
from apps.membership.seniority.lookup import deductions_of, explain
from apps.membership.seniority.querysets import of_seniority, with_seniority
from apps.tenancy import scope
from tests.factories.membership import member
from tests.guards.twins import rolled_back
from tests.membership.conftest import open_to
from tests.membership.seniority.conftest import acting

pytestmark = pytest.mark.django_db

D, TODAY = date, date(2026, 11, 20)
DATES = {
    "admission_decided_on": D(1990, 5, 10), "ceremony_on": D(1990, 5, 19),
    "official_on": D(1991, 5, 19),
}  # fmt: skip


@pytest.fixture
def elder(world):
    with scope.use(scope.Scope.everything()):
        return member(world["alpha-east-1-cell"], "Đỗ Văn Lão", **DATES)


FIRST, LAST = D(2000, 1, 1), D(2000, 12, 31)


def record(elder, officer, first=FIRST, last=LAST, **values):
    given = {
        "kind": "lost_contact", "reason": "Mất liên lạc", "decision_number": "12-QĐ/HU",
        "today": TODAY, "by": officer,
    }  # fmt: skip
    return actions.record_deduction(member=elder, first=first, last=last, **given | values)


@st.composite
def lives(draw):
    """Dates of one member and periods that do not overlap, and a day to count on."""
    decided = draw(st.dates(D(1960, 1, 1), D(2000, 1, 1)))
    gaps, day = [], decided
    for _number in range(draw(st.integers(0, 3))):
        first = day + timedelta(days=draw(st.integers(0, 3000)))
        day = first + timedelta(days=draw(st.integers(1, 900)))
        gaps.append((first, day))
    left = draw(st.none() | st.integers(400, 20000).map(lambda n: decided + timedelta(days=n)))
    on = draw(st.dates(D(1961, 1, 1), D(2040, 1, 1)))
    earlier = draw(st.none() | st.tuples(st.integers(400, 9000), st.integers(1, 3000)))
    return decided, draw(st.booleans()), gaps, left, on, earlier, draw(st.booleans())


@given(life=lives(), years=st.integers(0, 50))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_database_says_the_same_as_the_rule(elder, officer, life, years):
    decided, known, gaps, left, on, earlier, restored = life
    with rolled_back():
        ceremony = decided + timedelta(days=9)
        Member.objects.filter(pk=elder.pk).update(
            admission_decided_on=decided if known else None, ceremony_on=ceremony,
            official_on=ceremony + timedelta(days=365), left_on=left,
            state="left" if left else "official", leaving="struck_off" if left else "",
        )  # fmt: skip
        for first, after in gaps:
            SeniorityDeduction.objects.create(
                organization_id=elder.organization_id, member=elder, valid=DateRange(first, after),
                kind="other", reason="x", decision_number="1",
            )  # fmt: skip
        if earlier:
            begin = decided - timedelta(days=sum(earlier))
            EarlierMembership.objects.create(
                organization_id=elder.organization_id, member=elder, admission_decided_on=begin,
                ceremony_on=begin, official_on=begin + timedelta(days=365), restored=restored,
                left_on=begin + timedelta(days=earlier[0]), leaving="struck_off", returned_on=decided,
            )  # fmt: skip
        elder.refresh_from_db()
        rows = Member.objects.filter(pk=elder.pk)

        total = explain(elder, deductions_of(officer, elder), on=on).total

        listed = of_seniority(rows, years=years, on=on).exists()
        if total is None:
            assert not listed
        elif on >= (decided if known else ceremony):
            assert with_seniority(rows, on=on).get().counted_from == total.counted_from
            if left is None:
                assert listed == (total.years >= years)


def test_a_recorded_deduction_shortens_seniority_and_leaves_one_line(elder, officer):
    record(elder, officer)

    explained = explain(elder, deductions_of(officer, elder), on=D(2020, 5, 10))

    assert (explained.total.years, explained.total.months) == (28, 11)
    lines = AuditEntry.objects.filter(action="membership.deduction_recorded")
    assert [line.params["first"] for line in lines] == ["01/01/2000"]


@pytest.mark.parametrize(
    ("first", "last", "code", "field"),
    [
        (D(2000, 2, 1), D(2000, 1, 1), "deduction_backwards", "last"),
        (D(1990, 5, 9), D(1991, 1, 1), "deduction_outside", "first"),
        (D(2026, 1, 1), TODAY + timedelta(days=1), "deduction_outside", "last"),
    ],
    ids=["backwards", "before-the-decision", "in-the-future"],
)
def test_a_period_outside_the_membership_is_refused(elder, officer, first, last, code, field):
    with pytest.raises(RuleRefused) as refused:
        record(elder, officer, first, last)

    assert (refused.value.code, refused.value.field) == (code, field)
    assert not SeniorityDeduction.objects.exists()


def test_the_second_click_is_refused_and_nothing_is_deducted_twice(elder, officer):
    record(elder, officer)

    with pytest.raises(RuleRefused, match="deduction_twice"):
        record(elder, officer)

    assert SeniorityDeduction.objects.count() == 1


def test_a_withdrawn_deduction_counts_again_and_stays_to_be_read(elder, officer):
    made = record(elder, officer)

    actions.withdraw_deduction(deduction=made, reason="Nhầm người", by=officer, today=TODAY)

    deductions = deductions_of(officer, elder)
    assert explain(elder, deductions, on=D(2020, 5, 10)).total.years == 30
    assert [one.withdrawn_reason for one in deductions] == ["Nhầm người"]
    with pytest.raises(RuleRefused, match="deduction_withdrawn"):
        actions.withdraw_deduction(deduction=made, reason="x", by=officer, today=TODAY)
    record(elder, officer)


@pytest.mark.parametrize("role", ["unit_secretary", "standing_committee_member"])
def test_readers_record_nothing(world, elder, role):
    reader = acting(world, role, "alpha-east")
    with scope.use(reader.scope()), transaction.atomic(), pytest.raises(NotAllowed):
        record(elder, reader)


def test_the_neighbour_neither_sees_nor_deducts(world, elder, officer, browser):
    made = record(elder, officer)
    neighbour = acting(world, "organization_officer", "beta-east")

    with scope.use(neighbour.scope()), transaction.atomic():
        assert list(SeniorityDeduction.objects.visible_to(neighbour)) == []
        with pytest.raises(NotAllowed):
            record(elder, neighbour, D(2001, 1, 1), D(2001, 2, 1))
    client = browser(code="beta-east")
    assert client.get(f"/members/{elder.pk}/seniority/").status_code == 404
    assert client.get(f"/members/seniority/{made.pk}/withdraw/").status_code == 404


def test_the_page_counts_on_any_day(elder, browser):
    page = browser().get(
        f"/members/{elder.pk}/seniority/", {"on_day": "9", "on_month": "5", "on_year": "2020"}
    )

    text = page.content.decode()
    assert "29 năm 11 tháng" in text
    assert "10/05/1990" in text


def test_the_record_shows_seniority(elder, browser):
    text = browser().get(f"/members/{elder.pk}/").content.decode()

    assert 'id="seniority"' in text
    assert "Tính như thế nào?" in text


def test_a_deduction_is_recorded_and_withdrawn_through_the_pages(elder, browser):
    client, url = browser(), f"/members/{elder.pk}/seniority/"
    values = {
        "kind": "transfer_gap", "reason": "Chuyển sinh hoạt chậm", "decision_number": "3-CV",
        "first_day": "1", "first_month": "3", "first_year": "2005",
        "last_day": "31", "last_month": "8", "last_year": "2005",
    }  # fmt: skip

    assert client.post(url, values).status_code == 302
    again = client.post(url, values)
    assert again.status_code == 422
    assert "đã được trừ" in again.content.decode()
    with scope.use(scope.Scope.everything()):
        made = SeniorityDeduction.objects.get()
    withdraw = f"/members/seniority/{made.pk}/withdraw/"
    assert client.get(withdraw).status_code == 200
    assert client.post(withdraw, {"reason": ""}).status_code == 422
    assert client.post(withdraw, {"reason": "Sai"}).status_code == 302
    assert "Sai" in client.get(url).content.decode()


def test_a_reader_by_grant_sees_but_does_not_record(world, elder, browser):
    with scope.use(scope.Scope.everything()):
        open_to(world, "organization_officer", elder, "beta-east")
    client = browser(code="beta-east")

    assert client.get(f"/members/{elder.pk}/seniority/").status_code == 200
    assert client.post(f"/members/{elder.pk}/seniority/", {}).status_code == 403


def test_the_register_filters_by_years_of_seniority(elder, browser):
    client = browser()

    assert "Đỗ Văn Lão" in client.get("/members/", {"seniority": "30"}).content.decode()
    assert "Đỗ Văn Lão" not in client.get("/members/", {"seniority": "60"}).content.decode()
    assert client.get("/members/", {"seniority": "999999"}).status_code == 200
