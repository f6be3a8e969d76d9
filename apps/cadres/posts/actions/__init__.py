"""What happens to units, seats and staffing, one action for each event."""

from apps.cadres.posts.actions.seats import assign_staff, change_seat, end_seat, set_up_seat
from apps.cadres.posts.actions.titles import record_standard, record_title
from apps.cadres.posts.actions.units import change_unit, continue_unit, end_unit, set_up_unit

__all__ = [
    "assign_staff",
    "change_seat",
    "change_unit",
    "continue_unit",
    "end_seat",
    "end_unit",
    "record_standard",
    "record_title",
    "set_up_seat",
    "set_up_unit",
]
