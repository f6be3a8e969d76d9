"""Who may carry out which kind of case, and where it may come from. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from apps.core.working_days import add_months

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


def bodies_at(tier: str, form: str) -> frozenset[str]:
    """In whose name an organisation may carry cases out, from what it is.

    A cell acts as a cell alone. A section committee has neither an inspection committee nor
    advisory bodies: inspection committees exist from the committee of a grassroots organisation
    upwards (296-QĐ/TW, articles 3 and 7).
    """
    if form == "cell" or tier == "cell":
        return frozenset({"cell"})
    if tier == "section":
        return frozenset({"committee"})
    return _COMMITTEES | {"advisory_body"}


def may_open_at(kind: str, body: str, *, tier: str, form: str) -> bool:
    """Whether the body may carry out the kind at that level.

    Complaints on discipline are resolved from the grassroots committee upwards, never below
    (22-QĐ/TW, article 22; 296-QĐ/TW).
    """
    if kind == "complaint" and tier in ("section", "cell"):
        return False
    return may_open(kind, body) and body in bodies_at(tier, form)


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


def looks_back_too_far(looked_from: date, decided_on: date, years: int) -> bool:
    """Whether the time looked back upon begins more than so many years before the decision."""
    return looked_from < add_months(decided_on, -12 * years)


PLAN = (
    "title", "lookback_from", "lookback_to", "planned_from", "planned_until",
)  # fmt: skip
"""What the decision and plan fix: a change of it after the signature needs a new one."""

EXPLANATION = "B2"
REPORTS = ("C1", "B5")
"""Codes of steps in the procedures: the account that a subject gives, and the result report as
drafted and as completed. In a cell the report is B5 and there is no C1."""
EXPLAINED = frozenset(
    {
        "signs_of_violation", "subordinate_tasks", "finance", "thematic_inspection",
        "thematic_supervision", "denunciation", "asset_verification",
    }
)  # fmt: skip
"""Kinds in which a subject explains or reports before the result is reported (296-QĐ/TW, article
3). In discipline the same place holds the self-criticism, in a complaint the meeting."""


def is_explanation(kind: str, code: str) -> bool:
    """Whether a step is the account that the subject gives."""
    return kind in EXPLAINED and code == EXPLANATION


def is_report(kind: str, code: str) -> bool:
    """Whether a step reports the result and therefore waits for the account of the subject."""
    return kind in EXPLAINED and code in REPORTS


_INSPECTED = frozenset({"no_violation", "shortcoming", "violation", "time_barred"})
_SUPERVISED = frozenset({"no_violation", "shortcoming", "handed_over"})
OUTCOMES: Mapping[str, frozenset[str]] = {
    "signs_of_violation": _INSPECTED | {"disciplined"},
    "subordinate_tasks": _INSPECTED | {"handed_over"},
    "finance": _INSPECTED | {"disciplined", "handed_over"},
    "thematic_inspection": _INSPECTED | {"handed_over"},
    "thematic_supervision": _SUPERVISED,
    "regular_supervision": _SUPERVISED,
    "denunciation": _INSPECTED | {"disciplined", "handed_over", "other"},
    "complaint": frozenset({"kept", "changed", "cancelled"}),
    "discipline": _INSPECTED | {"disciplined"},
    "asset_verification": frozenset({"no_violation", "shortcoming", "violation", "handed_over"}),
    "suspension": frozenset({"handed_over", "other"}),
}
"""How a case of a kind may end. A supervision never ends in a sanction: it hands over. Discipline
together with the inspection is the combined procedure (354-QĐ/UBKTTW)."""

SUPERVISIONS = frozenset({"thematic_supervision", "regular_supervision"})
JUDGED = frozenset(OUTCOMES) - {"complaint", "suspension"}
"""Kinds that conclude something about every subject."""


def may_end(kind: str, outcome: str) -> bool:
    """Whether a case of the kind may end so."""
    return outcome in OUTCOMES[kind]


_GRAVITY = ("none", "shortcoming", "violation")


def findings_contradict(kind: str, outcome: str, findings: Sequence[str]) -> str:
    """The code of what speaks against an outcome in the light of the findings; empty if nothing.

    ``findings`` are those of the subjects who were not taken out; an empty one is not concluded.
    """
    if kind not in JUDGED or outcome in ("other", "handed_over"):
        return ""
    if not all(findings):
        return "case_findings_missing"
    worst = max(findings, key=_GRAVITY.index, default="none")
    wanted = {"no_violation": "none", "shortcoming": "shortcoming"}.get(outcome, "violation")
    return "" if worst == wanted else "case_outcome_findings"


def finding_refused(kind: str, finding: str, *, discipline_due: bool | None) -> str:
    """The code of what speaks against a finding; empty if nothing.

    A supervision sees signs and hands over, it finds no violation; nobody is to be disciplined
    about whom no violation was found.
    """
    if kind in SUPERVISIONS and finding == "violation":
        return "case_finding_supervision"
    if discipline_due and finding != "violation":
        return "case_discipline_without_violation"
    return ""


def date_out_of_order(day: date, before: Iterable[date], after: Iterable[date]) -> bool:
    """Whether a step would lie before one that precedes it, or after one that follows it."""
    return any(day < other for other in before) or any(day > other for other in after)


def is_own_plan(approver: int | None, drafter: int | None) -> bool:
    """Whether somebody would approve what they drafted: the two are different people."""
    return approver is not None and approver == drafter


def kind_after_handover(body: str) -> tuple[str, str]:
    """(kind, body) of the case that follows one that is handed over: signs of violation, by the
    same body where it may carry that out, else by the inspection committee."""
    kind = "signs_of_violation"
    return kind, body if may_open(kind, body) else "inspection_committee"


def source_after_handover(kind: str) -> str:
    """What the case that follows names as its source."""
    if kind in SUPERVISIONS:
        return "supervision"
    return "denunciation" if kind == "denunciation" else "inspection"
