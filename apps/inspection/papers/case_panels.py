"""The papers on the page of a case."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.inspection import permissions
from apps.inspection.evidence.reading import scanned
from apps.inspection.models import Case
from apps.inspection.papers import reading
from apps.inspection.papers.specs import SPECS
from apps.inspection.team.reading import may
from apps.membership.panels import MAIN, Panel


def later_case_panels(actor: Actor, case: Case) -> list[Panel]:
    """What was written, and the papers that fit the case."""
    may_write = may(actor, permissions.CHANGE, case) and case.secrecy in reading.MARKS
    fitting = [one for one in SPECS.values() if case.kind in one.cases] if may_write else []
    papers: list[Any] = list(reading.papers_of(case, actor))
    filed = scanned(actor, papers) if papers else set()
    for row in papers:
        row.is_scanned = row.pk in filed
    context = {"case": case, "papers": papers, "specs": fitting}
    return [Panel("inspection/papers/_panel.html", context, MAIN, 60)]
