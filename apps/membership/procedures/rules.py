"""Rules of votes and decisions: values in, findings out. No database, no clock, no request."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from apps.membership.rules import impossible_day

RANKS = (
    "cell", "section", "grassroots", "authorised", "standing_committee", "province", "central",
)  # fmt: skip
"""Bodies from below to above."""
MAJORITY_BODIES = frozenset({"standing_committee", "province", "central"})
"""Standing committees decide by more than a share; cells and committees need at least one."""


@dataclass(frozen=True)
class Finding:
    """What contradicts a rule: code of the sentence, field, whether it refuses, its values."""

    code: str
    field: str = ""
    blocks: bool = True
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Threshold:
    """The share of all entitled that a resolution needs, by the rule of the day."""

    share: Fraction
    more_than: bool
    source: str = ""
    may_block: bool = True

    def needed(self, entitled: int) -> int:
        """The least number of votes in favour that carries the resolution."""
        exact = self.share * entitled
        whole = -(-exact.numerator // exact.denominator)
        return whole + 1 if self.more_than and exact == whole else whole


@dataclass(frozen=True)
class Ballots:
    """The result of one vote. ``entitled`` are all official members or all of the committee."""

    entitled: int
    present: int
    in_favour: int
    against: int
    blank_or_invalid: int = 0

    @property
    def cast(self) -> int:
        """All ballots."""
        return self.in_favour + self.against + self.blank_or_invalid


def ballot_findings(
    ballots: Ballots, *, members: int | None = None, source: str = ""
) -> list[Finding]:
    """Numbers that cannot be: more ballots than present, more present than entitled, more entitled
    than ``members``, the official members of the cell on that day (those on probation
    have no vote)."""
    found = []
    values = {"source": source, "entitled": ballots.entitled, "present": ballots.present}
    if ballots.entitled < 1:
        found.append(Finding("nobody_entitled", "entitled", params=values))
    if ballots.cast > ballots.present:
        found.append(Finding("more_ballots", "in_favour", params=values | {"cast": ballots.cast}))
    if ballots.present > ballots.entitled:
        found.append(Finding("more_present", "present", params=values))
    if members is not None and ballots.entitled > members:
        found.append(Finding("more_entitled", "entitled", params=values | {"members": members}))
    return found


def carried(ballots: Ballots, threshold: Threshold) -> bool:
    """Whether the resolution has the votes it needs, counted on all entitled, not on those
    present (294-QĐ/TW, 9.3.4)."""
    return ballots.entitled > 0 and ballots.in_favour >= threshold.needed(ballots.entitled)


@dataclass(frozen=True)
class Voted:
    """One vote as the order of acts sees it."""

    body: str
    held_on: date
    carried: bool
    binding: bool = True
    """Whether the rule it was judged by is settled; under a draft a failed vote only warns."""


def failed_rounds(votes: Iterable[Voted], body: str) -> int:
    """How often that body has voted without the votes needed."""
    return sum(vote.body == body and not vote.carried for vote in votes)


def is_carried(votes: Iterable[Voted], body: str) -> bool:
    """Whether that body has a resolution in favour."""
    return any(vote.body == body and vote.carried for vote in votes)


def vote_order_findings(
    votes: Sequence[Voted],
    body: str,
    held_on: date,
    needed: Sequence[str],
    *,
    gone_up: bool = False,
) -> list[Finding]:
    """A body votes after those below it, once more only after a failed vote. ``gone_up``: the
    cell has failed so often (24-QĐ/TW of 2021: three times) that the case is before the bodies
    above."""
    if is_carried(votes, body):
        return [Finding("already_carried", "body")]
    last = max((vote.held_on for vote in votes if vote.body == body), default=None)
    if last and held_on <= last:
        return [Finding("round_not_later", "held_on", params={"day": f"{last:%d/%m/%Y}"})]
    for below in needed:
        if RANKS.index(below) >= RANKS.index(body):
            continue
        found = [vote for vote in votes if vote.body == below]
        if not (is_carried(found, below) or (gone_up and below == "cell")):
            blocks = all(vote.binding for vote in found)
            return [Finding("lower_body_first", "body", blocks, {"body": below})]
        if max(vote.held_on for vote in found) > held_on:
            return [Finding("before_lower_body", "held_on", params={"body": below})]
    return []


def decision_findings(
    votes: Sequence[Voted],
    decided_on: date,
    needed: Sequence[str],
    body: str,
    *,
    gone_up: bool = False,
) -> list[Finding]:
    """A decision follows the resolutions of the bodies below, and the vote of the body itself
    where one is recorded."""
    judged: list[Finding] = []
    for below in needed:
        found = [vote for vote in votes if vote.body == below]
        if not found:
            judged.append(Finding("decision_before_vote", "decided_on", params={"body": below}))
        elif not is_carried(found, below) and not (gone_up and below == "cell"):
            judged.append(_not_carried(found[-1]))
    own = [vote for vote in votes if vote.body == body]
    if own and not is_carried(own, body):
        judged.append(_not_carried(own[-1]))
    last = max((vote.held_on for vote in votes), default=None)
    if last and decided_on < last:
        params = {"day": f"{last:%d/%m/%Y}"}
        judged.append(Finding("decision_before_resolution", "decided_on", params=params))
    return judged


def authority_findings(body: str, deciders: Sequence[str], source: str = "") -> list[Finding]:
    """A body below those that decide cannot decide; one that does not decide here neither."""
    if body in deciders:
        return []
    least = min(deciders, key=RANKS.index)
    return [
        Finding("body_below_authority", "deciding_body", params={"body": least, "source": source})
    ]


def day_findings(**days: date | None) -> list[Finding]:
    """``today`` is one of the days; no other may lie after it, or before the Party was founded."""
    today = days.pop("today")
    assert today is not None
    codes = {name: impossible_day(day, today=today) for name, day in days.items() if day}
    return [Finding(code, name) for name, code in codes.items() if code]


def _not_carried(vote: Voted) -> Finding:
    params = {"body": vote.body, "share": "", "source": ""}
    return Finding("not_carried", "decided_on", vote.binding, params)
