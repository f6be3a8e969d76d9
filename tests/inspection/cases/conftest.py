"""A case of the district in the hands of its officer and its chair."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from apps.inspection.cases import actions
from apps.inspection.choices import OPEN
from apps.inspection.models import Case, CaseStep
from apps.regulations.choices import DocumentKind, Standing
from apps.regulations.models import LegalDocument, ProcedureStep, ProcedureTemplate
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

STEPS = (
    ("preparation", "proposal", "Đề xuất", "Tờ trình", True),
    ("preparation", "decision", "Quyết định và kế hoạch", "Quyết định", True),
    ("conduct", "B2", "Báo cáo giải trình", "Báo cáo giải trình", True),
    ("conduct", "verification", "Thẩm tra, xác minh", "Biên bản", False),
    ("conclusion", "C1", "Báo cáo kết quả", "Báo cáo kết quả", True),
    ("conclusion", "notice", "Thông báo kết luận", "Thông báo", True),
)


@pytest.fixture
def template(db: None) -> ProcedureTemplate:
    """A small procedure of the kind that most tests use."""
    document = LegalDocument.objects.create(
        issuer="UBKTTW", number="354-QĐ/UBKTTW", kind=DocumentKind.DECISION, title_vi="Quy trình",
        signed_on=date(2021, 12, 22), status=Standing.CONFIRMED,
    )  # fmt: skip
    made: ProcedureTemplate = ProcedureTemplate.objects.create(
        code="test", kind="signs_of_violation", title="Quy trình thử", document=document,
        valid_from=date(2021, 12, 22), status=Standing.CONFIRMED, source="test",
    )  # fmt: skip
    for order, (phase, code, title, paper, required) in enumerate(STEPS, start=1):
        ProcedureStep.objects.create(
            template=made, phase=phase, code=code, order=order, title=title, paper=paper,
            signer="Trưởng đoàn", required=required, status=Standing.CONFIRMED,
        )  # fmt: skip
    return made


class Work:
    """Acts on one case after another, as the officer or the chair, on a day of choice."""

    def __init__(self, case: Case, officer: Any, chair: Any) -> None:
        self.case, self.officer, self.chair, self.today = case, officer, chair, TODAY

    def do(self, act: Callable[..., Any], *, by: Any = None, **values: Any) -> Any:
        """One act on the case as it stands."""
        actor = by or self.officer
        with scope.use(actor.scope()):
            self.case = Case.objects.get(pk=self.case.pk)
            version = values.pop("version", self.case.version)
            done = act(case=self.case, version=version, by=actor, **values)
            self.case = Case.objects.get(pk=self.case.pk)
        return done

    def plan(self) -> None:
        """Give the plan its time and put it before the chair."""
        self.do(
            actions.change_case, planned_from=self.today,
            planned_until=self.today + timedelta(days=30),
        )  # fmt: skip
        self.do(actions.submit_case, today=self.today)

    def decide(self, **values: Any) -> None:
        """The chair signs."""
        self.plan()
        given = {"number": "12-QĐ/UBKTHU", "decided_on": self.today, "today": self.today} | values
        self.do(actions.decide_opening, by=self.chair, **given)

    def step(self, code: str) -> CaseStep:
        """A step of the case."""
        with scope.use(scope.Scope.everything()):
            row: CaseStep = CaseStep.objects.get(case=self.case, code=code)
        return row

    def done(self, *codes: str, **values: Any) -> None:
        """Record steps as done."""
        for code in codes:
            given = {"done_on": self.today, "today": self.today} | values
            self.do(actions.complete_step, step=self.step(code), **given)

    def find(self, finding: str, **values: Any) -> None:
        """The same finding about every subject."""
        with scope.use(scope.Scope.everything()):
            rows = list(self.case.casesubject_set.filter(removed_on=None))
        for row in rows:
            self.do(actions.record_finding, subject=row, finding=finding, **values)

    def conclude(self, outcome: str, **values: Any) -> Case:
        """The chair records the conclusion."""
        given = {"conclusion": "Kết luận", "concluded_on": self.today, "today": self.today} | values
        done: Case = self.do(actions.conclude_case, by=self.chair, outcome=outcome, **given)
        return done

    def close(self) -> Case:
        """The chair closes the case."""
        done: Case = self.do(
            actions.close_case, by=self.chair, closed_on=self.today, today=self.today
        )
        return done


@pytest.fixture
def work(register: Callable[..., Case], officer: Any, chair: Any) -> Callable[..., Work]:
    """A registered case and the people who work on it."""
    return lambda **values: Work(register(**values), officer, chair)


@pytest.fixture
def opened(template: ProcedureTemplate, work: Callable[..., Work]) -> Work:
    """A case that is opened by a decision, with the steps of the small procedure."""
    made = work()
    made.decide()
    return made


assert {phase for phase, *_rest in STEPS} == set(OPEN)
