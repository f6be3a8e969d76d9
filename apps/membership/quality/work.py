"""The next records to mend and questions of other offices, on the desk."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership import permissions
from apps.membership.models import DuplicateNotice
from apps.membership.quality.choices import Answer, Side


def work_items(actor: Actor) -> list[WorkItem]:
    """One line that leads to the next ten, and each open question of another office."""
    if not actor.has(permissions.CHANGE):
        return []
    mend = WorkItem(
        title=_("The next ten records to mend"),
        url=reverse("membership:mend"),
        act_label=_("Mend"),
        group=_("Clean data"),
        tone="calm",
    )
    rows = DuplicateNotice.objects.in_scope_of(actor).filter(side=Side.RECEIVED, answer=Answer.OPEN)
    asked = [
        WorkItem(
            title=_("Another office asks about %(name)s") % {"name": one.member.full_name},
            url=reverse("membership:duplicates"),
            act_label=_("Answer"),
            meta=one.asking_office,
            group=_("Clean data"),
            tone="info",
        )
        for one in rows.select_related("member").order_by("asked_at", "pk")[:10]
    ]
    return [*asked, mend]
