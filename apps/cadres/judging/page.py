"""Judgements as the pages show them: a sentence, its source and a link to the value of the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.cadres.judging.reading import as_judgement
from apps.cadres.judging.rules import Judgement, grouped
from apps.cadres.judging.sentences import VERDICTS, sentence, source, verdict_words
from apps.cadres.models import Evaluation

TONES = {"fail": "bad", "warning": "warn", "unknown": "calm", "overridden": "exc", "pass": "ok"}
ICONS = {
    "fail": "bad", "warning": "alert", "unknown": "help", "overridden": "seal",
    "pass": "ok",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One judgement in words."""

    rule: str
    group: str
    verdict: str
    text: str
    source: str
    url: str
    row: Evaluation | None = None

    @property
    def tone(self) -> str:
        """Its colour."""
        return TONES[self.group]

    @property
    def icon(self) -> str:
        """Its sign."""
        return ICONS[self.group]


def line_of(judgement: Judgement, row: Evaluation | None = None) -> Line:
    """The judgement in words."""
    verdict = str(judgement.verdict)
    group = "warning" if verdict == "fail" and not judgement.blocks else verdict
    value = judgement.value
    url = reverse("regulations:rule", args=[value.key]) if value else ""
    return Line(
        judgement.rule, group, verdict_words(judgement), sentence(judgement), source(judgement),
        url, row,
    )  # fmt: skip


def groups_of(found: Iterable[Judgement]) -> list[dict[str, Any]]:
    """What blocks, what warns, unknown, exceptions, passed: the groups that are not empty."""
    return [
        {"code": code, "label": VERDICTS[code](), "tone": TONES[code], "icon": ICONS[code],
         "lines": [line_of(one) for one in rows]}
        for code, rows in grouped(found).items()
        if rows
    ]  # fmt: skip


def lines_of(rows: Iterable[Evaluation]) -> list[Line]:
    """Kept rows in words, as they were."""
    return [line_of(as_judgement(row), row) for row in rows]
