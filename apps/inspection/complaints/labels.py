"""Sentences of the refusals about complaints, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "complaint_late": _("The complaint could be filed until %(day)s (%(source)s). Record it as not accepted."),
        "complaint_not_late": _("The complaint was filed in time: it could be filed until %(day)s."),
        "complaint_body": _("A cell resolves no complaint (Party Charter, article 39)."),
        "complaint_last_instance": _("The last instance has decided, or this body does not stand above the one that did (22-QĐ/TW, article 22)."),
        "complaint_level_below": _("A complaint goes to a level above the one that decided last (Party Charter, article 39)."),
        "complaint_level_skipped": _("The level between has not resolved the complaint yet; none is left out (Party Charter, article 39)."),
        "complaint_received_early": _("A complaint is not received before it is filed."),
        "complaint_pending": _("A complaint about this decision is being resolved already."),
        "complaint_none_pending": _("No complaint about this decision is being resolved."),
        "complaint_without_decision": _("There is no discipline in force on record to complain about (296-QĐ/TW, article 23)."),
        "complaint_resolved_early": _("A complaint is not resolved before it is received."),
        "complaint_wrongful_kept": _("Wrongful is a discipline that is cancelled because there was no violation."),
        "complaint_same_form": _("A change needs another form than before."),
        "complaint_form_left": _("A new form belongs to a change only."),
        "complaint_heavier": _("A complaint that makes the form heavier needs its reason in the note."),
        "redress_done_already": _("Choose something that has not been made good yet."),
        "redress_how": _("Write how it was made good."),
        "redress_paper": _("Name the paper that shows it was made good."),
        "redress_owner": _("Name who makes it good: somebody of the office, or a body by name."),
        "redress_due_early": _("The day to make it good lies before the outcome of the complaint."),
        "complaint_has_case": _("The complaint is examined in a case already."),
        "complaint_case_place": _("A complaint is examined by the office that decided or by one above it (Party Charter, article 39)."),
        "complaint_case_kind": _("Choose an open case of complaint."),
        "complaint_case_other": _("That case follows another decision."),
        "complaint_case_subject": _("That case is about somebody else. Only the disciplined may complain (296-QĐ/TW, article 23)."),
        "case_complaint_unshown": _("The outcome of the complaint is not on record, or is another one: record it on the page of the discipline first."),
        "redress_early": _("Nothing is made good before the complaint is resolved."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.complaint_filed": _("recorded a complaint on discipline"),
        "inspection.complaint_resolved": _("recorded the outcome of a complaint"),
        "inspection.complaint_linked": _("linked a complaint with its case"),
        "inspection.redress_assigned": _("said who makes something good"),
        "inspection.redress_done": _("recorded what was made good"),
    }
)
