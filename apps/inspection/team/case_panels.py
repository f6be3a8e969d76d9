"""The team on the page of a case."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.inspection import permissions
from apps.inspection.models import Case
from apps.inspection.team import reading
from apps.membership.panels import SIDE, Panel


def case_panels(actor: Actor, case: Case) -> list[Panel]:
    """Who works on it, and the way to name somebody."""
    team = reading.team_of(case, actor)
    may_decide = case.is_open and reading.may(actor, permissions.DECIDE, case)
    recused = [one for one in team.recusals if one.lifted_on is None]
    context = {"team": team, "recused": recused, "may_decide": may_decide, "case": case}
    return [Panel("inspection/team/_panel.html", context, SIDE, 20)]
