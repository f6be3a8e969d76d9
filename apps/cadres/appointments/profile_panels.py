"""Appointments on the page of a profile."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.models import AppointmentFile
from apps.membership.panels import SIDE, Panel

SHOWN = 12


def profile_panels(actor: Actor, cadre: Any) -> list[Panel]:
    """The files about the person, those at work first; one query."""
    rows = AppointmentFile.objects.visible_to(actor).valid().of_cadre(cadre)
    files = list(rows.exclude(state="superseded").order_by("-state", "-opened_on", "-pk")[:SHOWN])
    context = {"files": files, "cadre": cadre}
    return [Panel("cadres/appointments/_panel.html", context, column=SIDE, order=40)]
