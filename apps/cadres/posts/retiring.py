"""When somebody retires; None while it is unknown."""

from __future__ import annotations

from datetime import date

from apps.cadres.choices import RetirementScheme
from apps.cadres.models import Cadre
from apps.cadres.profiles.rules import Roadmap, retirement_month, retires_from


def retires(cadre: Cadre, maps: dict[str, Roadmap]) -> date | None:
    """The first day of retirement: a decision goes before the roadmap."""
    if cadre.retirement_scheme != RetirementScheme.ROADMAP:
        return cadre.retires_on
    roadmap = maps.get(cadre.sex)
    month = retirement_month(cadre.birth, roadmap) if roadmap else None
    return retires_from(month) if month else None
