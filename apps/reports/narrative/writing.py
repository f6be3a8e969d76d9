"""A paragraph from the figures of a summary, for one reader.

Numbers as offices write them in sentences, noughts left out, the change against the period before
where the two may be compared; approved manual figures follow the counted ones. Small sensitive
numbers are left out for every reader: a sentence is passed on.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.text import capfirst

from apps.core import formats
from apps.reports import changes, rules, wording
from apps.reports.changes import Change
from apps.reports.choices import FigureKind, Shown
from apps.reports.manual.printing import ManualLine
from apps.reports.narrative import SENTENCES, clauses
from apps.reports.narrative.clauses import Clause, Sentence
from apps.reports.sheet import Card, Sheet

NUMBER_WORDS = ("số ", "tổng số ", "tỷ lệ ")
"""A name that begins so needs no "the number of" before it."""


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
        sentences = [self._sentence(one) for one in SENTENCES[summary.form]]
        written = [text for text in (*sentences, self._by_hand()) if text]
        if not written:
            return str(clauses.NOTHING % {"period": period, "name": name})
        first, *others = written
        opening = str(clauses.OPENING % {"period": period, "name": name, "text": first})
        return ". ".join([opening, *(capfirst(one) for one in others)]) + "."

    def _sentence(self, sentence: Sentence) -> str:
        written = [text for clause in sentence if (text := self._clause(clause))]
        if not written:
            return ""
        text = "; ".join(written)
        of_a_day = all(self._is_stock(clause) for clause in sentence)
        day = formats.date_text(self.sheet.summary.last)
        return str(clauses.ON_DAY % {"day": day, "text": text}) if of_a_day else text

    def _is_stock(self, clause: Clause) -> bool:
        keys = [clause.key] if clause.key else [part.key for part in clause.parts]
        cards = [self._cards[key] for key in keys if key in self._cards]
        return all(card.indicator.kind == FigureKind.STOCK for card in cards)

    def _clause(self, clause: Clause) -> str:
        parts = [self._part(part, clause) for part in clause.parts]
        found = "; ".join(part for part in parts if part)
        if not clause.key:
            return str(clause.text % {"parts": found}) if found else ""
        card = self._cards.get(clause.key)
        if card is None or not _is_told(card):
            return ""
        notes = [_plan(card), self._step(card)]
        text = ", ".join([_words(clause, card), *(one for one in notes if one)])
        joined: Any = clause.joined or clauses.OF_WHICH
        return str(joined % {"text": text, "parts": found}) if found else text

    def _part(self, clause: Clause, whole: Clause) -> str:
        card = self._cards.get(clause.key)
        if card is None or not _is_told(card):
            return ""
        text = _words(clause, card)
        is_share = card.indicator.of == whole.key and card.indicator.shown == Shown.NUMBER
        notes = [card.share if is_share else "", self._points(card), _plan(card)]
        found = ", ".join(one for one in notes if one)
        return str(clauses.AND_SHARE % {"text": text, "notes": found}) if found else text

    def _step(self, card: Card) -> str:
        change = self.change(card)
        if change is None or card.indicator.shown != Shown.NUMBER:
            return ""
        if not change.step:
            return str(clauses.AS_IN % {"period": self.period_before})
        step = formats.prose_number(abs(change.step))
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

    def _by_hand(self) -> str:
        """Approved manual figures in one sentence; noughts left out."""
        found = "; ".join(_manual(line) for line in self.sheet.manual if line.value)
        return str(clauses.REPORTED % {"text": found}) if found else ""


def _words(clause: Clause, card: Card) -> str:
    title = str(clause.title)
    # Titles of the dictionaries are named with their list: "Content: thrift".
    values = {"count": card.value, "n": _number(card), "title": title.partition(": ")[2] or title}
    return str(clause.text % values)


def _number(card: Card) -> str:
    if card.indicator.shown != Shown.NUMBER:
        return card.text
    number = formats.prose_number(card.value)
    aimed = card.plan and not card.plan_is_most
    return f"{number}/{formats.prose_number(card.plan)}" if aimed else number


def _plan(one: Card | ManualLine) -> str:
    """How far a plan is met, or whether one said in words is."""
    if not one.plan_text or not one.outcome:
        return ""
    is_number = one.plan is not None and not _is_most(one)
    if is_number:
        return str(clauses.OF_PLAN % {"share": one.outcome})
    return str(clauses.AIMED % {"aim": one.plan_text, "outcome": one.outcome})


def _is_most(one: Card | ManualLine) -> bool:
    return one.plan_is_most if isinstance(one, Card) else one.is_most


def _manual(line: ManualLine) -> str:
    """A manual figure by its name, value and unit word, with its share and plan."""
    label = wording.within(line.label)
    number = formats.prose_number(line.value)
    if line.plan and not line.is_most:
        number = f"{number}/{formats.prose_number(line.plan)}"
    words: Any = clauses.IS if label.startswith(NUMBER_WORDS) else clauses.NUMBER_OF
    text = str(words % {"label": label, "n": number, "unit": line.unit_word})
    if line.share:
        text = str(clauses.AND_SHARE % {"text": text, "notes": line.share})
    return ", ".join(one for one in (text, _plan(line)) if one)


def _is_told(card: Card) -> bool:
    """Sentences are passed on: noughts, and what is small and sensitive, stay out of them whoever
    reads the page; "whether all" is told where it is so."""
    if card.indicator.shown == Shown.WHETHER:
        return bool(card.value) and card.value == card.of
    least = rules.SMALL if card.indicator.sensitive else 1
    return card.value is not None and card.value >= least
