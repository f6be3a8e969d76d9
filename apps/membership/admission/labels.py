"""Sentences of the refusals in admission and recognition, and of their acts for the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.membership.admission.choices import Outcome

LABELS = {
    "meeting_before_probation_ends": _("The cell may consider recognition only when the probation has ended, on %(day)s (%(source)s)."),
    "decided_before_probation_ends": _("The decision cannot come before the end of the probation, %(day)s."),
    "ceremony_unknown": _("Without the date of the admission ceremony the end of the probation is unknown. Correct the record first."),
    "birth_missing": _("Without the date of birth the age cannot be checked. Complete the record first."),
    "candidate_too_young": _("When the cell considers the case the person must have completed %(number)s years, counted by month; on %(day)s they have not (%(source)s)."),
    "above_maximum_age": _("The person is above %(number)s years, counted by month: only the committee of the province level may decide (%(source)s)."),
    "education_missing": _("The education is not recorded."),
    "education_below": _("Lower secondary school at least is asked for (%(source)s). In mountains, on islands, among ethnic minorities or in hardship areas record the exception with its reason."),
    "helper_missing": _("Name the member who helps the person."),
    "introducer_missing": _("Name the member who introduces the person."),
    "sponsor_not_official": _("Only an official member may help or introduce (Party Charter)."),
    "sponsor_of_another_cell": _("Who helps or introduces must belong to the same cell."),
    "introducer_too_new": _("The introducer must have worked with the person for at least %(number)s months (%(source)s)."),
    "certificate_missing": _("The certificate of the awareness class is not recorded."),
    "certificate_expired": _("The certificate of the awareness class is older than %(number)s months (%(source)s)."),
    "papers_missing": _("Papers of the dossier are missing: %(papers)s."),
    "paper_expired": _("To be renewed after %(number)s months: %(paper)s (%(source)s)."),
    "decision_late": _("The decision was due by %(day)s (%(source)s)."),
    "ceremony_before_receipt": _("The ceremony cannot come before the decision was received."),
    "received_before_decision": _("The decision cannot be received before it was signed."),
    "ceremony_late": _("The ceremony was due by %(day)s (%(source)s). Later it needs the consent of the committee directly above: enter its number and date."),
    "step_out_of_order": _("This step does not follow on the present stage: %(stage)s. The order is: list of sympathisers, dossier, votes from the cell upwards, decision, ceremony (Article 4 of the Party Charter)."),
    "before_birth": _("This day lies before the birth of the person."),
    "vote_before_dossier": _("The vote cannot come before the dossier was begun."),
    "dossier_before_list": _("The dossier cannot begin before the person was put on the list of sympathisers."),
    "candidate_alike": _("A person with this name and date of birth, or this citizen number, is in the records already: %(count)s. Look at them; if it is somebody else, tick the sentence and save again."),
    "candidate_number_taken": _("This citizen number already belongs to a person who is followed."),
    "review_of_another_cell": _("Not all of these persons are followed by this cell now."),
    "review_of_another_month": _("The meeting must lie in the month of the review."),
    "review_of_nobody": _("Say of at least one person what the cell decided."),
    "background_of_nobody": _("Write which organisation the letter asks."),
    "background_before_letter": _("The answer cannot be older than the letter."),
    "background_not_waiting": _("This letter is answered or struck already."),
    "background_strike_why": _("Write why the letter is struck."),
    "outcome_unknown": _("There is no such outcome of a review."),
    "outcome_does_not_fit": _("The outcome does not fit where %(name)s stands now."),
}  # fmt: skip

register_labels(LABELS)
register_actions(
    {
        "membership.candidate_registered": _("entered a person to be followed"),
        "membership.candidate_changed": _("changed the record of a person who is followed"),
        "membership.candidates_reviewed": _("recorded a monthly review"),
        "membership.candidate_sponsors": _("named who helps and who introduces"),
        "membership.candidate_dossier": _("began an admission dossier"),
        "membership.candidate_ended": _("stopped following a person"),
        "membership.candidate_vote": _("recorded a vote on an admission"),
        "membership.candidate_vote_struck": _("struck a vote on an admission"),
        "membership.candidate_paper": _("recorded a paper of an admission"),
        "membership.background_asked": _("recorded a letter for a background check"),
        "membership.background_answered": _("recorded the answer to a background check"),
        "membership.background_struck": _("struck a letter for a background check"),
        "membership.candidate_extended": _("extended the limit of an admission decision"),
        "membership.candidate_decided": _("recorded the decision to admit"),
        "membership.candidate_admitted": _("recorded the admission ceremony"),
        "membership.candidate_read": _("read the record of a person who is followed"),
        "membership.candidates_exported": _("exported a list of candidates"),
        "membership.candidate_document": _("drafted a paper of an admission"),
    }
)
DRAFTS = {"resolution": _("resolution of the cell"), "decision": _("admission decision")}

register_details(
    {
        "alike": _("like records of other persons"),
        "candidate": _("number of the record before the admission"),
        "month": _("month"),
        "draft": _("paper"),
        **dict(Outcome.choices),
    },
    {"draft": lambda code: DRAFTS.get(code, code)},
)
