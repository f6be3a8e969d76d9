"""Facts of items: their subjects, relatives whose kinship keeps from what is planned about them,
and whoever must not know of a case that was opened from the item."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.utils import timezone

from apps.accounts.choices import WallReason
from apps.accounts.models import Wall
from apps.inspection import facts as of_cases
from apps.inspection.models import Case, ProgrammeSubject
from apps.membership.identity.lookup import relations_of

Fact = tuple[int, int, str]
_RELATIVES = (("relations", "relative"), ("related_to", "member"))
"""A relation binds both ends: who is declared by the subject, and who declared the subject."""


def facts_of_items(items: Collection[int] | None) -> set[Fact]:
    """(item, account, reason) of these items; None stands for all."""
    rows = ProgrammeSubject.objects.current().filter(member__isnull=False)
    cases = Case.objects.filter(programme_item__isnull=False)
    if items is not None:
        rows, cases = rows.filter(item__in=list(items)), cases.filter(programme_item__in=items)
    found = set(_subjects(rows))
    item_of = dict(cases.values_list("pk", "programme_item_id"))
    kept = of_cases.facts_of(list(item_of)) if item_of else ()
    for case, user, reason in (*kept, *_by_hand(item_of)):
        found.add((item_of[case], user, reason))
    return found


def _by_hand(cases: Collection[int]) -> Iterator[Fact]:
    """Whom an administrator keeps from the cases; walls by hand are few, so all are looked at."""
    kept = Wall.objects.by_hand("inspection.case", timezone.localdate())
    for case, user, reason in kept.values_list("object_id", "user_id", "reason") if cases else ():
        if case in cases:
            yield case, user, reason


def _subjects(rows: Any) -> Iterator[Fact]:
    yield from _accounts(rows, "member", WallReason.SUBJECT)
    for relations, end in _RELATIVES:
        step = f"member__{relations}"
        standing = {f"{step}__ended_on__isnull": True, f"{step}__kinship__raises_wall": True}
        yield from _accounts(rows, f"{step}__{end}", WallReason.RELATIVE, **standing)


def _accounts(rows: Any, way: str, reason: str, **conditions: Any) -> Iterator[Fact]:
    """The accounts of the members at the end of the way; one filter, so that one row meets all."""
    linked = {
        f"{way}__accounts__ended_on__isnull": True,
        f"{way}__accounts__user__isnull": False,
    }
    found = rows.filter(**conditions, **linked)
    for item_id, user_id in found.values_list("item_id", f"{way}__accounts__user_id").distinct():
        yield item_id, user_id, reason


def items_about(members: Collection[int]) -> set[int]:
    """Items about these members or relatives of theirs, and those of cases about them."""
    ends = {one for found in relations_of(members) for one in (found.member_id, found.relative_id)}
    rows = ProgrammeSubject.objects.current().filter(member__in={*members, *ends})
    return {*rows.values_list("item_id", flat=True), *items_of(of_cases.cases_about(members))}


def items_of(cases: Collection[int]) -> set[int]:
    """The items from which these cases were opened."""
    rows = Case.objects.filter(pk__in=list(cases), programme_item__isnull=False)
    return set(rows.values_list("programme_item_id", flat=True))
