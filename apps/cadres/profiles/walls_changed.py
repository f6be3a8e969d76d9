"""A wall by hand around a member or a profile has changed: the person's other records follow."""

from __future__ import annotations

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre
from apps.cadres.profiles.walls import CADRE, MEMBER, keep
from apps.membership.identity.lookup import whole_tree


def walls_changed(label: str, object_id: int, by: Actor) -> None:
    """Find whose record it is, and look at all of them."""
    if label not in (MEMBER, CADRE):
        return
    member_id: int | None = object_id
    with whole_tree():
        rows = Cadre.objects.filter(member__isnull=False)
        rows = rows.filter(member=object_id) if label == MEMBER else rows.filter(pk=object_id)
        member_id = rows.values_list("member_id", flat=True).first()
    if member_id is not None:
        keep(member_id, today=timezone.localdate(), by=by)
