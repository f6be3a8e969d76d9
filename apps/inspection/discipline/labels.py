"""Sentences of the refusals of discipline, words of the trail, titles of its rules."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.inspection.discipline import law_keys
from apps.inspection.discipline.choices import BallotResult, LedgerPoint, NoSanctionReason

__all__ = ["LINES", "law_keys"]

FORMS = {
    "form_probationary": _("A probationary member can be given a reprimand or a warning only; one who is no longer worthy is struck off the list, which is no discipline (296-QĐ/TW, article 9)."),
    "form_of_object": _("This form does not exist for this subject: %(form)s (Party Charter, article 35)."),
    "form_without_post": _("Removal from post needs a post in the Party; none is recorded for this subject (Party Charter, article 35)."),
    "posts_missing": _("Name the posts that the person is removed from."),
    "lighter_without_factor": _("The form is lighter than the one proposed and no mitigating factor is named. Name one, or write the reason in the note (69-QĐ/TW, article 5)."),
    "heavier_without_factor": _("The form is heavier than the one proposed and no aggravating factor is named. Name one, or write the reason in the note (69-QĐ/TW, article 6)."),
}  # fmt: skip
BALLOTS = {
    "ballot_nobody": _("Nobody would be entitled to vote: enter all members of the body, and leave out only those whom a rule leaves out."),
    "ballot_present": _("%(present)s present are more than the %(members)s members of the body."),
    "ballot_issued": _("%(issued)s ballots issued are more than the %(voters)s present who may vote."),
    "ballot_returned": _("Issued must be returned plus not returned: %(issued)s issued, %(returned)s returned."),
    "ballot_valid": _("Returned must be valid plus invalid: %(valid)s valid, %(invalid)s invalid, %(returned)s returned."),
    "ballot_sum": _("The votes by form add up to %(cast)s, but %(valid)s ballots are valid: each ballot carries one form."),
    "ballot_form": _("This subject cannot be given this form: %(form)s."),
    "ballot_already": _("This body has voted already: %(day)s. It votes again only at a later session when no form was carried."),
    "session_twice": _("This session is recorded already; choose it for the ballot."),
    "session_unknown": _("Choose a session of this case."),
    "left_out_without_reason": _("Write name and reason for each, one a line: Nguyễn Văn A: reason."),
    "session_has_ballots": _("Ballots belong to this session; strike them first."),
}  # fmt: skip
RECORD = {
    "discipline_day_ahead": _("This day lies ahead."),
    "discipline_case_closed": _("The case is closed; nothing can be added."),
    "discipline_subject_removed": _("This subject was taken out of the case."),
    "discipline_decided_already": _("This subject has been decided on already; nothing can be added before a complaint or a correction."),
    "act_missing": _("Say in a few words what the violation is."),
    "act_period": _("The violation ends before it began, or it has an end and no known end at the same time."),
    "hearing_by_whom": _("Enter on which day and by whom the subject was heard (296-QĐ/TW, article 12)."),
    "hearing_refusal": _("Whoever is not heard was invited: enter the days and how the refusal or absence is documented (296-QĐ/TW, article 12)."),
    "hearing_empty": _("Enter the self-review, an invitation or the hearing."),
    "handed_over_before_announcement": _("Record the announcement first."),
    "handed_over_already": _("The paper was handed over on %(day)s."),
    "handed_over_to_whom": _("Write to whom the paper was handed."),
    "strike_reason": _("Write why the entry is struck."),
    "struck_already": _("This entry is struck already."),
}  # fmt: skip
LEDGER = {
    "ledger_explanation": _("Before the session the subject's self-review is received, or a reminder and the reason are on record (296-QĐ/TW, article 3)."),
    "ledger_hearing": _("The subject is heard before the session, or a refusal is documented (296-QĐ/TW, article 12)."),
    "ledger_recusal": _("Not everybody present at the session was checked for conflicts of interest: the chair confirms it by letting the point pass, with the reason (131-QĐ/TW)."),
    "ledger_quorum": _("More than half of all members must have been present. %(source)s"),
    "ledger_proposed": _("Expulsion and dissolution are proposed by at least two thirds of the lower body first. %(source)s"),
    "ledger_ballot": _("The secret ballot has not given this form. %(source)s"),
    "ledger_authority": _("It is not shown that this body may decide this form for this subject (Party Charter, articles 36 and 37). %(source)s"),
    "ledger_limitation": _("It is not shown that limitation had not expired (69-QĐ/TW, article 4). Where it has expired, conclude without a sanction. %(source)s"),
    "ledger_hold": _("This person may not be disciplined now (69-QĐ/TW, article 2.14)."),
    "excuse_reason": _("Write why this point is let pass."),
    "excuse_impossible": _("This point cannot be let pass: %(point)s."),
}  # fmt: skip
DECISION = {
    "decision_without_act": _("Record at least one violation with its days first."),
    "form_not_heaviest": _("Several violations end in one decision, and its form is tied to the heaviest of theirs: %(form)s (69-QĐ/TW, 212-QĐ/TW). Write in the note why it is another."),
    "decision_number": _("Enter the number of the decision."),
    "decision_before_session": _("The decision cannot be dated before the session: %(day)s."),
    "proposal_without_ballot": _("A proposal needs a ballot to propose that gave a form."),
    "proposal_before_ballot": _("The proposal cannot be sent before the ballot: %(day)s."),
    "proposal_to_wrong_body": _("This body may not decide that form either (%(source)s)."),
    "proposal_sent_already": _("A proposal has been sent already: %(number)s."),
    "no_sanction_note": _("Write on what this rests."),
    "barred_before_vote": _("Conclude and vote first: limitation depends on the form that is voted (69-QĐ/TW, article 4)."),
    "not_barred": _("Limitation has not expired for the form that was voted (%(source)s)."),
    "not_deceased": _("The register does not say that this member is deceased."),
    "form_was_voted": _("The ballot gave a form, or there is no ballot yet."),
    "no_sanction_yet": _("There is no decision on this subject yet."),
}  # fmt: skip
AFTER = {
    "announced_already": _("The decision was announced already on %(day)s."),
    "announced_before": _("The announcement cannot lie before the decision: %(day)s."),
    "announced_where": _("Enter where the decision was announced."),
    "notice_to_whom": _("Enter who is told."),
    "notice_before_announcement": _("Others are told once the decision is announced."),
    "notice_twice": _("This recipient is named already."),
    "notice_sent_already": _("Choose a notice that has not been sent."),
    "correction_reason": _("Write why the entry is corrected."),
    "correction_empty": _("Nothing would change."),
    "correction_form": _("The form is what the ballot gave; a correction cannot change it. A complaint can."),
}  # fmt: skip
register_labels(FORMS | BALLOTS | RECORD | LEDGER | DECISION | AFTER)

LINES = {
    "explained": _("Self-review received on %(day)s."),
    "explained_late": _("The self-review came on %(day)s, after the session."),
    "explanation_refused": _("Asked for until %(day)s; why none came is on record."),
    "explanation_missing": _("No self-review is recorded."),
    "hearing_missing": _("No hearing is recorded."),
    "heard": _("Heard on %(day)s."),
    "heard_late": _("The hearing on %(day)s does not lie before the session."),
    "refusal_undocumented": _("Neither heard nor documented why not."),
    "invited_too_seldom": _("Invited %(count)s times; %(needed)s are asked for."),
    "absent_documented": _("Invited until %(day)s; why not heard is documented."),
    "session_missing": _("No deciding session is recorded."),
    "too_few_present": _("%(present)s present of %(entitled)s: not more than half."),
    "enough_present": _("%(present)s present of %(entitled)s."),
    "not_proposed": _("No ballot of the lower body to propose is recorded."),
    "proposal_fell_short": _("The ballot to propose did not give this form."),
    "proposed": _("Proposed by two thirds of the lower body."),
    "ballot_missing": _("No ballot that decides is recorded."),
    "no_majority": _("No form has a majority of all %(entitled)s."),
    "another_form_voted": _("The ballot gave another form: %(form)s."),
    "ballot_carries": _("%(form)s: %(counted)s of all %(entitled)s."),
    "recusal_not_asked": _("Not recorded that conflicts of interest were asked for."),
    "recusal_asked": _("Asked for and recorded."),
    "recusal_unchecked": _("Could not be checked: %(names)s; present and not named: %(others)s. Conflicts were asked for at the session; the chair confirms by letting the point pass."),
    "recusal_unchecked_not_asked": _("Could not be checked: %(names)s; present and not named: %(others)s. Not recorded that conflicts were asked for."),
    "recusal_checked": _("All %(count)s present were checked: none with a conflict voted, unless the standing body so decided."),
    "authority_unknown": _("No verified rule says that this body may."),
    "authority_holds": _("The body may decide this form."),
    "authority_lacking": _("The body may not decide this form."),
    "limitation_unknown": _("Violations, their days or the form are not known yet."),
    "no_limitation": _("No limitation runs."),
    "time_barred": _("Limitation expired on %(day)s."),
    "not_time_barred": _("Limitation runs until %(day)s."),
    "deceased": _("The person is deceased: conclude, without a sanction."),
    "no_hold": _("Nothing stands against it."),
    "not_yet": _("Not to be examined yet, since %(day)s."),
}  # fmt: skip
"""What the lines of the fairness ledger say, by their code."""

register_actions(
    {
        "inspection.violation_recorded": _("recorded a violation"),
        "inspection.hearing_recorded": _("recorded self-review and hearing"),
        "inspection.session_recorded": _("recorded a session"),
        "inspection.ballot_recorded": _("recorded a ballot"),
        "inspection.discipline_struck": _("struck an entry of discipline"),
        "inspection.ledger_excused": _("let a point of the fairness ledger pass"),
        "inspection.discipline_proposed": _("proposed discipline to the competent body"),
        "inspection.discipline_decided": _("recorded a decision of discipline"),
        "inspection.concluded_without_sanction": _("concluded without a sanction"),
        "inspection.sanction_announced": _("recorded the announcement of a sanction"),
        "inspection.sanction_handed_over": _(
            "recorded that a decision of discipline was handed over"
        ),
        "inspection.notice_planned": _("named somebody who is told of a sanction"),
        "inspection.notice_sent": _("recorded a notice of a sanction"),
        "inspection.sanction_corrected": _("corrected the entry of a sanction"),
        "inspection.discipline_read": _("read the discipline of a subject"),
    }
)
register_details(
    {
        "point": _("point"),
        "row": pgettext_lazy("discipline", "entry"),
        "added_up": _("added up to"),
        "unchecked": _("could not be checked"),
    },
    {
        "point": lambda code: dict(LedgerPoint.choices).get(code, code),
        "added_up": lambda code: dict(BallotResult.choices).get(code, code),
        "reason": lambda code: dict(NoSanctionReason.choices).get(code, code),
    },
)
