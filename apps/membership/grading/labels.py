"""Sentences of the refusals in grading, and of its acts for the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels
from apps.membership.procedures import labels as of_procedures

assert of_procedures  # "reason_missing", "decision_number_missing", "warning_needs_reason"

LABELS = {
    "campaign_needs_office": _("Only an organisation with an office of its own runs a campaign."),
    "campaign_exists": _("This organisation has a campaign of this period already."),
    "campaign_not_ready": _("The campaign is still being prepared. Wait until all rows are there."),
    "campaign_not_open": _("The campaign is not under way: it is being prepared or closed."),
    "campaign_not_closed": _("The campaign is not closed."),
    "campaign_closed_already": _("%(who)s closed this campaign at %(when)s."),
    "scale_unknown": _("No scale of grades is recorded for %(year)s."),
    "not_by_quarter": _("The scale of this year knows no grading by quarter (%(source)s)."),
    "as_of_outside_period": _("The day must lie within the period that is graded."),
    "as_of_to_come": _("The day is still to come; the strength of that day is not known."),
    "limits_out_of_order": _("The limits must follow each other: self-review, proposals, decision."),
    "units_open": _("The campaign cannot be closed: %(count)s are not decided. %(names)s"),
    "unit_decided": _("The grades of this unit are decided; correct them with a reason."),
    "row_of_another_unit": _("One of the rows does not belong to this unit."),
    "member_not_graded": _("%(name)s is not graded: %(why)s (Charter regulation; 21-HD/BTCTW, 18/10/2019)."),
    "ballots_do_not_add_up": _("%(name)s: the ballots add up to %(cast)s, but %(present)s were present."),
    "meeting_to_come": _("The meeting lies in the future."),
    "meeting_before_period": _("The meeting lies before the period that is graded."),
    "proposals_missing": _("%(count)s proposals are missing: %(names)s"),
    "not_a_deciding_unit": _("Grades of members are decided for a grassroots organisation as a whole."),
    "members_undecided": _("The grades of the members come first: %(names)s"),
    "group_incomplete": _("Grade every organisation of the group together."),
    "group_decided": _("The grades of this group are decided; correct them with a reason."),
    "grade_missing": _("Choose a grade for %(name)s."),
    "decided_by_another": _("You may not take part in grading one of these members. Somebody else with the same right decides."),
    "decision_to_come": _("The decision lies in the future."),
    "decision_before_meeting": _("%(name)s met on %(day)s only; self-review and proposal come before the decision (%(source)s)."),
    "decision_before_period": _("The decision lies before the period that is graded."),
    "quota_members": _("%(excellent)s members graded excellent are more than the quota: at most %(limit)s for %(base)s graded good (%(source)s)."),
    "quota_cells": _("%(excellent)s cells graded excellent are more than the quota: at most %(limit)s for %(base)s graded good (%(source)s)."),
    "quota_collectives": _("%(excellent)s of this group graded excellent are more than the quota: at most %(limit)s for %(base)s graded good (%(source)s)."),
    "quota_frozen": _("The quota of the decision is used up: at most %(limit)s for %(base)s graded good (%(source)s). Late changes do not move it."),
    "grade_points": _("%(name)s, %(grade)s: %(value)s points are fewer than %(needed)s (%(source)s)."),
    "grade_late": _("%(name)s, %(grade)s: %(value)s%% of the tasks late are more than %(needed)s%% (%(source)s)."),
    "grade_above": _("%(name)s, %(grade)s: %(value)s%% above requirement are fewer than %(needed)s%% (%(source)s)."),
    "grade_cadre": _("%(name)s: as a member %(grade)s, as cadre or civil servant of the same period only %(value)s; the first may not be the higher (%(source)s)."),
    "cadre_grades_unknown": _("No list of grades of cadres and civil servants is recorded for %(year)s."),
    "grade_disciplined": _("%(name)s, %(grade)s: disciplined within the period (%(source)s)."),
    "grade_corrected_already": _("Somebody else has corrected this grade meanwhile."),
    "grade_not_decided": _("This grade is not decided yet; change the proposal instead."),
    "grade_unchanged": _("The grade is the same as before."),
    "commended_before_year": _("The decision lies before the year it commends."),
    "not_five_years": _("Excellent years in a row up to %(last)s: %(run)s. Five are needed."),
    "not_excellent": _("The record holds no excellent grade for %(year)s."),
    "commended_already": _("This commendation is recorded already."),
    "commendation_withdrawn": _("This commendation is withdrawn already."),
}  # fmt: skip

register_labels(LABELS)
register_actions(
    {
        "membership.campaign_opened": _("opened a grading campaign"),
        "membership.campaign_closed": _("closed a grading campaign"),
        "membership.campaign_reopened": _("reopened a grading campaign"),
        "membership.self_review_recorded": _("recorded self-reviews"),
        "membership.grades_proposed": _("recorded proposed grades"),
        "membership.cell_voted": _("recorded ballots on grades"),
        "membership.unit_decided": _("recorded the decision on grades"),
        "membership.collectives_decided": _("recorded the decision on grades of collectives"),
        "membership.unit_grades_read": _("read the grades of a unit"),
        "membership.grade_corrected": _("corrected a grade"),
        "membership.organization_grade_corrected": _("corrected the grade of an organisation"),
        "membership.member_commended": _("recorded a commendation of a member"),
        "membership.organization_commended": _("recorded a commendation of an organisation"),
        "membership.commendation_withdrawn": _("withdrew a commendation"),
    }
)
