"""Discipline on the page of a case: each subject, how far it has got."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.discipline.reading import holds, subjects_of
from apps.inspection.models import Case, NoSanction, Sanction
from apps.membership.panels import MAIN, Panel


def case_panels(actor: Actor, case: Case) -> list[Panel]:
    """Subjects with their sanction, with a way to the page of each."""
    subjects = [one for one in subjects_of(actor, case) if one.removed_on is None]
    if not subjects:
        return []
    today = timezone.localdate()
    rows = Sanction.objects.visible_to(actor).of_case(case).current()
    sanctions = {one.subject_id: one for one in rows}
    ends = {
        one.subject_id: one for one in NoSanction.objects.visible_to(actor).of_case(case).live()
    }
    subject: Any
    for subject in subjects:
        subject.sanction = sanctions.get(subject.pk)
        subject.no_sanction = ends.get(subject.pk)
        subject.in_force = subject.sanction is not None and holds(subject.sanction, today)
    context = {"case": case, "subjects": subjects}
    return [Panel("inspection/discipline/_case_panel.html", context, column=MAIN, order=60)]
