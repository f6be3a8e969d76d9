"""What happens to a move, one action for each event."""

from apps.cadres.moves.actions.deciding import Decision, decide_move, end_move
from apps.cadres.moves.actions.following import (
    assess_move,
    confirm_watch,
    defer_move,
    give_care,
)
from apps.cadres.moves.actions.past import PastMove, enter_past_move
from apps.cadres.moves.actions.planning import adopt_plan, draft_plan, drafted_plan
from apps.cadres.moves.actions.proposing import (
    Proposal,
    ask_agreement,
    close_move,
    propose_move,
    proposed_move,
    record_talk,
)

__all__ = [
    "Decision",
    "PastMove",
    "Proposal",
    "adopt_plan",
    "ask_agreement",
    "assess_move",
    "close_move",
    "confirm_watch",
    "decide_move",
    "defer_move",
    "draft_plan",
    "drafted_plan",
    "end_move",
    "enter_past_move",
    "give_care",
    "propose_move",
    "proposed_move",
    "record_talk",
]
