"""How well a person fits a title, and how far a move would be. Pure.

Only what somebody has done and where: never sex, ethnic group, religion or age.
"""

from __future__ import annotations

from typing import Any

from apps.cadres.judging.subjects import CadreFacts, TitleFacts

FIELD, KIND, LEVEL = 3, 2, 1
"""What weighs how much: no work in that part of the political system, never such a kind of title
(head, deputy), never that level."""
NEAR, SAME_OFFICE, ELSEWHERE = 1, 2, 3


def misfit(person: CadreFacts, title: TitleFacts) -> int:
    """0 for somebody who has done such work before, up to 6."""
    held = [one.title for one in (*person.current, *person.earlier) if one.title is not None]
    return (
        FIELD * all(one.system != title.system for one in held)
        + KIND * all(one.kind != title.kind for one in held)
        + LEVEL * all(one.level != title.level for one in held)
    )


def distance(person: CadreFacts, unit: Any) -> int:
    """How far the new unit is: 0 the same unit, 1 the same place, 2 elsewhere, 3 not known."""
    if any(one.unit_id == unit.pk for one in person.current):
        return 0
    places = {one.locality_id for one in person.current if one.locality_id is not None}
    if not places or unit.locality_id is None:
        return ELSEWHERE
    return NEAR if unit.locality_id in places else SAME_OFFICE
