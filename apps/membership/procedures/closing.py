"""Procedures that end because the member is no longer here; the act that ends it logs itself."""

from __future__ import annotations

from datetime import date

from apps.membership.models import Member, Procedure
from apps.membership.procedures.choices import ProcedureState


def close_open(member: Member, on: date, reason: str, *, besides: Procedure | None = None) -> None:
    """Nothing about somebody who has left stays open, ``besides`` the one that is being decided."""
    others = Procedure.objects.open().filter(member=member)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    for other in others.select_for_update(of=("self",)):
        other.state, other.decided_on = ProcedureState.WITHDRAWN, max(on, other.opened_on)
        other.closing_reason = reason
        other.version += 1
        other.save()
