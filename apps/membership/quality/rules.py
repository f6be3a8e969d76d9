"""What a good record is: right, complete, clean, alive ("đúng, đủ, sạch, sống"). Values, no data.

Each rule looks at one record of a present member. Severity 1 is mended first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

RIGHT, COMPLETE, CLEAN, ALIVE = "right", "complete", "clean", "alive"
KINDS = (RIGHT, COMPLETE, CLEAN, ALIVE)
CONFIRM_MONTHS = 12


@dataclass(frozen=True)
class Rule:
    """One thing to find: its kind, how bad it is, and the field in which it is mended."""

    code: str
    kind: str
    severity: int
    field: str


RULES = (
    Rule("placement_differs", RIGHT, 1, "organization"),
    Rule("probation_over", RIGHT, 1, "official_on"),
    Rule("joined_too_young", RIGHT, 1, "birth"),
    Rule("official_not_due_day", RIGHT, 1, "official_on"),
    Rule("citizen_number_shape", RIGHT, 1, "citizen_number"),
    Rule("citizen_number_contradicts", RIGHT, 2, "citizen_number"),
    Rule("birth_missing", COMPLETE, 1, "birth"),
    Rule("citizen_number_missing", COMPLETE, 1, "citizen_number"),
    Rule("card_number_missing", COMPLETE, 2, "card_number"),
    Rule("decision_missing", COMPLETE, 2, "admission_decided_on"),
    Rule("native_place_missing", COMPLETE, 2, "native_place"),
    Rule("ethnicity_missing", COMPLETE, 2, "ethnicity"),
    Rule("education_missing", COMPLETE, 3, "education"),
    Rule("theory_missing", COMPLETE, 3, "political_theory"),
    Rule("occupation_missing", COMPLETE, 3, "occupation"),
    Rule("name_form", CLEAN, 2, "full_name"),
    Rule("card_number_shape", CLEAN, 2, "card_number"),
    Rule("phone_shape", CLEAN, 3, "phone"),
    Rule("not_confirmed", ALIVE, 3, "confirmed_on"),
)
BY_CODE = {rule.code: rule for rule in RULES}
# Mended elsewhere than in the open part of the form of the record.
ELSEWHERE = frozenset({"organization", "ethnicity", "confirmed_on"})


def codes_of(kind: str) -> list[str]:
    """The rules of one kind."""
    return [rule.code for rule in RULES if rule.kind == kind]


def place_of(found: Iterable[Rule]) -> str:
    """Where the form of the record is opened: at the field of the worst finding."""
    worst_first = sorted(found, key=lambda rule: rule.severity)
    fields = [rule.field for rule in worst_first if rule.field not in ELSEWHERE]
    return f"#id_{fields[0]}" if fields else ""


def share(clean: int, members: int) -> float | None:
    """The share of records without findings, in percent with two decimals; None for no members."""
    return round(clean * 100 / members, 2) if members else None


def gone(before: Iterable[str], after: Iterable[str]) -> set[str]:
    """Findings that a change made go away."""
    return set(before) - set(after)
