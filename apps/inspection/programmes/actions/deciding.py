"""The decisions behind a programme: adoption, and adjustments with their reason."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.models import Programme, ProgrammeDecision, ProgrammeItem
from apps.inspection.programmes.actions import held as share
from apps.inspection.programmes.choices import DecisionKind, ProgrammeState


@audit.act("inspection.programme_adopted")
def adopt_programme(
    *, programme: Programme, version: int, number: str, decided_on: date, signer: str, today: date,
    by: Actor,
) -> Programme:  # fmt: skip
    """Record the adoption: from now on cases are opened from its items.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused for one that is adopted
    already or plans nothing, without number or signer, for a day that has not come.
    """
    found = share.held(programme, version, permission=permissions.DECIDE, by=by)
    if found.is_adopted:
        raise RuleRefused("programme_adopted_already")
    if not ProgrammeItem.objects.of_programme(found).standing().exists():
        raise RuleRefused("programme_plans_nothing")
    decision = _decided(found, number, decided_on, signer, "", today, by)
    found.state, found.adopted_on = ProgrammeState.ADOPTED, decided_on
    share.stored(found)
    audit.record(by, action="inspection.programme_adopted", obj=found, number=decision.number)
    return found


@audit.act("inspection.programme_adjusted")
def adjust_programme(
    *, programme: Programme, version: int, number: str, decided_on: date, signer: str, reason: str,
    today: date, by: Actor,
) -> Programme:  # fmt: skip
    """Record the decision that makes what waits part of the programme, with its reason.

    What was adopted is not edited: items that it ends stay to be read beside those that follow.
    Raises NotAllowed without the right to decide, Conflict, RuleRefused for a draft, when nothing
    waits, without number, signer or reason, for a day before the decision that came before.
    """
    found = share.held(programme, version, permission=permissions.DECIDE, by=by)
    if not found.is_adopted:
        raise RuleRefused("programme_not_adopted")
    if not ProgrammeItem.objects.of_programme(found).pending().exists():
        raise RuleRefused("programme_nothing_pending")
    said = share.words(reason, "programme_reason_missing", "reason")
    decision = _decided(found, number, decided_on, signer, said, today, by)
    share.stored(found)
    audit.record(
        by, action="inspection.programme_adjusted", obj=found, number=decision.number, reason=said
    )
    return found


def _decided(
    programme: Programme, number: str, decided_on: date, signer: str, reason: str, today: date,
    by: Actor,
) -> ProgrammeDecision:  # fmt: skip
    share.not_ahead(decided_on, today, "decided_on")
    before = ProgrammeDecision.objects.of_programme(programme).order_by("-edition").first()
    if before is not None and decided_on < before.decided_on:
        raise RuleRefused("programme_day_before", field="decided_on")
    decision = ProgrammeDecision(
        programme=programme, organization_id=programme.organization_id,
        edition=programme.edition + 1,
        kind=DecisionKind.ADJUSTED if programme.is_adopted else DecisionKind.ADOPTED,
        number=share.words(number, "case_number_missing", "number"), decided_on=decided_on,
        signer=share.words(signer, "programme_signer_missing", "signer"), reason=reason,
        recorded_by_id=by.user_id,
    )  # fmt: skip
    decision.save()
    programme.edition = decision.edition
    return decision
