"""Sentences of the refusals about teams, words of the trail."""

from django.utils.translation import gettext_lazy as _

from apps.core.audit import register_actions, register_details
from apps.core.errors import register_labels
from apps.inspection.choices import ConflictKind, TeamRole

register_labels(
    {
        "team_person": _("Choose a person of the office, or write a sign-in name."),
        "team_elsewhere": _("No account of this sign-in name has a role in the province of the case."),
        "team_clearance": _("The person reads up to a lower grade of secrecy than the case has."),
        "team_walled": _("This person must not know of the case: %(why)s (131-QĐ/TW). Nobody can allow otherwise."),
        "team_conflict": _("%(why)s. Whoever is so related takes no part (131-QĐ/TW), unless the standing body decides otherwise: write its reason and its decision."),
        "team_second_lead": _("The team has a head already. Give that person another role first."),
        "team_twice": _("This person is in the team already."),
        "team_has_left": _("This person has left the team already."),
        "team_note": _("Say why, and what is to be known by those who go on."),
        "team_days": _("The last day lies between the first day of service and today."),
        "team_hand_over_inside": _("You hand over to somebody who reads the case by their role. The chair names others."),
    }
)  # fmt: skip
register_actions(
    {
        "inspection.team_read": _("read the team of the case"),
        "inspection.team_assigned": _("named a person to the team"),
        "inspection.team_changed": _("changed a person's role in the team"),
        "inspection.team_left": _("let a person leave the team"),
        "inspection.team_handed_over": _("handed a person's work in the team over"),
    }
)
register_details(
    {
        "team_role": _("role in the team"), "conflict": _("conflict found"),
        "taken_by": _("taken over by"),
    },
    {
        "team_role": lambda code: TeamRole(code).label,
        "conflict": lambda codes: ", ".join(
            str(dict(ConflictKind.choices).get(one, one)) for one in codes.split(",")
        ),
    },
)  # fmt: skip
