"""A draw that anybody can repeat: the same list and seed give the same persons. Pure.

The list is fixed by its fingerprint before the seed is made in front of witnesses. The line of a
person and the seed give a number that nobody can choose: sha256 of ``seed + "|" + line``. Those
with the smallest numbers are drawn. No order of the list, and no chance of the machine, plays a
part; with the published list and the seed the result is computed again anywhere.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SEED_LEAST = 6
"""A seed of a few letters could be tried out beforehand."""


@dataclass(frozen=True)
class Entry:
    """Somebody on the list; with a reason they are left out of the draw but stay on it."""

    name: str
    position: str = ""
    unit: str = ""
    card_number: str = ""
    excluded: str = ""

    @property
    def line(self) -> str:
        """What stands on the published list: composed letters, single spaces, in this order."""
        parts = (_plain(part) for part in (self.name, self.position, self.unit))
        return "; ".join(filter(None, parts))

    @property
    def published(self) -> str:
        """The line, with why somebody is left out."""
        return f"{self.line} | {_plain(self.excluded)}" if self.excluded else self.line


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def parsed(text: str) -> list[Entry]:
    """One person a line: name; position; organisation; card number | why left out."""
    found = []
    for line in text.splitlines():
        who, _bar, reason = line.partition("|")
        parts = [_plain(part) for part in who.split(";")] + ["", "", ""]
        if parts[0]:
            name, position, unit, card = parts[:4]
            found.append(Entry(name, position, unit, card, _plain(reason)))
    return found


def written(entries: Iterable[Entry]) -> str:
    """The list as one edits it."""
    lines = []
    for one in entries:
        parts = [one.name, one.position, one.unit, one.card_number]
        while parts and not parts[-1]:
            parts.pop()
        lines.append("; ".join(parts) + (f" | {one.excluded}" if one.excluded else ""))
    return "\n".join(lines)


def twice(entries: Iterable[Entry]) -> str:
    """A line that stands on the list twice; empty when none does."""
    seen: set[str] = set()
    for one in entries:
        if one.line in seen:
            return one.line
        seen.add(one.line)
    return ""


def fingerprint(entries: Iterable[Entry]) -> str:
    """sha256 of the published lines in the order of their letters, a line break after each."""
    return _sha256("".join(f"{line}\n" for line in sorted(one.published for one in entries)))


def ticket(seed: str, line: str) -> str:
    """The number of a line under a seed."""
    return _sha256(f"{_plain(seed)}|{line}")


def in_the_draw(entries: Iterable[Entry]) -> list[Entry]:
    """Those who can be drawn."""
    return [one for one in entries if not one.excluded]


def drawn(entries: Iterable[Entry], seed: str, number: int) -> list[str]:
    """The lines of those who are drawn, the smallest number first."""
    lines = [one.line for one in in_the_draw(entries)]
    return sorted(lines, key=lambda line: (ticket(seed, line), line))[:number]


def least(count: int, percent: int) -> int:
    """How many a share of the list is, rounded up: never nobody."""
    return max(1, -(-count * percent // 100))


def list_findings(entries: Sequence[Entry]) -> str:
    """The code of what speaks against a list; empty when nothing does."""
    if twice(entries):
        return "draw_twice"
    if len(in_the_draw(entries)) < 2:
        return "draw_too_few"
    return ""
