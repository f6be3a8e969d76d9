"""What happens to a scenario, one action for each event."""

from apps.cadres.board.actions.drafting import (
    JOB,
    copy_scenario,
    draft_scenario,
    mark_person,
    set_up_board,
    set_wish,
    start_computing,
    store_failure,
    store_plan,
)
from apps.cadres.board.actions.proposing import Wave, make_move_plan

__all__ = [
    "JOB",
    "Wave",
    "copy_scenario",
    "draft_scenario",
    "make_move_plan",
    "mark_person",
    "set_up_board",
    "set_wish",
    "start_computing",
    "store_failure",
    "store_plan",
]
