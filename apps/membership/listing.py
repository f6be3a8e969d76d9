"""The register as one person asked to see it: saved list, filters, order, rows.

The page, the print and the export all read it through here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, Func, IntegerField, Subquery, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from apps.core.formats import key_of
from apps.core.templatetags.components import filled, words_of
from apps.membership.choices import PoliticalTheory, State
from apps.membership.filters import MemberFilter
from apps.membership.lookup import probation_spans
from apps.membership.models import Member, StandingPeriod, Transfer
from apps.membership.quality.conditions import any_of, missing
from apps.membership.querysets import MemberQuerySet
from apps.membership.rules import Span, probation_end
from apps.membership.standing.choices import ASIDE, Kind
from apps.tenancy.models import Organization

PAGE_SIZES = (25, 50, 100)
DEFAULT_SIZE = 50
ENDING_SOON = timedelta(days=60)
PICKED_MAX = 500


@dataclass(frozen=True)
class SavedList:
    """A list that is always at hand: its tab, and its rows among all the reader may know of."""

    label: Any
    rows: Callable[[Register], MemberQuerySet]
    always: bool = True
    """Whether the tab stands there while the list is empty."""


LISTS: dict[str, SavedList] = {
    "": SavedList(_("All"), lambda register: register.visible.present()),
    "probationary": SavedList(_("Probationary"), lambda register: register.visible.probationary()),
    "ending": SavedList(
        _("Probation ends within 60 days"),
        lambda register: register.visible.probation_ending_by(
            register.today + ENDING_SOON, register.spans
        ),
    ),
    "exempt": SavedList(ASIDE[Kind.EXEMPT], lambda register: register.aside(Kind.EXEMPT)),
    "suspended": SavedList(ASIDE[Kind.SUSPENDED], lambda register: register.aside(Kind.SUSPENDED)),
    "in_transit": SavedList(
        _("In transit between organisations"), lambda register: register.in_transit()
    ),
    "incomplete": SavedList(
        _("Data missing"),
        lambda register: register.visible.present().filter(any_of(missing(), missing())),
    ),
    "left": SavedList(_("Left"), lambda register: register.visible.filter(state=State.LEFT)),
    "shared": SavedList(
        _("Shared with me"),
        lambda register: register.visible.shared_with(register.actor),
        always=False,
    ),
}


def _rank(field: str, codes: Iterable[str]) -> Case:
    places = [When(**{field: code}, then=place) for place, code in enumerate(codes)]
    return Case(*places, default=-1, output_field=IntegerField())


ORDERS: dict[str, Any] = {
    "name": F("sort_key"),
    "birth": F("birth"),
    "unit": F("path"),
    "joined": F("ceremony_on"),
    "official": F("official_on"),
    "theory": _rank("political_theory", PoliticalTheory.values),
    "state": _rank("state", State.values),
}
ORDER_WORDS = {
    "name": _("name"),
    "birth": _("date of birth"),
    "unit": _("organisation"),
    "joined": _("admission"),
    "official": _("official date"),
    "theory": _("political theory"),
    "state": _("state"),
}


@dataclass(frozen=True)
class FilterInForce:
    """One filter that narrows the list, and how many rows there would be without it."""

    name: str
    label: str
    words: str
    without: int
    url: str


class Register:
    """The members one person may see, narrowed and ordered as the address says."""

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.request = request
        self.today: date = today
        self.actor: Any = request.actor  # type: ignore[attr-defined]
        self.params: QueryDict = request.GET
        chosen = self.params.get("list", "")
        self.list = chosen if chosen in LISTS else ""

    @cached_property
    def spans(self) -> list[Span]:
        """How long probation lasts, by the day of the ceremony."""
        return probation_spans()

    @cached_property
    def visible(self) -> MemberQuerySet:
        """Every member the reader may know of."""
        found: MemberQuerySet = Member.objects.visible_to(self.actor)
        return found

    @cached_property
    def listed(self) -> MemberQuerySet:
        """The rows of the saved list, before the filters."""
        if not self.list and self.params.get("state"):
            return self.visible  # who left is found when asked for by state
        return LISTS[self.list].rows(self)

    def aside(self, kind: str) -> MemberQuerySet:
        """Members set aside today; a hashed subquery, not one a row."""
        periods = StandingPeriod.objects.visible_to(self.actor).on(self.today)
        return self.visible.present().filter(pk__in=periods.filter(kind=kind).values("member"))

    def in_transit(self) -> MemberQuerySet:
        """Members whose referral paper is issued and whom no cell has received: still counted."""
        papers = Transfer.objects.outgoing(self.actor).on_the_way()
        return self.visible.present().filter(pk__in=papers.values("member"))

    def _filter(self, params: QueryDict) -> MemberFilter:
        return MemberFilter(params, queryset=self.listed, request=self.request)

    @cached_property
    def filter(self) -> MemberFilter:
        """The filters as asked for; raises Http404 for a unit out of range."""
        return self._filter(self.params)

    @cached_property
    def rows(self) -> MemberQuerySet:
        """Filtered and ordered rows; none while a filter cannot be understood."""
        rows = self.listed.none() if self.filter.form.errors else self.filter.qs
        picked = [key for key in map(key_of, self.params.getlist("pick")) if key is not None]
        if "pick" in self.params:
            rows = rows.filter(pk__in=picked[:PICKED_MAX])
        rows = rows.annotate(aside=StandingPeriod.objects.kind_of_outer(self.today))
        return self._ordered(rows).select_related("organization__parent")

    def _ordered(self, rows: MemberQuerySet) -> MemberQuerySet:
        key, descending = self.order
        if key == "name":
            return rows.by_name(descending=descending)
        column = ORDERS[key]
        first = column.desc(nulls_last=True) if descending else column.asc(nulls_last=True)
        return rows.order_by(first, "sort_key", "pk")

    @property
    def order(self) -> tuple[str, bool]:
        """The column that orders the list, and whether downwards."""
        asked = self.params.get("order", "")
        key = asked.removeprefix("-")
        return (key, asked.startswith("-")) if key in ORDERS else ("name", False)

    @cached_property
    def total(self) -> int:
        """How many rows there are."""
        if not self.filters_in_force and "pick" not in self.params:
            return self.counts[self.list]
        return self.rows.count()

    def page(self) -> Page[Member]:
        """The rows of the page asked for, ready to show."""
        asked = self.params.get("per_page", "")
        size = int(asked) if asked in map(str, PAGE_SIZES) else DEFAULT_SIZE
        # Keys within: what belongs to a row is joined for those of the page, not for all of them.
        paginator = Paginator(self.rows.values_list("pk", flat=True), size)
        paginator.__dict__["count"] = self.total
        page: Page[Any] = paginator.get_page(self.params.get("page"))
        page.object_list = self.prepared(self.rows.filter(pk__in=page.object_list))
        return page

    def prepared(self, members: Iterable[Member]) -> list[Member]:
        """Members with ``probation_ends`` and ``days_of_probation`` for those on probation."""
        found = list(members)
        for member in found:
            with_probation(member, self.spans, today=self.today)
        return found

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each saved list has, in one query."""
        columns = {
            f"of_{code}": Coalesce(Subquery(_counted(saved.rows(self))), 0)
            for code, saved in LISTS.items()
        }
        # One row that is always there: of it nothing but the counts is read.
        one = Organization.objects.filter(pk=self.actor.organization_id)
        found: dict[str, int] = one.values(**columns).first() or {}  # type: ignore[assignment]
        return {code: found.get(f"of_{code}", 0) for code in LISTS}

    def tabs(self, url: str) -> list[dict[str, Any]]:
        """The saved lists with their counts; the one of grants only when there are any."""
        return [
            {
                "url": f"{url}?list={code}" if code else url,
                "label": saved.label,
                "count": self.counts[code],
                "current": code == self.list,
            }
            for code, saved in LISTS.items()
            if saved.always or self.counts[code] or self.list == code
        ]

    @cached_property
    def filters_in_force(self) -> list[Any]:
        """The bound fields that narrow the list."""
        return [bound for bound in self.filter.form if filled(bound)]

    def in_words(self) -> str:
        """List, filters and order as one sentence for print and trail."""
        parts = [str(LISTS[self.list].label)]
        parts += [f"{bound.label}: {words_of(bound)}" for bound in self.filters_in_force]
        return "; ".join(parts)

    def guilty(self) -> FilterInForce | None:
        """Of the filters that leave nothing, the one whose dropping would bring most rows."""
        found = [self._without(bound) for bound in self.filters_in_force]
        return max(found, key=lambda one: one.without, default=None)

    def _without(self, bound: Any) -> FilterInForce:
        params = self.params.copy()
        params.pop(bound.html_name, None)
        params.pop("page", None)
        rest = Register(self.request, today=self.today)
        rest.params = params
        return FilterInForce(
            name=bound.html_name,
            label=str(bound.label),
            words=words_of(bound),
            without=0 if rest.filter.form.errors else rest.filter.qs.count(),
            url=f"?{params.urlencode()}",
        )


def _counted(rows: MemberQuerySet) -> MemberQuerySet:
    """The number of rows as a query of one row; Django's own Count would group."""
    number = Func(F("pk"), function="count", output_field=IntegerField())
    counted: MemberQuerySet = rows.order_by().annotate(number=number).values("number")
    return counted


def with_probation(member: Any, spans: Iterable[Span], *, today: date) -> Any:
    """The member with the day the probation ends and the days until then; None when unknown."""
    member.probation_ends = member.days_of_probation = member.days_over = None
    if member.state == State.PROBATIONARY:
        member.probation_ends = probation_end(member.ceremony_on, spans)
    if member.probation_ends:
        member.days_of_probation = (member.probation_ends - today).days
        member.days_over = -member.days_of_probation
    return member
