"""What happens to profiles of cadres, one action for each event."""

from apps.cadres.profiles.actions.register import change_cadre, link_member, register_cadre
from apps.cadres.profiles.actions.rows import add_row, correct_row, end_position, strike_row
from apps.cadres.profiles.actions.service import end_service, resume_service

__all__ = [
    "add_row",
    "change_cadre",
    "correct_row",
    "end_position",
    "end_service",
    "link_member",
    "register_cadre",
    "resume_service",
    "strike_row",
]
