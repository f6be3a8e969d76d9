"""Sentences of the refusals after the signature, and what the trail calls its acts."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "summary_not_signed": _("Only a signed summary can be sent to the level above."),
        "summary_not_newest": _("There is a newer revision of this summary; send that one."),
        "summary_sent_already": _("This summary has been sent to the level above already."),
        "summary_no_level_above": _("There is no level above this organisation."),
        "summary_edited": _(
            "This summary was edited in the database after it was signed: its fingerprint no longer fits. Have it examined, then make a new revision."
        ),
        "summary_not_sent": _("Only a summary that was sent up and not answered can be answered."),
        "summary_not_from_below": _("The level above answers, not the organisation itself."),
        "levels_not_over": _("This quarter has not ended yet."),
        "levels_done": _("The levels have been reconciled for this quarter already."),
    }
)
register_actions(
    {
        "reports.summary_sent_up": _("sent a summary to the level above"),
        "reports.summary_accepted": _("accepted a summary of a unit"),
        "reports.summary_returned": _("returned a summary to a unit"),
        "reports.levels_reconciled": _("reconciled the figures with those of the units"),
        "reports.levels_read": _("compared the figures with those of the units"),
        "reports.late_records_opened": _("opened the records entered late behind a figure"),
    }
)
