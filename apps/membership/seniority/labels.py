"""Sentences of the refusals and acts of seniority."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.seniority.choices import DeductionKind

register_labels(
    {
        "deduction_backwards": _("The last day must not lie before the first day."),
        "deduction_outside": _("The period must lie within the membership, from %(first)s to %(last)s: only that time counts towards seniority (%(source)s)."),
        "deduction_twice": _("A part of this period is deducted already. Withdraw that deduction first."),
        "deduction_without_joining": _("Without a date of admission there is no seniority to deduct from."),
        "deduction_withdrawn": _("This deduction is withdrawn already."),
    }
)  # fmt: skip
register_actions(
    {
        "membership.seniority_read": _("read how seniority is counted"),
        "membership.deduction_recorded": _("recorded time that does not count towards seniority"),
        "membership.deduction_withdrawn": _("withdrew a deduction from seniority"),
    }
)

register_details(
    {"first": _("from"), "last": _("to"), "why": _("why")},
    {"why": lambda code: dict(DeductionKind.choices).get(code, code)},
)
