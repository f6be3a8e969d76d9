"""Evidence in a store of its own."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from apps.inspection.evidence import actions
from apps.tenancy import scope
from tests.documents.attachments import samples
from tests.inspection.conftest import TODAY


@pytest.fixture(autouse=True)
def store(settings: Any, tmp_path: Any) -> Any:
    """An empty store."""
    settings.ATTACHMENT_ROOT = tmp_path / "attachments"
    return settings.ATTACHMENT_ROOT


def kept(store: Any) -> list[Any]:
    """Every file that lies in the store."""
    return [path for path in store.rglob("*") if path.is_file()]


def sent(name: str = "giai trinh.pdf", body: bytes | None = None) -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, samples.pdf() if body is None else body)


@pytest.fixture
def add(officer: Any) -> Any:
    """Enter evidence of a case as the officer."""

    def add_one(case: Any, *files: Any, by: Any = officer, **values: Any) -> Any:
        given = {
            "kind": "record", "proves": "Giao đất sai thẩm quyền", "received_on": TODAY,
            "today": TODAY,
        } | values  # fmt: skip
        with scope.use(by.scope()):
            return actions.add_evidence(case=case, files=files or [sent()], by=by, **given)

    return add_one
