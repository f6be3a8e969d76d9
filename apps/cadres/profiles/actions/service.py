"""Somebody leaves service, or is at work again."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.choices import CadreState, PositionEnd
from apps.cadres.models import Cadre, Position
from apps.cadres.profiles.actions.held import held, not_ahead, stored, words
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.partial_dates import PartialDate

ENDS = {CadreState.RETIRED: PositionEnd.RETIRED}
"""Why the positions end; otherwise for another reason."""


@audit.act("cadres.service_ended")
def end_service(
    *, cadre: Cadre, version: int, state: str, left_on: date, number: str = "", today: date,
    by: Actor,
) -> Cadre:  # fmt: skip
    """Record that somebody retired, left or died; the positions they held end that day.

    ``left_on`` is the first day no longer at work. Raises NotAllowed, Conflict, RuleRefused for
    somebody who is not at work, a day that has not come or lies before a position began.
    """
    found = held(cadre, version, by=by)
    if found.state != CadreState.SERVING:
        raise RuleRefused("cadre_not_serving")
    if state not in CadreState.values or state == CadreState.SERVING:
        raise RuleRefused("cadre_state_unknown", field="state")
    not_ahead(left_on, today, "left_on")
    standing = list(Position.objects.current().of_cadre(found).select_for_update(of=("self",)))
    if any(one.since and one.since.earliest() > left_on for one in standing):
        raise RuleRefused("position_ends_before", field="left_on")
    for one in standing:
        one.until, one.end = PartialDate.of(left_on), ENDS.get(CadreState(state), PositionEnd.OTHER)
        one.end_decision_number = number.strip()
        one.version += 1
        one.save(update_fields=["until", "end", "end_decision_number", "version"])
    found.state, found.left_on = state, left_on
    stored(found, "state", "left_on")
    audit.record(
        by, action="cadres.service_ended", obj=found, state_after=state, on=str(left_on),
        number=number.strip(), count=len(standing),
    )  # fmt: skip
    return found


@audit.act("cadres.service_resumed")
def resume_service(*, cadre: Cadre, version: int, reason: str, by: Actor) -> Cadre:
    """Record that somebody is at work after all, or again; positions are entered anew.

    Raises NotAllowed, Conflict, RuleRefused for somebody at work, without a reason.
    """
    found = held(cadre, version, by=by)
    if found.state == CadreState.SERVING:
        raise RuleRefused("cadre_serving_already")
    said = words(reason, "cadre_reason_missing", "reason")
    found.state, found.left_on = CadreState.SERVING, None
    stored(found, "state", "left_on")
    audit.record(by, action="cadres.service_resumed", obj=found, reason=said)
    return found
