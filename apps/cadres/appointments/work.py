"""Appointments on the desk: answers awaited, elections to record. Limits are clocks."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments.choices import AppointmentAct
from apps.cadres.models import AppointmentFile
from apps.core.work import WorkItem

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Files at work for officers; for those who decide, nominations whose election is over."""
    if not actor.has(permissions.CHANGE):
        return []
    running = AppointmentFile.objects.in_scope_of(actor).running().select_related("cadre")
    found = [
        WorkItem(
            title=f"{file.cadre.full_name}: {capfirst(file.get_act_display())}",
            url=file.get_absolute_url(), act_label=_("Open the file"), meta=file.place_words,
            group=_("Appointments at work"), tone="calm",
        )
        for file in running.order_by("opened_on", "pk")[:LIMIT]
    ]  # fmt: skip
    if actor.has(permissions.DECIDE):
        found += _elections(actor)
    return found


def _elections(actor: Actor) -> list[WorkItem]:
    rows = AppointmentFile.objects.in_scope_of(actor).decided().filter(
        act=AppointmentAct.NOMINATION, election="", seat__isnull=False
    )  # fmt: skip
    rows = rows.select_related("cadre").order_by("decided_on", "pk")[:LIMIT]
    return [
        WorkItem(
            title=file.cadre.full_name, url=file.get_absolute_url(),
            act_label=_("Record the election"), meta=file.place_words,
            group=_("Nominations that wait for the election"), tone="calm",
        )
        for file in rows
    ]  # fmt: skip
