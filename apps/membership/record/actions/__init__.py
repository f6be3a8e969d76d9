"""What can happen to a member card and to requests to change a record."""

from apps.membership.record.actions.cards import (
    change_card,
    change_entry,
    change_private,
    enter_entry,
    store_photo,
    strike_entry,
)
from apps.membership.record.actions.changes import (
    approve_change,
    refuse_change,
    request_change,
    withdraw_change,
)

__all__ = [
    "approve_change",
    "change_card",
    "change_entry",
    "change_private",
    "enter_entry",
    "refuse_change",
    "request_change",
    "store_photo",
    "strike_entry",
    "withdraw_change",
]
