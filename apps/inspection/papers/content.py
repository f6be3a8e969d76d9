"""What stands in a paper of a case, before it is drawn; and what the case says for it. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

BLANK = "…"
"""What is not on record yet: filled in before the paper is issued."""


@dataclass(frozen=True)
class Block:
    """A paragraph of the text: bold beginning and words, or a heading."""

    text: str
    lead: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Appendix:
    """An appendix with its head lines and paragraphs."""

    head: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Content:
    """The words of a paper. ``kind`` is the code in its symbol; a letter has a subject instead of a
    title, minutes have two signatures instead of recipients."""

    kind: str
    abstract: str
    bases: tuple[str, ...] = ()
    heading: str = ""
    blocks: tuple[Block, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    appendix: Appendix | None = None
    clerk: str = ""
    by_team_head: bool = False


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


def long(day: date | None) -> str:
    """A day in running text: ``05/6/2026`` (a zero before days under 10 and months 1 and 2)."""
    if day is None:
        return BLANK
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def cite(words: CaseWords, name: str, code: str) -> str:
    """A paper of the case cited in full: number, day, body."""
    symbol, day = words.cited.get(code, ("", None))
    return f"{name} số {symbol or BLANK}, ngày {long(day)} của {words.body_words}"


def paragraphs(text: str) -> tuple[Block, ...]:
    """Typed text by its lines."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return tuple(Block(stopped(line)) for line in lines if line)


def listed(typed: str, *recorded: str | tuple[str, ...]) -> tuple[Block, ...]:
    """What was typed, else what the records say; a gap to fill in when neither says anything."""
    if typed.strip():
        return paragraphs(typed)
    for found in recorded:
        lines = paragraphs(found) if isinstance(found, str) else paragraphs("\n".join(found))
        if lines:
            return lines
    return (Block(f"{BLANK}."),)


def stopped(text: str) -> str:
    """A sentence with its full stop."""
    return text if text.endswith((".", ":", ";", "?", "!")) else f"{text}."


def upper_first(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
