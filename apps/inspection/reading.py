"""One case by its reference, as far as the reader may know of it."""

from __future__ import annotations

from django.http import Http404

from apps.accounts.actor import Actor
from apps.inspection.models import Case


def case_or_404(actor: Actor | None, reference: str) -> Case:
    """The case; Http404 alike when there is none and when the actor may not know of it."""
    rows = Case.objects.visible_to(actor).select_related(
        "organization", "handler", "template", "submitted_by"
    )
    case: Case | None = rows.filter(reference=reference).first()
    if case is None:
        raise Http404
    return case
