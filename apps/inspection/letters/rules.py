"""What may become of a letter. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

ANY = frozenset(
    {
        "registered", "classified", "opened", "linked", "forwarded", "filed", "stopped", "answered",
    }
)  # fmt: skip
HOURS = frozenset({1, 4, 24})
"""For how long somebody may see who wrote a letter."""

ALLOWED: Mapping[str, frozenset[str]] = {
    "classify": frozenset({"registered", "classified"}),
    "split": frozenset({"registered", "classified"}),
    "forward": frozenset({"registered", "classified"}),
    "file": frozenset({"registered", "classified"}),
    "link": frozenset({"registered", "classified"}),
    "open": frozenset({"classified"}),
    "feed": frozenset({"registered", "classified", "filed"}),
    "lead": frozenset({"registered", "classified", "opened"}),
    "withdraw": frozenset({"registered", "classified", "opened", "linked"}),
    "decide_withdrawal": frozenset({"registered", "classified", "opened", "linked"}),
    "answer": frozenset({"classified", "opened", "linked", "forwarded", "filed", "stopped"}),
    "add_subject": frozenset({"registered", "classified", "opened", "linked"}),
    "seal": ANY,
    "regrade": ANY,
    "ask_identity": ANY,
    "identify": frozenset(
        {"registered", "classified", "opened", "linked", "forwarded", "filed", "stopped"}
    ),
}
"""In which states an act is possible."""

CASE_KINDS: Mapping[str, str] = {"denunciation": "denunciation", "complaint": "complaint"}
"""Which kind of case a letter of a kind opens."""


def may(act: str, state: str) -> bool:
    """Whether the act is possible in that state."""
    return state in ALLOWED[act]


def counted_from(channel: str, arrived_on: date, postmarked_on: date | None) -> date:
    """The day of receipt: the postmark of a letter by post, else the day it was handed in.

    Counted at the body that is competent (22-QĐ/TW, article 20: receipt by hand or by postmark).
    """
    if channel == "post" and postmarked_on is not None:
        return postmarked_on
    return arrived_on


def has_no_writer(*, is_anonymous: bool, is_false_name: bool) -> bool:
    """Whether nobody stands behind a letter."""
    return is_anonymous or is_false_name


def opens_case(kind: str, *, is_anonymous: bool, is_false_name: bool) -> bool:
    """Whether a letter may open a case of its own kind.

    An anonymous one, or one under a false name, never opens a denunciation; a mixed one is split
    first; a reflection opens nothing (296-QĐ/TW, article 19).
    """
    if has_no_writer(is_anonymous=is_anonymous, is_false_name=is_false_name):
        return False
    return kind in CASE_KINDS


def reason_fits(reason: str, *, is_anonymous: bool, is_false_name: bool) -> bool:
    """Whether the reason for filing fits what the letter is.

    Only a letter without a writer is filed as anonymous or under a false name: the writer of a
    named one has a right to an answer.
    """
    if reason == "anonymous":
        return is_anonymous
    if reason == "false_name":
        return is_false_name
    return True


def goes_in_circle(target: int, own: int, route: Collection[int]) -> bool:
    """Whether a letter would come back to an office that had it."""
    return target == own or target in route


def earliest(days: Collection[date | None]) -> date | None:
    """The earliest of the days that are known: copies of one matter have one clock."""
    known = [day for day in days if day is not None]
    return min(known) if known else None


def hours_allowed(hours: int) -> bool:
    """Whether a seal may be opened for that long."""
    return hours in HOURS
