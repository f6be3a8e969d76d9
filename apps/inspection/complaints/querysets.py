"""Reading complaints."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, When

from apps.core.vietnamese import fold
from apps.inspection.querysets import CaseOwnedQuerySet


class ComplaintQuerySet(CaseOwnedQuerySet):
    """Complaints and what is made good."""

    def pending(self) -> Self:
        """Those that are being resolved; the sanction stays in force meanwhile."""
        return self.filter(state="accepted")

    def with_limit(self) -> Self:
        """With ``limit_on``: the kept day of the case that examines it, else its own."""
        rows = apps.get_model("inspection", "CaseClock")._default_manager
        clock = rows.filter(case_id=OuterRef("examined_in_id"))
        kept = Subquery(clock.values("due_on")[:1], output_field=DateField())
        return self.annotate(limit_on=Case(When(Exists(clock), then=kept), default=F("due_on")))

    def matching(self, text: str) -> Self:
        """Those about a sanction whose name holds every word, or whose number does."""
        rows = self
        for word in fold(text[:100]).split():
            plain = word.replace("%", "").replace("_", "").replace("\\", "")
            found = Q(sanction__number__icontains=word) | Q(number__icontains=word)
            if plain:
                found |= Q(sanction__search_key__contains=plain)
            rows = rows.filter(found)
        return rows

    def to_make_good(self) -> Self:
        """What is still to be made good."""
        return self.filter(done_on__isnull=True)


def overdue_on(day: date) -> Any:
    """Complaints whose limit has passed; asks for ``with_limit``."""
    return Q(state="accepted", limit_on__lt=day)
