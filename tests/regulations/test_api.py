"""The law through the API: to read only."""

from datetime import date

import pytest

from tests.factories.regulations import LegalDocumentFactory, RuleValueFactory

pytestmark = pytest.mark.django_db


def test_values_of_a_key_on_a_day(browser):
    RuleValueFactory(key="test.limit", value="12", valid_to=date(2025, 1, 1))
    RuleValueFactory(key="test.limit", value="13", valid_from=date(2025, 1, 1), draft=True)
    RuleValueFactory(key="test.other")

    answer = (
        browser()
        .get("/api/rule-values/", {"key": "test.limit", "in_force_on": "2025-01-01"})
        .json()
    )

    assert [(one["value"], one["may_block"]) for one in answer["results"]] == [("13", False)]


def test_value_names_document_article_and_source(browser):
    value = RuleValueFactory(document__number="294-QĐ/TW")
    answer = browser().get(f"/api/rule-values/{value.pk}/").json()

    assert "294-QĐ/TW" in answer["document_label"]
    assert answer["article"] == "điểm 1.1"
    assert answer["source"] == "https://example.vn/quy-tac"


def test_documents_in_force_on_a_day(browser):
    LegalDocumentFactory(number="1-QĐ/TW", in_force_to=date(2025, 1, 20))
    LegalDocumentFactory(number="2-QĐ/TW", in_force_from=date(2025, 1, 20))

    answer = browser().get("/api/legal-documents/", {"in_force_on": "2025-01-20"}).json()

    assert [one["number"] for one in answer["results"]] == ["2-QĐ/TW"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_written(browser, method):
    value = RuleValueFactory()
    url = "/api/rule-values/" if method == "post" else f"/api/rule-values/{value.pk}/"
    answer = getattr(browser("system_administrator"), method)(
        url, {}, content_type="application/json"
    )

    assert answer.status_code == 405


def test_stranger_gets_nothing(client):
    RuleValueFactory()

    assert client.get("/api/rule-values/").status_code in (401, 403)
