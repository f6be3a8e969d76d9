"""Sentences of the refusals about evidence, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "evidence_case_ended": _("This case has ended: its evidence changes no more. What still comes in is the signed scan of an issued paper, and the proof of a remedy while a demand is followed up."),
        "evidence_ahead": _("This day has not come yet."),
        "evidence_proves": _("Say what it is evidence of."),
        "evidence_title": _("Give the document a title."),
        "evidence_nothing": _("Choose a file, or say where the paper is kept."),
        "evidence_many": _("At most %(most)s files are sent at once."),
        "evidence_reason": _("Say why."),
        "evidence_subject": _("This is no subject of the case."),
        "evidence_grade": _("You read up to a lower grade of secrecy and cannot give this one."),
        "evidence_lower": _("Only who decides on the case lowers a grade or opens a seal."),
        "evidence_on_paper": _("Files above the grade “%(grade)s” are not stored in this system. Enter the document without a file and say where the paper is kept."),
        "evidence_same_content": _("This is the same content as the newest version."),
        "evidence_paper": _("This is no issued paper of the case without a scan."),
        "evidence_paper_kind": _("Only a signed scan of a paper belongs to an issued paper."),
        "evidence_paper_grade": _("A scan has the grade of its paper, which is that of the case."),
        "evidence_paper_file": _("One paper, one file: send the scan of this paper alone."),
        "evidence_withdrawn": _("This document has been withdrawn."),
        "evidence_sealed": _("This document is under seal or graded: it is not given out as a file, only looked at under a watermark."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.evidence_added": _("entered evidence of the case"),
        "inspection.evidence_replaced": _("replaced a file of the evidence by a newer one"),
        "inspection.evidence_described": _("changed what is said of a document of the evidence"),
        "inspection.evidence_regraded": _("changed the grade on a document of the evidence"),
        "inspection.evidence_withdrawn": _("withdrew a document of the evidence"),
        "inspection.evidence_read": _("read about a document of the evidence"),
        "inspection.evidence_list_read": _("read the list of the evidence"),
        "inspection.evidence_downloaded": _("downloaded a file of the evidence"),
        "inspection.evidence_viewed": _("looked at a file of the evidence under a watermark"),
    }
)
register_details({"evidence": _("document"), "file": _("file"), "page": _("page")})
