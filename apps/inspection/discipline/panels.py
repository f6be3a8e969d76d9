"""Discipline on a member's record: the effect alone, never the case."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.discipline import effect, lookup, rules
from apps.inspection.discipline.renewal import Renewal, renewals
from apps.inspection.models import Sanction
from apps.membership.models import Member
from apps.membership.panels import SIDE, Panel


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """Form, until when it holds and what it bars; nothing once all of that is over."""
    today = timezone.localdate()
    rows = list(Sanction.objects.effects_on(member, actor))
    ends = renewals(rows, Sanction.objects.placed_for(actor))
    shown = [_effect(row, today, ends[row.pk]) for row in rows]
    shown = [one for one in shown if one["in_force"] or one["bars"]]
    if not shown:
        return []
    context = {"effects": shown}
    return [Panel("inspection/discipline/_effect.html", context, column=SIDE, order=15)]


def _effect(row: Sanction, today: Any, renewal: Renewal) -> dict[str, Any]:
    start = row.first_announced_on or row.effective_on
    months = lookup.months_of_bars(row.decided_on)
    found = effect.bars(row.form, start=start, months=months) if start else []
    holds = row.form != "none" and effect.in_force(
        today, effective=row.effective_on, lapses=renewal.ends_on
    )
    return {
        # While it is in force: no transfer, appointment, higher rank or award (69-QĐ/TW, article
        # 2.13), however short the other bars are.
        "meanwhile": holds and row.form not in rules.ENDING,
        "form": row.get_form_display(),
        "since": row.effective_on,
        "until": renewal.ends_on,
        "renewed": bool(renewal.by),
        "in_force": holds,
        "bars": [bar for bar in found if bar.until > today],
    }
