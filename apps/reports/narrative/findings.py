"""Sentences of what inspections concluded, what they were about, and of petitions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext_lazy, pgettext_lazy

from apps.inspection.findings.law_keys import TITLES
from apps.reports.narrative.clauses import (
    COMMITTEE_MEMBERS,
    CONCLUDING,
    RESULTING,
    Clause,
    Sentence,
)

_OF_ORGANISATIONS = {
    "violating": ngettext_lazy(
        "%(n)s organisation had violations", "%(n)s organisations had violations", "count"
    ),
    "to_discipline": ngettext_lazy(
        "%(n)s organisation was to be disciplined", "%(n)s organisations were to be disciplined",
        "count",
    ),
    "disciplined": ngettext_lazy(
        "%(n)s organisation has been disciplined", "%(n)s organisations have been disciplined",
        "count",
    ),
}  # fmt: skip
_OF_MEMBERS = {
    "violating": ngettext_lazy(
        "%(n)s member had violations", "%(n)s members had violations", "count"
    ),
    "to_discipline": ngettext_lazy(
        "%(n)s member was to be disciplined", "%(n)s members were to be disciplined", "count"
    ),
    "disciplined": ngettext_lazy(
        "%(n)s member has been disciplined", "%(n)s members have been disciplined", "count"
    ),
}


def _chain(key: str, text: Any, links: dict[str, Any]) -> Sentence:
    """Who was inspected, and of them link by link."""
    parts = tuple(Clause(f"{key}_{link}", words) for link, words in links.items())
    return (Clause(f"{key}_inspected", text, parts, joined=CONCLUDING),)


CONCLUSIONS: tuple[Sentence, ...] = (
    _chain(
        "topic_committee_organisations",
        ngettext_lazy(
            "committees inspected %(n)s organisation by topic",
            "committees inspected %(n)s organisations by topic", "count",
        ),
        _OF_ORGANISATIONS,
    ),
    _chain(
        "topic_committee_members",
        ngettext_lazy(
            "committees inspected %(n)s member by topic",
            "committees inspected %(n)s members by topic", "count",
        ),
        _OF_MEMBERS,
    ),
    _chain(
        "signs_committee_organisations",
        ngettext_lazy(
            "committees and cells inspected %(n)s organisation on signs of violation",
            "committees and cells inspected %(n)s organisations on signs of violation", "count",
        ),
        _OF_ORGANISATIONS,
    ),
    _chain(
        "signs_committee_members",
        ngettext_lazy(
            "committees and cells inspected %(n)s member on signs of violation",
            "committees and cells inspected %(n)s members on signs of violation", "count",
        ),
        _OF_MEMBERS,
    ),
    _chain(
        "signs_inspection_organisations",
        ngettext_lazy(
            "inspection committees inspected %(n)s organisation on signs of violation",
            "inspection committees inspected %(n)s organisations on signs of violation", "count",
        ),
        _OF_ORGANISATIONS,
    ),
    _chain(
        "signs_inspection_members",
        ngettext_lazy(
            "inspection committees inspected %(n)s member on signs of violation",
            "inspection committees inspected %(n)s members on signs of violation", "count",
        ),
        _OF_MEMBERS,
    ),
)  # fmt: skip

_ABOUT = ngettext_lazy("%(title)s (%(n)s case)", "%(title)s (%(n)s cases)", "count")


def _about(prefix: str, text: Any) -> Sentence:
    parts = (Clause(f"{prefix}_{code}", _ABOUT, title=title) for code, title in TITLES.items())
    return (Clause("", text, tuple(parts)),)


CONTENTS: tuple[Sentence, ...] = (
    _about(
        "signs_content",
        pgettext_lazy("contents", "inspections on signs of violation examined %(parts)s"),
    ),
    _about(
        "supervision_content",
        pgettext_lazy("contents", "supervisions by topic examined %(parts)s"),
    ),
)

PETITIONS: tuple[Sentence, ...] = (
    (
        Clause(
            "denunciations_concluded",
            ngettext_lazy(
                "%(n)s denunciation was concluded", "%(n)s denunciations were concluded", "count"
            ),
        ),
        Clause(
            "denounced_organisations",
            ngettext_lazy(
                "%(n)s organisation was denounced", "%(n)s organisations were denounced", "count"
            ),
        ),
        Clause(
            "denounced_members",
            ngettext_lazy("%(n)s member was denounced", "%(n)s members were denounced", "count"),
            (
                Clause("denounced_committee_members", COMMITTEE_MEMBERS),
                Clause("denounced_members_violating", _OF_MEMBERS["violating"]),
            ),
        ),
    ),
    (
        Clause(
            "allegations_concluded",
            ngettext_lazy(
                "a finding was made on %(n)s allegation",
                "a finding was made on %(n)s allegations", "count",
            ),
            (
                Clause("allegations_right", pgettext_lazy("allegations", "%(n)s right")),
                Clause("allegations_partly", pgettext_lazy("allegations", "%(n)s partly right")),
                Clause("allegations_wrong", pgettext_lazy("allegations", "%(n)s wrong")),
                Clause(
                    "allegations_no_ground",
                    pgettext_lazy("allegations", "%(n)s without ground to conclude"),
                ),
            ),
        ),
    ),
    (
        Clause(
            "discipline_complaints_resolved",
            ngettext_lazy(
                "%(n)s complaint on discipline was resolved",
                "%(n)s complaints on discipline were resolved", "count",
            ),
            (
                Clause(
                    "discipline_complaints_kept",
                    pgettext_lazy("complaints", "discipline kept in %(n)s"),
                ),
                Clause(
                    "discipline_complaints_changed",
                    pgettext_lazy("complaints", "its form changed in %(n)s"),
                ),
                Clause(
                    "discipline_complaints_cancelled",
                    pgettext_lazy("complaints", "discipline cancelled in %(n)s"),
                ),
            ),
            joined=RESULTING,
        ),
    ),
)  # fmt: skip
