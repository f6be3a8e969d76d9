"""A wall by hand around a member stands around their profiles too, and the other way round.

Otherwise somebody kept from the record would read the same person in the other app.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from apps.accounts.actor import Actor, SystemActor
from apps.accounts.models import Wall
from apps.cadres.models import Cadre
from apps.cadres.permissions import VIEW
from apps.core import audit
from apps.membership.identity.lookup import whole_tree
from apps.membership.models import Member

MEMBER, CADRE = Member._meta.label_lower, Cadre._meta.label_lower
Place = tuple[str, int]
"""Label and key of a record of the person."""
Fact = tuple[str, int, int, str, date, date | None]


@transaction.atomic
def keep(member_id: int, *, today: date, by: Actor) -> int:
    """Make the walls around a person's records the same; returns how many changed.

    A wall by hand around one is one that follows around each other, for the same days. A second
    run changes nothing.
    """
    with whole_tree():
        places = _places(member_id)
        walls = [wall for wall in _walls(places) if wall.valid_to is None or wall.valid_to >= today]
        wanted = {
            (*place, wall.user_id, wall.reason, wall.valid_from, wall.valid_to)
            for wall in walls if not wall.from_facts
            for place in places if place != (wall.label, wall.object_id)
        }  # fmt: skip
        following = {_fact(wall): wall for wall in walls if wall.from_facts}
        missing, surplus = wanted - following.keys(), following.keys() - wanted
        last = Greatest(F("valid_from"), today - timedelta(days=1))
        keys = [following[one].pk for one in surplus]
        Wall.objects.filter(pk__in=keys).update(valid_to=last)
        _raise(missing, places)
        for one in sorted(missing, key=str):
            _line("cadres.wall_raised", one, places[one[:2]], by)
        for one in sorted(surplus, key=str):
            _line("cadres.wall_lowered", one, places[one[:2]], by)
    return len(missing) + len(surplus)


def _places(member_id: int) -> dict[Place, Any]:
    """The person's records in all offices: the member's, and the profiles."""
    found: dict[Place, Any] = {(MEMBER, member_id): Member.objects.get(pk=member_id)}
    for cadre in Cadre.objects.filter(member=member_id).order_by("pk"):
        found[(CADRE, cadre.pk)] = cadre
    return found


def _walls(places: dict[Place, Any]) -> list[Wall]:
    rows = Wall.objects.filter(
        label__in=(MEMBER, CADRE), object_id__in={key for _label, key in places}
    )
    return [wall for wall in rows.order_by("pk") if (wall.label, wall.object_id) in places]


def _fact(wall: Wall) -> Fact:
    return (
        wall.label, wall.object_id, wall.user_id, wall.reason, wall.valid_from, wall.valid_to,
    )  # fmt: skip


def _raise(missing: set[Fact], places: dict[Place, Any]) -> None:
    Wall.objects.bulk_create(
        [
            Wall(
                label=label, object_id=key, user_id=user, reason=reason, valid_from=first,
                valid_to=last, organization_id=places[(label, key)].organization_id,
                from_facts=True,
            )
            for label, key, user, reason, first, last in missing
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def _line(action: str, fact: Fact, record: Any, by: Actor) -> None:
    """One line on the record, by the system where whoever acts does not see it."""
    right = VIEW if isinstance(record, Cadre) else Member.view_permission
    inside = by.has(right) and by.lo <= record.path < by.hi
    audit.record(
        by if inside else SystemActor(), action=action, obj=record, reason=fact[3],
        hidden_from=fact[2],
    )  # fmt: skip
