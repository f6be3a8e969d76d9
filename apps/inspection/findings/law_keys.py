"""Keys of the dictionary of contents, with their titles, and of the finding of each allegation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.regulations.choices import Subject
from apps.regulations.keys import RuleKey, register

PREFIX = "inspection.content."
FINDING_EACH = "inspection.conclusion.finding_each"
PAGE = _("Contents and findings of cases")
TITLES = {
    "resolutions": _("Content: Charter, resolutions, directives of the Party"),
    "state_law": _("Content: policy and law of the State"),
    "democratic_centralism": _("Content: democratic centralism, working rules"),
    "unity": _("Content: unity within the organisation"),
    "cadre_work": _("Content: cadre work"),
    "land_management": _("Content: management of land and resources"),
    "construction_order": _("Content: order of construction"),
    "finance": _("Content: finance, budget, investment"),
    "party_fee": _("Content: party fee and party finance"),
    "thrift": _("Content: thrift, against waste"),
    "corruption": _("Content: against corruption and misconduct"),
    "responsibility": _("Content: responsibility in leading"),
    "duties": _("Content: tasks that were given"),
    "conduct": _("Content: ethics, way of life, example"),
    "forbidden": _("Content: what members must not do"),
    "asset_declaration": _("Content: declaration of assets and income"),
    "letters": _("Content: resolving complaints and denunciations"),
    "inspection_tasks": _("Content: inspection, supervision and discipline tasks"),
    "remedy": _("Content: remedy after a conclusion"),
    "population": _("Content: population policy"),
    "other": _("Content: other"),
}

register(
    *(
        RuleKey(f"{PREFIX}{code}", Subject.INSPECTION, title, (PAGE,))
        for code, title in TITLES.items()
    ),
    RuleKey(
        FINDING_EACH, Subject.INSPECTION, _("A finding on each content that is examined"), (PAGE,)
    ),
)
