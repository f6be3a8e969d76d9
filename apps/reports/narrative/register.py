"""Sentences of organisations, of admissions in detail, and of badges."""

from __future__ import annotations

from django.utils.translation import ngettext_lazy, pgettext_lazy

from apps.reports.indicators.organisations import TIERS
from apps.reports.indicators.recognition import YEARS
from apps.reports.narrative.clauses import Clause, Sentence
from apps.reports.narrative.organisation import MEMBERSHIP
from apps.tenancy.choices import Tier

_KINDS = {
    Tier.PROVINCE: ngettext_lazy(
        "%(n)s committee at province level", "%(n)s committees at province level", "count"
    ),
    Tier.DISTRICT: ngettext_lazy(
        "%(n)s committee at district level", "%(n)s committees at district level", "count"
    ),
    Tier.COMMUNE: ngettext_lazy(
        "%(n)s committee at commune level", "%(n)s committees at commune level", "count"
    ),
    Tier.GRASSROOTS: ngettext_lazy(
        "%(n)s grassroots organisation", "%(n)s grassroots organisations", "count"
    ),
    Tier.SECTION: ngettext_lazy("%(n)s section committee", "%(n)s section committees", "count"),
    Tier.CELL: ngettext_lazy(
        "%(n)s cell under a grassroots committee", "%(n)s cells under grassroots committees",
        "count",
    ),
}  # fmt: skip
_IN_ENTERPRISES = ngettext_lazy(
    "%(n)s organisation in a non-state enterprise",
    "%(n)s organisations in non-state enterprises", "count",
)  # fmt: skip
ORGANISATIONS: tuple[Sentence, ...] = (
    (
        Clause(
            "party_organisations",
            ngettext_lazy(
                "there was %(n)s organisation of the Party",
                "there were %(n)s organisations of the Party", "count",
            ),
            (
                *(Clause(TIERS[tier][0], text) for tier, text in _KINDS.items()),
                Clause(
                    "grassroots_cells",
                    ngettext_lazy(
                        "%(n)s grassroots organisation that is a cell",
                        "%(n)s grassroots organisations that are cells", "count",
                    ),
                ),
                Clause("party_orgs_non_state_enterprises", _IN_ENTERPRISES),
            ),
        ),
    ),
    (
        Clause(
            "party_organisations_founded",
            ngettext_lazy(
                "%(n)s organisation was founded", "%(n)s organisations were founded", "count"
            ),
            (
                Clause(
                    "party_cells_founded", ngettext_lazy("%(n)s cell", "%(n)s cells", "count")
                ),
                Clause("party_orgs_founded_non_state_enterprises", _IN_ENTERPRISES),
            ),
        ),
    ),
)  # fmt: skip

_AGES = {
    "up_to_30": pgettext_lazy("admitted", "%(n)s up to 30 years old"),
    "31_to_40": pgettext_lazy("admitted", "%(n)s of 31 to 40 years"),
    "41_to_50": pgettext_lazy("admitted", "%(n)s of 41 to 50 years"),
    "over_50": pgettext_lazy("admitted", "%(n)s over 50 years old"),
    "no_age": pgettext_lazy("admitted", "%(n)s whose age is not certain"),
}
_EDUCATED = {
    "postgraduate": pgettext_lazy("admitted", "%(n)s with a master's degree or above"),
    "university": pgettext_lazy("admitted", "%(n)s with a university degree"),
    "college": pgettext_lazy("admitted", "%(n)s with college or vocational education"),
    "upper_secondary": pgettext_lazy("admitted", "%(n)s with upper secondary school"),
}
_OF_YEARS = pgettext_lazy("badges", "%(n)s of %(title)s years")
ADMISSIONS: tuple[Sentence, ...] = (
    (
        Clause(
            "members_admitted",
            MEMBERSHIP[0][0].text,
            tuple(
                Clause(f"members_admitted_{code}", text)
                for code, text in (_AGES | _EDUCATED).items()
            ),
        ),
    ),
    (
        Clause(
            "badges_awarded",
            ngettext_lazy(
                "%(n)s Party badge was awarded", "%(n)s Party badges were awarded", "count"
            ),
            tuple(
                Clause(f"badges_awarded_{years}", _OF_YEARS, title=str(years)) for years in YEARS
            ),
        ),
        Clause(
            "badges_posthumous",
            ngettext_lazy(
                "%(n)s badge was awarded after death", "%(n)s badges were awarded after death",
                "count",
            ),
        ),
    ),
)  # fmt: skip
