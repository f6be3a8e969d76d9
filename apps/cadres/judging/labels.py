"""Refusals and words of the trail of judging; titles of its rules."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.judging import law_keys
from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

__all__ = ["law_keys"]

register_labels(
    {
        "judging_own": _("Nobody judges their own profile: another officer does."),
        "judging_far": _("The day is more than a year away: the law of that day is not known."),
        "judging_nothing": _(
            "No rule is in force for this act on that day: there is nothing to keep."
        ),
        "judging_exception_needs": _(
            "An exception needs the authority, the reason and the document."
        ),
        "judging_nothing_to_allow": _(
            "Only a rule that is not met, or not judged for want of data, can be let pass."
        ),
        "judging_exception_past": _(
            "The exception must hold on the day judged and today, or later."
        ),
    }
)
register_actions(
    {
        "cadres.why_read": _("asked the rules about the cadre"),
        "cadres.evaluation_kept": _("kept an evaluation by the rules"),
        "cadres.evaluation_read": _("read an evaluation by the rules"),
        "cadres.exception_allowed": _("allowed an exception to a rule"),
    }
)
register_details({"rule": _("rule")})
