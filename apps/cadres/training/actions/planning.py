"""What is planned for a year, by kind of course and group of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.appointments.actions.held import not_ahead, words
from apps.cadres.models import TrainingPlan
from apps.cadres.references import drawn
from apps.cadres.training import rules
from apps.cadres.training.actions import held as share
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Numbers:
    """What a decision plans: classes, turns, number and day of the paper."""

    classes: int
    turns: int
    decision_number: str
    decided_on: date


@audit.act("cadres.training_planned")
def plan_training(
    *, organization: Organization, year: int, kind: str, audience: str, numbers: Numbers,
    today: date, by: Actor,
) -> TrainingPlan:  # fmt: skip
    """Enter what a decision plans for a year.

    Raises NotAllowed, RuleRefused for a second plan of that kind and group in the year, without
    turns or decision, for a decision of a day ahead.
    """
    require(by, permissions.DECIDE, organization)
    plan = TrainingPlan(
        organization=organization, reference=drawn("K"), year=year, kind=kind, audience=audience
    )
    _say(plan, numbers, today)
    rows = TrainingPlan.objects.filter(organization=organization, year=year, kind=kind)
    if rows.filter(audience=audience).exists():
        raise RuleRefused("training_planned_already", field="kind")
    plan.save()
    plan.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    audit.record(by, action="cadres.training_planned", obj=plan, number=plan.decision_number)
    return plan


@audit.act("cadres.training_plan_changed")
def change_plan(
    *, plan: TrainingPlan, version: int, numbers: Numbers, today: date, by: Actor
) -> TrainingPlan:
    """Enter the numbers of a later decision; those before stay in the history of the plan.

    Raises NotAllowed, Conflict, RuleRefused as when it is entered.
    """
    found: TrainingPlan = share.held(plan, version, by=by, permission=permissions.DECIDE)
    _say(found, numbers, today)
    share.stored(found)
    audit.record(by, action="cadres.training_plan_changed", obj=found, number=found.decision_number)
    return found


def _say(plan: TrainingPlan, numbers: Numbers, today: date) -> None:
    refused = rules.plan_refused(plan.year, numbers.classes, numbers.turns)
    if refused:
        raise RuleRefused(refused[0], field=refused[1])
    not_ahead(numbers.decided_on, today, "decided_on")
    plan.decision_number = words(
        numbers.decision_number, "appointment_number_missing", "decision_number"
    )
    plan.classes, plan.turns = numbers.classes, numbers.turns
    plan.decided_on = numbers.decided_on
