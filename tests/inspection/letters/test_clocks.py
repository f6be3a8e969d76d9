"""Limits of letters in hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from apps.core.errors import RuleRefused
from apps.core.working_days import Calendar
from apps.inspection.letters.clocks import clocks, last_day
from apps.inspection.letters.congress import shortly_before
from apps.inspection.models import Letter
from apps.regulations.lookup import find_rule
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
FAR = TODAY + timedelta(days=400)


def _running(actor):
    with scope.use(actor.scope()):
        return clocks(lambda rows: rows.in_scope_of(actor), until=FAR, today=TODAY)


@pytest.fixture
def loaded():
    """The law as it is shipped."""
    with scope.use(scope.Scope.everything()):
        call_command("load_regulations", verbosity=0)


def test_a_letter_in_hand_has_the_limit_of_its_kind_and_a_draft_only_warns(
    loaded, officer, came, do
):
    for kind in ("denunciation", "reflection"):
        do(
            "classify_letter", came(), kind=kind, competence="own", competent_name="",
            classified_on=TODAY, today=TODAY,
        )  # fmt: skip
    came()

    (clock,) = _running(officer)

    assert clock.kind == "letter.denunciation"
    assert clock.due == TODAY + timedelta(days=90)
    assert clock.started == TODAY
    assert not clock.rule.may_block


def test_without_a_rule_no_limit_is_invented(officer, came, do):
    do(
        "classify_letter", came(), kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    assert _running(officer) == []


def test_a_letter_with_a_case_leaves_the_limit_to_it(loaded, officer, came, do):
    from apps.inspection.cases.actions import Subject

    letter = came(subjects=[Subject(name="Nguyễn Văn Đối")])
    do(
        "classify_letter", letter, kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY, today=TODAY,
    )  # fmt: skip
    do("open_case", letter, body="inspection_committee", title="Tố cáo", today=TODAY)
    assert _running(officer) == []


def test_working_days_and_days_are_two_things(loaded):
    start = date(2017, 3, 1)
    by_work = find_rule("inspection.complaint.limit", on=start)
    by_day = find_rule("inspection.denunciation.limit", on=date(2022, 3, 1))
    calendar = Calendar(frozenset(), frozenset())
    assert by_work.unit == "working_days"
    assert last_day(by_work, start, calendar) == date(2017, 7, 5)
    assert last_day(by_day, start, calendar) == date(2017, 5, 30)


@pytest.mark.parametrize(
    ("opens", "kind", "near"),
    [
        (date(2026, 10, 26), "denunciation", True),
        (date(2026, 10, 28), "denunciation", False),
        (date(2026, 10, 26), "complaint", False),
        (None, "denunciation", False),
    ],
)
def test_a_denunciation_shortly_before_a_congress_is_told_by_a_draft_that_blocks_nothing(
    loaded, officer, came, do, browser, opens, kind, near
):
    """30 working days before the opening, from the rule of the term before (08-HD/UBKTTW: draft)."""
    letter = do(
        "classify_letter", came(), kind=kind, competence="own", competent_name="",
        classified_on=TODAY, congress_on=opens, today=TODAY,
    )  # fmt: skip
    with scope.use(officer.scope()):
        found = shortly_before(Letter.objects.select_related("organization").get(pk=letter.pk))
    assert (found is not None) is near
    if found is not None:
        assert not found.rule.may_block
        page = browser("inspection_officer").get(letter.get_absolute_url()).content.decode()
        assert "26/10/2026" in page


def test_a_congress_does_not_open_before_the_letter_came(officer, came, do):
    with pytest.raises(RuleRefused, match=r"^letter_before_arrival$"):
        do(
            "classify_letter", came(), kind="denunciation", competence="own", competent_name="",
            classified_on=TODAY, congress_on=TODAY - timedelta(days=1), today=TODAY,
        )  # fmt: skip
