"""Entering and verifying the law."""

from datetime import date

import pytest

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.regulations import actions
from apps.regulations.choices import Standing
from apps.regulations.models import CalendarDay, LegalDocument, RuleValue
from tests.factories.regulations import (
    CalendarDayFactory,
    LegalDocumentFactory,
    RuleValueFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


@pytest.fixture
def head(world):
    return world.actor("organization_head", "alpha")


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha")


def trail(action):
    return AuditEntry.objects.get(action=action)


def test_verify_names_who_and_when_and_is_in_the_trail(head):
    value = RuleValueFactory(draft=True)

    actions.verify_rule(rule=value, by=head)

    value.refresh_from_db()
    assert (value.status, value.verified_by) == (Standing.VERIFIED, head.user)
    assert value.verified_at is not None
    entry = trail("regulations.rule_verified")
    assert (entry.object_id, entry.user, entry.params["status"]) == (
        value.pk,
        head.user,
        ["draft", "verified"],
    )


def test_verify_twice_is_refused(head):
    value = RuleValueFactory()
    actions.verify_rule(rule=value, by=head)

    with pytest.raises(RuleRefused, match="already_verified"):
        actions.verify_rule(rule=value, by=head)


def test_verify_refuses_a_draft_beside_a_settled_value(head):
    RuleValueFactory(key="test.limit")
    draft = RuleValueFactory(key="test.limit", draft=True)

    with pytest.raises(RuleRefused, match="rule_overlaps"):
        actions.verify_rule(rule=draft, by=head)

    draft.refresh_from_db()
    assert draft.status == Standing.DRAFT


def test_verify_document(head):
    document = LegalDocumentFactory(draft=True)

    actions.verify_document(document=document, by=head)

    document.refresh_from_db()
    assert document.may_block
    assert trail("regulations.document_verified").object_id == document.pk


def test_officer_may_write_nothing(officer):
    value, document, day = RuleValueFactory(), LegalDocumentFactory(), CalendarDayFactory()
    attempts = [
        lambda: actions.verify_rule(rule=value, by=officer),
        lambda: actions.verify_document(document=document, by=officer),
        lambda: actions.record_rule(rule=value, by=officer),
        lambda: actions.record_document(document=document, by=officer),
        lambda: actions.record_calendar_day(day=day, by=officer),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()

    assert not AuditEntry.objects.filter(action__startswith="regulations.").exists()


def test_new_value_is_stored_and_told(head):
    built = RuleValueFactory.build(document=LegalDocumentFactory())

    actions.record_rule(rule=built, by=head)

    assert RuleValue.objects.get().pk == trail("regulations.rule_created").object_id


def test_change_is_told_with_old_and_new(head):
    value = RuleValueFactory(valid_from=date(2022, 1, 1))
    value.valid_to = date(2025, 1, 1)
    value.article = "điểm 2"

    actions.record_rule(rule=value, by=head)

    assert trail("regulations.rule_changed").params["changes"] == {
        "article": ["điểm 1.1", "điểm 2"],
        "valid_to": [None, "2025-01-01"],
    }


def test_saving_without_a_change_leaves_no_line(head):
    actions.record_rule(rule=RuleValueFactory(), by=head)

    assert not AuditEntry.objects.filter(action__startswith="regulations.").exists()


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"value": "mười hai"}, "rule_value_unreadable", "value"),
        ({"valid_to": date(2021, 7, 30)}, "rule_period_reversed", "valid_to"),
        ({"key": "test.taken"}, "rule_overlaps", "valid_from"),
        ({"status": Standing.VERIFIED}, "rule_verified_fixed", "status"),
    ],
    ids=["value", "period", "overlap", "verified"],
)
def test_new_value_is_refused_with_the_rule_and_the_field(head, changes, code, field):
    RuleValueFactory(key="test.taken")
    built = RuleValueFactory.build(document=LegalDocumentFactory(), **changes)

    with pytest.raises(RuleRefused) as refused:
        actions.record_rule(rule=built, by=head)

    assert (refused.value.code, refused.value.field) == (code, field)
    assert RuleValue.objects.count() == 1


def test_draft_beside_a_settled_value_is_allowed(head):
    RuleValueFactory(key="test.limit")
    built = RuleValueFactory.build(key="test.limit", draft=True, document=LegalDocumentFactory())

    assert actions.record_rule(rule=built, by=head).pk


def test_verified_value_keeps_its_substance_but_may_end(head):
    value = actions.verify_rule(rule=RuleValueFactory(), by=head)
    value.value = "13"
    with pytest.raises(RuleRefused) as refused:
        actions.record_rule(rule=value, by=head)
    assert (refused.value.code, refused.value.field) == ("rule_verified_fixed", "value")

    value.refresh_from_db()
    value.valid_to = date(2026, 1, 1)
    actions.record_rule(rule=value, by=head)

    value.refresh_from_db()
    assert (value.value, value.valid_to) == ("12", date(2026, 1, 1))


def test_verified_standing_cannot_be_taken_back_by_saving(head):
    value = actions.verify_rule(rule=RuleValueFactory(), by=head)
    value.status = Standing.DRAFT

    with pytest.raises(RuleRefused, match="rule_verified_fixed"):
        actions.record_rule(rule=value, by=head)


def test_document_and_calendar_day_are_stored_and_told(head):
    actions.record_document(document=LegalDocumentFactory.build(), by=head)
    actions.record_calendar_day(day=CalendarDayFactory.build(), by=head)

    assert trail("regulations.document_created").object_id == LegalDocument.objects.get().pk
    assert trail("regulations.calendar_day_created").object_id == CalendarDay.objects.get().pk
