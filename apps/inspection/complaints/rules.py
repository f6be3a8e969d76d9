"""Who may complain, until when, to which level; what an outcome is. Pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from apps.core.working_days import Calendar, add_months

LEVELS = ("cell", "section", "grassroots", "commune", "district", "province", "central")
RESOLVERS = frozenset({"standing_committee", "committee", "inspection_committee"})
"""A cell resolves no complaint (Party Charter, article 39)."""
KEPT, CHANGED, CANCELLED = "kept", "changed", "cancelled"


@dataclass(frozen=True)
class Finding:
    """What contradicts a rule: code of the sentence, field, whether it refuses, its values."""

    code: str
    field: str = ""
    blocks: bool = True
    params: dict[str, Any] = dataclasses.field(default_factory=dict)


def filing_until(received_on: date, value: int, unit: str, calendar: Calendar) -> date:
    """The last day to complain, counted from the day on which the written decision was received:
    one month (Party Charter, article 39.7), 30 working days under 30-QĐ/TW, 30 days under
    296-QĐ/TW."""
    if unit == "months":
        return add_months(received_on, value)
    if unit == "working_days":
        return calendar.add_working_days(received_on, value)
    return received_on + timedelta(days=value)


def filing_findings(
    *, filed_on: date, until: date | None, settled: bool, source: str
) -> list[Finding]:
    """A complaint filed after the limit; under a draft rule that only warns."""
    if until is None or filed_on <= until:
        return []
    params = {"day": f"{until:%d/%m/%Y}", "source": source}
    return [Finding("complaint_late", "filed_on", settled, params)]


def ladder_findings(
    *, decider_level: str, decider_body: str, is_organisation: bool, level: str, body: str,
    resolved: Sequence[str], form: str = "", last_body: str = "",
) -> list[Finding]:  # fmt: skip
    """Upwards from the level above the decider, without leaving a level out.

    ``resolved``: levels that have resolved this complaint before. The committee of the same level
    is the first instance where an organisation complains about its inspection committee (22-QĐ/TW,
    article 22). A cell resolves none. In the centre there is more than one instance: above its
    inspection committee the Secretariat and the Central Committee, up to the last one for the
    ``form``; ``last_body`` resolved last, or decided.
    """
    if body not in RESOLVERS:
        return [Finding("complaint_body", "body")]
    same = (
        is_organisation and decider_body == "inspection_committee" and body != decider_body
        and not resolved
    )  # fmt: skip
    rank = LEVELS.index
    last = max((rank(one) for one in resolved), default=rank(decider_level))
    if same and rank(level) == rank(decider_level):
        return []
    if level == "central" and rank(level) == last:
        above = _above_in_the_centre(form, decider_level, last_body or decider_body, body)
        return [] if above else [Finding("complaint_last_instance", "body")]
    if rank(level) <= last:
        return [Finding("complaint_level_below", "level")]
    return []


CENTRAL = ("inspection_committee", "standing_committee", "committee")
"""Instances in the centre, the lowest first: the Central Inspection Committee, the Secretariat (a
standing body), the Central Committee."""


def _above_in_the_centre(form: str, decider_level: str, before: str, body: str) -> bool:
    """Whether that body of the centre is an instance above the one before, and not beyond the last
    (22-QĐ/TW, article 22)."""
    kind = last_instance_of(form, decider_level)
    last = {"lighter": 0, "expulsion": 1, "central": 2}.get(kind, 2)
    return before in CENTRAL and CENTRAL.index(before) < CENTRAL.index(body) <= last


def skipped(
    *, decider_level: str, level: str, resolved: Sequence[str], existing: Sequence[str]
) -> list[str]:
    """Levels between the last that decided and the one asked that have not resolved it yet.

    ``existing``: the levels above the decider in the tree of that day; others cannot be skipped.
    """
    rank = LEVELS.index
    last = max((rank(one) for one in resolved), default=rank(decider_level))
    return [one for one in existing if last < rank(one) < rank(level)]


def last_instance_of(form: str, decider_level: str) -> str:
    """As what a decision counts when it is asked who decides on a complaint about it for good
    (22-QĐ/TW, article 22); empty for a dissolution, of which the sources say nothing."""
    if decider_level == "central":
        return "central"
    if form == "expulsion":
        return "expulsion"
    return "lighter" if form in ("reprimand", "warning", "removal") else ""


def outcome_findings(outcome: str, before: str, after: str) -> list[Finding]:
    """A change gives another form, keeping the same; cancelling none."""
    if outcome == CHANGED and (not after or after == before):
        return [Finding("complaint_same_form", "form")]
    if outcome != CHANGED and after:
        return [Finding("complaint_form_left", "form")]
    return []
