"""The records behind one figure, as of its period and inside the reader's rights.

A figure holds the keys of what it counted, so that its list stays the same however much is entered
late. A figure of an earlier version or of very many records holds none; its list is counted again.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre
from apps.membership.models import Member
from apps.reports.choices import (
    OF_CADRES,
    OF_CASES,
    WHOLE_OR_CLOSED,
    WITHOUT_PERSON,
    Subject,
)
from apps.reports.counting import within
from apps.reports.models import Summary, SummaryFigure
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

MEMBER_ORDERS = {
    "name": ("member__sort_key", "member_id"),
    "-name": ("-member__sort_key", "-member_id"),
    "unit": ("path", "member__sort_key", "member_id"),
    "-unit": ("-path", "member__sort_key", "member_id"),
}
CASE_ORDERS: dict[str, dict[str, tuple[str, ...]]] = {
    Subject.ALLEGATION: {"name": ("statement", "pk"), "-name": ("-statement", "-pk")},
    Subject.COMPLAINT: {"name": ("resolved_on", "pk"), "-name": ("-resolved_on", "-pk")},
    Subject.DEMAND: {"name": ("search_key", "pk"), "-name": ("-search_key", "-pk")},
    Subject.CASE: {"name": ("registered_on", "pk"), "-name": ("-registered_on", "-pk")},
    Subject.CASE_SUBJECT: {"name": ("name", "pk"), "-name": ("-name", "-pk")},
    Subject.CASE_CONTENT: {"name": ("title", "pk"), "-name": ("-title", "-pk")},
    Subject.SANCTION: {"name": ("search_key", "pk"), "-name": ("-search_key", "-pk")},
}
CADRE_ORDERS = {
    "name": ("cadre__sort_key", "pk"),
    "-name": ("-cadre__sort_key", "-pk"),
    "unit": ("path", "cadre__sort_key", "pk"),
    "-unit": ("-path", "-cadre__sort_key", "-pk"),
}
CANDIDATE_ORDERS = {"name": ("sort_key", "pk"), "-name": ("-sort_key", "-pk")}
LETTER_ORDERS = {"name": ("arrived_on", "pk"), "-name": ("-arrived_on", "-pk")}
PLAIN_ORDERS: dict[str, dict[str, tuple[str, ...]]] = {
    Subject.PLANNING_LIST: {"name": ("name", "pk"), "-name": ("-name", "-pk")},
    Subject.PLANNED_TITLE: {"name": ("planning", "pk"), "-name": ("-planning", "-pk")},
    Subject.TRAINING_CLASS: {"name": ("starts_on", "pk"), "-name": ("-starts_on", "-pk")},
}
ORGANIZATION_ORDERS = {"name": ("path", "pk"), "-name": ("-path", "-pk")}


def are_kept(figure: SummaryFigure) -> bool:
    """Whether the figure knows its records."""
    return SummaryFigure.objects.holding(figure).exists()


def number_of(figure: SummaryFigure) -> int:
    """How many records were counted, where the figure adds up something else over them."""
    if figure.definition.amount is None:
        return figure.value
    return len(SummaryFigure.objects.holding(figure).counted_keys())


def records(
    summary: Summary,
    figure: SummaryFigure,
    actor: Actor,
    *,
    order: str = "",
    only: Collection[int] | None = None,
) -> QuerySet[Any]:
    """Facts counted in the figure that the actor may see, one per counted member or organisation.

    Both locks apply: the filter by the actor here, and the policies of the database. ``only``: of
    these facts instead, counted in the figure or not.
    """
    indicator = figure.definition
    facts = _facts(summary, figure, only)
    if indicator.amount is not None:
        facts = facts.annotate(counted=indicator.amount())
    if indicator.subject in WITHOUT_PERSON:
        return _without_person(facts, indicator.subject, actor, order)
    if indicator.subject in OF_CASES:
        return _of_cases(facts, indicator.subject, actor, order)
    if indicator.subject in OF_CADRES:
        return _of_cadres(facts, indicator.subject, actor, order)
    if indicator.subject in (Subject.LETTER, Subject.CANDIDATE):
        orders = LETTER_ORDERS if indicator.subject == Subject.LETTER else CANDIDATE_ORDERS
        own: QuerySet[Any] = facts.visible_to(actor).select_related("organization")  # type: ignore[attr-defined]
        return own.order_by(*orders.get(order, orders["name"]))
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


def is_closed(
    summary: Summary,
    figure: SummaryFigure,
    rows: QuerySet[Any],
    only: Collection[int] | None = None,
) -> bool:
    """Whether the list behind a figure stays closed, with ``rows`` those that the reader may see.

    Of cases and letters a list opens as a whole or not at all: whatever keeps one of its records
    from the reader, the figure stands as reported and nothing tells how many there are.
    """
    if figure.definition.subject not in WHOLE_OR_CLOSED:
        return False
    seen = rows.count()
    with scope.use(scope.Scope.everything()):
        return seen < _facts(summary, figure, only).count()


def _facts(summary: Summary, figure: SummaryFigure, only: Collection[int] | None) -> QuerySet[Any]:
    """What the figure counts, whoever reads; or these facts instead."""
    if only is not None:
        model = figure.definition.facts(summary.first, summary.last).model
        return model._default_manager.filter(pk__in=only)
    return (_kept if are_kept(figure) else _counted_again)(summary, figure)


def _of_cases(facts: Any, subject: str, actor: Actor, order: str) -> QuerySet[Any]:
    """Facts of cases that the reader may know of: range, walls, grade of secrecy."""
    orders = CASE_ORDERS[subject]
    related = ("organization",) if subject == Subject.CASE else ("organization", "case")
    if subject == Subject.COMPLAINT:
        related = (*related, "subject")
    seen = facts.visible_to(actor).select_related(*related)
    rows: QuerySet[Any] = seen.order_by(*orders.get(order, orders["name"]))
    return rows


def _without_person(facts: Any, subject: str, actor: Actor, order: str) -> QuerySet[Any]:
    """Lists, planned titles and classes that the reader may know of: range, grade of secrecy."""
    orders = PLAIN_ORDERS[subject]
    more = ("planning", "title", "work_unit") if subject == Subject.PLANNED_TITLE else ()
    rows: QuerySet[Any] = facts.visible_to(actor).select_related("organization", *more)
    return rows.order_by(*orders.get(order, orders["name"]))


def _of_cadres(facts: Any, subject: str, actor: Actor, order: str) -> QuerySet[Any]:
    """Facts of cadres that the reader may know of: range, walls, grade of secrecy."""
    related = {Subject.PLANNED: ("planning",), Subject.TRAINED: ("training_class",)}
    lists = related.get(Subject(subject), ())
    seen = facts.visible_to(actor).filter(cadre__in=Cadre.objects.visible_to(actor))
    by = CADRE_ORDERS.get(order, CADRE_ORDERS["name"])
    rows: QuerySet[Any] = seen.select_related("organization", "cadre", *lists).order_by(*by)
    return rows


def _kept(summary: Summary, figure: SummaryFigure) -> QuerySet[Any]:
    facts = figure.definition.facts(summary.first, summary.last).model._default_manager.all()
    return facts.filter(pk__in=SummaryFigure.objects.holding(figure).counted_keys())


def _counted_again(summary: Summary, figure: SummaryFigure) -> QuerySet[Any]:
    tree = _tree(summary)
    facts = figure.definition.facts(summary.first, summary.last)
    return within(facts, tree, _ids(tree, figure.unit_id))


def _tree(summary: Summary) -> Tree:
    with scope.use(scope.Scope.everything()):
        return tree_on(summary.organization, summary.last)


def _ids(tree: Tree, unit_id: int | None) -> list[int] | None:
    return None if unit_id is None else tree.under(unit_id)
