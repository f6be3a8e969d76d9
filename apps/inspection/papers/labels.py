"""Sentences of the refusals about papers of cases, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "paper_grade": _("Papers above the grade confidential are written outside the system."),
        "paper_advisory": _("Papers in the name of an advisory body are not written here yet."),
        "paper_unfit": _("This paper does not belong to a case of this kind."),
        "paper_subject": _("Choose somebody about whom a decision is on record."),
        "paper_unfilled": _("Something in the paper is not filled in yet (…)."),
        "paper_breaks_rules": _("The paper breaks rules of layout: %(rules)s. Look at the list on this page."),
        "paper_reason": _("Write why the paper is replaced."),
        "paper_correction_open": _("A paper that takes its place is being written already."),
        "paper_not_draft": _("The paper is no draft any more."),
        "paper_not_issued": _("The paper is not in force."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.paper_drafted": _("began a paper of a case"),
        "inspection.paper_written": _("changed a draft of a paper"),
        "inspection.paper_issued": _("issued a paper of a case"),
        "inspection.paper_corrected": _("began a paper that replaces an issued one"),
        "inspection.paper_dropped": _("gave a draft of a paper up"),
        "inspection.paper_taken": _("took a paper of a case as a file"),
        "inspection.papers_read": _("read the papers of a case"),
    }
)
