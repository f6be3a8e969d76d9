"""What the database itself holds true of the law."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.regulations.choices import Standing
from apps.regulations.models import LegalDocument, RuleValue
from tests.factories.regulations import (
    CalendarDayFactory,
    LegalDocumentFactory,
    RuleValueFactory,
)

pytestmark = pytest.mark.django_db
KEY = "test.probation.months"
START, END = date(2021, 7, 30), date(2025, 1, 20)


def refused(constraint):
    """The database refuses, naming the constraint, and the test's transaction goes on."""
    return pytest.raises(IntegrityError, match=constraint)


def test_number_may_repeat_with_another_date_or_issuer():
    first = LegalDocumentFactory(number="01-HD/TW", signed_on=date(2016, 9, 20))
    LegalDocumentFactory(number="01-HD/TW", signed_on=date(2021, 9, 28))
    LegalDocumentFactory(
        number="01-HD/TW", signed_on=date(2016, 9, 20), issuer="Ban Tổ chức Trung ương"
    )

    assert LegalDocument.objects.filter(number=first.number).count() == 3


@pytest.mark.parametrize("signed_on", [date(2016, 9, 20), None], ids=["dated", "undated"])
def test_same_issuer_number_and_date_is_refused(signed_on):
    LegalDocumentFactory(number="01-HD/TW", signed_on=signed_on)

    with refused("regulations_document_issuer_number_date"), transaction.atomic():
        LegalDocumentFactory(number="01-HD/TW", signed_on=signed_on)


def test_document_cannot_end_before_it_begins():
    LegalDocumentFactory(in_force_from=START, in_force_to=END)

    with refused("regulations_document_period"), transaction.atomic():
        LegalDocumentFactory(in_force_from=END, in_force_to=END)


def test_value_cannot_end_on_the_day_it_begins():
    RuleValueFactory(valid_from=START, valid_to=date(2021, 7, 31))

    with refused("regulations_value_period"), transaction.atomic():
        RuleValueFactory(valid_from=START, valid_to=START)


def test_settled_values_may_follow_each_other_without_a_gap():
    RuleValueFactory(key=KEY, valid_from=START, valid_to=END)
    RuleValueFactory(key=KEY, valid_from=END)

    assert RuleValue.objects.filter(key=KEY).count() == 2


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2025, 1, 19), None),
        (date(2022, 1, 1), date(2023, 1, 1)),
        (date(2020, 1, 1), date(2021, 7, 31)),
    ],
    ids=["last day", "inside", "first day"],
)
def test_settled_values_of_one_key_and_level_never_overlap(start, end):
    RuleValueFactory(key=KEY, valid_from=START, valid_to=END)

    with refused("regulations_one_settled_value"), transaction.atomic():
        RuleValueFactory(key=KEY, valid_from=start, valid_to=end)


def test_confirmed_and_verified_exclude_each_other(world, everything):
    user = world.user("system_administrator", "alpha")
    RuleValueFactory(key=KEY, verified=True, verified_by=user)

    with refused("regulations_one_settled_value"), transaction.atomic():
        RuleValueFactory(key=KEY)


def test_drafts_and_other_levels_may_stand_beside_a_settled_value():
    RuleValueFactory(key=KEY)
    RuleValueFactory(key=KEY, draft=True)
    RuleValueFactory(key=KEY, draft=True)
    RuleValueFactory(key=KEY, level="province")

    assert RuleValue.objects.filter(key=KEY).count() == 4


def test_draft_that_becomes_settled_meets_the_same_border():
    RuleValueFactory(key=KEY)
    draft = RuleValueFactory(key=KEY, draft=True)

    with refused("regulations_one_settled_value"), transaction.atomic():
        RuleValue.objects.filter(pk=draft.pk).update(status=Standing.CONFIRMED)


def test_verified_needs_who_and_when_together(world, everything):
    user = world.user("system_administrator", "alpha")
    value = RuleValueFactory()
    pair = {"verified_by": user, "verified_at": timezone.now()}
    for wrong in (
        {"status": Standing.VERIFIED},
        {"status": Standing.VERIFIED, "verified_by": user},
        {"status": Standing.VERIFIED, "verified_at": pair["verified_at"]},
        {"verified_by": user},
        pair,
    ):
        with refused("regulations_rulevalue_verified_by_at"), transaction.atomic():
            RuleValue.objects.filter(pk=value.pk).update(**wrong)

    assert RuleValue.objects.filter(pk=value.pk).update(status=Standing.VERIFIED, **pair) == 1


def test_calendar_holds_a_day_once():
    CalendarDayFactory()
    CalendarDayFactory(date=date(2026, 9, 3))

    with refused("date"), transaction.atomic():
        CalendarDayFactory(worked=True)


def test_one_row_per_shipped_entry():
    RuleValueFactory(loaded_entry="")
    RuleValueFactory(loaded_entry="")
    RuleValueFactory(loaded_entry="a/b")

    with refused("regulations_rulevalue_one_entry"), transaction.atomic():
        RuleValueFactory(loaded_entry="a/b")
