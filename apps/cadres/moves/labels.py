"""Sentences of the refusals about moves, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "move_not_proposed": _("The move is decided or closed: nothing is added to the proposal."),
        "move_not_running": _("The move is not going on."),
        "move_purpose_missing": _("Say what the rotation is for: other months of work must be left for each purpose (65-QĐ/TW)."),
        "move_proposed_already": _("A move of this kind is proposed for this person already."),
        "move_place_missing": _("Choose a seat, or write the title at the place that is not kept here."),
        "move_answer_day": _("An answer has its day, and a day its answer."),
        "move_talk_missing": _("Record the talk with the person first: a rotation is talked over before it is decided."),
        "move_until_missing": _("A secondment has an end: at most 36 months (170/2025/NĐ-CP, article 26)."),
        "move_seat_full": _("No place is free in this seat: %(seat)s, places: %(quota)s. No title is added for a move (65-QĐ/TW, article 1)."),
        "move_leaves_late": _("A decision of the same wave gives the present seat to somebody else from %(day)s: this one takes effect by then."),
        "move_seat_given_away": _("A decision of the same wave has given the present seat to somebody else: %(seat)s. Decide this move, or end that one first."),
        "move_ended_early": _("A rotation lasts at least %(months)s months, here until %(day)s: write why it ends before (65-QĐ/TW)."),
        "move_assessor_missing": _("Enter who has assessed."),
        "move_deferral_over": _("This day is over: the ground bars nothing any more."),
        "move_name_missing": _("Enter the name."),
        "move_plan_exists": _("There is a plan of this name for this year already."),
        "move_plan_adopted": _("The plan is adopted already."),
        "watch_says_nothing": _("Say what the board has found."),
        "watch_note_missing": _("Write on what the finding rests."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.move_proposed": _("proposed a move"),
        "cadres.move_read": _("read a move"),
        "cadres.move_deferral_read": _("read a private ground for not being moved"),
        "cadres.move_agreement_recorded": _("recorded the agreement of the other side"),
        "cadres.move_talk_recorded": _("recorded the talk about a move"),
        "cadres.move_closed": _("closed a proposal of a move"),
        "cadres.move_decided": _("recorded the decision on a move"),
        "cadres.move_ended": _("ended a move"),
        "cadres.move_assessed": _("recorded the assessment of a moved cadre"),
        "cadres.move_care_given": _("recorded care for a moved cadre"),
        "cadres.move_deferred": _("recorded a ground for not being moved"),
        "cadres.move_entered": _("entered an earlier move"),
        "cadres.moves_imported": _("loaded a file of earlier moves"),
        "cadres.move_plan_drafted": _("began a plan of moves"),
        "cadres.move_plan_adopted": _("adopted a plan of moves"),
        "cadres.watch_confirmed": _("recorded a finding about a head"),
        "cadres.watch_read": _("looked at the life of a head"),
    }
)
register_details({"end": _("what became of it")})
