"""Preparing the law for its pages: rows of the list, the line of a rule's history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from apps.core.vietnamese import fold
from apps.regulations import keys
from apps.regulations.choices import Subject
from apps.regulations.rules import Rule


@dataclass(frozen=True)
class RuleRow:
    """One rule of the list: what it is and its values of the day, one per level."""

    about: keys.RuleKey
    rules: tuple[Rule, ...]

    def matches(self, text: str) -> bool:
        """Whether every word is in the title, the key, the trigger, the document or the article."""
        parts = [str(self.about.title), self.about.key]
        for rule in self.rules:
            parts += [rule.trigger, rule.document, rule.article]
        here = fold(" ".join(parts))
        return all(word in here for word in fold(text).split())


@dataclass(frozen=True)
class Chapter:
    """The rules of one subject."""

    title: Any
    rows: tuple[RuleRow, ...]


@dataclass(frozen=True)
class Segment:
    """One value on the line of history, in percent of its width."""

    x: str
    width: str
    is_draft: bool


def chapters(
    in_force: dict[str, list[Rule]], *, text: str = "", subject: str = "", status: str = ""
) -> list[Chapter]:
    """Known rules and those only in the database, narrowed and grouped by subject."""
    known = list(keys.known())
    listed = {about.key for about in known}
    known += [keys.describe(key) for key in sorted(set(in_force) - listed)]
    rows = [RuleRow(about, tuple(in_force.get(about.key, ()))) for about in known]
    if status:
        rows = [row for row in rows if any(rule.status == status for rule in row.rules)]
    if text:
        rows = [row for row in rows if row.matches(text)]
    found = []
    for code, label in Subject.choices:
        own = tuple(row for row in rows if row.about.subject == code)
        if own and subject in ("", code):
            found.append(Chapter(label, own))
    return found


def history_line(rules: Iterable[Rule], *, today: date) -> list[Segment]:
    """The values of one level as parts of a line from the first day to a year after the last."""
    known = sorted(rules, key=lambda rule: (rule.valid_from, rule.pk or 0))
    if not known:
        return []
    first = known[0].valid_from
    days = [rule.valid_to or rule.valid_from for rule in known]
    last = max(*days, today, first) + timedelta(days=365)
    whole = (last - first).days
    return [
        Segment(
            x=_percent((rule.valid_from - first).days, whole),
            # A hair's breadth stays free, so that neighbours can be told apart.
            width=_percent(((rule.valid_to or last) - rule.valid_from).days, whole, less=0.4),
            is_draft=not rule.may_block,
        )
        for rule in known
    ]


def by_level(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """The values of a key by level, in the order given."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.level, []).append(rule)
    return found


def _percent(part: int, whole: int, *, less: float = 0.0) -> str:
    return f"{max(0.2, part / whole * 100 - less) if less else part / whole * 100:.2f}%"
