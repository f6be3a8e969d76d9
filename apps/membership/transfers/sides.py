"""The two sides of a transfer: who stands on which."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission

VIEW = Permission.VIEW_TRANSFER
CHANGE = Permission.CHANGE_TRANSFER


def is_sender(actor: Actor, transfer: Any) -> bool:
    """Whether the sending organisation lies in the actor's range."""
    return bool(actor.lo <= transfer.path < actor.hi)


def is_receiver(actor: Actor, transfer: Any) -> bool:
    """Whether the receiving organisation lies in the actor's range and the paper is issued."""
    place = transfer.target_path
    return bool(place and transfer.sent_on and actor.lo <= place < actor.hi)


def can_send(actor: Actor, transfer: Any) -> bool:
    """Whether the actor acts for the sending side."""
    return actor.has(CHANGE) and is_sender(actor, transfer)


def can_receive(actor: Actor, transfer: Any) -> bool:
    """Whether the actor acts for the receiving side; the sender does for one outside the system."""
    if transfer.to_outside:
        return can_send(actor, transfer)
    return actor.has(CHANGE) and is_receiver(actor, transfer)
