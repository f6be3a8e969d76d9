"""The register as one person asked to see it: saved list, filters, order, rows.

The page, the print and the export all read it through here, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, F, IntegerField, Q, When
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from apps.core.templatetags.components import filled, words_of
from apps.membership.choices import PoliticalTheory, State
from apps.membership.filters import MemberFilter
from apps.membership.lookup import probation_spans
from apps.membership.models import Member, StandingPeriod
from apps.membership.querysets import MemberQuerySet, probation_ends_by
from apps.membership.rules import Span, probation_end
from apps.membership.standing.choices import ASIDE, Kind

PAGE_SIZES = (25, 50, 100)
DEFAULT_SIZE = 50
ENDING_SOON = timedelta(days=60)
PICKED_MAX = 500

LISTS = {
    "": _("All"),
    "probationary": _("Probationary"),
    "ending": _("Probation ends within 60 days"),
    "exempt": ASIDE[Kind.EXEMPT],
    "suspended": ASIDE[Kind.SUSPENDED],
    "left": _("Left"),
    "shared": _("Shared with me"),
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
        self.request, self.today = request, today
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
        soon = self.today + ENDING_SOON
        if self.list == "probationary":
            return self.visible.probationary()
        if self.list == "ending":
            return self.visible.probation_ending_by(soon, self.spans)
        if self.list in Kind.values:
            return self.visible.present().filter(self._aside(self.list))
        if self.list == "left":
            return self.visible.filter(state=State.LEFT)
        if self.list == "shared":
            return self.visible.shared_with(self.actor)
        # Who left is found when asked for by state, and not among the others.
        return self.visible if self.params.get("state") else self.visible.present()

    def _aside(self, kind: str) -> Q:
        """The condition that a member is set aside today; a hashed subquery, not one a row."""
        periods = StandingPeriod.objects.visible_to(self.actor).on(self.today)
        return Q(pk__in=periods.filter(kind=kind).values("member"))

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
        picked = [key for key in self.params.getlist("pick") if key.isdecimal()][:PICKED_MAX]
        if "pick" in self.params:
            rows = rows.filter(pk__in=picked)
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
        paginator = Paginator(self.rows, size)
        paginator.__dict__["count"] = self.total
        page: Page[Member] = paginator.get_page(self.params.get("page"))
        page.object_list = self.prepared(page.object_list)
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
        soon = self.today + ENDING_SOON
        counted: dict[str, int] = self.visible.aggregate(
            all=Count("pk", filter=~Q(state=State.LEFT)),
            probationary=Count("pk", filter=Q(state=State.PROBATIONARY)),
            ending=Count("pk", filter=probation_ends_by(soon, self.spans)),
            **{
                kind: Count("pk", filter=~Q(state=State.LEFT) & self._aside(kind))
                for kind in Kind.values
            },
            left=Count("pk", filter=Q(state=State.LEFT)),
            shared=Count("pk", filter=Q(pk__in=list(self.actor.granted("membership.member")))),
        )
        counted[""] = counted.pop("all")
        return counted

    def tabs(self, url: str) -> list[dict[str, Any]]:
        """The saved lists with their counts; the one of grants only when there are any."""
        return [
            {
                "url": f"{url}?list={code}" if code else url,
                "label": label,
                "count": self.counts[code],
                "current": code == self.list,
            }
            for code, label in LISTS.items()
            if code != "shared" or self.counts[code] or self.list == "shared"
        ]

    @cached_property
    def filters_in_force(self) -> list[Any]:
        """The bound fields that narrow the list."""
        return [bound for bound in self.filter.form if filled(bound)]

    def in_words(self) -> str:
        """List, filters and order as one sentence for print and trail."""
        parts = [str(LISTS[self.list])]
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


def with_probation(member: Any, spans: Iterable[Span], *, today: date) -> Any:
    """The member with the day the probation ends and the days until then; None when unknown."""
    member.probation_ends = member.days_of_probation = member.days_over = None
    if member.state == State.PROBATIONARY:
        member.probation_ends = probation_end(member.ceremony_on, spans)
    if member.probation_ends:
        member.days_of_probation = (member.probation_ends - today).days
        member.days_over = -member.days_of_probation
    return member
