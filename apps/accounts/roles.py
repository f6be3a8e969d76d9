"""Roles are code; the database stores their stable codes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)


@dataclass(frozen=True)
class Role:
    """What a person may do while acting in it, over the subtree of the assignment."""

    code: str
    label: Any
    description: Any
    permissions: frozenset[str] = field(default_factory=frozenset)


_READ = {P.VIEW_MEMBER, P.VIEW_SUMMARY, P.VIEW_ORGANIZATION}
_READ_LIFE = {
    P.VIEW_CANDIDATE,
    P.VIEW_TRANSFER,
    P.VIEW_BADGE,
    P.VIEW_GRADING,
    P.VIEW_FEE,
    P.VIEW_CELL_LIFE,
}
"""What happens to members and in their cells, beside the register itself."""
_KEEP_LIFE = _READ_LIFE | {
    P.CHANGE_CANDIDATE,
    P.REQUEST_CHANGE,
    P.APPROVE_CHANGE,
    P.CHANGE_TRANSFER,
    P.CHANGE_BADGE,
    P.CHANGE_GRADING,
    P.CHANGE_FEE,
    P.CHANGE_CELL_LIFE,
}

_KEEP_NUMBERS = {P.VIEW_NUMBERS, P.TAKE_NUMBERS}
"""The register of numbers of official papers: the offices that write them."""
_KEEP_CASES = {
    P.VIEW_CASE,
    P.CHANGE_CASE,
    P.EXPORT_CASES,
    P.VIEW_LETTER,
    P.CHANGE_LETTER,
}

_MAKE_CASE_SUMMARIES = {P.GENERATE_CASE_SUMMARY, P.CHECK_CASE_SUMMARY, P.ENTER_FIGURE}
"""The forms of the inspection branch are made by those who may open the cases behind them."""

_KEEP_CADRES = {P.VIEW_CADRE, P.CHANGE_CADRE, P.EXPORT_CADRES}
"""Profiles, posts and plans of cadres: the organisation board alone keeps them."""

ROLES = {
    role.code: role
    for role in [
        Role(
            "inspection_officer",
            _("Inspection officer"),
            _("Keeps the cases: inspection, supervision, denunciation, complaint, discipline."),
            frozenset(_READ | _KEEP_CASES | _KEEP_NUMBERS | _MAKE_CASE_SUMMARIES),
        ),
        Role(
            "inspection_chair",
            _("Inspection committee chair"),
            _("Leads the inspection committee: assigns cases, signs, has it decide."),
            frozenset(
                _READ
                | _KEEP_CASES
                | _KEEP_NUMBERS
                | _MAKE_CASE_SUMMARIES
                | {P.SIGN_CASE_SUMMARY, P.DECIDE_CASE, P.VIEW_RECORD_TRAIL, P.GRANT_ACCESS}
            ),
        ),
        Role(
            "organization_officer",
            _("Organisation officer"),
            _("Keeps the members' register and prepares the summaries."),
            frozenset(
                _READ
                | _KEEP_LIFE
                | _KEEP_CADRES
                | _KEEP_NUMBERS
                | {
                    P.CHANGE_MEMBER,
                    P.IMPORT_MEMBERS,
                    P.EXPORT_MEMBERS,
                    P.VIEW_SENSITIVE,
                    P.GENERATE_SUMMARY,
                    P.ENTER_FIGURE,
                    P.CHECK_SUMMARY,
                    P.SET_TARGET,
                    P.VIEW_RECORD_TRAIL,
                }
            ),
        ),
        Role(
            "organization_head",
            _("Head of the organisation board"),
            _("Answers for the register, signs the summaries, opens single records to others."),
            frozenset(
                _READ
                | _KEEP_LIFE
                | _KEEP_CADRES
                | _KEEP_NUMBERS
                | {
                    P.DECIDE_CADRE,
                    P.DECIDE_MEMBERSHIP,
                    P.DECIDE_GRADING,
                    P.CHANGE_MEMBER,
                    P.IMPORT_MEMBERS,
                    P.EXPORT_MEMBERS,
                    P.VIEW_SENSITIVE,
                    P.GENERATE_SUMMARY,
                    P.ENTER_FIGURE,
                    P.CHECK_SUMMARY,
                    P.SIGN_SUMMARY,
                    P.SET_TARGET,
                    P.VIEW_RECORD_TRAIL,
                    P.GRANT_ACCESS,
                    P.VERIFY_RULE,
                }
            ),
        ),
        Role(
            "standing_committee_member",
            _("Standing committee member"),
            _("Reads the register and the summaries; signs the summaries, decides on grades."),
            frozenset(
                _READ
                | _READ_LIFE
                | {P.VIEW_CADRE, P.SIGN_SUMMARY, P.SIGN_CASE_SUMMARY, P.DECIDE_GRADING}
            ),
        ),
        Role(
            "unit_secretary",
            _("Unit secretary"),
            _("Reads the records of the own organisation; keeps its meetings and fees."),
            frozenset(_READ | _READ_LIFE | {P.REQUEST_CHANGE, P.CHANGE_FEE, P.CHANGE_CELL_LIFE}),
        ),
        Role(
            "auditor",
            _("Auditor"),
            _("Reads the trail, and nothing else."),
            frozenset({P.VIEW_TRAIL, P.VIEW_RECORD_TRAIL, P.VIEW_ORGANIZATION}),
        ),
        Role(
            "statistics_reader",
            _("Statistics reader"),
            _("Reads summaries, without the records behind them."),
            frozenset({P.VIEW_SUMMARY, P.VIEW_ORGANIZATION}),
        ),
        Role(
            "system_administrator",
            _("System administrator"),
            _("Keeps units, people, roles and rules; opens no files."),
            frozenset(
                {
                    P.USE_ADMIN_SITE,
                    P.MANAGE_ACCOUNTS,
                    P.MANAGE_WALLS,
                    P.VIEW_ORGANIZATION,
                    P.CHANGE_ORGANIZATION,
                    P.ADMINISTER_MEMBERSHIP,
                    P.ADMINISTER_INSPECTION,
                    P.ADMINISTER_CADRES,
                    P.ADMINISTER_REPORTS,
                    P.VERIFY_RULE,
                    P.VIEW_RECORD_TRAIL,
                    P.CHANGE_SCHEDULE,
                }
            ),
        ),
    ]
}

ROLE_CHOICES = [(role.code, role.label) for role in ROLES.values()]
NOBODY = Role("", "", "")
SYSTEM = "system"


def role(code: str) -> Role:
    """The role of that code; an unknown code may do nothing."""
    return ROLES.get(code, NOBODY)


def label_of(code: str) -> Any:
    """The name of a role as the trail shows it; the system acts in a role of its own."""
    return _("the system") if code == SYSTEM else role(code).label or code
