"""Sentences of the refusals about titles, units and seats, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.regulations.choices import Standing

register_labels(
    {
        "unit_name_missing": _("Write the name of the unit."),
        "unit_office": _("Units are kept by an organisation with an office of its own; %(unit)s has none."),
        "unit_twice": _("There is a unit of this name already: %(name)s."),
        "unit_ended": _("This unit has ended: its records stay as they are."),
        "unit_has_people": _("People still work in this unit. Record where they go, or continue the unit as another one with its people."),
        "unit_successor_missing": _("Choose the unit that carries on, or write the name of a new one."),
        "unit_successor_ended": _("Only a unit that has not ended can carry on."),
        "unit_into_itself": _("A unit cannot be continued as itself."),
        "unit_person_began_later": _("Somebody began here after this day: correct their position, or choose a later day."),
        "post_decision_missing": _("Enter the number of the decision."),
        "post_dates": _("The end must lie after the day on which it was set up."),
        "post_day_ahead": _("This day has not come yet."),
        "seat_before_unit": _("A seat cannot be older than its unit."),
        "seat_title_missing": _("A seat needs a title of the catalogue (368-QĐ/TW)."),
        "seat_title_over": _("The catalogue has no title “%(title)s” on %(on)s."),
        "seat_title_stays": _("A seat keeps its title, or takes the one that follows it in the catalogue. End this seat and set up another one."),
        "seat_quota": _("A seat has at least one place."),
        "seat_term": _("A term lasts at least a month."),
        "seat_change": _("Months until a change belong to a post of the list: choose its field, and at least one month."),
        "seat_twice": _("The unit has this seat already: change its number of places."),
        "seat_ended": _("This seat has ended: its records stay as they are."),
        "title_code_taken": _("There is a title of this code already."),
        "title_follows_itself": _("A title cannot follow itself."),
        "title_source_missing": _("What is confirmed or verified names the document it comes from."),
        "standard_of_nobody": _("Choose a title, or a level and a kind."),
        "standard_minimum": _("“%(value)s” is no value of this list. Experience is in months; the others take a code of their list."),
        "seat_is_held": _("Somebody holds this seat: end their position first."),
    }
)  # fmt: skip
register_actions(
    {
        "cadres.unit_set_up": _("set up the unit of work"),
        "cadres.unit_changed": _("changed the unit of work"),
        "cadres.unit_ended": _("ended the unit of work"),
        "cadres.unit_continued": _("continued the unit of work as another one"),
        "cadres.seat_set_up": _("set up the seat"),
        "cadres.seat_changed": _("changed the seat"),
        "cadres.seat_ended": _("ended the seat"),
        "cadres.title_recorded": _("recorded the title"),
        "cadres.standard_recorded": _("recorded the standard of a title"),
        "cadres.staff_assigned": _("entered the staff assigned"),
    }
)
register_details(
    {
        "successor": _("continued as"),
        "assigned": _("assigned"),
        "rank": _("rank"),
        "of": _("of"),
        "standing": _("standing"),
    },
    {"standing": lambda code: dict(Standing.choices).get(code, code)},
)
