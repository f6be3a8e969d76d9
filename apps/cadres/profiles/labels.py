"""Sentences of the refusals about profiles, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.choices import CadreState, PositionEnd
from apps.cadres.profiles.kinds import KINDS
from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels

register_labels(
    {
        "cadre_own": _("This is your own profile: somebody else of the board keeps it."),
        "cadre_member_unknown": _("This member is not on record in your range."),
        "cadre_registered_already": _("This member has a profile here already."),
        "cadre_linked_already": _("This profile is that of a member already."),
        "cadre_member_differs": _("Sex or birth of the member and of the profile do not agree: it is somebody else, or one of them has to be corrected first."),
        "cadre_follows_member": _("The member's record says this: have it changed there."),
        "cadre_namesake": _("There is a profile of this name and birth. Tick that it is another person, or open that profile."),
        "cadre_name_missing": _("Enter the full name."),
        "cadre_sex_missing": _("Choose the sex."),
        "cadre_day_ahead": _("This day has not come yet."),
        "cadre_reason_missing": _("Write the reason."),
        "cadre_not_serving": _("This person is no longer at work."),
        "cadre_serving_already": _("This person is at work."),
        "cadre_state_unknown": _("Choose the state."),
        "cadre_row_kind": _("There is no such kind of row."),
        "retirement_by_roadmap": _("By the roadmap the day follows from the birth: leave it empty."),
        "retirement_without_basis": _("Name the decision or the law."),
        "retirement_before_birth": _("Nobody retires before they are born."),
        "position_title_missing": _("Choose the seat or write the title."),
        "position_ends_before": _("This day lies before the beginning."),
        "position_end_missing": _("Say why the position ended."),
        "position_until_missing": _("Enter the day from which it is no longer held."),
        "position_term_before": _("The term ends before it begins."),
        "position_over": _("This position is over or struck."),
        "seat_unknown": _("There is no such seat in your range."),
        "rating_exists": _("A rating for this time is on record: correct it or strike it."),
        "rating_year": _("Enter a year between 1990 and now."),
        "rating_points": _("Points lie between 0 and 100."),
        "confidence_none_cast": _("No ballot was cast: there is nothing to enter."),
        "confidence_adds_up": _("More votes are counted than ballots were cast."),
        "confidence_exists": _("A confidence vote of this day is on record: correct it or strike it."),
        "standing_until_missing": _("Say until when the confirmation counts."),
        "discipline_before_decision": _("A decision has no effect before it is made."),
        "discipline_lifted_before": _("It cannot be cancelled before it has effect."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.cadre_registered": _("began the profile of the cadre"),
        "cadres.cadre_changed": _("changed the profile of the cadre"),
        "cadres.cadre_linked": _("linked the profile with the member's record"),
        "cadres.cadre_read": _("read the profile of the cadre"),
        "cadres.sheet_written": _("took the curriculum of the cadre as a Word file"),
        "cadres.sensitive_read": _("read the ethnic group"),
        "cadres.service_ended": _("recorded that the cadre left service"),
        "cadres.service_resumed": _("recorded that the cadre is at work again"),
        "cadres.row_added": _("entered a row of the profile"),
        "cadres.row_corrected": _("corrected a row of the profile"),
        "cadres.row_struck": _("struck a row of the profile"),
        "cadres.position_ended": _("ended a position"),
        "cadres.wall_raised": _("kept somebody from the record of the cadre"),
        "cadres.wall_lowered": _("keeps somebody from the record of the cadre no longer"),
    }
)
register_details(
    {
        "row_kind": _("kind of row"),
        "state_after": _("state"),
        "ended_because": _("ended because"),
        "title": _("title"),
        "on": _("day"),
    },
    {
        "row_kind": lambda code: KINDS[code].label if code in KINDS else code,
        "state_after": lambda code: dict(CadreState.choices).get(code, code),
        "ended_because": lambda code: dict(PositionEnd.choices).get(code, code),
    },
)
