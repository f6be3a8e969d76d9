"""Every write to campaigns, grades and commendations."""

from apps.membership.grading.actions.campaigns import (
    close_campaign,
    open_campaign,
    reopen_campaign,
)
from apps.membership.grading.actions.commendations import (
    commend_member,
    commend_organization,
    withdraw_commendation,
)
from apps.membership.grading.actions.corrections import (
    correct_member_grade,
    correct_organization_grade,
)
from apps.membership.grading.actions.decisions import decide_collectives, decide_unit
from apps.membership.grading.actions.steps import (
    record_cell_vote,
    record_proposals,
    record_self_review,
)

__all__ = [
    "close_campaign",
    "commend_member",
    "commend_organization",
    "correct_member_grade",
    "correct_organization_grade",
    "decide_collectives",
    "decide_unit",
    "open_campaign",
    "record_cell_vote",
    "record_proposals",
    "record_self_review",
    "reopen_campaign",
    "withdraw_commendation",
]
