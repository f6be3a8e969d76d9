"""Who is who has changed: the walls around the letters concerned follow."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.inspection.letters.facts import letters_about
from apps.inspection.letters.keeping import keep
from apps.membership.identity.lookup import whole_tree


def identity_changed(members: Collection[int] | None, by: Actor) -> None:
    """Look again at the letters that name these members; at all when None."""
    letters = None
    if members is not None:
        with whole_tree():
            letters = letters_about(members)
    if letters is None or letters:
        keep(letters, by=by, today=timezone.localdate())
