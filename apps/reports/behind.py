"""The records behind one figure, as of its period and inside the reader's rights."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from apps.accounts.actor import Actor
from apps.membership.models import Member
from apps.reports.choices import Subject
from apps.reports.counting import within
from apps.reports.indicators import Indicator
from apps.reports.models import Summary
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

MEMBER_ORDERS = {
    "name": ("member__sort_key", "member_id"),
    "-name": ("-member__sort_key", "-member_id"),
    "unit": ("path", "member__sort_key", "member_id"),
    "-unit": ("-path", "member__sort_key", "member_id"),
}
ORGANIZATION_ORDERS = {"name": ("path", "pk"), "-name": ("-path", "-pk")}


def records(
    summary: Summary, indicator: Indicator, unit_id: int | None, actor: Actor, *, order: str = ""
) -> QuerySet[Any]:
    """Facts counted in the figure that the actor may see, one per counted member or organisation.

    Both locks apply: the filter by the actor here, and the policies of the database.
    """
    tree = _tree(summary)
    facts = within(indicator.facts(summary.first, summary.last), tree, _ids(tree, unit_id))
    if indicator.subject == Subject.ORGANIZATION:
        seen = facts.filter(organization__in=Organization.objects.visible_to(actor))
        names = ORGANIZATION_ORDERS.get(order, ORGANIZATION_ORDERS["name"])
        return seen.select_related("organization").order_by(*names)
    # Who moved away since is in the figure but belongs to others now.
    visible = Member.objects.visible_to(actor)
    seen = facts.visible_to(actor).filter(member__in=visible)  # type: ignore[attr-defined]
    by = MEMBER_ORDERS.get(order, MEMBER_ORDERS["name"])
    rows: QuerySet[Any] = seen.select_related("member", "organization").order_by(*by)
    return rows


def _tree(summary: Summary) -> Tree:
    with scope.use(scope.Scope.everything()):
        return tree_on(summary.organization, summary.last)


def _ids(tree: Tree, unit_id: int | None) -> list[int] | None:
    return None if unit_id is None else tree.under(unit_id)
