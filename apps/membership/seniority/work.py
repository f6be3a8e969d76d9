"""What of the badges waits on the desk."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.formats import date_text
from apps.core.work import WorkItem
from apps.membership.models import BadgeAward, BadgeRound
from apps.membership.seniority.badge_lookup import badge_law
from apps.membership.seniority.candidates import candidates
from apps.membership.seniority.choices import AwardState

AHEAD = timedelta(days=100)
LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """The next usual day for which no round is open yet, and badges of members who moved here on
    the way to them; rounds on their way are clocks."""
    if not actor.has(Permission.CHANGE_BADGE) or actor.organization is None:
        return []
    return [*_next_round(actor, timezone.localdate()), *_came_along(actor)]


def _came_along(actor: Actor) -> list[WorkItem]:
    """What another office proposed or decided before the member moved here: this one ends it."""
    titles = {
        AwardState.DECIDED: _("Hand over the badge of %(years)s years of %(name)s"),
        AwardState.PROPOSED: _("Badge of %(years)s years of %(name)s: proposed elsewhere"),
    }
    rows = BadgeAward.objects.in_scope_of(actor).came_along().select_related("member__organization")
    return [
        WorkItem(
            title=str(titles[AwardState(award.state)])
            % {"years": award.years, "name": award.member.full_name},
            url=reverse("membership:member_badges", args=[award.member_id]),
            act_label=_("Open the badges"),
            meta=award.member.organization.name,
            group=_("Badges that came along with a member"),
        )
        for award in rows.order_by("state", "pk")[:LIMIT]
    ]


def _next_round(actor: Actor, today: date) -> list[WorkItem]:
    """The next usual day, with how many come into question, until a round of it is open."""
    days = badge_law(today).next_days()
    if not days or days[0] > today + AHEAD:
        return []
    own = BadgeRound.objects.filter(organization=actor.organization, held_on=days[0])
    if own.exists():
        return []
    count = candidates(actor, actor.organization, badge_law(days[0])).count()
    if not count:
        return []
    return [
        WorkItem(
            title=_("Prepare the Party badges of %(day)s") % {"day": date_text(days[0])},
            url=reverse("membership:badge_rounds"),
            act_label=_("Open a round"),
            meta=_("%(count)s members come into question") % {"count": count},
            due=days[0],
        )
    ]
