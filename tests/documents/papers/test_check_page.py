"""The page that looks at a paper and keeps nothing of it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from apps.core.models import AuditEntry
from apps.desk.collect import navigation
from apps.documents.papers.bodies import committee_name, symbol_of
from tests.documents.papers import samples as s
from tests.inspection.conftest import acting
from tests.membership.conftest import browser  # noqa: F401 (the same signed-in browser)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(world: Any) -> Any:
    return acting(world, "inspection_officer", "alpha-east")


def sent(client: Any, content: bytes, name: str = "van-ban.docx", **more: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("documents:paper_check"), {"file": file, **more})


def test_a_good_paper_breaks_no_rule(browser: Any, officer: Any) -> None:  # noqa: F811
    answer = sent(browser("inspection_officer"), s.decision().to_bytes())

    assert answer.status_code == 200
    assert answer.context["report"].errors == []
    assert answer.context["report"].warnings == []
    assert "Times New Roman" in answer.content.decode()


def test_a_bad_paper_says_rule_place_and_source(browser: Any, officer: Any) -> None:  # noqa: F811
    document = s.decision(number="Số: 05/QĐ-ĐU", draft="DỰ THẢO")
    answer = sent(browser("inspection_officer"), document.to_bytes())
    text = answer.content.decode()

    assert "NO01" in text
    assert "bảng 1, hàng 1, cột 1" in text.lower()
    assert "05-HD/VPTW" in text
    assert "ô số 3" in text


def test_a_refused_file_says_why_beside_the_field(browser: Any, officer: Any) -> None:  # noqa: F811
    answer = sent(browser("inspection_officer"), b"%PDF-1.7", "scan.pdf")

    assert answer.status_code == 422
    assert "không phải tệp văn bản Word" in answer.content.decode()


def test_nothing_is_kept_of_the_file(browser: Any, officer: Any) -> None:  # noqa: F811
    before = AuditEntry.objects.count()

    sent(browser("inspection_officer"), s.decision().to_bytes(), "bi-mat.docx")

    assert AuditEntry.objects.count() == before


def test_a_body_of_the_own_range_is_compared_with_the_register(
    browser: Any, officer: Any  # noqa: F811
) -> None:  # fmt: skip
    own = officer.organization
    number = f"Số 05-QĐ/{symbol_of(own.name)}" if symbol_of(own.name) else "Số 05-QĐ/ĐU"
    document = s.decision(body=committee_name(own.name), number=number)
    unknown = {
        row.code
        for row in sent(browser("inspection_officer"), document.to_bytes())
        .context["report"]
        .unknown
    }

    assert "HB06" not in unknown


def test_who_keeps_records_finds_the_page_and_an_auditor_does_not(world: Any) -> None:
    entries = {
        role: {one.key for one in navigation(acting(world, role, "alpha-east"))}
        for role in ("inspection_officer", "auditor")
    }

    assert "papers" in entries["inspection_officer"]
    assert "papers" not in entries["auditor"]


def test_a_file_of_another_kind_of_zip_is_refused(browser: Any, officer: Any) -> None:  # noqa: F811
    written = io.BytesIO()
    answer = sent(browser("inspection_officer"), written.getvalue())

    assert answer.status_code == 422
