"""Words of procedures: kinds of case, phases, bodies and days of a case.

The codes belong to the apps above, which make their words known when they are ready.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

KIND, PHASE, BODY, DAY = "kind", "phase", "body", "day"
_WORDS: dict[str, dict[str, Any]] = {KIND: {}, PHASE: {}, BODY: {}, DAY: {}}


def register_words(table: str, words: Iterable[tuple[str, Any]]) -> None:
    """Make the labels of codes known, in their order; they are translated when shown."""
    _WORDS[table].update(words)


def word(table: str, code: str) -> str:
    """The label of a code; the bare code where nobody has named it."""
    return str(_WORDS[table].get(code, code))


def options(table: str) -> list[tuple[str, Any]]:
    """The known codes with their labels."""
    return list(_WORDS[table].items())
