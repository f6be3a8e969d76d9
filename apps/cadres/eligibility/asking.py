"""The question as pages and API ask it: every answer comes after the same time."""

from __future__ import annotations

from time import monotonic, sleep
from typing import Any

from apps.cadres.eligibility.actions import ask
from apps.cadres.eligibility.choices import Answer

SECONDS = 0.3
"""Longer than the work ever takes; what the reasons differ by in the database is not to be seen."""


def answer(**question: Any) -> Answer:
    """Ask, and wait until the time of every answer has passed. Raises as the action does."""
    until = monotonic() + SECONDS
    found = ask(**question)
    sleep(max(until - monotonic(), 0))
    return found


def padded(found: Answer) -> str:
    """The answer in words, as many bytes for either."""
    words = {one: str(one.label) for one in Answer}
    most = max(len(text.encode()) for text in words.values())
    return words[found] + " " * (most - len(words[found].encode()))
