"""What moves tell the rules of a person: until when personal grounds bar a move, never which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.cadres.models import MoveDeferral


def evidence(cadre_ids: Iterable[int], on: date) -> dict[int, dict[str, Any]]:
    """Days until which grounds on file last. Nothing on file is unknown, never "none"."""
    found: dict[int, list[date | None]] = {}
    rows = MoveDeferral.objects.valid().filter(cadre_id__in=list(cadre_ids))
    for pk, until in rows.values_list("cadre_id", "until"):
        found.setdefault(pk, []).append(until)
    return {pk: {"deferrals": tuple(days)} for pk, days in found.items()}
