"""Forms of discipline, ballots and majorities: values in, findings out. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

REPRIMAND, WARNING, REMOVAL, EXPULSION, DISSOLUTION = (
    "reprimand", "warning", "removal", "expulsion", "dissolution",
)  # fmt: skip
NO_DISCIPLINE = "none"
MEMBER, PROBATIONARY, ORGANISATION = "member", "probationary", "organisation"
FORMS: Mapping[str, tuple[str, ...]] = {
    MEMBER: (REPRIMAND, WARNING, REMOVAL, EXPULSION),
    PROBATIONARY: (REPRIMAND, WARNING),
    ORGANISATION: (REPRIMAND, WARNING, DISSOLUTION),
}
"""Forms by object, the lightest first (Party Charter, article 35). Striking off, self-review and
suspension are no forms of discipline."""
WEIGHT = {
    NO_DISCIPLINE: 0, REPRIMAND: 1, WARNING: 2, REMOVAL: 3, EXPULSION: 4, DISSOLUTION: 4,
}  # fmt: skip
ENDING = frozenset({EXPULSION, DISSOLUTION})
"""Forms after which nothing lapses: the membership or the organisation has ended."""
PROPOSAL, DECISION = "proposal", "decision"


@dataclass(frozen=True)
class Finding:
    """What contradicts a rule: code of the sentence, field, whether it refuses, its values."""

    code: str
    field: str = ""
    blocks: bool = True
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


def forms_for(kind: str, *, has_post: bool) -> tuple[str, ...]:
    """The forms that the object can be given: removal only with a post in the Party."""
    return tuple(form for form in FORMS[kind] if form != REMOVAL or has_post)


def form_findings(form: str, kind: str, *, has_post: bool, posts: str = "") -> list[Finding]:
    """A form that the object cannot be given (Party Charter, article 35; 296-QĐ/TW, article 9).

    A probationary member who is no longer worthy is struck off the list, which is no discipline.
    Removal names the posts that are taken.
    """
    if form not in FORMS[kind]:
        code = "form_probationary" if kind == PROBATIONARY else "form_of_object"
        return [Finding(code, "form", params={"form": form})]
    if form == REMOVAL and not has_post:
        return [Finding("form_without_post", "form")]
    if form == REMOVAL and not posts.strip():
        return [Finding("posts_missing", "posts")]
    return []


@dataclass(frozen=True)
class Ballots:
    """Counts of one secret ballot about one subject. Nobody's vote is known.

    ``members`` are all members of the body; ``excluded`` of them do not count, each for a reason
    that is on record; ``recused`` count but may not cast.
    """

    members: int
    present: int
    issued: int
    returned: int
    valid: int
    invalid: int
    votes: Mapping[str, int]
    excluded: int = 0
    recused: int = 0
    not_returned: int | None = None

    @property
    def entitled(self) -> int:
        """All members of the body less those excluded: what a majority is counted on."""
        return self.members - self.excluded


def ballot_findings(ballots: Ballots, forms: Sequence[str]) -> list[Finding]:
    """Numbers that cannot be: each voter has one ballot with one form on it."""
    found = []

    def wrong(code: str, field: str, **params: Any) -> None:
        found.append(Finding(code, field, params=params))

    if ballots.entitled < 1:
        wrong("ballot_nobody", "members")
    voters = ballots.present - ballots.recused
    if ballots.present > ballots.members:
        wrong("ballot_present", "present", present=ballots.present, members=ballots.members)
    if ballots.issued > voters:
        wrong("ballot_issued", "issued", issued=ballots.issued, voters=max(voters, 0))
    missing = ballots.issued - ballots.returned
    if missing < 0 or ballots.not_returned not in (None, missing):
        wrong("ballot_returned", "returned", issued=ballots.issued, returned=ballots.returned)
    if ballots.valid + ballots.invalid != ballots.returned:
        wrong(
            "ballot_valid", "valid",
            valid=ballots.valid, invalid=ballots.invalid, returned=ballots.returned,
        )  # fmt: skip
    cast = sum(ballots.votes.values())
    if cast != ballots.valid:
        wrong("ballot_sum", "", cast=cast, valid=ballots.valid)
    allowed = {NO_DISCIPLINE, *forms}
    for form, count in ballots.votes.items():
        if count and form not in allowed:
            wrong("ballot_form", f"votes_{form}", form=form)
    return found


@dataclass(frozen=True)
class Threshold:
    """The share of all members that a form needs, by the rule of the day."""

    share: Fraction
    more_than: bool
    source: str = ""
    may_block: bool = True

    def reached(self, votes: int, members: int) -> bool:
        """Whether that many votes are enough."""
        needed = self.share * members
        return votes > needed if self.more_than else votes >= needed


HALF = Threshold(Fraction(1, 2), more_than=True)
TWO_THIRDS = Threshold(Fraction(2, 3), more_than=False)


def thresholds(purpose: str, *, half: Threshold, two_thirds: Threshold) -> dict[str, Threshold]:
    """What each form needs: more than half of all; to propose expulsion or dissolution at least two
    thirds of all in the lower body, to decide it more than half of the deciding body."""
    ending = two_thirds if purpose == PROPOSAL else half
    return {form: ending if form in ENDING else half for form in WEIGHT}


@dataclass(frozen=True)
class Result:
    """What a ballot comes to: a form, no discipline, or nothing that was carried (``form`` "")."""

    form: str
    counted: int
    needed: Threshold | None = None
    cumulated: bool = False
    """Whether votes for heavier forms had to be added to reach the majority."""


def result_of(
    votes: Mapping[str, int],
    forms: Sequence[str],
    entitled: int,
    needed: Mapping[str, Threshold],
    *,
    adding_up: bool = True,
) -> Result:
    """The form that the ballot gives, counted on all members of the body and not on those present.

    A form with the majority is taken. When none has it, the votes are added from the heaviest form
    downwards until a form has it (30-QĐ/TW of 2016, article 38), if ``adding_up``. Where one form
    has the majority alone, the heavier ones together have not: both are one rule, the heaviest form
    that its own votes and those for heavier forms carry.
    """
    added = 0
    for form in sorted(forms, key=WEIGHT.__getitem__, reverse=True):
        own = votes.get(form, 0)
        added += own
        threshold = needed[form]
        alone = threshold.reached(own, entitled)
        if alone or (adding_up and threshold.reached(added, entitled)):
            return Result(form, added, threshold, cumulated=not alone)
    threshold = needed[NO_DISCIPLINE]
    none = votes.get(NO_DISCIPLINE, 0)
    if threshold.reached(none, entitled):
        return Result(NO_DISCIPLINE, none, threshold)
    return Result("", added)


@dataclass(frozen=True)
class Factors:
    """What makes a violation lighter or heavier, as found."""

    mitigating: tuple[str, ...] = ()
    aggravating: tuple[str, ...] = ()


def factor_findings(form: str, proposed: str, factors: Factors) -> list[Finding]:
    """A form lighter than what was proposed names what mitigates, a heavier one what aggravates.

    Only a reminder: the body weighs, the machine does not (69-QĐ/TW, articles 5 and 6).
    """
    if not proposed or proposed == form:
        return []
    if WEIGHT[form] < WEIGHT[proposed] and not factors.mitigating:
        return [Finding("lighter_without_factor", "mitigating", blocks=False)]
    if WEIGHT[form] > WEIGHT[proposed] and not factors.aggravating:
        return [Finding("heavier_without_factor", "aggravating", blocks=False)]
    return []


def heaviest_findings(form: str, acts: Sequence[str]) -> list[Finding]:
    """Several violations are concluded each and end in one decision, whose form is tied to the
    heaviest of theirs (69-QĐ/TW; 212-QĐ/TW: the single highest form).

    ``acts``: the forms that they deserve alone, as far as they are on record. Only a reminder: the
    ballot gives the form, and a note says why it is another.
    """
    heaviest = max(filter(None, acts), key=WEIGHT.__getitem__, default="")
    if not heaviest or WEIGHT[heaviest] == WEIGHT[form]:
        return []
    return [Finding("form_not_heaviest", "form", blocks=False, params={"form": heaviest})]


def future_findings(*, today: date, **days: date | None) -> list[Finding]:
    """No day of a record lies after today."""
    return [
        Finding("discipline_day_ahead", name) for name, day in days.items() if day and day > today
    ]
