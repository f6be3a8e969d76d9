"""The kinds of rows of a profile: their model, what is entered, how they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import (
    CadreOwned,
    ConfidenceVote,
    DisciplineEffect,
    LegalStanding,
    PlaceStay,
    Position,
    Qualification,
    Rating,
)


@dataclass(frozen=True)
class Kind:
    """One kind of row."""

    model: Any
    fields: tuple[str, ...]
    label: Any
    add: Any


KINDS = {
    "position": Kind(
        Position,
        (
            "seat", "title", "work_unit", "title_text", "unit_text", "act", "since", "until",
            "end", "end_decision_number", "term_ends_on", "is_concurrent", "decision_number",
            "decided_on", "note",
        ),
        _("Position"), _("Enter a position"),
    ),
    "qualification": Kind(
        Qualification,
        (
            "kind", "level", "subject", "school", "mode", "began", "finished", "certificate",
            "certified_on",
        ),
        _("Qualification"), _("Enter a qualification"),
    ),
    "place": Kind(
        PlaceStay, ("kind", "place", "unit", "since", "until"),
        _("Place in a life"), _("Enter a place"),
    ),
    "rating": Kind(
        Rating, ("year", "quarter", "grade", "points", "decision_number"),
        _("Rating"), _("Enter a rating"),
    ),
    "confidence": Kind(
        ConfidenceVote, ("held_on", "held_by", "high", "medium", "low", "total"),
        _("Confidence vote"), _("Enter a confidence vote"),
    ),
    "discipline": Kind(
        DisciplineEffect,
        ("track", "form", "fault", "decision_number", "decided_on", "effective_on", "lifted_on"),
        _("Effect of discipline"), _("Enter the effect of a discipline"),
    ),
    "standing": Kind(
        LegalStanding, ("ground", "document", "since", "until"),
        _("Standing before the law"), _("Enter a standing before the law"),
    ),
}  # fmt: skip


KEPT_BY_OTHERS = frozenset({"discipline", "standing"})
"""Kinds that nobody is shown in their own profile: somebody else of the board keeps them."""


def kind_of(row: CadreOwned) -> str:
    """The kind of a row."""
    return next(code for code, kind in KINDS.items() if isinstance(row, kind.model))
