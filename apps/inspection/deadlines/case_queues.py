"""Queues of cases by their limits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.choices import OPEN
from apps.inspection.models import Case, CaseStep


def case_queues(actor: Any, today: date) -> dict[str, tuple[Any, Q]]:
    """Cases whose limit or a planned step has passed, and those that stand still."""
    still = Q(phase__in=OPEN)
    late = Case.objects.visible_to(actor).overdue(today)
    steps = CaseStep.objects.visible_to(actor).waiting().filter(due_on__lt=today)
    held = Case.objects.visible_to(actor).on_hold()
    past = Q(pk__in=late.values("pk")) | Q(pk__in=steps.values("case_id"))
    return {
        "overdue": (_("Overdue"), still & past),
        "hold": (pgettext_lazy("cases", "On hold"), still & Q(pk__in=held.values("pk"))),
    }
