"""Walls around cases kept true: raised and lowered as the facts say, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Greatest

from apps.accounts.actor import Actor, SystemActor
from apps.accounts.choices import WallReason
from apps.accounts.models import Wall
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.topics import offered
from apps.inspection import facts, permissions
from apps.inspection.choices import LeftBecause
from apps.inspection.facts import Fact
from apps.inspection.models import Case, TeamMember
from apps.membership.identity.lookup import hold_facts, whole_tree

LABEL = "inspection.case"
BATCH = 1000


@dataclass(frozen=True)
class Kept:
    """What changed."""

    raised: int = 0
    lowered: int = 0


def keep_case(case: Case, *, by: Actor, today: date) -> Kept:
    """Make the walls around a case follow its facts, within the transaction that changed one.

    Nobody may shut themselves out unawares: raises RuleRefused when the change concerns whoever
    makes it (131-QĐ/TW: whoever is related to a person concerned takes no part).
    """
    own = {reason for user_id, reason in facts.facts(case) if user_id == by.user_id}
    if WallReason.SUBJECT in own:
        raise RuleRefused("case_about_oneself", field="subjects")
    if WallReason.RELATIVE in own:
        raise RuleRefused("case_about_relative", field="subjects")
    return keep([case.pk], by=by, today=today)


@transaction.atomic
def keep(cases: Collection[int] | None, *, by: Actor, today: date) -> Kept:
    """Make the walls around these cases follow their facts; None stands for all cases.

    A wall raised by hand is left alone. A second run changes nothing. Whoever is walled leaves the
    team and gives the case back; the person itself is never told (the lines hide from them). A
    topic whose records stand behind the walls of their cases has ``case_walls.py`` with
    ``case_walls_kept(cases, by, today)``.
    """
    hold_facts(changing=cases is None)
    with whole_tree():
        _follow_cases(cases)
        wanted = facts.facts_of(cases)
        standing = {_fact(wall): wall for wall in _standing(cases)}
        missing = sorted(wanted - standing.keys())
        surplus = [standing[one] for one in sorted(standing.keys() - wanted)]
        touched = {one.case_id for one in missing} | {wall.object_id for wall in surplus}
        known = Case.objects.in_bulk(touched)
        _raise(missing, known, by, today)
        _lower(surplus, known, by, today)
    touched = touched if cases is None else {*touched, *cases}
    for follow in offered("case_walls", "case_walls_kept", "inspection"):
        follow(touched, by, today)
    return Kept(len(missing), len(surplus))


def _fact(wall: Wall) -> Fact:
    return Fact(wall.object_id, wall.user_id, wall.reason)


def _standing(cases: Collection[int] | None) -> Any:
    rows = Wall.objects.filter(label=LABEL, from_facts=True, valid_to__isnull=True)
    return rows if cases is None else rows.filter(object_id__in=list(cases))


def _follow_cases(cases: Collection[int] | None) -> None:
    """A wall lies where its case lies, also after the case has gone to another organisation."""
    place = Case.objects.filter(pk=OuterRef("object_id")).values("organization_id")[:1]
    rows = Wall.objects.filter(label=LABEL)
    rows = rows if cases is None else rows.filter(object_id__in=list(cases))
    strayed = rows.annotate(place=Subquery(place)).exclude(organization_id=F("place"))
    strayed.filter(place__isnull=False).update(organization_id=Subquery(place))


def _raise(missing: list[Fact], known: dict[int, Case], by: Actor, today: date) -> None:
    walls = [
        Wall(
            user_id=one.user_id, label=LABEL, object_id=one.case_id, reason=one.reason,
            organization_id=known[one.case_id].organization_id, valid_from=today, from_facts=True,
        )
        for one in missing
    ]  # fmt: skip
    Wall.objects.bulk_create(walls, batch_size=BATCH, ignore_conflicts=True)
    for one in missing:
        _line("inspection.wall_raised", one, known[one.case_id], by)
        _step_aside(one, today)


def _lower(surplus: list[Wall], known: dict[int, Case], by: Actor, today: date) -> None:
    """A wall falls at once; one raised today stands for the rest of the day."""
    last = Greatest(F("valid_from"), today - timedelta(days=1))
    Wall.objects.filter(pk__in=[wall.pk for wall in surplus]).update(valid_to=last)
    for wall in surplus:
        if wall.object_id in known:
            _line("inspection.wall_lowered", _fact(wall), known[wall.object_id], by)


def _line(action: str, fact: Fact, case: Case, by: Actor) -> None:
    """One line on the case, by the system where whoever kept the register sees no case."""
    if fact.reason == WallReason.RECUSED:  # the recusal is a line of its own
        return
    inside = by.has(permissions.VIEW) and by.lo <= case.path < by.hi
    audit.record(
        by if inside else SystemActor(), action=action, obj=case, reason=fact.reason,
        hidden_from=fact.user_id,
    )  # fmt: skip


def _step_aside(fact: Fact, today: date) -> None:
    """Whoever is walled works on the case no longer."""
    serving = TeamMember.objects.filter(case=fact.case_id, user=fact.user_id).serving()
    serving.update(until_on=Greatest(F("from_on"), today), left_because=LeftBecause.CONFLICT)
    handled = Case.objects.filter(pk=fact.case_id, handler=fact.user_id)
    handled.update(handler=None, version=F("version") + 1)
