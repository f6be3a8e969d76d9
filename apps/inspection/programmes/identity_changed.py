"""Who is who has changed: the walls around the items concerned follow."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.programmes.item_facts import items_about
from apps.inspection.programmes.keeping import keep
from apps.membership.identity.lookup import whole_tree


def identity_changed(members: Collection[int] | None, by: Actor) -> None:
    """Look again at the items about these members; at all when None."""
    items = None
    if members is not None:
        with whole_tree():
            items = items_about(members)
    if items is None or items:
        keep(items, by=by, today=timezone.localdate())
