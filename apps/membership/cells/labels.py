"""Sentences of the refusals about the life of cells, and of its acts for the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.cells.choices import Quality

LABELS = {
    "meeting_in_future": _("A meeting is recorded after it was held; this day lies in the future."),
    "meeting_twice": _("A meeting of this kind on this day is recorded already."),
    "meeting_of_no_cell": _("Only organisations to which members belong hold cell meetings."),
    "meeting_stranger": _("%(count)s of those marked did not belong to this cell on %(day)s."),
    "meeting_other_people": _("On %(day)s other members belonged to this cell. Strike this meeting and record it anew."),
    "meeting_nobody": _("Nobody belonged to this cell on that day."),
    "meeting_excuse": _("Write the reason of each absence with reason."),
    "meeting_struck": _("This meeting was struck; nothing can be changed."),
    "meeting_reason": _("Write why the meeting is struck."),
    "meeting_points": _("Give points for each criterion, not below zero and not above its most."),
    "criteria_unknown": _("No criteria are recorded for that day."),
    "group_nobody": _("Name at least one official."),
    "group_twice": _("This group of this decision is recorded already."),
    "group_days": _("The last day must not lie before the first."),
    "group_before_decision": _("The group cannot work before it was decided on."),
    "group_leaders": _("Only one official leads the group."),
    "group_ended": _("This group has ended already."),
    "group_cell": _("A group attends cells of its own committee's range."),
    "visit_in_future": _("The day of the visit lies in the future."),
    "visit_twice": _("This visit is recorded already."),
    "visit_not_in_group": _("This official's group did not work on that day."),
}  # fmt: skip

register_labels(LABELS)
register_actions(
    {
        "membership.meeting_recorded": _("recorded a cell meeting"),
        "membership.meeting_changed": _("changed a cell meeting"),
        "membership.meeting_judged": _("judged the quality of a meeting"),
        "membership.meeting_struck": _("struck a cell meeting"),
        "membership.meeting_read": _("read a cell meeting"),
        "membership.attendance_group_set_up": _("recorded a group that attends cells"),
        "membership.attendance_group_ended": _("ended a group that attends cells"),
        "membership.visit_recorded": _("recorded a visit to a cell"),
    }
)
register_details(
    {"present": _("present"), "quality": _("quality")},
    {"quality": lambda code: dict(Quality.choices).get(code, code)},
)
