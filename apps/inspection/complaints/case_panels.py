"""Complaints on the page of a case: of the decision made there, and examined there."""

from __future__ import annotations

from django.db.models import Q

from apps.accounts.actor import Actor
from apps.inspection.models import Case, Complaint
from apps.inspection.places import pages_of
from apps.membership.panels import MAIN, Panel


def later_case_panels(actor: Actor, case: Case) -> list[Panel]:
    """Complaints with a way there and back; nothing without one."""
    rows = Complaint.objects.visible_to(actor).filter(Q(case=case) | Q(examined_in=case))
    found = list(rows.with_limit().select_related("case", "sanction").order_by("pk"))
    if not found:
        return []
    pages = pages_of([(one.case_id, one.case.reference, one.subject_id) for one in found])
    cases = {one.examined_in_id for one in found} - {None}
    seen = Case.objects.visible_to(actor).in_bulk(cases)
    row: object
    for row in found:
        row.url = pages.get(row.subject_id, "")  # type: ignore[attr-defined]
        row.case_shown = seen.get(row.examined_in_id)  # type: ignore[attr-defined]
        row.is_here = row.examined_in_id == case.pk  # type: ignore[attr-defined]
    context = {"case": case, "complaints": found}
    return [Panel("inspection/complaints/_case_panel.html", context, column=MAIN, order=65)]
