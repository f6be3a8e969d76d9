"""Sentences of the refusals in procedures, and of their acts for the trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.procedures.choices import Body, Kind

LABELS = {
    "nobody_entitled": _("Enter how many are entitled to vote: at least one."),
    "more_ballots": _("%(cast)s ballots are more than the %(present)s who were present."),
    "more_present": _("%(present)s present are more than the %(entitled)s entitled to vote."),
    "more_entitled": _("%(entitled)s entitled to vote are more than the %(members)s official members of this cell on that day. Probationary members have no vote (Party Charter, article 3; %(source)s)."),
    "vote_rule_unknown": _("No rule on the votes needed is recorded for %(day)s. Record it under Rules first."),
    "already_carried": _("This body has already voted in favour. Strike that vote if it was typed wrongly."),
    "round_not_later": _("The next vote must be later than the one of %(day)s."),
    "lower_body_first": _("The resolution of the body below comes first: %(body)s (Party Charter; %(source)s)."),
    "before_lower_body": _("This vote lies before the resolution of the body below: %(body)s."),
    "decision_before_vote": _("The decision cannot come before the vote of: %(body)s (Party Charter; %(source)s)."),
    "not_carried": _("The resolution did not get the votes needed (%(body)s). Needed: %(share)s of all entitled (%(source)s)."),
    "decision_before_resolution": _("The decision cannot be dated before the last vote, %(day)s."),
    "body_below_authority": _("This body may not decide here. The lowest that may: %(body)s (%(source)s)."),
    "warning_needs_reason": _("%(warnings)s The rule behind this is still a draft: to go on, write the reason."),
    "procedure_already_open": _("A procedure of this kind about this member is open already."),
    "procedure_closed": _("This procedure is closed; nothing can be added."),
    "only_last_vote": _("Only the latest vote can be struck."),
    "reason_missing": _("Write the reason."),
    "extension_of_no_limit": _("No limit of a decision runs: it begins with the resolution of the cell."),
    "extension_unknown": _("This limit is not extended (%(source)s)."),
    "extension_twice": _("The limit was extended by %(number)s working days already (%(source)s)."),
    "extension_too_long": _("The limit is extended by 1 to %(number)s working days (%(source)s)."),
    "extension_basis_missing": _("Write the paper on the extension."),
    "paper_unknown": _("This paper does not belong to the checklist."),
    "decision_number_missing": _("Enter the number of the decision."),
    "kind_does_not_fit": _("This procedure does not fit the member's present state."),
}  # fmt: skip

register_labels(LABELS)
register_actions(
    {
        "membership.procedure_opened": _("opened a procedure"),
        "membership.procedure_vote": _("recorded a vote"),
        "membership.procedure_vote_struck": _("struck a vote"),
        "membership.procedure_paper": _("recorded a paper"),
        "membership.procedure_extended": _("extended the limit of a decision"),
        "membership.procedure_decided": _("recorded the decision of a procedure"),
        "membership.procedure_refused": _("closed a procedure as not approved"),
        "membership.procedure_withdrawn": _("withdrew a procedure"),
        "membership.procedure_read": _("read a procedure"),
    }
)

register_details(
    {
        "kind_of": _("procedure"),
        "body": _("body"),
        "round": pgettext_lazy("vote", "round"),
        "code": _("paper"),
        "dated": _("dated"),
        "number": _("number"),
    },
    {
        "kind_of": lambda code: dict(Kind.choices).get(code, code),
        "body": lambda code: dict(Body.choices).get(code, code),
    },
)
