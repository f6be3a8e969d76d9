"""What inspections concluded: a chain of parts, for committees and inspection committees apart.

Inspected, of them violating, of them to be disciplined, of them disciplined: each is a part of the
one before, and a summary checks it. Who is to be disciplined may be so in a later period only.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.inspection.choices import CaseKind
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Indicator
from apps.reports.indicators.inspection import (
    DAY_OF_SUBJECT,
    MEMBERS,
    ORGANISATIONS,
    SIDES,
    STATISTICS,
    TO_DISCIPLINE,
    VIOLATING,
    subjects_of,
)

INSPECTED = _("Subjects of cases concluded in the period, once for each case.")
VIOLATED = _("Of the inspected, those about whom a violation was found.")
DUE = _("Of the violating, those of whom it was concluded that they are to be disciplined.")
GIVEN = _(
    "Of those to be disciplined, whoever has a sanction announced by the last day, in the same case"
    " or in one that follows it."
)
LINKS: dict[str, tuple[dict[str, Any], Any]] = {
    "inspected": ({}, INSPECTED),
    "violating": ({"only": VIOLATING}, VIOLATED),
    "to_discipline": ({"only": TO_DISCIPLINE}, DUE),
    "disciplined": ({"only": TO_DISCIPLINE, "disciplined": True}, GIVEN),
}
"""The chain: what narrows each link, and its definition."""
LABELS: dict[tuple[str, str, bool], tuple[Any, Any, Any, Any]] = {
    ("signs", "committee", False): (
        _("Signs of violation, committees and cells: organisations inspected"),
        _("Signs of violation, committees and cells: organisations with a violation"),
        _("Signs of violation, committees and cells: organisations to be disciplined"),
        _("Signs of violation, committees and cells: organisations disciplined"),
    ),
    ("signs", "committee", True): (
        _("Signs of violation, committees and cells: members inspected"),
        _("Signs of violation, committees and cells: members with a violation"),
        _("Signs of violation, committees and cells: members to be disciplined"),
        _("Signs of violation, committees and cells: members disciplined"),
    ),
    ("signs", "inspection", False): (
        _("Signs of violation, inspection committees: organisations inspected"),
        _("Signs of violation, inspection committees: organisations with a violation"),
        _("Signs of violation, inspection committees: organisations to be disciplined"),
        _("Signs of violation, inspection committees: organisations disciplined"),
    ),
    ("signs", "inspection", True): (
        _("Signs of violation, inspection committees: members inspected"),
        _("Signs of violation, inspection committees: members with a violation"),
        _("Signs of violation, inspection committees: members to be disciplined"),
        _("Signs of violation, inspection committees: members disciplined"),
    ),
    ("topic", "committee", False): (
        _("By topic, committees: organisations inspected"),
        _("By topic, committees: organisations with a violation"),
        _("By topic, committees: organisations to be disciplined"),
        _("By topic, committees: organisations disciplined"),
    ),
    ("topic", "committee", True): (
        _("By topic, committees: members inspected"),
        _("By topic, committees: members with a violation"),
        _("By topic, committees: members to be disciplined"),
        _("By topic, committees: members disciplined"),
    ),
}
KINDS = {"signs": CaseKind.SIGNS_OF_VIOLATION, "topic": CaseKind.THEMATIC_INSPECTION}
CHAINS: list[tuple[str, ...]] = []
"""Keys of each chain, from the inspected to the disciplined."""


def _chain(kind: str, side: str, *, people: bool) -> list[Indicator]:
    """Four figures, each a part of the one before."""
    who = "members" if people else "organisations"
    found: list[Indicator] = []
    for (link, (narrower, definition)), label in zip(
        LINKS.items(), LABELS[kind, side, people], strict=True
    ):
        facts = subjects_of(KINDS[kind], people=people, bodies=SIDES[side], **narrower)
        found.append(
            Indicator(
                f"{kind}_{side}_{who}_{link}", label, MEMBERS if people else ORGANISATIONS,
                FigureKind.FLOW, definition, STATISTICS, facts,
                of=found[-1].key if found else "",
                by=Dimension.RESULT if found else "", subject=Subject.CASE_SUBJECT,
                day=DAY_OF_SUBJECT,
            )
        )  # fmt: skip
    CHAINS.append(tuple(one.key for one in found))
    return found


CONCLUSIONS = [
    one
    for kind, side, people in LABELS
    for one in _chain(kind, side, people=people)
]  # fmt: skip
