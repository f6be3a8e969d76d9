"""What stands in a paper before it is drawn. Pure."""

from __future__ import annotations

from dataclasses import dataclass
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


def long(day: date | None) -> str:
    """A day in running text: ``05/6/2026`` (a zero before days under 10 and months 1 and 2)."""
    if day is None:
        return BLANK
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


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
