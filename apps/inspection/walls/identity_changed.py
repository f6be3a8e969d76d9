"""Who is who has changed: the walls around the cases concerned follow."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection import facts
from apps.inspection.walls.keeping import keep


def identity_changed(members: Collection[int] | None, by: Actor) -> None:
    """Look again at the cases of these members; of all when None."""
    cases = None if members is None else facts.cases_about(members)
    if cases is None or cases:
        keep(cases, by=by, today=timezone.localdate())
