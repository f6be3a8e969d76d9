"""Who may carry out which kind of case, and where it may come from. Pure."""

from __future__ import annotations

from collections.abc import Mapping

BY_EVENT = frozenset(
    {
        "signs_of_violation",
        "denunciation",
        "complaint",
        "discipline",
        "asset_verification",
        "suspension",
    }
)
"""Kinds that follow an event and never a programme."""

_COMMITTEES = frozenset({"committee", "standing_committee", "inspection_committee"})
OPENERS: Mapping[str, frozenset[str]] = {
    "signs_of_violation": _COMMITTEES | {"cell"},
    "subordinate_tasks": _COMMITTEES,
    "finance": frozenset({"inspection_committee"}),
    "thematic_inspection": frozenset({"committee", "standing_committee", "cell", "advisory_body"}),
    "thematic_supervision": _COMMITTEES | {"cell", "advisory_body"},
    "regular_supervision": _COMMITTEES | {"cell", "advisory_body"},
    "denunciation": _COMMITTEES | {"cell"},
    "complaint": _COMMITTEES,
    "discipline": _COMMITTEES | {"cell"},
    "asset_verification": frozenset({"inspection_committee"}),
    "suspension": _COMMITTEES,
}
"""Which bodies carry out a kind (Party Charter, articles 30 to 32; 296-QĐ/TW)."""


def may_open(kind: str, body: str) -> bool:
    """Whether the body may carry out a case of that kind.

    Advisory bodies have no inspection on signs of violation; a cell never resolves a complaint.
    """
    return body in OPENERS[kind]


def source_fits(kind: str, source: str) -> bool:
    """Whether a case of the kind may come from that source.

    A kind that follows an event has no programme; an anonymous letter never opens a denunciation,
    it can only feed an inspection on signs of violation (296-QĐ/TW, article 19).
    """
    if source == "programme":
        return kind not in BY_EVENT
    if source == "anonymous":
        return kind == "signs_of_violation"
    return True
