"""Sentences of the refusals of the schedule, and what the trail calls its acts."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "cut_off_month": _("Say in which month the period ends."),
        "cut_off_day": _("A day of the month lies between 1 and 31."),
        "cut_off_years": _("The last year must not lie before the first."),
        "cut_off_twice": _(
            "For this organisation, form and kind of period there is a cut-off day in these years."
        ),
        "schedule_days": _("Between 1 and 90 days after the end."),
        "schedule_kinds": _("This form is handed in for: %(kinds)s."),
        "schedule_twice": _("This organisation has a schedule for this form; change that one."),
        "waiting_made": _("This summary is there already; open it instead."),
        "waiting_for_nobody": _("All units have signed. Have the summary made now."),
        "waiting_ended": _("Nobody waits for this summary any more."),
    }
)
register_actions(
    {
        "reports.cut_off_set": _("set a cut-off day"),
        "reports.schedule_set": _("set when summaries are made"),
        "reports.summary_awaited": _("had a summary wait for the units"),
        "reports.waiting_ended": _("ended the waiting for a summary"),
    }
)
