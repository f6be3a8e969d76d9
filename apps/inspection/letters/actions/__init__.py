"""What can happen to a letter. One action per event."""

from apps.inspection.letters.actions.ending import (
    answer_letter,
    ask_withdrawal,
    decide_withdrawal,
)
from apps.inspection.letters.actions.identities import (
    Writer,
    ask_to_open,
    decide_opening,
    open_identity,
    seal_all_again,
    seal_writer,
)
from apps.inspection.letters.actions.linking import feed_inspection, link_letter, open_case
from apps.inspection.letters.actions.moving import forward_letter, split_letter
from apps.inspection.letters.actions.registering import (
    Arrived,
    add_letter_subject,
    identify_letter_subject,
    register_letter,
)
from apps.inspection.letters.actions.sorting import classify_letter, file_letter, regrade_letter

__all__ = [
    "Arrived",
    "Writer",
    "add_letter_subject",
    "answer_letter",
    "ask_to_open",
    "ask_withdrawal",
    "classify_letter",
    "decide_opening",
    "decide_withdrawal",
    "feed_inspection",
    "file_letter",
    "forward_letter",
    "identify_letter_subject",
    "link_letter",
    "open_case",
    "open_identity",
    "register_letter",
    "regrade_letter",
    "seal_all_again",
    "seal_writer",
    "split_letter",
]
