"""Sentences of the refusals about the question, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.eligibility.choices import AskedFor
from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "eligibility_no_member": _("The inspection committee keeps no records of people who are no members: it cannot be asked about them here."),
        "eligibility_relative": _("A declared relative of yours: somebody else of the board asks (131-QĐ/TW)."),
        "eligibility_act": _("Choose for which act it is asked."),
        "eligibility_day": _("Choose today or a day of the next %(days)s days."),
        "eligibility_once_a_day": _("It was asked about this person today already. Ask whoever did, or ask again tomorrow."),
        "eligibility_limit": _("You have asked %(limit)s questions today: that is the limit for everybody. Ask again tomorrow."),
    }
)  # fmt: skip
register_actions({"cadres.eligibility_asked": _("asked whether the cadre may be put forward")})
register_details(
    {"asked_for": _("asked for")},
    {"asked_for": lambda code: dict(AskedFor.choices).get(code, code)},
)
