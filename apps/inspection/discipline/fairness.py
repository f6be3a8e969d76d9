"""The fairness ledger: what must be shown before a decision on somebody is recorded. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from apps.inspection.discipline.authority import EXCUSED, FAIL, PASS, UNKNOWN, Verdict
from apps.inspection.discipline.rules import DECISION, ENDING, Finding

EXPLANATION, HEARING, QUORUM, PROPOSED, BALLOT, AUTHORITY, LIMITATION, RECUSAL, HOLD = (
    "explanation", "hearing", "quorum", "proposed", "ballot", "authority", "limitation",
    "recusal", "hold",
)  # fmt: skip
EXCUSABLE_FAILURES = frozenset({EXPLANATION, HEARING, RECUSAL})
"""What is known to be against the rule stands; only these can be made good by a reason."""
HEARD, REFUSED, ABSENT = "heard", "refused", "absent"


@dataclass(frozen=True)
class Line:
    """One point of the ledger: its verdict, why, by which rule, and who excused it."""

    point: str
    verdict: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    source: str = ""
    excused_by: str = ""
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether the decision may be recorded as far as this point goes."""
        return self.verdict in (PASS, EXCUSED)


@dataclass(frozen=True)
class Heard:
    """What is on record of hearing somebody."""

    outcome: str = ""
    on: date | None = None
    invited: tuple[date, ...] = ()
    explained_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Held:
    """The deciding session and its ballot, as recorded."""

    on: date
    present: int
    entitled: int
    result: str
    purpose: str = DECISION
    settled: bool = True
    counted: int = 0
    recusal_asked: bool = False
    unchecked: tuple[str, ...] = ()
    """Who took part by name and could not be checked for conflicts."""
    unnamed: int = 0
    """How many more were present whom nobody named."""
    source: str = ""


@dataclass(frozen=True)
class Excuse:
    """Somebody entitled let a point pass, and said why."""

    point: str
    by: str
    reason: str
    about: str = ""


def explanation_line(heard: Heard | None, session_on: date | None) -> Line:
    """The subject's own report, received before the session; or a dated reminder and why none came
    (296-QĐ/TW, article 3: subjects report and explain fully and truthfully)."""
    if heard and heard.explained_on:
        if session_on and heard.explained_on > session_on:
            return Line(EXPLANATION, FAIL, "explained_late", {"day": heard.explained_on})
        return Line(EXPLANATION, PASS, "explained", {"day": heard.explained_on})
    if heard and heard.outcome in (REFUSED, ABSENT) and heard.reason:
        before = [day for day in heard.invited if session_on is None or day <= session_on]
        if before:
            return Line(EXPLANATION, PASS, "explanation_refused", {"day": before[-1]})
    return Line(EXPLANATION, UNKNOWN, "explanation_missing")


def hearing_line(heard: Heard | None, session_on: date | None, *, invitations: int | None) -> Line:
    """Somebody of the competent body has met and heard the subject before the session; whoever was
    invited and did not come, or refused, is no obstacle once that is on record (296-QĐ/TW, article
    12). ``invitations``: how often, where a rule says so."""
    if heard is None or not heard.outcome:
        return Line(HEARING, UNKNOWN, "hearing_missing")
    if heard.outcome == HEARD:
        if heard.on is None or (session_on and heard.on > session_on):
            return Line(HEARING, FAIL, "heard_late", {"day": heard.on or "?"})
        return Line(HEARING, PASS, "heard", {"day": heard.on})
    if not heard.invited or not heard.reason:
        return Line(HEARING, FAIL, "refusal_undocumented")
    if session_on and heard.invited[0] > session_on:
        return Line(HEARING, FAIL, "heard_late", {"day": heard.invited[0]})
    before = [day for day in heard.invited if session_on is None or day <= session_on]
    if invitations is not None and len(before) < invitations:
        params = {"count": len(before), "needed": invitations}
        return Line(HEARING, UNKNOWN, "invited_too_seldom", params)
    return Line(HEARING, PASS, "absent_documented", {"day": heard.invited[-1]})


def quorum_line(held: Held | None) -> Line:
    """Enough were present to reach a majority of all members."""
    if held is None:
        return Line(QUORUM, UNKNOWN, "session_missing")
    numbers = {"present": held.present, "entitled": held.entitled}
    if 2 * held.present <= held.entitled:
        return Line(QUORUM, FAIL, "too_few_present", numbers, held.source)
    return Line(QUORUM, PASS, "enough_present", numbers, held.source)


def ballot_line(held: Held | None, form: str) -> Line:
    """The secret ballot gives the form that is to be decided."""
    if held is None:
        return Line(BALLOT, UNKNOWN, "ballot_missing")
    numbers = {"counted": held.counted, "entitled": held.entitled, "form": held.result}
    if not held.result:
        return Line(BALLOT, FAIL, "no_majority", numbers, held.source)
    if form and held.result != form:
        return Line(BALLOT, FAIL, "another_form_voted", numbers, held.source)
    return Line(BALLOT, PASS, "ballot_carries", numbers, held.source)


