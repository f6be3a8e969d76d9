"""The pages that change something: checking, signing, asking, late entries, targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from apps.core.formats import percent_text
from apps.core.models import Job
from apps.membership.choices import Sex
from apps.reports import actions
from apps.reports.models import Target
from tests.factories import reports as make
from tests.reports.conftest import admitted
from tests.reports.test_views import text_of


def test_check_and_sign_follow_each_other_on_the_page(summary, as_role, everything):
    officer, head = as_role(), as_role("organization_head")
    page = reverse("reports:summary", args=[summary.pk])

    seen = {"counted_at": summary.counted_at.isoformat()}
    assert officer.post(reverse("reports:check", args=[summary.pk]), seen).status_code == 302
    assert officer.post(reverse("reports:sign", args=[summary.pk]), seen).status_code == 403
    assert head.post(reverse("reports:sign", args=[summary.pk]), seen).status_code == 302

    summary.refresh_from_db()
    text = text_of(officer.get(page))
    assert (summary.state, len(summary.sha256)) == ("signed", 64)
    assert summary.sha256[:12] in text
    assert "btn-main" not in text


def test_signing_figures_that_were_counted_again_is_refused_with_409(summary, as_role, everything):
    actions.check_summary(summary=summary, by=actions_head(summary))

    response = as_role("organization_head").post(
        reverse("reports:sign", args=[summary.pk]), {"counted_at": "2020-01-01T00:00:00+07:00"}
    )

    assert response.status_code == 409


def actions_head(summary):
    from apps.accounts.actor import actor_for
    from apps.accounts.models import RoleAssignment

    return actor_for(
        RoleAssignment.objects.select_related("user", "organization").get(
            user_id=summary.generated_by_id
        )
    )


def test_sending_back_asks_for_a_reason(summary, as_role, everything):
    actions.check_summary(summary=summary, by=actions_head(summary))
    browser, url = as_role(), reverse("reports:return", args=[summary.pk])

    empty = browser.post(url, {"reason": " "})
    sent = browser.post(url, {"reason": "Thiếu chi bộ 2"})

    summary.refresh_from_db()
    assert (empty.status_code, sent.status_code, summary.state) == (422, 302, "draft")


def test_asking_for_a_summary_leads_to_the_progress_page(world, people, as_role, everything):
    form = {
        "form": "membership", "organization": world["alpha-east"].pk, "kind": "year",
        "year": "2018",
    }  # fmt: skip

    response = as_role().post(reverse("reports:new"), form)

    job = Job.objects.get()
    assert response.url == reverse("core:job", args=[job.uuid])
    assert "2018" in job.title


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "year", "year": ""}, "year"),
        ({"kind": "term", "first": "", "last": "18/03/2020"}, "first"),
        ({"kind": "term", "first": "01/08/2020", "last": "18/03/2020"}, "last"),
        ({"kind": "free", "first": "32/08/2020", "last": "18/03/2020"}, "first"),
        ({"kind": "year", "year": "2090"}, "year"),
    ],
)
def test_a_wrong_period_is_told_beside_its_field(world, as_role, values, field, everything):
    form = {"form": "membership", "organization": world["alpha-east"].pk, **values}

    response = as_role().post(reverse("reports:new"), form)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Job.objects.exists()


def test_a_unit_outside_the_range_cannot_be_asked_for(world, as_role, everything):
    browser = as_role()
    form = {
        "form": "membership", "organization": world["beta-east"].pk, "kind": "year", "year": "2018"
    }  # fmt: skip

    assert browser.get(reverse("reports:new"), {"unit": "beta-east"}).status_code == 404
    assert browser.post(reverse("reports:new"), form).status_code == 422
    assert not Job.objects.exists()


def test_late_entries_are_shown_beside_the_signed_figures(
    world, heads, people, as_role, everything
):
    frozen = make.signed(world["alpha-east"], by=heads["alpha-east"])
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7), sex=Sex.FEMALE)

    response = as_role().get(
        reverse("reports:drift", args=[frozen.pk]), headers={"HX-Request": "true"}
    )

    found = {
        (change.indicator.key, change.unit): (change.old, change.new)
        for change in response.context["changes"]
        if not change.unit
    }
    assert found["members_admitted", ""] == (4, 5)
    assert found["members_admitted_women", ""] == (2, 3)
    assert "<html" not in text_of(response)


def test_the_difference_to_the_revision_before_is_shown(world, heads, people, as_role, everything):
    make.signed(world["alpha-east"], by=heads["alpha-east"])
    admitted(world["alpha-east-1-cell"], date(2016, 7, 7))
    revised = make.summary(world["alpha-east"], by=heads["alpha-east"])

    response = as_role().get(reverse("reports:difference", args=[revised.pk]))

    found = {(c.indicator.key, c.unit): c.step for c in response.context["changes"]}
    assert found["members_admitted", ""] == "+1"
    assert found["members_admitted", "Đảng bộ alpha-east-1"] == "+1"


def test_targets_are_set_and_ended_on_their_pages(world, as_role, everything):
    browser = as_role()
    form = {
        "organization": world["alpha-east"].pk, "indicator": "members_admitted", "plan": "1.000",
        "kind": "term", "first": "01/08/2015", "last": "31/07/2020", "document": "02-NQ/HU",
    }  # fmt: skip

    assert browser.post(reverse("reports:target_new"), form).status_code == 302
    again = browser.post(reverse("reports:target_new"), form)
    target = Target.objects.get()
    ended = browser.post(reverse("reports:target_end", args=[target.pk]), {"reason": "Hết"})

    target.refresh_from_db()
    assert (target.plan, again.status_code, ended.status_code) == (1000, 422, 302)
    assert target.end_reason == "Hết"


SHARE = {
    "kind": "year", "year": "2019", "document": "02-NQ/HU", "indicator": "members_admitted_women",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kept"), [("80%", Decimal(80)), (" 2,5 % ", Decimal("2.5")), ("100%", Decimal(100))]
)
def test_a_target_may_be_a_least_share(world, as_role, everything, typed, kept):
    form = SHARE | {"organization": world["alpha-east"].pk, "plan": typed}

    assert as_role().post(reverse("reports:target_new"), form).status_code == 302

    target = Target.objects.get()
    assert (target.plan, target.share) == (None, kept)
    page = as_role().get(reverse("reports:targets")).content.decode()
    assert f"ít nhất {percent_text(kept)}" in page


@pytest.mark.parametrize(
    ("typed", "indicator", "sentence"),
    [
        ("0%", "members_admitted_women", "Tỷ lệ phải lớn hơn 0%"),
        ("100,5%", "members_admitted_women", "Tỷ lệ phải lớn hơn 0%"),
        ("33,333%", "members_admitted_women", "Tỷ lệ phải lớn hơn 0%"),
        ("tám mươi %", "members_admitted_women", "Tỷ lệ phải lớn hơn 0%"),
        ("80%", "members_admitted", "không tính trên một tổng số"),
        ("2,5", "members_admitted_women", "số nguyên lớn hơn 0"),
    ],
)
def test_a_share_that_cannot_be_is_refused(world, as_role, everything, typed, indicator, sentence):
    form = SHARE | {
        "organization": world["alpha-east"].pk, "plan": typed, "indicator": indicator,
    }  # fmt: skip

    page = as_role().post(reverse("reports:target_new"), form)

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert not Target.objects.exists()


def test_a_summary_says_whether_a_share_is_reached(world, people, heads, as_role, everything):
    make.target(
        world["alpha-east"], by=heads["alpha-east"], plan=None, share=Decimal(60),
        indicator="members_admitted_women",
    )  # fmt: skip
    made = make.summary(
        world["alpha-east"], by=heads["alpha-east"], kind="term", first=date(2015, 8, 1),
        last=date(2020, 3, 18),
    )  # fmt: skip
    browser = as_role()

    page = browser.get(reverse("reports:summary", args=[made.pk])).content.decode()
    figures = browser.get(f"/api/summaries/{made.pk}/figures/").json()

    assert "ít nhất 60%, <b>chưa đạt</b>" in page
    [women] = [
        one for one in figures
        if one["unit"] is None and one["indicator"] == "members_admitted_women"
    ]  # fmt: skip
    assert (women["plan_share"], women["plan_met"], women["share_printed"]) == (
        "60.00", False, "50%",
    )  # fmt: skip
    for address in ("excel", "word"):
        assert browser.get(reverse(f"reports:{address}", args=[made.pk])).status_code == 200


@pytest.mark.parametrize(
    ("role", "code", "status"),
    [
        ("organization_officer", "alpha-west", 404),
        ("organization_officer", "beta-east", 404),
        ("unit_secretary", "alpha-east", 403),
        ("organization_officer", "alpha", 200),
    ],
)
def test_ending_a_target_is_for_its_range_and_role(
    world, heads, as_role, role, code, status, everything
):
    target = make.target(world["alpha-east"], by=heads["alpha-east"])

    response = as_role(role, code).get(reverse("reports:target_end", args=[target.pk]))

    assert response.status_code == status
