"""What papers add to the guards."""

from __future__ import annotations

from typing import Any

from tests.guards.matrix import Act, Route
from tests.guards.twins import Stage, Twin


def _paper(stage: Stage, twin: Twin) -> dict[str, Any]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from apps.core.word import Letterhead, PartyDocument

    head = Letterhead("Đảng bộ tỉnh", twin.unit.name, "Số 01-TB/ĐU", "Gia Sơn")
    return {"file": SimpleUploadedFile("van-ban.docx", PartyDocument(head).to_bytes())}


ROUTES = [
    Route("documents:paper_check", get=Act(), post=Act(data=_paper)),
]
