"""The team of a case as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.models import Wall
from apps.inspection import permissions
from apps.inspection.choices import TeamRole
from apps.inspection.models import Case, Recusal, TeamMember

ORDER = {role: rank for rank, role in enumerate(TeamRole.values)}


@dataclass(frozen=True)
class Team:
    """Who works on the case, who has left, who takes no part."""

    serving: list[TeamMember] = field(default_factory=list)
    left: list[TeamMember] = field(default_factory=list)
    recusals: list[Recusal] = field(default_factory=list)

    @property
    def has_lead(self) -> bool:
        """Whether somebody is at the head."""
        return any(row.role == TeamRole.LEAD for row in self.serving)


def team_of(case: Case, actor: Actor) -> Team:
    """The team in the order of its roles."""
    rows = list(
        TeamMember.objects.visible_to(actor).of_case(case).select_related("user", "override_by")
    )
    rows.sort(key=lambda row: (ORDER.get(row.role, len(ORDER)), row.from_on, row.pk))
    recusals = Recusal.objects.visible_to(actor).of_case(case).select_related("user", "recorded_by")
    return Team(
        [row for row in rows if row.until_on is None],
        [row for row in rows if row.until_on is not None],
        list(recusals.order_by("lifted_on", "-recused_on", "-pk")),
    )


def kept_from(case: Case, actor: Actor, today: date) -> list[Any]:
    """Persons who must not know of the case, for those who decide on it; empty for others."""
    if not may(actor, permissions.DECIDE, case):
        return []
    rows = Wall.objects.filter(label="inspection.case", object_id=case.pk).in_force(today)
    return list(rows.select_related("user").order_by("reason", "user__full_name", "pk"))


def may(actor: Actor, permission: str, case: Case) -> bool:
    """Whether the role holds the right and the case lies in the own range."""
    return actor.has(permission) and actor.lo <= case.path < actor.hi
