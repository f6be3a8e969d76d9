"""The law in the admin: entered through the actions, never deleted."""

from datetime import date

import pytest
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.regulations.choices import DayKind, Standing
from apps.regulations.models import CalendarDay, LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.regulations import (
    CalendarDayFactory,
    LegalDocumentFactory,
    RuleValueFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(browser):
    return browser("system_administrator")


def actions_in_trail():
    with scope.use(scope.Scope.everything()):
        found = AuditEntry.objects.filter(action__startswith="regulations.")
        return list(found.order_by("pk").values_list("action", flat=True))


def value_form(**changes):
    form = {
        "key": "office.limit",
        "level": "",
        "value": "30",
        "unit": "working_days",
        "trigger": "",
        "extension_cap": "",
        "article": "",
        "valid_from": "2026-01-01",
        "valid_to": "",
        "status": "draft",
        "source": "",
        "note": "",
    }
    return form | changes


@pytest.mark.parametrize("model", ["legaldocument", "rulevalue", "calendarday"])
def test_lists_and_forms_open_and_search(admin, model):
    RuleValueFactory()
    CalendarDayFactory()
    listed = reverse(f"admin:regulations_{model}_changelist")

    assert admin.get(listed, {"q": "a"}).status_code == 200
    assert admin.get(reverse(f"admin:regulations_{model}_add")).status_code == 200


def test_others_find_the_admin_closed(browser):
    url = reverse("admin:regulations_rulevalue_changelist")

    assert browser("organization_officer").get(url).status_code in (302, 403, 404)


def test_value_is_added_through_the_action(admin):
    document = LegalDocumentFactory()
    answer = admin.post(
        reverse("admin:regulations_rulevalue_add"), value_form(document=document.pk)
    )

    assert answer.status_code == 302
    assert RuleValue.objects.get().document == document
    assert actions_in_trail() == ["regulations.rule_created"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": "ba mươi"}, "ba mươi"),
        ({"key": "Limit"}, "joined by dots"),
        ({"status": "verified"}, "Select a valid choice"),
        ({"valid_to": "2025-01-01"}, "regulations_value_period"),
        ({"key": "test.taken", "status": "confirmed"}, "covers some of these days"),
    ],
    ids=["value", "key", "standing", "period", "overlap"],
)
def test_bad_value_is_refused_in_the_form(admin, changes, words):
    taken = RuleValueFactory(key="test.taken")
    form = value_form(document=taken.document.pk, **changes)
    answer = admin.post(reverse("admin:regulations_rulevalue_add"), form)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert RuleValue.objects.count() == 1


def test_verified_value_shows_its_substance_as_text(admin, world, everything):
    user = world.user("organization_head", "alpha")
    value = RuleValueFactory(verified=True, verified_by=user)
    url = reverse("admin:regulations_rulevalue_change", args=[value.pk])

    page = admin.get(url).content.decode()
    admin.post(url, {"value": "99", "valid_to": "2027-01-01", "note": "Hết hiệu lực"})

    assert 'name="value"' not in page
    assert 'name="valid_to"' in page
    value.refresh_from_db()
    assert (value.value, value.valid_to, value.note) == ("12", date(2027, 1, 1), "Hết hiệu lực")
    assert value.status == Standing.VERIFIED


def test_chosen_values_are_verified_and_refusals_told(admin):
    settled = RuleValueFactory(key="test.limit")
    rival = RuleValueFactory(key="test.limit", draft=True)
    answer = admin.post(
        reverse("admin:regulations_rulevalue_changelist"),
        {"action": "verify", "_selected_action": [settled.pk, rival.pk]},
        follow=True,
    )

    page = answer.content.decode()
    assert "1 entry verified." in page
    assert "covers some of these days" in page
    settled.refresh_from_db()
    rival.refresh_from_db()
    assert (settled.status, rival.status) == (Standing.VERIFIED, Standing.DRAFT)
    assert actions_in_trail() == ["regulations.rule_verified"]


def test_documents_are_verified_from_the_list(admin):
    document = LegalDocumentFactory()
    admin.post(
        reverse("admin:regulations_legaldocument_changelist"),
        {"action": "verify", "_selected_action": [document.pk]},
    )

    document.refresh_from_db()
    assert document.status == Standing.VERIFIED
    assert actions_in_trail() == ["regulations.document_verified"]


def test_calendar_day_is_edited_through_the_action(admin):
    day = CalendarDayFactory()
    admin.post(
        reverse("admin:regulations_calendarday_change", args=[day.pk]),
        {
            "date": "2026-09-02",
            "kind": DayKind.WORKING_SWAP,
            "name": day.name,
            "document": "",
            "status": Standing.CONFIRMED,
            "source": day.source,
            "note": "",
        },
    )

    assert CalendarDay.objects.get().kind == DayKind.WORKING_SWAP
    assert actions_in_trail() == ["regulations.calendar_day_changed"]


def test_document_is_entered_through_the_action(admin):
    form = {
        "kind": "regulation",
        "issuer": "Bộ Chính trị",
        "number": "1-QĐ/TW",
        "signed_on": "2026-01-01",
        "signed_text": "",
        "title_vi": "Quy định",
        "in_force_from": "",
        "in_force_to": "",
        "replaced_by": "",
        "status": "draft",
        "source": "",
        "note": "",
    }
    admin.post(reverse("admin:regulations_legaldocument_add"), form)

    assert LegalDocument.objects.get().number == "1-QĐ/TW"
    assert actions_in_trail() == ["regulations.document_created"]


@pytest.mark.parametrize("model", ["legaldocument", "rulevalue", "calendarday"])
def test_nothing_is_deleted(admin, model):
    made = {
        "legaldocument": LegalDocumentFactory,
        "rulevalue": RuleValueFactory,
        "calendarday": CalendarDayFactory,
    }[model]()
    url = reverse(f"admin:regulations_{model}_delete", args=[made.pk])

    assert admin.post(url, {"post": "yes"}).status_code == 403
    assert type(made).objects.filter(pk=made.pk).exists()
