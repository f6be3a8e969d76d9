"""Which bodies may decide a form: a matrix of form, object, level and body, as dated data. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PASS, FAIL, UNKNOWN, EXCUSED = "pass", "fail", "unknown", "excused"
MEMBER, COMMITTEE_MEMBER, ASSIGNED_TASK, ORGANISATION = (
    "member", "committee_member", "assigned_task", "organisation",
)  # fmt: skip
"""A member; one who belongs to the committee of the deciding body's own level; a violation in a
task given from above; an organisation directly below."""
LEVELS = ("cell", "section", "grassroots", "commune", "district", "province", "central")
"""From below to above. Which of them exist on a day is a matter of the tree."""
BODIES = ("cell", "standing_committee", "committee", "inspection_committee")
NONE = "none"


@dataclass(frozen=True)
class Power:
    """What a body of a level may give to an object, by a rule of the day."""

    body: str
    level: str
    object: str
    forms: frozenset[str]
    settled: bool
    source: str = ""


@dataclass(frozen=True)
class Verdict:
    """Whether a body may decide a form, and where that stands."""

    body: str
    level: str
    verdict: str
    source: str = ""
    settled: bool = False


def object_of(
    *, is_person: bool, from_above: bool, committee_level: str, level: str, body: str
) -> str:
    """As what the subject counts before that body.

    A cell disciplines its members of whatever committee, but not for tasks given from above
    (296-QĐ/TW); a committee does not decide on its own members as on others.
    """
    if not is_person:
        return ORGANISATION
    if body == "cell":
        return ASSIGNED_TASK if from_above else MEMBER
    return COMMITTEE_MEMBER if committee_level == level else MEMBER


def judge(powers: Iterable[Power], *, body: str, level: str, target: str, form: str) -> Verdict:
    """Whether that body may: yes or no by a settled row; a draft row or none leaves it open."""
    row = next(
        (one for one in powers if (one.body, one.level, one.object) == (body, level, target)), None
    )
    if row is None:
        return Verdict(body, level, UNKNOWN)
    if not row.settled:
        return Verdict(body, level, UNKNOWN, row.source)
    return Verdict(body, level, PASS if form in row.forms else FAIL, row.source, settled=True)


def bodies_able_to_decide(
    powers: Sequence[Power], *, form: str, targets: dict[str, str], levels: Sequence[str] = LEVELS
) -> list[Verdict]:
    """Every body that may or might decide the form, the lowest first.

    ``targets`` says for each level as what the subject counts there. A draft row that names the
    form and one that is missing both come as unknown; a row that denies it is left out.
    """
    found = []
    for level in levels:
        for body in BODIES:
            rows = [one for one in powers if (one.body, one.level) == (body, level)]
            target = targets.get(f"{level}.{body}", targets.get(level, MEMBER))
            row = next((one for one in rows if one.object == target), None)
            if row is not None and form in row.forms:
                found.append(judge([row], body=body, level=level, target=target, form=form))
    return found
