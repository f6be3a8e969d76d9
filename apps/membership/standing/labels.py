"""Sentences of the refusals and warnings of this topic."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels
from apps.membership.procedures.choices import Kind

LABELS = {
    "period_backwards": _("The last day must not lie before the first day, %(day)s."),
    "period_before_joining": _("This time cannot begin before the admission to the Party, %(day)s."),
    "period_before_decision": _("This time begins on %(day)s, before the decision."),
    "already_set_aside": _("The member is already exempt or suspended on some of these days. End that time first."),
    "not_set_aside": _("There is no exemption or suspension that this day could end."),
    "return_before_start": _("The return must lie after the first day of this time, %(day)s."),
    "return_after_end": _("This time ends by itself before %(day)s."),
    "exempt_too_young": _("Old age begins at %(years)s years (%(source)s)."),
    "exempt_by_guidance": _("This ground stands only in guidance of 2009, of which it is not certain that it still applies (%(source)s)."),
    "exempt_too_short": _("Long treatment means at least %(months)s months (%(source)s)."),
    "exempt_too_long": _("Mobile work exempts for less than %(months)s months; set the last day (%(source)s)."),
    "suspension_needs_end": _("A suspension lasts at most %(days)s days: set its last day (%(source)s)."),
    "suspension_too_long": _("%(days)s days are more than the %(most)s that are left for a suspension (%(source)s)."),
    "ground_for_probation": _("This ground is for members on probation only."),
    "amount_missing": _("Enter how many months or years; at least %(needed)s are needed."),
    "ground_not_met": _("%(amount)s are fewer than the %(needed)s that this ground needs (%(source)s)."),
    "self_review_first": _("Without a self-review the cell goes on only after %(needed)s requests; so far %(amount)s (%(source)s)."),
    "left_before_placement": _("On that day the member did not yet belong to this organisation: they came on %(day)s."),
    "discipline_first": _("Whoever leaves at own request has a clean record. Settle the discipline first."),
    "letter_after_opening": _("The letter cannot be dated after the opening."),
    "probationary_not_expelled": _("A member on probation is not expelled but struck off (Party Charter)."),
    "died_after_notice": _("The death cannot lie after the notice."),
    "readmission_not_for": _("Only somebody struck off, expelled or gone at own request can be admitted again."),
    "readmitted_once": _("This person has been admitted again once; a second time is not possible (Party Charter; %(source)s)."),
    "readmission_too_early": _("At least %(months)s months after leaving on %(left)s: not before %(day)s (%(source)s)."),
    "record_not_cleared": _("The criminal record must be cleared, and %(months)s months must have passed since then (%(source)s)."),
    "cleared_too_early": _("At least %(months)s months after the criminal record was cleared on %(left)s: not before %(day)s (%(source)s)."),
    "readmission_barred": _("Never admitted again: %(bar)s (%(source)s)."),
    "own_request_barred": _("Who left at own request is not admitted again, except for very hard family circumstances that are written down (%(source)s)."),
    "struck_off_for_absence": _("The member was struck off for absence or unpaid fees: whoever abandoned party activities is never admitted again (%(source)s)."),
    "consent_missing": _("The written consent of the provincial standing committee is missing (%(source)s)."),
    "consent_after_decision": _("The consent of %(day)s must come before the decision (%(source)s)."),
    "restoration_not_for": _("Only somebody who was expelled or struck off can be restored."),
    "return_before_leaving": _("The return cannot lie before the leaving on %(day)s."),
}  # fmt: skip

HELP = {
    Kind.EXEMPTION: _("The cell decides and tells the committee above. The member stays in the strength, is not graded and still answers for discipline. No rule of the day says whether an exempt member pays the fee: check it."),
    Kind.EXEMPTION_END: _("The member asks, in writing or not, and the cell decides."),
    Kind.SUSPENSION: _("Suspension is no discipline. The member stays in the strength and is not graded. A second one that follows at once is its extension."),
    Kind.STRIKE_OFF: _("Striking off is no discipline. The cell, the committees above it and the deciding body vote one after the other."),
    Kind.OWN_REQUEST: _("Only with a clean record; whoever left at own request is not admitted again, except for very hard family circumstances."),
    Kind.EXPULSION: _("Expulsion is discipline: record here the number, day and body of the decision that was taken."),
    Kind.DEATH: _("The number asked for is that of the notice. The card and the badges stay with the family."),
    Kind.READMISSION: _("The same record begins again, on probation; its first membership stays beside it. Possible once in a life."),
    Kind.RESTORATION: _("Membership counts as never interrupted (117-QĐ/TW of 2023). The fees of the time between are paid afterwards, at the rates of that time."),
}  # fmt: skip
"""What to know before a procedure of a kind is opened."""

register_labels(LABELS)
register_actions({"membership.standing_paper": _("drew up a notice or draft resolution")})
