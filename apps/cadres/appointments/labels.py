"""Sentences of the refusals about appointments, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "appointment_cadre_unknown": _("No profile, or more than one, bears this name: choose it by its reference."),
        "appointment_seat_unknown": _("Choose a seat of the list."),
        "appointment_not_running": _("The file is decided or closed: nothing is added to it. Correct the decision instead."),
        "appointment_not_decided": _("The file has no decision that stands."),
        "appointment_not_serving": _("This person is no longer at work."),
        "appointment_position_missing": _("Choose the position that the act is about."),
        "appointment_position_not_theirs": _("This position is not one that the person holds."),
        "appointment_position_ended": _("The position has ended meanwhile: close the file, or open one about the present position."),
        "appointment_seat_missing": _("Choose the seat to be filled."),
        "appointment_seat_not_existing": _("The seat does not exist on %(day)s."),
        "appointment_seat_full": _("No place is free in this seat: %(seat)s, places: %(quota)s. Nobody is placed beyond the number."),
        "appointment_open_already": _("A file about the same person, act and place is at work already."),
        "appointment_day_ahead": _("This day has not come yet."),
        "appointment_day_before": _("This day lies before %(day)s, which it follows."),
        "appointment_number_missing": _("Enter the number."),
        "appointment_addressee_missing": _("Enter who is asked."),
        "appointment_reason_missing": _("Write the reason."),
        "appointment_no_term": _("The position has no term that ends."),
        "appointment_votes": _("The votes do not add up: present are at most those summoned, papers given out at most those present, papers collected at most those given out, valid ones at most those collected; for and against are the valid ones."),
        "appointment_step_unknown": _("The procedure of this file has no such meeting."),
        "appointment_step_twice": _("This meeting is recorded already; strike it to record it again."),
        "appointment_step_order": _("A meeting that comes before is not recorded yet."),
        "appointment_letter_answered": _("Choose a letter that waits for its answer."),
        "appointment_paper_unknown": _("The checklist has no such paper."),
        "appointment_until_missing": _("Enter until when: an appointment has a term."),
        "appointment_until_before": _("The term ends after it begins."),
        "appointment_before_position": _("The decision takes effect before the present position began."),
        "appointment_term_over": _("The term ended on %(day)s: the new one begins not later than the day after. Nobody stays in office after the term without a decision (377-QĐ/TW)."),
        "appointment_agreement_refused": _("The other managing body has not agreed: the file cannot be decided."),
        "appointment_agreement_open": _("The title asks for the agreement of another managing body, and it has not answered yet: record its letter and its answer first (%(rule)s, %(source)s)."),
        "appointment_agreement_open_draft": _("The title asks for the agreement of another managing body, and it has not answered yet (%(rule)s, %(source)s, a draft): record its letter and its answer, or write why it is decided without."),
        "appointment_agreement_missing": _("Another body decides: record its letter and the agreement first."),
        "appointment_blocked": _("Rules stand in the way: %(rules)s. Who may let them be passed over is named with reason and paper."),
        "appointment_warned": _("Rules warn or cannot be judged: %(rules)s. Write why it is decided all the same."),
        "appointment_override_whole": _("An override names who lets the rule be passed over, why and by which paper."),
        "appointment_no_election": _("Only a nomination without a result waits for an election."),
        "appointment_changed_since": _("The position that this decision began has ended by a later one: correct that one first."),
        "appointment_title_missing": _("Enter the title."),
        "appointment_entered_already": _("This decision is on record already."),
        "freeze_period": _("The freeze ends after it begins."),
        "freeze_document_missing": _("A freeze that blocks names the document that orders it."),
        "suspension_none": _("No suspension, or no rule on its length is recorded."),
        "suspension_lapsed": _("The suspension does not hold on that day; its last day is %(day)s (148-QĐ/TW: 15 working days, extended once by 15 at most)."),
        "suspension_extended_already": _("A suspension is extended once."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.appointment_opened": _("opened the file of an appointment"),
        "cadres.appointment_read": _("read the file of an appointment"),
        "cadres.appointment_closed": _("closed the file of an appointment"),
        "cadres.appointment_principle_recorded": _("recorded the approval in principle"),
        "cadres.appointment_notified": _("recorded the notice before the end of a term"),
        "cadres.appointment_meeting_recorded": _("recorded a meeting about an appointment"),
        "cadres.appointment_meeting_struck": _("struck a meeting about an appointment"),
        "cadres.appointment_letter_sent": _("asked another body for its agreement"),
        "cadres.appointment_letter_answered": _("recorded the answer of another body"),
        "cadres.appointment_papers_checked": _("checked the papers of an appointment"),
        "cadres.appointment_decided": _("recorded the decision of an appointment"),
        "cadres.appointment_corrected": _("corrected the decision of an appointment"),
        "cadres.appointment_election_recorded": _("recorded the election"),
        "cadres.appointment_entered": _("entered an earlier decision"),
        "cadres.appointments_imported": _("loaded a file of earlier decisions"),
        "cadres.freeze_declared": _("entered a freeze of appointments"),
        "cadres.suspension_extended": _("extended a suspension"),
        "cadres.suspension_lifted": _("ended a suspension"),
    }
)
register_details({"act": _("act"), "step": _("step"), "agree": _("votes for"),
                  "summoned": _("summoned"), "answer": _("answer"), "elected": _("elected"),
                  "on": _("day"), "standing": _("standing")})  # fmt: skip
