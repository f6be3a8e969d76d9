"""Files whose rows are entered one by one, each through the action of the pages."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction

from apps.accounts.actor import Actor
from apps.core.errors import DomainError
from apps.core.excel.columns import Column
from apps.core.excel.reader import Header, Row
from apps.membership.imports.outcomes import CHANGED, NEW, Outcome, Result
from apps.membership.imports.places import Places
from apps.membership.imports.read import STEP
from apps.membership.imports.registry import FileKind, Progress
from apps.membership.imports.report import value_text
from apps.membership.models import ImportBatch


class EachRowFile(FileKind):
    """Each row is judged by itself; a wrong one stays out, the others come in.

    The check enters every row and takes everything back, so that it refuses what loading would.
    """

    read: ClassVar[tuple[Column, ...]]
    """The columns."""
    previewed: ClassVar[tuple[str, ...]]
    """Keys of the columns that the preview shows."""
    reference: ClassVar[str] = ""
    """Column that names the record which a row changes; a row without it is a new one."""
    required: ClassVar[tuple[str, ...]] = ()
    """What a new row must say, beside the columns that must be there."""
    words: ClassVar[dict[str, str]] = {}
    """Codes that the preview shows in words."""
    places_of: ClassVar[dict[str, str]] = {}
    """Column of a refusal whose field is called otherwise."""

    def enter(self, values: Any, by: Actor) -> None:
        """Enter one row. Raises what the action raises, with the column as the field."""
        raise NotImplementedError

    def columns(self) -> list[Column]:
        """The columns."""
        return list(self.read)

    def template_columns(self, actor: Actor) -> list[Column]:
        """The same for everybody."""
        return self.columns()

    def check(
        self, rows: list[Row], header: Header, *, by: Actor, progress: Progress | None = None,
        lock: bool = False,
    ) -> Result:  # fmt: skip
        """Enter every row, note what is refused, and take everything back."""
        places = Places(header)
        outcomes = [self._outcome(row, places) for row in rows]
        with transaction.atomic():
            for done, outcome in enumerate(outcomes, 1):
                if outcome.is_good:
                    self._try(outcome, places, by)
                if progress and done % STEP == 0:
                    progress(done)
            transaction.set_rollback(True)
        return Result(header, outcomes, self.file_warnings(header))

    def load(
        self, result: Result, batch: ImportBatch, *, by: Actor, progress: Progress | None = None
    ) -> tuple[int, int]:
        """Enter the good rows for good, each with its own line in the trail."""
        new, changed = result.of(NEW), result.of(CHANGED)
        for done, outcome in enumerate((*new, *changed), 1):
            self.enter(outcome.row.values, by)
            if progress and done % STEP == 0:
                progress(done)
        return len(new), len(changed)

    def preview_headers(self) -> list[str]:
        """The headers of what the preview shows."""
        headers = self.headers()
        return [headers[key] for key in self.previewed]

    def preview_cells(self, outcome: Outcome) -> list[dict[str, str]]:
        """What the row says, codes in words."""
        values = [outcome.row.values.get(key) for key in self.previewed]
        return [{"value": value_text(self.words.get(str(one), one))} for one in values]

    def digest_line(self, outcome: Outcome) -> list[Any]:
        """All that the row says."""
        return [[key, str(value)] for key, value in sorted(outcome.row.values.items())]

    def _outcome(self, row: Row, places: Places) -> Outcome:
        found = Outcome(row, problems=list(row.errors), warnings=list(row.warnings))
        is_new = not row.values.get(self.reference)
        for key in (*self.needed, *(self.required if is_new else ())):
            if not row.values.get(key) and not found.problems:
                found.problems.append(places.error(row, key, "cell_missing"))
        return found

    def _try(self, outcome: Outcome, places: Places, by: Actor) -> None:
        """Enter one row; a refusal stands at its cell."""
        try:
            with transaction.atomic():
                self.enter(outcome.row.values, by)
        except DomainError as error:
            key = self.places_of.get(error.field, error.field) or self.identifying[0]
            outcome.problems.append(places.error(outcome.row, key, error.code, **error.params))
        else:
            outcome.state = CHANGED if outcome.row.values.get(self.reference) else NEW
