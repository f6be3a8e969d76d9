"""What is done with plans: one function for each event."""

from apps.cadres.planning.actions.deciding import (
    approve_list,
    publish_list,
    return_list,
    submit_list,
)
from apps.cadres.planning.actions.entries import add_entry, end_entry
from apps.cadres.planning.actions.lists import (
    Definition,
    change_list,
    discard_list,
    draft_list,
    review_list,
    set_target,
)
from apps.cadres.planning.actions.meetings import record_meeting, strike_meeting

__all__ = [
    "Definition",
    "add_entry",
    "approve_list",
    "change_list",
    "discard_list",
    "draft_list",
    "end_entry",
    "publish_list",
    "record_meeting",
    "return_list",
    "review_list",
    "set_target",
    "strike_meeting",
    "submit_list",
]
