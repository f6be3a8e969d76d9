"""What a case examines and has found, on its page in short; their own page says it in full."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.findings import reading
from apps.inspection.findings.acts import offered
from apps.inspection.models import Case
from apps.membership.panels import MAIN, Panel


def later_case_panels(actor: Actor, case: Case) -> list[Panel]:
    """Contents, how many allegations stand without a finding, demands that run."""
    found = reading.findings_of(actor, case, timezone.localdate())
    context: dict[str, Any] = {
        "case": case,
        "findings": found,
        "running": [one for one in found.demands if one.state in ("open", "reported")],
        "may_change": bool(offered(actor, case)),
    }
    return [Panel("inspection/findings/_case_panel.html", context, column=MAIN, order=30)]
