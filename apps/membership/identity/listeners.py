"""What other topics do when it changes who is who: in the same transaction, before it ends.

A topic that keeps something true about members, accounts and relatives has ``identity_changed.py``
with ``identity_changed(members, by)``; None stands for all members.
"""

from __future__ import annotations

from collections.abc import Collection

from apps.accounts.actor import Actor
from apps.core.topics import offered


def tell(members: Collection[int] | None, by: Actor) -> None:
    """Have every topic look again at what it keeps about these members."""
    for listener in offered("identity_changed", "identity_changed"):
        listener(members, by)
