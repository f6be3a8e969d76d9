"""Files of which every row is one act about a known member, such as a transfer.

A check does what the file asks for and takes it back: what it refuses is exactly what the act
itself would refuse, with its rule and article, also where two rows stand in each other's way.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from apps.accounts.actor import Actor
from apps.core.errors import DomainError
from apps.core.excel.reader import Header, Row
from apps.membership.imports.changes import ChangesCheck
from apps.membership.imports.names import Units
from apps.membership.imports.outcomes import NEW, Outcome, Result
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.models import ImportBatch


class ActsFile(FileKind):
    """One act for each row."""

    fields: dict[str, str] = {}
    """Field that a refusal of the act names → column."""

    def act(self, outcome: Outcome, by: Actor, units: Units) -> None:
        """Do what the row asks for; ``outcome.record`` is the member. Raises DomainError."""
        raise NotImplementedError

    def check(
        self,
        rows: list[Row],
        header: Header,
        *,
        by: Actor,
        progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:
        """Do every row in its order, note what is refused, and take everything back."""
        judge = ChangesCheck(rows, header, by=by, lock=lock)
        outcomes = []
        with transaction.atomic():
            for done, row in enumerate(rows, 1):
                outcomes.append(self._judged(row, judge, by))
                if progress and done % STEP == 0:
                    progress((len(rows) + done) // 2)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def _judged(self, row: Row, judge: ChangesCheck, by: Actor) -> Outcome:
        outcome = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
        outcome.record = judge.whom(outcome)
        if outcome.problems or outcome.record is None:
            return outcome
        try:
            with transaction.atomic():
                self.act(outcome, by, judge.units)
        except DomainError as error:
            key = self.fields.get(error.field, error.field)
            outcome.problems.append(judge.places.error(row, key, error.code, **error.params))
        else:
            outcome.state = NEW
        return outcome

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Do the good rows for good, each with its own line in the trail."""
        good, units = result.of(NEW), Units(by)
        for done, outcome in enumerate(good, 1):
            self.act(outcome, by, units)
            if progress and done % STEP == 0:
                progress(done)
        return len(good), 0

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """The member as they were, and what is asked for."""
        member = outcome.record
        values = [[key, str(value)] for key, value in sorted(outcome.row.values.items())]
        return [member.pk, member.version, member.organization_id, *values]
