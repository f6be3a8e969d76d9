"""Sentences of the refusals about draws, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "draw_title": _("Name the draw."),
        "draw_twice": _("The list names somebody twice: %(line)s"),
        "draw_too_few": _("A draw needs at least two persons who can be drawn."),
        "draw_number": _("Draw at least one and fewer than all %(count)s who can be drawn."),
        "draw_share": _("At least %(least)s are drawn: %(percent)s%% of the list (%(rule)s)."),
        "draw_share_draft": _("Fewer than %(least)s, %(percent)s%% of the list (%(rule)s): write why. The rule is only a draft."),
        "draw_seed": _("The seed needs at least %(count)s letters or digits: a short one could be tried out beforehand."),
        "draw_method": _("Write how the seed was made in front of the witnesses."),
        "draw_witnesses": _("Name at least one witness with position."),
        "draw_day": _("The draw is not made before its list was fixed, nor on a day to come."),
        "draw_fingerprint": _("The list is not the one that was fixed: its fingerprint differs."),
        "draw_cases_open": _("Everybody drawn has a case already."),
        "draw_state": _("This cannot be done now: the draw is “%(state)s”."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.draw_prepared": _("began a draw for the verification of assets"),
        "inspection.draw_list_changed": _("changed the list of a draw"),
        "inspection.draw_people_listed": _("added persons to the list of a draw"),
        "inspection.draw_fixed": _("fixed the list of a draw"),
        "inspection.draw_made": _("drew who is verified"),
        "inspection.draw_read": _("read a draw"),
    }
)
