"""When somebody retires, by which law: the roadmap of a day, or what departs from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.cadres.choices import RetirementScheme
from apps.cadres.models import Cadre
from apps.cadres.profiles.rules import Roadmap, retirement_month, retires_from
from apps.membership.choices import Sex
from apps.membership.lookup import citation
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

KEY = "cadres.retirement"
SEXES = (Sex.MALE, Sex.FEMALE)


@dataclass(frozen=True)
class Law:
    """The roadmap of one sex as a day's law has it, and the rule to cite."""

    roadmap: Roadmap
    rule: Rule


def laws_on(day: date) -> dict[str, Law]:
    """The roadmap of each sex in force on a day; one that no rule says is missing."""
    found = {}
    for sex in SEXES:
        age, step, final = (
            find_rule(f"{KEY}.{sex}.{name}.months", on=day) for name in ("age", "step", "final")
        )
        if age and step and final:
            roadmap = Roadmap(age.valid_from.year, age.whole, step.whole, final.whole)
            found[str(sex)] = Law(roadmap, age)
    return found


@dataclass(frozen=True)
class Retirement:
    """The first day of retirement with what explains it; ``day`` is None while it is unknown."""

    day: date | None
    words: str
    citation: str = ""
    departs: bool = False
    is_draft: bool = False


def retirement_of(cadre: Cadre, laws: dict[str, Law]) -> Retirement:
    """When somebody retires, in a sentence with its source; a decision goes before the roadmap."""
    if cadre.retirement_scheme != RetirementScheme.ROADMAP:
        words = str(RetirementScheme(cadre.retirement_scheme).label)
        return Retirement(cadre.retires_on, words, cadre.retirement_note, departs=True)
    law = laws.get(cadre.sex)
    if law is None:
        return Retirement(None, _("No rule of the retirement age is recorded for this day."))
    source: dict[str, Any] = {"citation": citation(law.rule), "is_draft": not law.rule.may_block}
    birth, month = cadre.birth, retirement_month(cadre.birth, law.roadmap)
    if birth is None or birth.month is None or month is None:
        return Retirement(None, _why_unknown(cadre), **source)
    age = month[0] * 12 + month[1] - birth.year * 12 - birth.month
    words = _("Born in %(born)s, %(sex)s: reaches %(age)s in %(month)s.") % {
        "born": f"{birth.month:02}/{birth.year}", "sex": cadre.get_sex_display(),
        "age": age_words(age), "month": f"{month[1]:02}/{month[0]}",
    }  # fmt: skip
    return Retirement(retires_from(month), words, **source)


def age_words(months: int) -> str:
    """An age in years and months."""
    years, rest = divmod(months, 12)
    if not rest:
        return _("%(years)s years") % {"years": years}
    return _("%(years)s years %(months)s months") % {"years": years, "months": rest}


def _why_unknown(cadre: Cadre) -> str:
    if cadre.birth is None or cadre.birth.month is None:
        return _("Unknown: the month of birth is not on record.")
    return _("The age was reached under the older law; the roadmap does not say it.")
