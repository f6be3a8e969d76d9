"""Sentences of the inspection branch, in the order of the narrative report of 885-QĐ/UBKTTW."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext_lazy

from apps.reports.narrative.clauses import (
    COMMITTEE_MEMBERS,
    DISSOLUTION,
    DISTRICT_COMMITTEE,
    EXPULSION,
    MANAGED,
    REMOVAL,
    REPRIMAND,
    WARNING,
    Clause,
    Sentence,
)


def _of_whom(key: str) -> tuple[Clause, ...]:
    """Those of the members that every report names."""
    return (
        Clause(f"{key}_committee_members", COMMITTEE_MEMBERS),
        Clause(f"{key}_district_committee", DISTRICT_COMMITTEE),
        Clause(f"{key}_managed", MANAGED),
    )


SUPERVISED = "thematic_supervisions"
ON_SIGNS = "violation_sign_inspections"
INSPECTION: tuple[Sentence, ...] = (
    (
        Clause(
            f"{SUPERVISED}_cases",
            ngettext_lazy(
                "%(n)s supervision by topic was held", "%(n)s supervisions by topic were held",
                "count",
            ),
        ),
        Clause(
            f"{SUPERVISED}_organisations",
            ngettext_lazy(
                "%(n)s organisation was supervised by topic",
                "%(n)s organisations were supervised by topic", "count",
            ),
        ),
        Clause(
            f"{SUPERVISED}_members",
            ngettext_lazy(
                "%(n)s member was supervised by topic", "%(n)s members were supervised by topic",
                "count",
            ),
            _of_whom(f"{SUPERVISED}_members"),
        ),
    ),
    (
        Clause(
            f"{ON_SIGNS}_cases",
            ngettext_lazy(
                "%(n)s inspection on signs of violation was held",
                "%(n)s inspections on signs of violation were held", "count",
            ),
        ),
        Clause(
            f"{ON_SIGNS}_organisations",
            ngettext_lazy(
                "%(n)s organisation was inspected on signs of violation",
                "%(n)s organisations were inspected on signs of violation", "count",
            ),
        ),
        Clause(
            f"{ON_SIGNS}_members",
            ngettext_lazy(
                "%(n)s member was inspected on signs of violation",
                "%(n)s members were inspected on signs of violation", "count",
            ),
            _of_whom(f"{ON_SIGNS}_members"),
        ),
    ),
    (
        Clause(
            "thematic_inspections_organisations",
            ngettext_lazy(
                "%(n)s organisation was inspected by topic",
                "%(n)s organisations were inspected by topic", "count",
            ),
        ),
        Clause(
            "thematic_inspections_members",
            ngettext_lazy(
                "%(n)s member was inspected by topic", "%(n)s members were inspected by topic",
                "count",
            ),
        ),
    ),
    (
        Clause(
            "task_inspections_organisations",
            ngettext_lazy(
                "%(n)s organisation was inspected in its inspection and discipline tasks",
                "%(n)s organisations were inspected in their inspection and discipline tasks",
                "count",
            ),
        ),
        Clause(
            "finance_inspections_organisations",
            ngettext_lazy(
                "%(n)s organisation was inspected in party finance",
                "%(n)s organisations were inspected in party finance", "count",
            ),
        ),
    ),
)  # fmt: skip


def _disciplined(key: str, text: Any, *forms: tuple[str, Any]) -> Sentence:
    return (Clause(key, text, tuple(Clause(f"{key}_{form}", word) for form, word in forms)),)


_OF_MEMBERS = (
    ("reprimand", REPRIMAND), ("warning", WARNING), ("removal", REMOVAL), ("expulsion", EXPULSION),
)  # fmt: skip
_OF_ORGANISATIONS = (
    ("reprimand", REPRIMAND), ("warning", WARNING), ("dissolution", DISSOLUTION),
)  # fmt: skip
DISCIPLINE: tuple[Sentence, ...] = (
    _disciplined(
        "members_disciplined_committee",
        ngettext_lazy(
            "committees and cells disciplined %(n)s member",
            "committees and cells disciplined %(n)s members", "count",
        ),
        *_OF_MEMBERS,
    ),
    _disciplined(
        "organisations_disciplined_committee",
        ngettext_lazy(
            "committees disciplined %(n)s organisation",
            "committees disciplined %(n)s organisations", "count",
        ),
        *_OF_ORGANISATIONS,
    ),
    _disciplined(
        "members_disciplined_inspection",
        ngettext_lazy(
            "inspection committees disciplined %(n)s member",
            "inspection committees disciplined %(n)s members", "count",
        ),
        *_OF_MEMBERS,
    ),
    _disciplined(
        "organisations_disciplined_inspection",
        ngettext_lazy(
            "inspection committees disciplined %(n)s organisation",
            "inspection committees disciplined %(n)s organisations", "count",
        ),
        *_OF_ORGANISATIONS,
    ),
)  # fmt: skip
