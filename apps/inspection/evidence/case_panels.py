"""The evidence on the page of a case."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.inspection.evidence import reading
from apps.inspection.models import Case
from apps.membership.panels import MAIN, Panel


def later_case_panels(actor: Actor, case: Case) -> list[Panel]:
    """The newest documents, and the ways to the list and to another one."""
    found = reading.documents(case, actor, most=reading.SHOWN + 1)
    context = {
        "case": case,
        "documents": found[: reading.SHOWN],
        "more": len(found) > reading.SHOWN,
        "may_change": reading.may_change(actor, case),
    }
    return [Panel("inspection/evidence/_panel.html", context, MAIN, 60)]
