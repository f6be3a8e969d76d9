"""Limits of appointments: notice before a term ends, a term that ends, files, suspensions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.appointments import reading
from apps.cadres.appointments.choices import AppointmentAct
from apps.cadres.models import AppointmentFile, Position
from apps.cadres.permissions import CHANGE
from apps.membership.clocks.registry import Clock, Reach

NOTICE, TERM, SUSPENDED = "appointment.notice", "appointment.term", "appointment.suspension"
KINDS = {
    NOTICE: _("Notice before the end of a term"),
    TERM: _("Term that ends without a new decision"),
    SUSPENDED: _("Temporary suspension that lapses"),
}
LONGEST = timedelta(days=90)


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Notices due by that day, terms that end by then, suspensions that lapse by then."""
    rows = reach(Position.objects.current()).filter(
        term_ends_on__lte=until + reading.AHEAD, cadre__state="serving"
    )
    rows = rows.select_related("cadre", "organization").order_by("term_ends_on", "pk")
    ending = reading.terms_ending(rows, today)
    rule = reading.notice_rule(today) if ending else None
    found = [_clock(one, today, until, rule) for one in ending]
    return [*(one for one in found if one is not None), *_suspensions(reach, until, today)]


def _clock(one: reading.TermEnd, today: date, until: date, rule: Any) -> Clock | None:
    row, file = one.position, one.file
    ends = row.term_ends_on
    assert ends is not None
    told = file is not None and file.notified_on is not None
    due = one.notify_by
    kind = NOTICE if due is not None and due >= today - timedelta(days=10) and not told else TERM
    day = due if kind == NOTICE and due is not None else ends
    if day > until:
        return None
    url = file.get_absolute_url() if file else (
        f"{reverse('cadres:appointment_new')}?cadre={row.cadre.reference}&act=reappointment"
    )  # fmt: skip
    return Clock(
        kind=kind,
        record=row,
        title=f"{KINDS[kind]}: {row.cadre.full_name}, {row.title_text}",
        due=day,
        url=url,
        act_label=_("Open the file"),
        right=CHANGE,
        meta=row.unit_text or row.organization.name,
        started=ends if kind == NOTICE else None,
        rule=rule if kind == NOTICE else None,
    )


def _suspensions(reach: Reach, until: date, today: date) -> list[Clock]:
    rows = reach(AppointmentFile.objects.decided()).filter(
        act=AppointmentAct.SUSPENSION, effective_on__gte=today - LONGEST, lifted_on__isnull=True
    )
    found = []
    for file in rows.select_related("cadre", "organization").order_by("pk"):
        held = reading.suspension_of(file)
        if held is not None and today <= held.last <= until:
            found.append(
                Clock(
                    kind=SUSPENDED,
                    record=file,
                    title=f"{KINDS[SUSPENDED]}: {file.cadre.full_name}, {file.title_text}",
                    due=held.last,
                    url=file.get_absolute_url(),
                    act_label=_("Open the file"),
                    right=CHANGE,
                    meta=file.unit_text or file.organization.name,
                )
            )
    return found
