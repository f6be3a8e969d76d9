"""Sentences of the refusals about plans, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.planning import law_keys
from apps.core.audit import register_actions
from apps.core.errors import register_labels

__all__ = ["law_keys"]

register_labels(
    {
        "planning_state": _("The list is %(state)s: this is not possible any more, or not yet."),
        "planning_day_ahead": _("This day has not come yet."),
        "planning_day_out": _("This day lies after the term %(term)s."),
        "planning_unknown": _("This list is not on record in your range."),
        "planning_cadre_unclear": _("Nobody, or more than one, is found: give the reference of the profile."),
        "planning_secrecy": _("You read up to a lower grade: choose one that you may read."),
        "planning_name_missing": _("Give the list a title."),
        "planning_term_years": _("The years of the term do not fit: it begins before it ends."),
        "planning_year_out": _("The year of the list lies out of the term %(term)s."),
        "planning_age_out": _("The day on which ages are told lies out of the term %(term)s: it is the month of the congress or of the election."),
        "planning_bands": _("Two bounds make three age bands, the lower one first."),
        "planning_coefficient": _("The coefficient ends below its beginning."),
        "planning_unit_unknown": _("Choose a unit of work from the list."),
        "planning_one_title": _("The list of a committee plans for one title with its prescribed number."),
        "planning_places": _("There is at least one place."),
        "planning_review_begun": _("The review of this list has begun already."),
        "planning_reason_missing": _("Write the reason."),
        "planning_target_unknown": _("Choose a title of this list."),
        "planning_cadre_unknown": _("Choose somebody from the list."),
        "planning_cadre_left": _("This person works no longer."),
        "planning_twice": _("This person is planned for this title already."),
        "planning_rule": _("%(rule)s (%(source)s)"),
        "planning_rule_reason": _("%(rule)s A rule that nobody has confirmed yet only reminds: write why in spite of it."),
        "planning_people_blocked": _("A settled rule stands against %(count)s of the list: look at “to look at”."),
        "planning_entry_gone": _("This person is not planned here any more."),
        "planning_end_unknown": _("Say whether somebody is removed or has reached the post."),
        "planning_removal_missing": _("Choose the reason of the removal."),
        "planning_decision_missing": _("From an approved list somebody leaves by a decision: its number and day are needed."),
        "planning_end_before": _("This day lies before the day from which the person is planned."),
        "planning_step_unknown": _("There is no such step."),
        "planning_step_held": _("This step has its meeting already; strike it first if it is wrong."),
        "planning_step_order": _("The five steps are held in their order: an earlier step has no meeting yet."),
        "planning_step_before": _("This day lies before an earlier step."),
        "planning_step_after": _("This day lies after a later step."),
        "planning_step_later": _("A later step stands: strike that first."),
        "planning_meeting_gone": _("This meeting was struck."),
        "planning_summoned_none": _("Enter how many were summoned."),
        "planning_present_more": _("More are present than were summoned."),
        "planning_issued_more": _("More ballots were issued than people are present."),
        "planning_collected_more": _("More ballots were collected than issued."),
        "planning_valid_sum": _("Valid and invalid ballots together are not those collected."),
        "planning_no_ballots": _("This step votes: enter the ballots issued."),
        "planning_votes_missing": _("Enter the votes of everybody."),
        "planning_votes_more": _("More votes than valid ballots (%(valid)s)."),
        "planning_quorum": _("Fewer than %(needed)s of those summoned are present (%(source)s)."),
        "planning_quorum_reason": _("Fewer than %(needed)s of those summoned are present (%(source)s). A rule that nobody has confirmed yet only reminds: write why in spite of it."),
        "planning_step_missing": _("A step has no meeting yet: %(step)s."),
        "planning_before_steps": _("This day lies before the last step."),
        "planning_empty": _("Nobody is on the list."),
        "planning_unvoted": _("Votes on %(count)s people are missing: they came after a meeting, or the meeting did not vote on them."),
        "planning_votes_short": _("%(count)s of the list have not more than half of the members summoned at the last step: take them out first (%(source)s)."),
        "planning_votes_reason": _("%(count)s of the votes are not above the share of those summoned (%(source)s). A rule that nobody has confirmed yet only reminds: write why in spite of it."),
        "planning_approver_missing": _("Name the body that approves."),
        "planning_number_missing": _("Enter the number of the decision."),
        "planning_approved_before": _("The approval lies before the day on which the list was handed in."),
        "planning_published_before": _("This day lies before the approval."),
        "planning_publication_missing": _("Say to whom it was made known, and how."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.planning_people_imported": _("loaded a file of people for planning"),
        "cadres.planning_read": _("read the planning list"),
        "cadres.planning_exported": _("took the planning list out as a file"),
        "cadres.planning_printed": _("printed the planning list"),
        "cadres.planning_drafted": _("began the planning list"),
        "cadres.planning_changed": _("changed the planning list"),
        "cadres.planning_target_set": _("set a planned title"),
        "cadres.planning_review_begun": _("began the yearly review of planning"),
        "cadres.planning_discarded": _("gave the planning list up"),
        "cadres.planning_entry_added": _("put somebody on the planning list"),
        "cadres.planning_entry_ended": _("ended somebody's planning"),
        "cadres.planning_meeting_recorded": _("recorded a step of planning"),
        "cadres.planning_meeting_struck": _("struck a step of planning"),
        "cadres.planning_submitted": _("handed the planning list in"),
        "cadres.planning_returned": _("took the planning list back into preparation"),
        "cadres.planning_approved": _("recorded the approval of planning"),
        "cadres.planning_published": _("recorded that planning was made known"),
    }
)
