"""Keys of the rules of discipline, with their titles."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.regulations.choices import Subject
from apps.regulations.keys import RuleKey, register

CASE = _("Discipline: ballots, decision, announcement")
_PREFIX = "inspection.discipline"
TITLES = {
    "vote.majority": _("Votes needed for a form of discipline (more than)"),
    "vote.ending.proposing": _("Votes needed to propose expulsion or dissolution (at least)"),
    "vote.cumulation": _("Adding up votes when no form has a majority"),
    "invitations": _("Invitations before somebody who stays away counts as heard"),
    "effect": _("From when a decision of discipline has effect"),
    "lapse.months": _("After how long a sanction lapses"),
    "lapse.renewal": _("What a new violation does to a sanction that holds"),
    "bar.reprimand.months": _("No higher post after a reprimand"),
    "bar.warning.months": _("No higher post after a warning"),
    "bar.removal.months": _("No higher post after removal from post"),
    "bar.election.months": _("No election and no equal post after removal from post"),
    "announce.limit": _("Limit to announce a decision of discipline"),
    "handover.limit": _("Limit for a cell to hand its decision over in writing"),
    "notice.limit": _("Limit to tell state bodies and unions of a discipline"),
    "authority.cell.member": _("Authority of the cell over its members"),
    "authority.cell.assigned_task": _("Authority of the cell in tasks given from above"),
    "authority.cell.organisation": _("Authority of the cell over organisations"),
    "authority.standing_committee.member": _("Authority of the standing committee over members"),
    "authority.standing_committee.committee_member": _(
        "Authority of the standing committee over committee members of its level"
    ),
    "authority.standing_committee.organisation": _(
        "Authority of the standing committee over organisations"
    ),
    "authority.inspection_committee.member": _(
        "Authority of the inspection committee over members"
    ),
    "authority.inspection_committee.organisation": _(
        "Authority of the inspection committee over organisations"
    ),
}  # fmt: skip

register(
    *(
        RuleKey(f"{_PREFIX}.{key}", Subject.DISCIPLINE, title, (CASE,))
        for key, title in TITLES.items()
    )
)
