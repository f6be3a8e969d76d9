"""What can happen to a letter. One action per event."""

from apps.inspection.letters.actions.registering import (
    Arrived,
    add_letter_subject,
    identify_letter_subject,
    register_letter,
)
from apps.inspection.letters.actions.sorting import classify_letter, file_letter

__all__ = [
    "Arrived",
    "add_letter_subject",
    "classify_letter",
    "file_letter",
    "identify_letter_subject",
    "register_letter",
]
