"""What a row of a file would do, whatever the file is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from apps.core.excel.problems import CellError
from apps.core.excel.reader import Header, Row

NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"


@dataclass
class Outcome:
    """What a row would do: its record as it would be saved, and old values of changed fields."""

    row: Row
    state: str = WRONG
    record: Any = None
    before: dict[str, Any] = field(default_factory=dict)
    wishes: dict[str, Any] = field(default_factory=dict)
    """New values that a second person has to approve; the record keeps the old ones."""
    problems: list[CellError] = field(default_factory=list)
    warnings: list[CellError] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether the row may be loaded."""
        return not self.problems


@dataclass
class Result:
    """A whole file judged. A row in which something is wrong does nothing, whichever check of the
    kind found it and whatever an earlier one meant it to do."""

    header: Header
    outcomes: list[Outcome]
    warnings: list[CellError]

    def __post_init__(self) -> None:
        for outcome in self.outcomes:
            if outcome.problems:
                outcome.state = WRONG

    def of(self, state: str) -> list[Outcome]:
        """The rows of one state."""
        return [outcome for outcome in self.outcomes if outcome.state == state]
