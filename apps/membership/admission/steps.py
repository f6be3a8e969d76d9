"""What every step of an admission shares: lock, next version, one line in the trail."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.membership.admission import permissions
from apps.membership.models import Candidate


def locked_candidate(
    candidate: Candidate,
    version: int,
    by: Actor,
    *,
    stages: tuple[str, ...],
    right: str = permissions.CHANGE,
) -> Candidate:
    """The person at that version and in one of the stages, locked until the transaction ends.

    Raises NotAllowed, Conflict when somebody else saved meanwhile, RuleRefused out of order.
    """
    require(by, right, candidate)
    rows = Candidate.objects.select_for_update(of=("self",)).select_related(
        "organization__parent__parent", "helper", "introducer"
    )
    locked: Candidate = rows.get(pk=candidate.pk)
    if locked.version != version:
        raise Conflict("stale")
    if locked.stage not in stages:
        raise RuleRefused("step_out_of_order", stage=locked.get_stage_display())
    return locked


def step(locked: Candidate) -> None:
    """Save with the next version."""
    locked.version += 1
    store(locked)


def log(action: str, candidate: Candidate, by: Actor, **params: Any) -> None:
    """The one line of the trail."""
    audit.record(by, action=action, obj=candidate, **params)


def store(candidate: Candidate) -> None:
    """Save; a number that is taken is told without telling whose it is."""
    try:
        with transaction.atomic():
            candidate.save()
    except IntegrityError as error:
        if "candidate_citizen_number" in str(error):
            raise RuleRefused("candidate_number_taken", field="citizen_number") from None
        raise
