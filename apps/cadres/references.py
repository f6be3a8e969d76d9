"""Names of records from which nothing can be counted."""

from django.utils.crypto import get_random_string

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8


def drawn(prefix: str) -> str:
    """The prefix and letters drawn at random, without those mistaken for each other on paper.

    The database refuses a twin.
    """
    return f"{prefix}-{get_random_string(LENGTH, LETTERS)}"
