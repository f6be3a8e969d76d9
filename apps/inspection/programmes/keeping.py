"""Walls and grades of items kept true: an item is never more open than what it is about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from apps.accounts.actor import Actor, SystemActor
from apps.accounts.choices import WallReason
from apps.accounts.models import Wall
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.models import Case, ProgrammeItem
from apps.inspection.programmes.item_facts import Fact, facts_of_items
from apps.membership.identity.lookup import hold_facts, whole_tree

LABEL = ProgrammeItem._meta.label_lower


def keep_item(item: ProgrammeItem, *, by: Actor, today: date) -> int:
    """Make the walls around an item follow whom it is about.

    Nobody plans anything about themselves or a declared relative: raises RuleRefused (131-QĐ/TW:
    whoever is related to a person concerned takes no part).
    """
    with whole_tree():
        own = {reason for _item, user, reason in facts_of_items([item.pk]) if user == by.user_id}
    if WallReason.SUBJECT in own:
        raise RuleRefused("programme_about_oneself", field="subjects")
    if WallReason.RELATIVE in own:
        raise RuleRefused("programme_about_relative", field="subjects")
    return keep([item.pk], by=by, today=today)


@transaction.atomic
def keep(items: Collection[int] | None, *, by: Actor, today: date) -> int:
    """Make the walls around these items follow their facts; None stands for all items.

    A wall raised by hand is left alone. A second run changes nothing; returns how many changed.
    """
    hold_facts(changing=items is None)
    with whole_tree():
        rows = Wall.objects.filter(label=LABEL, from_facts=True, valid_to__isnull=True)
        rows = rows if items is None else rows.filter(object_id__in=list(items))
        standing = {(wall.object_id, wall.user_id, wall.reason): wall.pk for wall in rows}
        wanted = facts_of_items(items)
        missing, surplus = wanted - standing.keys(), standing.keys() - wanted
        known = ProgrammeItem.objects.in_bulk({one[0] for one in missing | surplus})
        _raise(sorted(missing), known, today)
        # A wall falls at once; one raised today stands for the rest of the day.
        last = Greatest(F("valid_from"), today - timedelta(days=1))
        Wall.objects.filter(pk__in=[standing[one] for one in surplus]).update(valid_to=last)
        for one in sorted(missing):
            _line("inspection.programme_wall_raised", one, known[one[0]], by)
        for one in sorted(surplus):
            if one[0] in known:
                _line("inspection.programme_wall_lowered", one, known[one[0]], by)
    return len(missing) + len(surplus)


def _raise(missing: list[Fact], known: dict[int, ProgrammeItem], today: date) -> None:
    Wall.objects.bulk_create(
        [
            Wall(
                user_id=user, label=LABEL, object_id=item, reason=reason, valid_from=today,
                organization_id=known[item].organization_id, from_facts=True,
            )
            for item, user, reason in missing
        ],
        batch_size=1000, ignore_conflicts=True,
    )  # fmt: skip


def _line(action: str, fact: Fact, item: ProgrammeItem, by: Actor) -> None:
    """One line on the item, by the system where whoever kept the register sees no programme."""
    inside = by.has(permissions.VIEW) and by.lo <= item.path < by.hi
    audit.record(
        by if inside else SystemActor(), action=action, obj=item, reason=fact[2],
        hidden_from=fact[1],
    )  # fmt: skip


def keep_grade(case: Case) -> None:
    """An item is at least as secret as a case from it, with its ground: its state tells that there
    is one."""
    if case.programme_item_id is not None:
        rows = ProgrammeItem.objects.filter(pk=case.programme_item_id, secrecy__lt=case.secrecy)
        rows.update(
            secrecy=case.secrecy, secrecy_reason=case.secrecy_reason,
            declassify_on=case.declassify_on,
        )  # fmt: skip
