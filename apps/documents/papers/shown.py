"""The verdicts on a paper as the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from apps.documents.papers import rules
from apps.documents.papers.parsed import Line, Table
from apps.documents.papers.rules import Found, Result
from apps.documents.papers.titles import MISSING, TITLES, word

SAID_AT_MOST = 12
"""So many places of one rule are named; the rest is counted."""


@dataclass(frozen=True)
class Place:
    """One place where a paper differs from a rule."""

    where: str
    text: str
    found: str
    wanted: str


@dataclass(frozen=True)
class Verdict:
    """A rule and what became of it."""

    code: str
    title: Any
    severity: str
    source: str
    standing: str
    places: tuple[Place, ...] = ()
    more: int = 0
    missing: Any = ""


@dataclass(frozen=True)
class Report:
    """All verdicts on a paper, the worst first."""

    errors: list[Verdict]
    warnings: list[Verdict]
    unknown: list[Verdict]
    passed: list[Verdict]
    absent: list[Verdict]

    @property
    def is_clean(self) -> bool:
        """Whether nothing failed."""
        return not self.errors and not self.warnings


def report(results: list[Result]) -> Report:
    """The verdicts by weight."""
    failed = [one for one in results if one.verdict == rules.FAIL]
    by = {
        verdict: [_shown(one) for one in results if one.verdict == verdict]
        for verdict in (rules.UNKNOWN, rules.PASS, rules.ABSENT)
    }
    return Report(
        errors=[_shown(one) for one in failed if one.severity == rules.ERROR],
        warnings=[_shown(one) for one in failed if one.severity == rules.WARNING],
        unknown=by[rules.UNKNOWN], passed=by[rules.PASS], absent=by[rules.ABSENT],
    )  # fmt: skip


def _shown(one: Result) -> Verdict:
    places = tuple(_place(found) for found in one.findings[:SAID_AT_MOST])
    return Verdict(
        code=one.check.code,
        title=TITLES[one.check.code],
        severity=one.severity,
        source=source_of(one),
        standing=one.check.standing,
        places=places,
        more=max(0, len(one.findings) - SAID_AT_MOST),
        missing=MISSING.get(one.missing, ""),
    )


def source_of(one: Result) -> str:
    """Document and box or articles of a rule; our own suggestions say so."""
    if one.check.standing == rules.OWN:
        return _("suggestion of this program")
    parts = [one.document]
    if one.check.articles:
        parts.append(_("articles %(numbers)s") % {"numbers": one.check.articles})
    if one.check.box:
        parts.append(_("component %(number)s") % {"number": one.check.box})
    return ", ".join(part for part in parts if part)


def _place(found: Found) -> Place:
    text = found.line.text[:80] if isinstance(found.line, Line) else ""
    return Place(_where(found.line), text, str(word(found.found)), str(word(found.wanted)))


def _where(line: Line | Table | None) -> str:
    if isinstance(line, Table):
        return _("table %(number)s") % {"number": line.number}
    if line is None:
        return _("whole paper")
    if line.cell:
        table, row, column = line.cell
        return _("table %(table)s, row %(row)s, column %(column)s") % {
            "table": table, "row": row, "column": column,
        }  # fmt: skip
    return _("paragraph %(number)s") % {"number": line.number}
