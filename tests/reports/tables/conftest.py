"""A table of one's own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.reports.models.tables import StatisticalTable


def drafted(**fields: Any) -> StatisticalTable:
    """A small table that is not saved: members by sex, and of them the minority."""
    values: dict[str, Any] = {
        "code": "DP01",
        "title": "Đảng viên theo giới tính và dân tộc",
        "branch": "own",
        "unit_word": "người",
        "measure": "members",
        "valid_from": date(2010, 1, 1),
        "rows": "T | Tổng số\n[g] Giới tính\nM | Nam | sex = male\nF | Nữ | sex = female\n[]\n"
        "D | Dân tộc thiểu số | minority = yes",
        "columns": "c1 | Có đến cuối kỳ\nc2 | Cùng kỳ năm trước | same period last year\n"
        "c3 | % | percent of last year",
        "checks": "T = M + F\nT >= D",
    }
    return StatisticalTable(**{**values, **fields})


@pytest.fixture
def own(everything, db) -> StatisticalTable:
    """The small table, saved."""
    table = drafted()
    table.save()
    return table
