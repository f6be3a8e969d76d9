"""Complaints on the desk: to be given a case, to be made good by somebody. Limits are clocks."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.formats import date_text
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.models import Complaint, Redress
from apps.inspection.places import pages_of

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Complaints without a case; for those who decide, redress that nobody has been given."""
    if not actor.has(permissions.CHANGE):
        return []
    rows = Complaint.objects.in_scope_of(actor).pending().filter(examined_in=None)
    rows = rows.select_related("case", "sanction").order_by("received_on", "pk")[:LIMIT]
    found: list[tuple[Any, int, Any, Any]] = [
        (
            row.case, row.subject_id, row.sanction.subject_name, (
                _("Complaints without a case"), date_text(row.received_on), _("Open its case"),
            ),
        )
        for row in rows
    ]  # fmt: skip
    if actor.has(permissions.DECIDE):
        found += _redress(actor)
    if not found:
        return []
    pages = pages_of([(case.pk, case.reference, subject) for case, subject, _n, _w in found])
    return [
        WorkItem(
            title=name, url=pages.get(subject, case.get_absolute_url()), act_label=words[2],
            meta=f"{case.reference} · {words[1]}", group=words[0], tone="calm",
        )
        for case, subject, name, words in found
    ]  # fmt: skip


def _redress(actor: Actor) -> list[tuple[Any, int, Any, Any]]:
    rows = Redress.objects.in_scope_of(actor).to_make_good().filter(owner_name="")
    rows = rows.select_related("case", "complaint__sanction").order_by("pk")[:LIMIT]
    return [
        (
            row.case, row.complaint.subject_id, row.complaint.sanction.subject_name, (
                _("Wrongful discipline: nobody makes it good yet"),
                capfirst(row.get_what_display()), _("Say who"),
            ),
        )
        for row in rows
    ]  # fmt: skip
