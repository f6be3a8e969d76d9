"""What each paper of a case is: its kind, where it fits, who issues it, what is typed for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.documents.papers.content import Content
from apps.inspection import permissions
from apps.inspection.choices import CaseKind
from apps.inspection.papers import templates
from apps.inspection.papers.choices import Template
from apps.inspection.papers.content import CaseWords

_OTHERS = frozenset(CaseKind.values) - {CaseKind.DENUNCIATION, CaseKind.COMPLAINT}
_ALL = frozenset(CaseKind.values)


@dataclass(frozen=True)
class Spec:
    """One template."""

    code: str
    kind: str
    build: Callable[[CaseWords], Content]
    cases: frozenset[str] = _ALL
    issued_with: str = permissions.DECIDE
    of_subject: bool = False
    by_team_head: bool = False
    main: Any = ""
    more: Any = ""

    @property
    def label(self) -> Any:
        """Its name."""
        return Template(self.code).label


SPECS = {
    one.code: one
    for one in (
        Spec(Template.DECISION, "QĐ", templates.decision, main=_("Content of the inspection")),
        Spec(
            Template.PLAN, "KH", templates.plan, main=_("Content of the inspection"),
            more=_("Purpose and demands"),
        ),
        Spec(
            Template.OUTLINE, "CV", templates.outline, issued_with=permissions.DECIDE,
            main=_("Questions, one a line"), more=_("To be sent before the day"),
        ),
        Spec(
            Template.MINUTES, "BB", templates.minutes, issued_with=permissions.CHANGE,
            by_team_head=True, main=_("What was said"), more=_("Minutes kept by"),
        ),
        Spec(
            Template.REPORT, "BC", templates.report, issued_with=permissions.CHANGE,
            by_team_head=True, main=_("Result, strengths, faults, causes"), more=_("Proposals"),
        ),
        Spec(
            Template.NOTICE, "TB", templates.notice, cases=_OTHERS,
            main=_("Strengths, faults, violations"), more=_("Demands with their days"),
        ),
        Spec(
            Template.DISCIPLINE, "QĐ", templates.discipline, of_subject=True,
            cases=_OTHERS | {CaseKind.DENUNCIATION},
        ),
        Spec(
            Template.DENUNCIATION, "TB", templates.denunciation_notice,
            cases=frozenset({CaseKind.DENUNCIATION}), main=_("Finding on each content"),
            more=_("Demands with their days"),
        ),
        Spec(
            Template.COMPLAINT, "QĐ", templates.complaint_decision, of_subject=True,
            main=_("Reasons"),
        ),
    )
}  # fmt: skip
