"""A case at work with a small dictionary of contents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.models import AuditEntry
from apps.inspection.findings import actions
from apps.inspection.models import Allegation, CaseContent, CaseSubject
from apps.tenancy import scope
from tests.factories.regulations import RuleValueFactory
from tests.inspection.cases.conftest import Work, opened, template, work
from tests.inspection.conftest import TODAY

__all__ = ["opened", "template", "work"]
ENTRIES = (
    ("land_management", "Quản lý đất đai", date(2011, 1, 19), date(2016, 11, 4)),
    ("land_management", "Đất đai, tài nguyên, khoáng sản", date(2016, 11, 4), None),
    ("cadre_work", "Công tác cán bộ", date(2011, 1, 19), None),
    ("population", "Chính sách dân số", date(2016, 11, 4), date(2025, 3, 20)),
)


class Finds:
    """Contents, allegations and demands of one case, act by act."""

    def __init__(self, one: Work) -> None:
        self.work = one

    def content(self, code: str = "land_management", **values: Any) -> CaseContent:
        """Add a content."""
        row: CaseContent = self.work.do(
            actions.add_content, code=code, today=TODAY, **({"reason": "Bổ sung"} | values)
        )
        return row

    def subject(self) -> CaseSubject:
        """The first subject."""
        with scope.use(scope.Scope.everything()):
            row: CaseSubject = CaseSubject.objects.filter(case=self.work.case).order_by("pk")[0]
            return row

    def allege(self, content: CaseContent | None = None, **values: Any) -> Allegation:
        """Say what the subject has done."""
        row: Allegation = self.work.do(
            actions.record_allegation, content=content or self.content(), today=TODAY,
            **({"subject": self.subject(), "statement": "Giao đất sai thẩm quyền"} | values),
        )  # fmt: skip
        return row

    def find(self, row: Allegation, result: str = "right", **values: Any) -> Allegation:
        """Record what was found."""
        given = {"reasons": "Theo biên bản thẩm tra", "found_on": TODAY} | values
        found: Allegation = self.work.do(
            actions.record_result, allegation=row, result=result, today=TODAY, **given
        )
        return found

    def demand(self, row: Allegation, **values: Any) -> Any:
        """Ask for a remedy."""
        given = {
            "kind": "demand", "defect": "Giao đất sai thẩm quyền", "text": "Thu hồi 120 m² đất",
            "owner": actions.Owner(name="UBND xã"), "due_on": TODAY.replace(month=12), "today": TODAY,
        } | values  # fmt: skip
        return self.work.do(actions.make_demand, allegation=row, **given)

    def follow(self, act: Any, row: Any, *, by: Any = None, **values: Any) -> Any:
        """One act on a demand as it stands."""
        actor = by or self.work.officer
        with scope.use(actor.scope()):
            now = type(row).objects.visible_to(actor).get(pk=row.pk)
            return act(demand=now, by=actor, **({"version": now.version} | values))

    def lines(self) -> list[str]:
        """Acts in the trail of the case."""
        with scope.use(scope.Scope.everything()):
            return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


@pytest.fixture
def dictionary(db: None) -> None:
    """Names of contents, version after version."""
    for code, title, start, end in ENTRIES:
        RuleValueFactory(
            key=f"inspection.content.{code}", value=title, unit="text", valid_from=start,
            valid_to=end, status="draft",
        )  # fmt: skip


@pytest.fixture
def finds(opened: Any, dictionary: None) -> Finds:
    """The case after its decision."""
    return Finds(opened)
