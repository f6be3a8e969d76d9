"""Sentences of the refusals of this app, and what the trail calls its acts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.reports.indicators import indicator_choices
from apps.reports.tables import labels as of_tables

assert of_tables  # registers its sentences

LABELS = {
    "period_not_of_kind": _("From %(first)s to %(last)s is not such a period. Choose it again."),
    "period_in_future": _("This period has not begun yet."),
    "unit_not_yet": _(
        "%(name)s was founded on %(day)s; it did not exist in this period. Choose a later one."
    ),
    "unit_no_more": _(
        "%(name)s ended on %(day)s; it did not exist in this period any more. Choose an earlier one."
    ),
    "summary_still_running": _(
        "The period has not ended (until %(day)s); it cannot be confirmed or signed yet."
    ),
    "summary_not_draft": _("Only a draft can be checked; this summary is not one any more."),
    "summary_signed_by_checker": _(
        "You confirmed the check of this summary, so somebody else signs it: two people answer for the"
        " figures."
    ),
    "summary_not_checked": _("Only a checked summary can be signed or sent back."),
    "summary_recounted": _(
        "The figures were counted again while you had them open. Look at them, then act again."
    ),
    "reason_missing": _("Give the reason."),
    "target_overlaps": _(
        "This organisation already has a target for this indicator in that period. End it first."
    ),
    "target_ended": _("This target has already been ended."),
    "plan_not_positive": _(
        "A target is a whole number above zero, or a share with the percent sign, such as 80%."
    ),
    "share_out_of_range": _(
        "A share lies above 0% and is at most 100%, with two decimals at most."
    ),
    "share_without_whole": _(
        "This indicator is not counted as part of a whole, so its target is a number."
    ),
    "target_measures_one": _("Choose one indicator: counted from records, or a manual one."),
    "target_yearly_has_no_day": _("A target of every year is measured in each year, not on a day."),
    "target_owner_unknown": _("There is no such organisation in your range."),
    "nothing_to_pack": _("There is no summary of this period yet. Have one generated first."),
    "pack_expired": _("This archive is no longer kept. Ask for it again on the page of a summary."),
    "comparison_unclear": _("What is to be compared is not clear. Choose it again on the page."),
    "figure_list_not_yours": _(
        "The figure stands; its list is closed to you: your role does not read these records."
    ),
    "figure_list_sensitive": _(
        "This list would show ethnicity or religion of single people. Your role does not include"
        " these data."
    ),
}
ACTIONS = {
    "reports.flow_exported": _("exported the flow table"),
    "reports.summary_requested": _("asked for a summary"),
    "reports.summary_generated": _("generated a summary"),
    "reports.summary_checked": _("checked a summary"),
    "reports.summary_sent_back": _("sent a summary back"),
    "reports.summary_signed": _("signed a summary"),
    "reports.target_set": _("set a target"),
    "reports.target_ended": _("ended a target"),
    "reports.figure_opened": _("opened the list behind a figure"),
    "reports.summary_downloaded": _("downloaded a summary"),
    "reports.pack_requested": _("asked for all forms of a period"),
    "reports.pack_downloaded": _("downloaded all forms of a period"),
    "reports.comparison_exported": _("exported a comparison"),
    "reports.summary_drift_read": _("compared a signed summary with the records of today"),
}

register_labels(LABELS)
register_actions(ACTIONS)
register_details(
    {
        "indicator": pgettext_lazy("trail", "figure"),
        "plan": _("plan"),
        "records": _("records"),
        "revision": _("revision"),
    },
    {"indicator": lambda key: dict(indicator_choices()).get(key, key)},
)
