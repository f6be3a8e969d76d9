"""Plans of moves of a year."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres import permissions
from apps.cadres.appointments.actions.held import not_ahead, words
from apps.cadres.models import MovePlan
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.tenancy.models import Organization


@audit.act("cadres.move_plan_drafted")
def draft_plan(*, organization: Organization, name: str, year: int, by: Actor) -> MovePlan:
    """Begin the plan of moves of a year.

    Raises NotAllowed, RuleRefused without a name or for a second one of that name.
    """
    plan = drafted_plan(organization=organization, name=name, year=year, by=by)
    audit.record(by, action="cadres.move_plan_drafted", obj=plan)
    return plan


def drafted_plan(
    *, organization: Organization, name: str, year: int, by: Actor, secrecy: int = 0
) -> MovePlan:
    """A plan as ``draft_plan`` makes it, refused alike, without its line in the trail."""
    require(by, permissions.CHANGE, organization)
    said = words(name, "move_name_missing", "name")
    same = MovePlan.objects.visible_to(by).filter(organization=organization, year=year, name=said)
    if same.exists():
        raise RuleRefused("move_plan_exists", field="name")
    plan = MovePlan(
        organization=organization, reference=drawn("R"), name=said, year=year, secrecy=secrecy
    )
    plan.save()
    plan.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    return plan


@audit.act("cadres.move_plan_adopted")
def adopt_plan(
    *, plan: MovePlan, version: int, number: str, decided_on: date, today: date, by: Actor
) -> MovePlan:
    """Record the decision that adopts a plan.

    Raises NotAllowed, Conflict, RuleRefused when it is adopted, without a number, for a day ahead.
    """
    rows = MovePlan.objects.visible_to(by).select_for_update(of=("self",))
    found: MovePlan | None = rows.filter(pk=plan.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permissions.DECIDE))
    permissions.require_in_range(by, permissions.DECIDE, found)
    if found.version != version:
        raise Conflict("stale")
    if found.decided_on is not None:
        raise RuleRefused("move_plan_adopted")
    not_ahead(decided_on, today, "decided_on")
    found.decision_number = words(number, "appointment_number_missing", "number")
    found.decided_on, found.version = decided_on, found.version + 1
    found.save()
    audit.record(by, action="cadres.move_plan_adopted", obj=found, number=found.decision_number)
    return found
