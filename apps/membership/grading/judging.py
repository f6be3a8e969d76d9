"""Judging proposed grades with the law of the campaign's period."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.core.errors import RuleRefused, raise_all
from apps.membership.grading import labels, rules
from apps.membership.grading.lookup import bounds_on
from apps.membership.grading.rules import Bounds, Condition, Facts, Quota
from apps.membership.models import GradeScale, MemberGrade
from apps.membership.procedures.judging import settle
from apps.membership.procedures.rules import Finding

assert labels  # the sentences of the findings


def facts_of(row: Any) -> Facts:
    """What is recorded about the work that a row grades."""
    return Facts(row.points, row.late_share, row.above_share, row.disciplined)


class Judge:
    """The rules of one period, read once for many rows."""

    def __init__(self, day: date, scale: GradeScale) -> None:
        self.day, self.scale = day, scale
        self.bounds: Bounds = bounds_on(day)

    def judge(self, row: Any, grade: str, *, grounds: str = "") -> list[Finding]:
        """Put the verdict of a grade's conditions on the row; return what fails."""
        found = rules.conditions(grade, facts_of(row), self.bounds)
        if isinstance(row, MemberGrade):
            as_cadre = self.as_cadre(row, grade)
            found += [as_cadre] if as_cadre else []
        overridden = bool(grounds.strip())
        row.verdict = rules.verdict_of(found, overridden=overridden)
        name = row.member.full_name if isinstance(row, MemberGrade) else row.organization.name
        words = self.scale.name_of(grade, of_member=isinstance(row, MemberGrade))
        return rules.condition_findings(found, name=name, grade=words, overridden=overridden)

    def as_cadre(self, row: MemberGrade, grade: str) -> Condition | None:
        """How a member's grade stands to the one as cadre or civil servant of the same period."""
        member = row.member
        found = rules.cadre_condition(
            grade, row.cadre_grade, bound=self.bounds.cadre,
            is_cadre=rules.named_as_cadre(member.position, member.occupation),
        )  # fmt: skip
        if found is None:
            return None
        return dataclasses.replace(found, value=self.scale.cadre_name_of(row.cadre_grade))


def settle_grades(findings: Iterable[Finding], *, reason: str) -> list[RuleRefused]:
    """Refuse what blocks; conditions of draft rules stay on the row as a verdict and refuse
    nothing, a quota of a draft rule needs a reason."""
    found = list(findings)
    quotas = [one for one in found if one.code.startswith("quota")]
    raise_all([_refusal(one) for one in found if one.blocks])
    return settle(quotas, reason=reason)


def _refusal(finding: Finding) -> RuleRefused:
    return RuleRefused(finding.code, field=finding.field, **finding.params)


def quota_findings(excellent: int, quota: Quota | None, *, code: str) -> list[Finding]:
    """The quota of a decision; without a recorded rule nothing is known and nothing refused."""
    return rules.quota_findings(excellent, quota, code=code)
