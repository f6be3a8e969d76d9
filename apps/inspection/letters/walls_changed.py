"""A wall by hand around a case or a letter has changed: those beside it follow."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.letters.keeping import LABEL, keep
from apps.inspection.models import Letter
from apps.inspection.walls.keeping import LABEL as CASE
from apps.inspection.walls.keeping import keep as keep_cases
from apps.membership.identity.lookup import whole_tree


def walls_changed(label: str, object_id: int, by: Actor) -> None:
    """The letters of a case; the case of a letter, and with it the other letters."""
    if label not in (CASE, LABEL):
        return
    today = timezone.localdate()
    with whole_tree():
        cases = [object_id]
        if label == LABEL:
            rows = Letter.objects.filter(pk=object_id, case__isnull=False)
            cases = list(rows.values_list("case_id", flat=True))
        letters = list(Letter.objects.filter(case__in=cases).values_list("pk", flat=True))
    if label == LABEL and cases:
        keep_cases(cases, by=by, today=today)
    if letters:
        keep(letters, by=by, today=today)
