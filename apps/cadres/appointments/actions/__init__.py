"""What happens to a file of an appointment, one action for each event."""

from apps.cadres.appointments.actions.correcting import correct_decision
from apps.cadres.appointments.actions.deciding import (
    Decision,
    decide_file,
    extend_suspension,
    lift_suspension,
    record_election,
)
from apps.cadres.appointments.actions.freezing import declare_freeze
from apps.cadres.appointments.actions.opening import Proposed, close_file, open_file
from apps.cadres.appointments.actions.past import Past, enter_past
from apps.cadres.appointments.actions.steps import (
    answer_letter,
    check_papers,
    record_meeting,
    record_notice,
    record_principle,
    send_letter,
    strike_meeting,
)

__all__ = [
    "Decision",
    "Past",
    "Proposed",
    "answer_letter",
    "check_papers",
    "close_file",
    "correct_decision",
    "decide_file",
    "declare_freeze",
    "enter_past",
    "extend_suspension",
    "lift_suspension",
    "open_file",
    "record_election",
    "record_meeting",
    "record_notice",
    "record_principle",
    "send_letter",
    "strike_meeting",
]
