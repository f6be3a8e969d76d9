"""Limits of the badges: the day of the awarding."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.models import BadgeRound
from apps.membership.seniority.choices import RoundState

ROUND = "badge.round"
KINDS = {ROUND: _("Round of Party badges")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Rounds that are not handed over yet and whose day comes by ``until``."""
    rows = reach(BadgeRound.objects).filter(held_on__lte=until).exclude(state=RoundState.AWARDED)
    return [
        Clock(
            kind=ROUND,
            record=round_,
            title=_("Party badges of %(day)s") % {"day": round_},
            due=round_.held_on,
            url=reverse("membership:badge_round", args=[round_.pk]),
            act_label=_("Open the round"),
            right=Permission.CHANGE_BADGE,
            meta=round_.organization.name,
            above=above(round_.organization),
            started=round_.created_at.date(),
        )
        for round_ in rows.select_related("organization__parent").order_by("held_on", "pk")
    ]
