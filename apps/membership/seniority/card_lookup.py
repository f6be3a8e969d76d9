"""Rules, ranges and lists of cards and curriculum numbers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.membership.choices import Leaving, State
from apps.membership.models import CardEvent, CurriculumRange, Member
from apps.membership.rules import Limit
from apps.membership.seniority.choices import CardKind
from apps.membership.seniority.holding import citation
from apps.regulations.lookup import find_rule

DIGITS = "membership.card.digits"
HOLDERS = "membership.card.holders"
WAIT = "membership.card.wait_{}.months"
LISTS = {
    "without": _("Official, without a card"),
    "exchange": _("Cards to exchange"),
    "lost": _("Lost, not issued again"),
    "collect": _("To collect from those who left"),
    "unnumbered": _("Without a curriculum number"),
    "collisions": _("Curriculum numbers that collide"),
}


def limit_of(key: str, on: date) -> Limit | None:
    """A value of a day with its source."""
    rule = find_rule(key, on=on)
    if rule is None or rule.is_unlimited:
        return None
    return Limit(rule.whole, citation(rule), rule.may_block)


def ranges_for(member: Member) -> Any:
    """Ranges of the member's organisation and of those above it, the nearest first."""
    path = member.path
    above = [path[: end + 1] for end, sign in enumerate(path) if sign == "."]
    rows = CurriculumRange.objects.filter(path__in=above)
    return rows.order_by("-path", "handed_on", "pk")


def conditions(rows: Any, digits: Limit | None) -> dict[str, Q]:
    """The condition of each list; subqueries are hashed once, not asked for every member."""
    here = ~Q(state=State.LEFT)
    return {
        "without": Q(state=State.OFFICIAL, card_number=""),
        "exchange": Q(length__gt=0, length__lt=digits.value if digits else 0) & here,
        "lost": Q(pk__in=_lost()) & here,
        "collect": Q(state=State.LEFT, length__gt=0)
        & ~Q(pk__in=_taken())
        & ~Q(leaving=Leaving.MOVED_AWAY),
        "unnumbered": Q(record_number="") & here,
        "collisions": Q(record_number__in=_colliding(rows)),
    }


def _rows(actor: Actor) -> Any:
    return Member.objects.in_scope_of(actor).alias(length=Length("card_number"))


def listed(actor: Actor, name: str, *, today: date) -> Any:
    """The members of a list, by name; of the own range only."""
    rows = _rows(actor)
    order = ("record_number", "sort_key", "pk") if name == "collisions" else ("sort_key", "pk")
    found = rows.filter(conditions(rows, limit_of(DIGITS, today))[name])
    return found.select_related("organization__parent").order_by(*order)


def counts(actor: Actor, *, today: date) -> dict[str, int]:
    """How many each list has, in one query."""
    rows = _rows(actor)
    found = conditions(rows, limit_of(DIGITS, today))
    counted: dict[str, int] = rows.aggregate(
        **{name: Count("pk", filter=condition) for name, condition in found.items()}
    )
    return counted


def _lost() -> Any:
    """Members of whose card the last thing known is that it was lost."""
    later = CardEvent.objects.filter(
        member=OuterRef("member"), pk__gt=OuterRef("pk"), happened_on__gte=OuterRef("happened_on")
    )
    lost = CardEvent.objects.filter(kind=CardKind.LOST)
    return lost.exclude(Exists(later)).values("member")


def _taken() -> Any:
    kinds = (CardKind.COLLECTED, CardKind.FAMILY)
    return CardEvent.objects.filter(kind__in=kinds).values("member")


def _colliding(rows: Any) -> Any:
    """Numbers that more than one member of the range bears: two old provinces, one new one."""
    counted = rows.exclude(record_number="").order_by().values("record_number")
    return counted.annotate(bearers=Count("pk")).filter(bearers__gt=1).values("record_number")