def proposed_line(proposals: Sequence[str], form: str) -> Line | None:
    """Expulsion and dissolution are proposed by two thirds of the lower body first; other forms
    need no such ballot. ``proposals``: what the ballots to propose came to."""
    if form not in ENDING:
        return None
    if not proposals:
        return Line(PROPOSED, UNKNOWN, "not_proposed")
    if form not in proposals:
        return Line(PROPOSED, FAIL, "proposal_fell_short", {"form": proposals[-1]})
    return Line(PROPOSED, PASS, "proposed")


def recusal_line(held: Held | None) -> Line:
    """Whether those with a conflict stayed away from session and ballot (131-QĐ/TW): shown only
    when everybody present was checked. Of whom the system knows nothing the chair answers for, by
    name and number; that the session asked is told with it."""
    if held is None:
        return Line(RECUSAL, UNKNOWN, "session_missing")
    if not held.unchecked and not held.unnamed:
        return Line(RECUSAL, PASS, "recusal_checked", {"count": held.present})
    params = {
        "names": "; ".join(held.unchecked) or "–", "others": held.unnamed, "day": held.on,
    }  # fmt: skip
    code = "recusal_unchecked" if held.recusal_asked else "recusal_unchecked_not_asked"
    return Line(RECUSAL, UNKNOWN, code, params)


def confirmed(line: Line) -> str:
    """Of whom somebody takes the word when they let the point pass: of other people at another
    session they have said nothing."""
    if line.point != RECUSAL or "names" not in line.params:
        return ""
    return f"{line.params['day']:%d/%m/%Y}: {line.params['names']} +{line.params['others']}"


def authority_line(verdict: Verdict | None) -> Line:
    """The body may give this form to this subject by the rule of the day."""
    if verdict is None:
        return Line(AUTHORITY, UNKNOWN, "authority_unknown")
    code = {PASS: "authority_holds", FAIL: "authority_lacking"}.get(
        verdict.verdict, "authority_unknown"
    )
    return Line(AUTHORITY, verdict.verdict, code, source=verdict.source)


def limitation_line(
    barred_from: date | None, concluded_on: date | None, *, known: bool, source: str = ""
) -> Line:
    """The competent body concluded before limitation expired for the form that was voted
    (69-QĐ/TW, article 4). ``known``: the days of the acts are on record."""
    if not known or concluded_on is None:
        return Line(LIMITATION, UNKNOWN, "limitation_unknown", source=source)
    if barred_from is None:
        return Line(LIMITATION, PASS, "no_limitation", source=source)
    params = {"day": barred_from}
    if concluded_on >= barred_from:
        return Line(LIMITATION, FAIL, "time_barred", params, source)
    return Line(LIMITATION, PASS, "not_time_barred", params, source)


def hold_line(*, held_since: date | None, deceased: bool) -> Line:
    """Nobody who may not be examined yet is disciplined: pregnant, with a child under 12 months,
    gravely ill (69-QĐ/TW, article 2.14; 296-QĐ/TW, article 8.7). By 212-QĐ/TW a woman may ask for
    it in writing: then the hold is ended, with that reason."""
    if deceased:
        return Line(HOLD, FAIL, "deceased")
    if held_since is None:
        return Line(HOLD, PASS, "no_hold")
    return Line(HOLD, FAIL, "not_yet", {"day": held_since})


def with_excuses(lines: Sequence[Line], excuses: Mapping[str, Excuse]) -> list[Line]:
    """The lines with those that somebody entitled let pass; what passes needs no excuse."""
    shown = []
    for line in lines:
        excuse = excuses.get(line.point)
        if excuse is not None and may_excuse(line) and excuse.about == confirmed(line):
            shown.append(replace(line, verdict=EXCUSED, excused_by=excuse.by, reason=excuse.reason))
        else:
            shown.append(line)
    return shown


def may_excuse(line: Line) -> bool:
    """Whether somebody entitled may let the point pass: what is not known, and the few failures
    that a reason makes good. Nobody answers for those present before there is a session. Without a
    ballot there is no decision; who is time-barred or protected is so for everybody."""
    if line.verdict == UNKNOWN:
        return line.point != BALLOT and (line.point, line.code) != (RECUSAL, "session_missing")
    return line.verdict == FAIL and line.point in EXCUSABLE_FAILURES


def decision_findings(lines: Sequence[Line]) -> list[Finding]:
    """What keeps the decision from being recorded: every point not shown and not excused."""
    return [
        Finding(f"ledger_{line.point}", params={"verdict": line.verdict, "line": line})
        for line in lines
        if not line.is_settled
    ]
