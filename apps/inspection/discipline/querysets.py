"""Reading what belongs to discipline."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db.models import Q

from apps.core.vietnamese import fold
from apps.inspection.querysets import CaseOwnedQuerySet


def in_force_on(day: date) -> Q:
    """Sanctions that hold on that day."""
    return Q(replaced_on__isnull=True, effective_on__lte=day) & (
        Q(lapses_on__isnull=True) | Q(lapses_on__gt=day)
    )


class DisciplineQuerySet(CaseOwnedQuerySet):
    """Rows that are struck when they were entered wrongly."""

    def live(self) -> Self:
        """Those that count."""
        return self.filter(struck="")

    def of_subject(self, subject: Any) -> Self:
        """Those of one subject."""
        return self.filter(subject_id=subject.pk)


class SanctionQuerySet(CaseOwnedQuerySet):
    """Sanctions."""

    def current(self) -> Self:
        """Those that no entry supersedes."""
        return self.filter(replaced_on__isnull=True)

    def matching(self, text: str) -> Self:
        """Those whose name holds every word without regard to tones, or whose number holds it."""
        rows = self
        for word in fold(text[:100]).split():
            plain = word.replace("%", "").replace("_", "").replace("\\", "")
            found = Q(number__icontains=word)
            rows = rows.filter(found | Q(search_key__contains=plain) if plain else found)
        return rows

    def in_force(self, day: date) -> Self:
        """Those that hold on that day."""
        return self.exclude(form="none").filter(in_force_on(day))

    def effects_on(self, member: Any, actor: Any) -> Self:
        """Sanctions of a member whom the actor may know of, for their effect alone.

        The right to see cases is not asked: the register needs form and end, and shows nothing
        else. Border, walls and clearance hold as everywhere.
        """
        rows = self.placed_for(actor)
        return rows.filter(member_id=member.pk, effective_on__isnull=False).current()
