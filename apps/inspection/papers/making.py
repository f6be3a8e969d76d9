"""A paper of a case as a Word file, and what our own check says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from apps.documents.papers import drawing
from apps.documents.papers.drawing import Sheet, draw
from apps.documents.papers.lookup import rule_sets
from apps.documents.papers.rules import MINUTES_PROFILE, PARTY_DOC, Result
from apps.inspection.models import Case, CasePaper
from apps.inspection.papers.choices import Template
from apps.inspection.papers.reading import sheet_of, words_of
from apps.inspection.papers.specs import SPECS


def made(
    case: Case, paper: CasePaper, *, today: date, day: date | None = None, symbol: str = ""
) -> tuple[bytes, Sheet]:
    """The Word file from the records as they stand; without a day it is a draft."""
    words = words_of(case, paper, day=day, today=today)
    content = SPECS[paper.template].build(words)
    if paper.recipients.strip():
        listed = tuple(line.strip() for line in paper.recipients.splitlines() if line.strip())
        content = replace(content, recipients=listed)
    sheet = sheet_of(case, paper, words, symbol=symbol, day=day, today=today)
    return draw(content, sheet, rule_sets()), sheet


def judged(content: bytes, paper: CasePaper, sheet: Sheet) -> list[Result]:
    """The verdicts of the rules of layout on a file of ours."""
    minutes = paper.template == Template.MINUTES
    profile = MINUTES_PROFILE if minutes else PARTY_DOC
    return drawing.judged(content, sheet, rule_sets(), profile=profile)


def errors(results: list[Result]) -> list[Any]:
    """The verdicts that keep a paper from being issued."""
    return [one for one in results if one.verdict == "fail" and one.severity == "error"]
