"""What happens to a case, one action for each event."""

from apps.inspection.cases.actions.editing import (
    add_subject,
    change_case,
    regrade_case,
    remove_subject,
)
from apps.inspection.cases.actions.ending import (
    close_case,
    conclude_case,
    record_finding,
    stop_case,
)
from apps.inspection.cases.actions.past import PastEnd, PastSubject, enter_past_case
from apps.inspection.cases.actions.procedure import switch_procedure
from apps.inspection.cases.actions.register import LENGTH, LETTERS, Subject, register_case
from apps.inspection.cases.actions.signing import (
    ASSIGNED_AT_ONCE,
    assign_handler,
    assign_many,
    decide_opening,
    return_case,
    sign_again,
    submit_case,
)
from apps.inspection.cases.actions.steps import add_step, complete_step, excuse_step, plan_step

__all__ = [
    "ASSIGNED_AT_ONCE",
    "LENGTH",
    "LETTERS",
    "PastEnd",
    "PastSubject",
    "Subject",
    "add_step",
    "add_subject",
    "assign_handler",
    "assign_many",
    "change_case",
    "close_case",
    "complete_step",
    "conclude_case",
    "decide_opening",
    "enter_past_case",
    "excuse_step",
    "plan_step",
    "record_finding",
    "register_case",
    "regrade_case",
    "remove_subject",
    "return_case",
    "sign_again",
    "stop_case",
    "submit_case",
    "switch_procedure",
]
