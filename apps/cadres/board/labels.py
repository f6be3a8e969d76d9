"""Sentences of the refusals about scenarios, words of the trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "scenario_title": _("Name the scenario."),
        "scenario_secrecy": _("You may read up to a lower grade of secrecy, so you cannot keep such a scenario."),
        "scenario_seats": _("Choose at least one seat that exists on the day of the moves."),
        "scenario_many_seats": _("At most %(limit)s places are computed at once; divide the board. This limit is our own, no rule."),
        "scenario_many_people": _("At most %(limit)s people are compared at once; choose fewer. This limit is our own, no rule."),
        "scenario_reason": _("Write the reason."),
        "scenario_sits_nowhere": _("This person sits in no seat of the board."),
        "scenario_lock_twice": _("This person is fixed to another seat already."),
        "scenario_lock_full": _("The seat has %(places)s place(s), and as many people are fixed to it already."),
        "scenario_computing": _("The plan is being computed; nothing is changed meanwhile."),
        "scenario_lock_not_allowed": _("Somebody is fixed to a seat that the rules or the board itself rule out: %(pairs)s. Take back one of the two."),
        "scenario_has_plan": _("A plan of moves is made of this scenario; copy the scenario to ask another question."),
        "scenario_not_computed": _("The scenario has no computed plan."),
        "scenario_appoints": _("This scenario is judged as appointments: each of them is a file of its own, no move."),
        "scenario_other_kind": _("The people of this scenario were judged by the rules of another kind of move."),
        "scenario_plan_closed": _("Choose a plan of this office that is not adopted yet."),
        "scenario_not_whole": _("You do not see all moves of this plan, so you cannot propose it; somebody else of the board can."),
        "scenario_nobody_moves": _("Nobody takes another seat in this plan."),
        "scenario_moved_since": _("%(name)s: sits in another seat by now. Compute the plan again."),
        "scenario_move_refused": _("%(name)s: %(why)s"),
        "scenario_move_blocked": _("%(name)s: %(why)s (%(rule)s: %(source)s)"),
        "scenario_more_refused": _("And %(count)s more."),
        "scenario_no_plan": _("The computation ended without a plan that can be shown."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.scenario_drafted": _("began a scenario of moves"),
        "cadres.scenario_copied": _("copied a scenario of moves"),
        "cadres.scenario_set_up": _("chose seats and people of a scenario"),
        "cadres.scenario_person_marked": _("marked a person of a scenario"),
        "cadres.scenario_wish_set": _("fixed or ruled out a pair of a scenario"),
        "cadres.scenario_started": _("had a scenario computed"),
        "cadres.scenario_computed": _("computed a plan of moves"),
        "cadres.scenario_not_computed": _("found no plan of moves"),
        "cadres.scenario_made_plan": _("made a plan of moves from a scenario"),
        "cadres.scenario_read": _("read a scenario of moves"),
    }
)
register_details(
    {
        "certified": _("certified against the whole model"),
        "copied_from": _("copied from"),
        "seats": _("seats"),
        "people": pgettext_lazy("scenario", "people"),
    }
)
