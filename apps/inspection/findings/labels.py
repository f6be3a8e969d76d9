"""Sentences of the refusals about findings and demands, words of the trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.inspection.findings import law_keys
from apps.inspection.findings.choices import Result

__all__ = ["law_keys"]

register_labels(
    {
        "content_unknown": _("The dictionary of the day on which the case was registered has no such content."),
        "content_twice": _("“%(title)s” is a content of this case already."),
        "content_gone": _("This content is no longer part of the case."),
        "content_in_use": _("Something is alleged under this content: take that out first."),
        "allegation_missing": _("Write what the subject is said to have done."),
        "allegation_gone": _("This allegation is no longer part of the case."),
        "allegation_result_missing": _("Choose what was found."),
        "allegation_reasons_missing": _("Write on what the finding rests."),
        "allegation_has_demands": _("A remedy is demanded because of this finding. Drop the demand first, with the reason."),
        "case_allegation_open": _("%(count)s allegation(s) have no finding yet: a conclusion says something of each (%(document)s %(article)s)."),
        "demand_without_defect": _("A demand rests on a defect: record first that the allegation was found right, or right in part."),
        "demand_defect_missing": _("Name the defect that is to be remedied."),
        "demand_text_missing": _("Write what is to be done."),
        "demand_who_missing": _("Name who is to do it."),
        "demand_due_passed": _("This day has passed; give a day on which it can still be done."),
        "demand_remedy_missing": _("Write what was done."),
        "demand_proof_missing": _("Name the paper that proves it, with number and date."),
        "demand_proof_unknown": _("This document is not among the evidence of the case."),
        "demand_proof_withdrawn": _("The document that proves the remedy has been withdrawn: send the remedy back."),
        "demand_before_it_was_made": _("This day lies before the demand."),
        "demand_note_missing": _("Write what is missing, so that it can be done."),
        "demand_own_report": _("You reported this remedy yourself, so somebody else looks at it."),
        "demand_closed_before_remedy": _("This day lies before the remedy."),
        "demand_not_later": _("More time means a later day, and one that has not passed."),
        "demand_state": _("The demand has gone on meanwhile: %(state)s. This act no longer fits."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.findings_read": _("read the findings of the case"),
        "inspection.demand_read": _("read a demand of the case"),
        "inspection.content_added": _("added a content to the case"),
        "inspection.content_removed": _("took a content out of the case"),
        "inspection.allegation_recorded": _("recorded an allegation"),
        "inspection.allegation_found": _("recorded a finding on an allegation"),
        "inspection.allegation_withdrawn": _("took an allegation out of the case"),
        "inspection.demand_made": _("asked for a remedy"),
        "inspection.remedy_reported": _("recorded a remedy"),
        "inspection.remedy_returned": _("sent a remedy back"),
        "inspection.demand_closed": _("closed a demand"),
        "inspection.demand_postponed": _("gave more time for a demand"),
        "inspection.demand_dropped": _("dropped a demand"),
    }
)
register_details(
    {
        "content": _("content"),
        "allegation_result": pgettext_lazy("allegation", "finding"),
        "open_allegations": _("allegations without a finding"),
    },
    {"allegation_result": lambda code: dict(Result.choices).get(code, code)},
)
