"""What can happen to a transfer. One action per event."""

from apps.membership.transfers.actions.moving import (
    confirm_reception,
    move_within,
    receive_transfer,
    record_arrival,
)
from apps.membership.transfers.actions.paper_files import (
    receive_file,
    send_file,
    take_file_back,
)
from apps.membership.transfers.actions.papers import (
    Asked,
    hand_in_transfer,
    request_transfer,
    return_transfer,
    send_transfer,
    withdraw_transfer,
)
from apps.membership.transfers.actions.stays import end_temporary, record_return

__all__ = [
    "Asked",
    "confirm_reception",
    "end_temporary",
    "hand_in_transfer",
    "move_within",
    "receive_file",
    "receive_transfer",
    "record_arrival",
    "record_return",
    "request_transfer",
    "return_transfer",
    "send_file",
    "send_transfer",
    "take_file_back",
    "withdraw_transfer",
]
