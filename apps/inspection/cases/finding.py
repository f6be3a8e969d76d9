"""Cases by words: of the title, of a subject, or the reference in full."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from apps.core.vietnamese import fold
from apps.inspection.models import CaseSubject


def matching(rows: Any, actor: Any, text: str) -> Any:
    """Cases that hold every word, without regard to tones and to which of the three holds it."""
    for word in fold(text[:100]).split():
        found = Q(reference__iexact=word)
        plain = word.replace("%", "").replace("_", "").replace("\\", "")
        if plain:
            named = CaseSubject.objects.visible_to(actor).filter(search_key__contains=plain)
            found |= Q(search_key__contains=plain) | Q(pk__in=named.values("case_id"))
        rows = rows.filter(found)
    return rows
