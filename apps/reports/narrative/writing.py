"""A paragraph from the figures of a summary, for one reader.

Numbers as offices write them, noughts left out, the change against the period before where the two
may be compared. Small sensitive numbers are left out for every reader: a sentence is
passed on.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from apps.core import formats
from apps.reports import changes, rules, wording
from apps.reports.changes import Change
from apps.reports.choices import FigureKind
from apps.reports.narrative import SENTENCES, clauses
from apps.reports.narrative.clauses import Clause, Sentence
from apps.reports.sheet import Card, Sheet


class Narrative:
    """The figures of a summary in sentences."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._cards = {card.indicator.key: card for card in sheet.cards}

    @cached_property
    def _before(self) -> dict[str, Card]:
        before = self.sheet.before
        if before is None:
            return {}
        return {card.indicator.key: card for card in Sheet(before, self.sheet.actor).cards}

    @property
    def period_before(self) -> str:
        """The period that is compared with, in words; empty without one."""
        before = self.sheet.before
        return wording.period_words(before.kind, before.first, before.last) if before else ""

    def change(self, card: Card) -> Change | None:
        """A figure beside that of the period before; None where they cannot be compared."""
        before, summary = self.sheet.before, self.sheet.summary
        earlier = self._before.get(card.indicator.key)
        if before is None or earlier is None or earlier.value is None or card.value is None:
            return None
        comparable = changes.is_comparable(
            summary.kind, is_flow=card.indicator.kind == FigureKind.FLOW,
            days=(summary.last - summary.first).days, days_before=(before.last - before.first).days,
        )  # fmt: skip
        return Change(card.value, earlier.value, card.of, earlier.of) if comparable else None

    @property
    def text(self) -> str:
        """The whole paragraph."""
        summary = self.sheet.summary
        period, name = capfirst(self.sheet.period), summary.name
        written = [text for sentence in self._sentences() if (text := self._sentence(sentence))]
        if not written:
            return str(clauses.NOTHING % {"period": period, "name": name})
        first, *others = written
        opening = str(clauses.OPENING % {"period": period, "name": name, "text": first})
        return ". ".join([opening, *(capfirst(one) for one in others)]) + "."

    def _sentences(self) -> tuple[Sentence, ...]:
        own = SENTENCES.get(self.sheet.summary.form)
        return own or tuple((Clause(key, None),) for key in self._cards)

    def _sentence(self, sentence: Sentence) -> str:
        written = [text for clause in sentence if (text := self._clause(clause))]
        if not written:
            return ""
        text = "; ".join(written)
        of_a_day = all(self._is_stock(clause) for clause in sentence)
        day = formats.date_text(self.sheet.summary.last)
        return str(clauses.ON_DAY % {"day": day, "text": text}) if of_a_day else text

    def _is_stock(self, clause: Clause) -> bool:
        card = self._cards.get(clause.key)
        return card is None or card.indicator.kind == FigureKind.STOCK

    def _clause(self, clause: Clause) -> str:
        card = self._cards.get(clause.key)
        if card is None or not _is_told(card):
            return ""
        text = self._words(clause, card)
        notes = [self._plan(card), self._step(card)]
        text = ", ".join([text, *(one for one in notes if one)])
        parts = [self._part(part, clause) for part in clause.parts]
        found = "; ".join(part for part in parts if part)
        return str(clauses.OF_WHICH % {"text": text, "parts": found}) if found else text

    def _words(self, clause: Clause, card: Card) -> str:
        number = formats.number(card.value)
        if card.plan:
            number = f"{number}/{formats.number(card.plan)}"
        if clause.text is None:
            named = {"label": card.indicator.label, "unit": card.indicator.unit_word}
            return str(clauses.LISTED % {**named, "n": number})
        return str(clause.text % {"count": card.value, "n": number})

    def _part(self, clause: Clause, whole: Clause) -> str:
        card = self._cards.get(clause.key)
        if card is None or not _is_told(card):
            return ""
        text = self._words(clause, card)
        notes = [card.share if card.indicator.of == whole.key else "", self._points(card)]
        found = ", ".join(one for one in notes if one)
        return str(clauses.AND_SHARE % {"text": text, "notes": found}) if found else text

    def _plan(self, card: Card) -> str:
        return str(clauses.OF_PLAN % {"share": card.completion}) if card.completion else ""

    def _step(self, card: Card) -> str:
        change = self.change(card)
        if change is None:
            return ""
        if not change.step:
            return str(clauses.AS_IN % {"period": self.period_before})
        step = formats.number(abs(change.step))
        if change.percent is not None:
            step = f"{step} ({formats.percent_text(abs(change.percent))})"
        words: Any = clauses.MORE if change.step > 0 else clauses.FEWER
        return str(clauses.THAN % {"change": words % {"step": step}, "period": self.period_before})

    def _points(self, card: Card) -> str:
        change = self.change(card)
        if change is None or not change.points:
            return ""
        words: Any = clauses.POINTS_MORE if change.points > 0 else clauses.POINTS_FEWER
        return str(words % {"points": formats.percent_text(abs(change.points)).removesuffix("%")})


def _is_told(card: Card) -> bool:
    """Sentences are passed on: noughts, and what is small and sensitive, stay out of them whoever
    reads the page."""
    least = rules.SMALL if card.indicator.sensitive else 1
    return card.value is not None and card.value >= least
