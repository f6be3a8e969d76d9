"""What a case says for its papers. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from apps.documents.papers.content import BLANK, long


@dataclass(frozen=True)
class Subject:
    """Whom the case is about."""

    name: str
    is_person: bool
    position: str = ""
    unit: str = ""
    finding: str = ""

    @property
    def words(self) -> str:
        """As papers name them: ``đồng chí Nguyễn Văn A, Trưởng phòng, Đảng ủy xã B``."""
        parts = [f"đồng chí {self.name}" if self.is_person else self.name]
        parts += [part for part in (self.position, self.unit) if part and self.is_person]
        return ", ".join(parts)

    @property
    def short(self) -> str:
        """The name alone, with its form of address."""
        return f"đồng chí {self.name}" if self.is_person else self.name


@dataclass(frozen=True)
class Worker:
    """A member of the team."""

    name: str
    role: str
    part: str = ""


@dataclass(frozen=True)
class Punishment:
    """The discipline of one subject as decided."""

    form: str
    acts: str
    posts: str = ""
    session_on: date | None = None
    members: int = 0
    votes: int = 0


@dataclass(frozen=True)
class CaseWords:
    """All that a paper of a case takes from the records, and what was typed for it.

    Nothing of it comes from a letter: who denounced cannot get into a paper by itself.
    """

    kind: str
    body: str
    body_words: str
    committee: str
    title: str
    day: date | None = None
    subjects: tuple[Subject, ...] = ()
    team: tuple[Worker, ...] = ()
    lookback: tuple[date | None, date | None] = (None, None)
    planned: tuple[date | None, date | None] = (None, None)
    law: tuple[str, ...] = ()
    cited: dict[str, tuple[str, date | None]] = field(default_factory=dict)
    contents: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    conclusion: str = ""
    concluded_on: date | None = None
    punishment: Punishment | None = None
    outcome: str = ""
    new_form: str = ""
    old_decision: tuple[str, date | None] = ("", None)
    main: str = ""
    more: str = ""
    archive: str = ""

    @property
    def lead(self) -> str:
        """The head of the team."""
        return next((one.name for one in self.team if one.role in _HEADS), "")


_HEADS = ("Trưởng đoàn", "Tổ trưởng")


def cite(words: CaseWords, name: str, code: str) -> str:
    """A paper of the case cited in full: number, day, body."""
    symbol, day = words.cited.get(code, ("", None))
    return f"{name} số {symbol or BLANK}, ngày {long(day)} của {words.body_words}"
