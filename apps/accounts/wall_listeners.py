"""What other apps do when a wall by hand is raised or ends: in the same transaction.

A topic whose records tell of the walled one has ``walls_changed.py`` with
``walls_changed(label, object_id, by)``.
"""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core.topics import offered


def tell(label: str, object_id: int, by: Actor) -> None:
    """Have every topic look again at what stands beside the record."""
    for listener in offered("walls_changed", "walls_changed"):
        listener(label, object_id, by)
