"""Sentences of the refusals about walls, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions
from apps.core.errors import register_labels

register_labels(
    {
        "case_about_oneself": _("You cannot enter a case about yourself. Another officer does it (131-QĐ/TW: whoever is concerned takes no part)."),
        "case_about_relative": _("A person concerned is declared as a relative of yours. Another officer enters the case (131-QĐ/TW: relatives take no part)."),
        "case_conflict": _("%(why)s. Whoever is so related is not given the case (131-QĐ/TW), unless the standing body has let them into its team."),
        "session_people": _("%(count)s persons are named, but the body has %(members)s members."),
        "session_walled": _("%(name)s may not vote: %(why)s (131-QĐ/TW). Write the name among those who may not vote; nobody can allow otherwise."),
        "session_conflict": _("%(name)s: %(why)s. Whoever is so related does not vote (131-QĐ/TW): write the name among those who may not vote, or reason and decision of the standing body."),
        "ballot_conflict": _("%(name)s: %(why)s. This became known after the session was recorded (131-QĐ/TW). Strike the session and record it anew with whoever may not vote."),
        "recusal_reason": _("Say why."),
        "recusal_decision": _("Name the decision: its number and date, or the session."),
        "recusal_declare": _("For yourself you declare it; a decision is recorded by somebody else."),
        "recusal_stands": _("This person is recused already."),
        "recusal_lifted": _("This recusal is lifted already."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.wall_raised": _("kept the case from a person whom it concerns"),
        "inspection.wall_lowered": _("opened the case again to a person no longer concerned"),
        "inspection.recused": _("recorded that a person takes no part"),
        "inspection.recusal_lifted": _("lifted a recusal"),
    }
)
