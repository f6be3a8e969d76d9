"""Sentences of the refusals and acts of transfers."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.transfers.choices import Ending, FileWay, Kind

register_labels(
    {
        "transfer_left": _("%(name)s is no longer a member here, so nothing can be transferred."),
        "transfer_open": _("A transfer of this member is under way already. Finish or withdraw it first: a member has one referral paper at a time (%(source)s)."),
        "transfer_under_discipline": _("%(name)s is not transferred: the expulsion opened on %(day)s is not decided (%(source)s). Decide or withdraw it first."),
        "transfer_under_discipline_draft": _("The expulsion of %(name)s, opened on %(day)s, is not decided; by a draft rule such a member is not transferred (%(source)s). Write in the note why the transfer goes on."),
        "transfer_stay_open": _("This member is on a temporary stay elsewhere. End the stay first."),
        "transfer_own_cell": _("%(name)s belongs to this organisation already. A transfer leads to another one (%(source)s)."),
        "transfer_own_office": _("This committee is the member's own. Use the transfer within one committee.%(law)s"),
        "transfer_other_office": _("A transfer within one committee ends in one of its own cells."),
        "transfer_no_target": _("Name the receiving committee, or write the name of an organisation outside the system."),
        "transfer_two_targets": _("Name one receiving organisation: a committee of the system or one outside it, not both."),
        "transfer_abroad_outside": _("A transfer abroad leads to an organisation outside the system. Write its name."),
        "office_unknown": _("No committee with an office of its own bears this name."),
        "transfer_before_effect": _("The day must not lie before the day on which the paper was issued or the change asked for."),
        "transfer_day_in_future": _("This day lies in the future."),
        "transfer_before_placement": _("The member came to the present organisation only on %(day)s. The reception must lie after it."),
        "transfer_wrong_state": _("This act does not fit: the transfer is “%(state)s”.%(law)s"),
        "transfer_fee_unpaid": _("The fee must be paid through %(month)s: the month in which the paper is issued is paid at the old cell."),
        "transfer_reason_missing": _("Write why."),
        "transfer_paper_taken": _("The number %(number)s is taken in the register of this year."),
        "transfer_not_inside": _("Only the sender records the reception by an organisation outside the system."),
        "transfer_moved_meanwhile": _("The member has left the sending organisation meanwhile. Return the paper."),
        "transfer_not_temporary": _("Only a temporary stay that lasts can be ended."),
        "transfer_not_abroad": _("Only a member who is abroad can come back."),
        "stay_period_missing": _("A temporary stay needs its first and its last day."),
        "stay_period_backwards": _("The last day must lie after the first."),
        "stay_doubt": _("%(doubt)s The rule is still a draft: to go on, write in the note why."),
        "stay_too_short": _("A temporary stay lasts at least %(number)s months (%(source)s)."),
        "stay_too_long": _("A temporary stay lasts less than %(number)s months (%(source)s)."),
        "stay_too_long_for_study": _("A temporary stay for studies lasts at most %(number)s months (%(source)s)."),
        "file_stays_home": _("The paper file goes with an official transfer or abroad only: a guest's file stays at home, and within one committee nothing travels."),
        "file_wrong_state": _("This act does not fit the paper file: “%(state)s”."),
        "file_before_paper": _("The file goes with the referral paper: the day must not lie before its issue."),
        "file_before_sent": _("The file cannot arrive before it was sent or before what arrived of it first."),
        "file_papers_missing": _("Tick the papers that are enclosed."),
        "file_carrier_missing": _("Write who carries the file or signed for it."),
        "file_lacks_more": _("What arrived before cannot be missing now. Tick only papers that were missing already."),
        "arrival_origin_missing": _("Write the organisation the member comes from."),
    }
)  # fmt: skip
register_actions(
    {
        "membership.transfer_requested": _("asked for a transfer"),
        "membership.transfer_sent": _("issued a referral paper"),
        "membership.transfer_withdrawn": _("withdrew a transfer"),
        "membership.transfer_handed_in": _("recorded that a referral paper was handed in"),
        "membership.transfer_returned": _("returned a referral paper"),
        "membership.transfer_received": _("received a member by transfer"),
        "membership.transfer_confirmed": _("recorded the reception by an organisation outside"),
        "membership.member_moved": _("moved a member within the committee"),
        "membership.stay_ended": _("ended a temporary stay"),
        "membership.member_came_back": _("recorded the return from abroad"),
        "membership.file_sent": _("recorded the paper file as sent"),
        "membership.file_received": _("recorded the paper file as arrived"),
        "membership.file_taken_back": _("recorded the paper file as back"),
        "membership.transfer_read": _("read a referral paper"),
        "membership.transfer_printed": _("wrote a referral paper as a Word file"),
        "membership.transfers_exported": _("exported a list of transfers"),
        "membership.transfers_printed": _("printed a list of transfers"),
    }
)
register_details(
    {
        "transfer_kind": _("kind of transfer"),
        "referral_paper": _("referral paper"),
        "sent_to": _("to"),
        "wrong_box": _("box that is wrong"),
        "happened_on": _("on"),
        "stay_ending": _("how the stay ended"),
        "file_way": _("how the file goes"),
        "papers_missing": _("papers missing"),
    },
    {
        "file_way": lambda code: dict(FileWay.choices).get(code, code),
        "transfer_kind": lambda code: dict(Kind.choices).get(code, code),
        "stay_ending": lambda code: dict(Ending.choices).get(code, code),
    },
)
