"""A paper of a case as a Word file, and what our own check says of it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from apps.documents.papers.checks import judge
from apps.documents.papers.lookup import rule_sets
from apps.documents.papers.rules import (
    DRAFT,
    ISSUED,
    MINUTES_PROFILE,
    PARTY_DOC,
    Facts,
    Issuer,
    Result,
)
from apps.documents.papers.word_reader import read
from apps.inspection.models import Case, CasePaper
from apps.inspection.papers.choices import Template
from apps.inspection.papers.drawing import Sheet, draw
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
    body = sheet.body
    minutes = paper.template == Template.MINUTES
    facts = Facts(
        today=sheet.today,
        day=sheet.day,
        profile=MINUTES_PROFILE if minutes else PARTY_DOC,
        stage=ISSUED if sheet.day else DRAFT,
        issuer=Issuer(body.name, body.superior, body.symbol, body.place),
        grade=sheet.secrecy,
    )
    return judge(read(io.BytesIO(content)), facts, rule_sets())


def errors(results: list[Result]) -> list[Any]:
    """The verdicts that keep a paper from being issued."""
    return [one for one in results if one.verdict == "fail" and one.severity == "error"]
