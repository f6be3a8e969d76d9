"""Sentences of the refusals about cases, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.inspection.choices import Finding, Outcome

register_labels(
    {
        "case_body": _("This kind of case is not carried out by this body: %(kind)s, %(body)s (Party Charter, articles 30 to 32)."),
        "case_body_level": _("%(unit)s does not carry this out: %(kind)s, %(body)s. A cell acts as a cell; inspection committees exist from the committee of a grassroots organisation upwards (296-QĐ/TW, articles 3 and 7), and complaints are resolved from there upwards."),
        "case_source": _("A case of this kind cannot come from this source. What follows an event has no programme, and an anonymous letter opens no denunciation (296-QĐ/TW, article 19)."),
        "case_title_missing": _("Say in a few words what the case is about."),
        "case_subject_missing": _("Name at least one organisation or person whom the case is about."),
        "case_subject_twice": _("%(name)s is named twice."),
        "case_member_unknown": _("This member is not on record in your range."),
        "case_secrecy": _("You may read up to a lower grade of secrecy, so you cannot register such a case."),
        "case_lookback": _("The time looked back upon ends before it begins."),
        "case_plan": _("The planned end lies before the planned beginning."),
        "case_ended": _("The case has ended; nothing is changed any more."),
        "case_day_ahead": _("This day has not come yet."),
        "case_reason_missing": _("Write the reason."),
        "case_subject_gone": _("This subject is no longer part of the case."),
        "case_subject_last": _("A case is about somebody: the last subject stays. Stop the case if it is not carried out."),
        "case_handler_unfit": _("This person does not work on cases here, or may not read this case."),
        "case_none_chosen": _("Choose at least one case."),
        "case_too_many_at_once": _("%(count)s cases are chosen. At most %(limit)s are assigned at once; this limit is our own, no rule."),
        "case_submitted_already": _("The plan waits for the signature already."),
        "case_nothing_to_sign": _("There is nothing to sign: the plan is signed and has not changed since."),
        "case_plan_missing": _("Enter from when until when the work is planned: where no rule sets the time, the plan does."),
        "case_not_submitted": _("No plan waits for the signature. The officer submits it first."),
        "case_return_note": _("Write what is missing, so that the officer can mend it."),
        "case_decided_already": _("The opening of this case is decided already."),
        "case_decided_before_receipt": _("The decision lies before the day on which the letter was received."),
        "case_own_plan": _("You drafted this plan, so somebody else signs it: who approves a plan is not who drafts it (354-QĐ/UBKTTW)."),
        "case_number_missing": _("Enter the number of the decision."),
        "case_step_left_out": _("This step was left out with a reason."),
        "case_step_done_already": _("This step is settled already."),
        "case_step_title": _("Say what is done in this step."),
        "case_step_before_decision": _("The work begins with the decision and the plan: have them signed first."),
        "case_day_before_decision": _("This day lies before the decision."),
        "case_step_order": _("The days of the required steps follow their order: this one would lie before an earlier step or after a later one."),
        "case_report_before_explanation": _("The result report comes after the explanation of the subject. If there is none, record the reminder with its day and the reason (296-QĐ/TW, article 3)."),
        "case_reminder_missing": _("The explanation can only be left out after a reminder: enter its day (296-QĐ/TW, article 3)."),
        "case_finding_before_decision": _("Nothing is found before the case is opened by a decision."),
        "case_finding_supervision": _("A supervision concludes no violation: on signs of one it hands over to an inspection on signs of violation."),
        "case_discipline_without_violation": _("Only somebody about whom a violation was found is to be disciplined."),
        "case_findings_missing": _("Record first what was found about every subject."),
        "case_outcome_findings": _("This outcome does not agree with what was found about the subjects."),
        "case_outcome_kind": _("A case of this kind does not end so: %(kind)s, %(outcome)s."),
        "case_conclude_before_decision": _("There is nothing to conclude before the case is opened by a decision."),
        "case_conclusion_missing": _("Write the conclusion."),
        "case_plan_unsigned": _("The plan was changed after its signature: it has to be signed again first."),
        "case_report_missing": _("The result report is not recorded yet; the conclusion rests on it."),
        "case_nobody_handed_over": _("Choose who is handed over."),
        "case_time_barred_unshown": _("Nothing on record shows that limitation has expired: the form is voted first, then compared with the limitation (69-QĐ/TW, article 4). Record it on the page of discipline."),
        "case_discipline_unshown": _("No discipline decision is recorded in this case. Record it on the page of discipline, or conclude with another outcome."),
        "case_close_without_conclusion": _("A case is closed by a conclusion. Conclude it, or stop it with a reason if it is not carried out."),
        "case_closed_before_conclusion": _("This day lies before the conclusion."),
        "case_steps_open": _("Required steps are still open: %(steps)s. Record them, or have them left out with a reason."),
        "case_draft_steps_open": _("Steps that a draft procedure requires are still open: %(steps)s. Write in the note why the case is closed all the same."),
        "case_procedure_other": _("Choose a version of the procedure for this kind of case and this body."),
        "case_procedure_same": _("The case is under this version already."),
        "case_stop_after_conclusion": _("The case is concluded: close it."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.case_registered": _("registered the case"),
        "inspection.case_entered": _("entered an older case"),
        "inspection.case_read": _("read the case"),
        "inspection.case_parts_read": _("read more about the case"),
        "inspection.case_timeline_read": _("read the timeline of the case"),
        "inspection.case_changed": _("changed the case"),
        "inspection.case_subject_added": _("added a subject to the case"),
        "inspection.case_subject_removed": _("took a subject out of the case"),
        "inspection.case_assigned": _("gave the case to an officer"),
        "inspection.case_submitted": _("submitted the plan for signature"),
        "inspection.case_returned": _("returned the plan"),
        "inspection.case_decided": _("signed decision and plan"),
        "inspection.case_signed_again": _("signed the changed plan"),
        "inspection.case_step_done": _("recorded a step"),
        "inspection.case_step_excused": _("had a step left out"),
        "inspection.case_step_planned": _("planned a step"),
        "inspection.case_step_added": _("added a step"),
        "inspection.case_procedure_switched": _(
            "put the case under another version of its procedure"
        ),
        "inspection.case_finding": _("recorded a finding"),
        "inspection.case_concluded": _("concluded the case"),
        "inspection.case_closed": _("closed the case"),
        "inspection.case_stopped": _("stopped the case"),
    }
)
register_details(
    {
        "open_steps": _("open steps"),
        "procedure_before": _("procedure before"),
        "procedure_now": _("procedure now"),
        "signature_void": _("signature taken back"),
        "subject": _("subject, internal number"),
        "again": _("again"),
        "step": _("step"),
        "day": _("day"),
        "number": _("number"),
        "finding": _("finding"),
        "outcome": _("outcome"),
    },
    {
        "finding": lambda code: dict(Finding.choices).get(code, code),
        "outcome": lambda code: dict(Outcome.choices).get(code, code),
    },
)
