"""What happens to training, one action for each event."""

from apps.cadres.training.actions.attending import Result, enrol, record_result
from apps.cadres.training.actions.classes import Course, cancel_class, close_class, set_up_class
from apps.cadres.training.actions.planning import Numbers, change_plan, plan_training

__all__ = [
    "Course",
    "Numbers",
    "Result",
    "cancel_class",
    "change_plan",
    "close_class",
    "enrol",
    "plan_training",
    "record_result",
    "set_up_class",
]
