"""What profiles tell the rules of a person: confidence votes, and the standing before the law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.cadres.choices import LegalGround
from apps.cadres.judging.subjects import Confidence
from apps.cadres.models import ConfidenceVote, LegalStanding


def evidence(cadre_ids: Iterable[int], on: date) -> dict[int, dict[str, Any]]:
    """Two queries. Nothing on file is unknown: a pass needs a vote, or a confirmation that counts
    on that day (R-PLAN-13, R-APP-07, R-APP-17)."""
    ids = list(cadre_ids)
    found: dict[int, dict[str, Any]] = {}
    votes = ConfidenceVote.objects.valid().filter(cadre_id__in=ids, held_on__lte=on)
    for pk, day, low, total in votes.values_list("cadre_id", "held_on", "low", "total"):
        known = found.setdefault(pk, {}).get("confidence", ())
        found[pk]["confidence"] = (*known, Confidence(day, low, total))
    standings = LegalStanding.objects.valid().filter(cadre_id__in=ids, since__lte=on)
    for pk, ground, until in standings.values_list("cadre_id", "ground", "until"):
        if until is not None and until <= on:
            continue
        barred = ground != LegalGround.NEITHER or found.get(pk, {}).get("prosecuted", False)
        found.setdefault(pk, {})["prosecuted"] = barred
    return found
