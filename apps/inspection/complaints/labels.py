"""Sentences of the refusals about complaints, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "complaint_late": _("The complaint could be filed until %(day)s (%(source)s). Record it as not accepted."),
        "complaint_not_late": _("The complaint was filed in time: it could be filed until %(day)s."),
        "complaint_body": _("A cell resolves no complaint (Party Charter, article 39)."),
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
        "redress_early": _("Nothing is made good before the complaint is resolved."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.complaint_filed": _("recorded a complaint on discipline"),
        "inspection.complaint_resolved": _("recorded the outcome of a complaint"),
        "inspection.redress_done": _("recorded what was made good"),
    }
)
