"""One scenario by its reference, and one person of it, as far as the reader may know of them."""

from __future__ import annotations

from django.http import Http404

from apps.accounts.actor import Actor
from apps.cadres.models import Scenario, ScenarioPerson


def scenario_or_404(actor: Actor | None, reference: str) -> Scenario:
    """The scenario; Http404 alike when there is none and when the actor may not know of it."""
    rows = Scenario.objects.visible_to(actor).select_related(
        "organization", "job", "based_on", "prepared_by", "move_plan"
    )
    found: Scenario | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def person_or_404(actor: Actor | None, scenario: Scenario, reference: str) -> ScenarioPerson:
    """A person of the scenario by the reference of their profile; Http404 as above."""
    rows = ScenarioPerson.objects.visible_to(actor).filter(scenario=scenario)
    rows = rows.select_related("cadre", "sits_in__title", "sits_in__work_unit")
    found: ScenarioPerson | None = rows.filter(cadre__reference=reference).first()
    if found is None:
        raise Http404
    return found
