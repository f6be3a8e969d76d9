"""What fees are reckoned from: rules of the time, groups of the members, where they belonged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet
from psycopg.types.range import DateRange

from apps.membership.choices import Entry
from apps.membership.fees import rules
from apps.membership.models import PayerStatus, Placement
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule, RuleBook


def book_of_rates() -> RuleBook:
    """The whole history of the rates and of the shares that levels keep."""
    return rule_book([*rules.KEYS.values(), rules.SHARE_KEY])


@dataclass(frozen=True)
class Owed:
    """What a member owes for a month and from what it was reckoned."""

    basis: rules.Basis | None
    rule: Rule | None
    due: int | None


def owed(statuses: Iterable[rules.Status], month: date, book: RuleBook) -> Owed:
    """The due of a month by the rates of that month; unknown where group, base or rate are."""
    basis = rules.basis_of(statuses, month)
    if basis is None:
        return Owed(None, None, None)
    key = rules.KEYS.get(basis.group)
    rule = book.find(key, on=month) if key else None
    value = rule.number if rule is not None and not rule.is_unlimited else None
    is_rate = rule is not None and rule.unit == "percent"
    return Owed(basis, rule, rules.due(basis, value=value, is_rate=is_rate))


def statuses_of(members: Iterable[int], cell_of: dict[int, int]) -> dict[int, list[rules.Status]]:
    """By member, what is recorded of how they pay; in one query."""
    found: dict[int, list[rules.Status]] = defaultdict(list)
    for row in PayerStatus.objects.filter(member_id__in=list(members)).order_by("pk"):
        found[row.member_id].append(
            rules.Status(
                group=row.group,
                base=row.base,
                reduction=row.reduction,
                first=row.valid.lower,
                end=row.valid.upper,
                own=row.organization_id == cell_of.get(row.member_id),
            )
        )
    return found


def stays_in(month: date, rows: QuerySet[Any]) -> dict[int, list[rules.Stay]]:
    """By member, the belongings that touch the month."""
    span = DateRange(month, rules.after(month))
    found: dict[int, list[rules.Stay]] = defaultdict(list)
    for row in rows.filter(valid__overlap=span).order_by("pk"):
        found[row.member_id].append(stay_of(row))
    return found


def stay_of(placement: Placement) -> rules.Stay:
    """A placement as the rules take it."""
    return rules.Stay(
        placement.organization_id, placement.valid.lower, placement.valid.upper,
        moved=placement.entry in (Entry.MOVED, Entry.MOVED_IN),
    )  # fmt: skip


def payers(organization: Any, month: date) -> dict[int, int]:
    """Member → cell for all who pay a month's fee in the organisation or below it.

    Every belonging of these members in the month counts, so that who came from elsewhere within
    the month is left to the cell of before.
    """
    below = Q(path__gte=organization.path, path__lt=organization.path + "~")
    span = DateRange(month, rules.after(month))
    here = Placement.objects.filter(below, valid__overlap=span)
    found_here = list(here.values_list("member_id", "organization_id"))
    cells = {cell for _member, cell in found_here}
    # Keys, not a subquery: without statistics the planner would read the register for each member.
    members = {member for member, _cell in found_here}
    stays = stays_in(month, Placement.objects.filter(member_id__in=members))
    found = {member: rules.payer_cell(rows, month) for member, rows in stays.items()}
    return {member: cell for member, cell in found.items() if cell is not None and cell in cells}


def share_kept(book: RuleBook, tier: str, month: date) -> tuple[Fraction | None, Rule | None]:
    """The share of the collected fee that a level keeps in a month; None while no rule says."""
    found = book.find(rules.SHARE_KEY, on=month, level=tier)
    if found is None or found.is_unlimited:
        return None, found
    return found.share, found
