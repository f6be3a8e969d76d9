"""The forecast as a list: what is empty, what comes within a horizon, what cannot be told."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.models import Seat
from apps.cadres.permissions import EXPORT
from apps.cadres.posts import forecast, rules
from apps.cadres.posts.filters import SeatFilter
from apps.cadres.posts.forecast import Row
from apps.cadres.posts.listing import Names
from apps.core.templatetags.components import filled, words_of
from apps.core.topics import offered
from apps.membership.procedures.listing import DEFAULT_SIZE, PAGE_SIZES, FilterWords

WHAT: dict[str, Any] = {
    rules.EMPTY: pgettext_lazy("forecast", "empty place"),
    rules.RETIRES: pgettext_lazy("forecast", "retires"),
    rules.TERM: pgettext_lazy("forecast", "the term ends"),
    rules.UNKNOWN: pgettext_lazy("forecast", "retirement unknown"),
}


class ForecastList:
    """Rows of the forecast in tabs; computed, so that no age stands in the database."""

    code: ClassVar[str] = "forecast"
    template: ClassVar[str] = "cadres/posts/_forecast.html"
    title: Any = _("Forecast")
    lead: Any = _(
        "Which seats will stand empty: who retires by the roadmap, whose term ends. Without a "
        "full month of birth the retirement is unknown, never assumed."
    )
    empty: Any = _("Nothing is ahead here.")
    file_name: ClassVar[str] = "du-bao-vi-tri-chuc-danh"
    names: Names = (
        (pgettext_lazy("forecast", "What"), 22), (_("On"), 12), (_("Months left"), 10),
        (_("Holder"), 30), (pgettext_lazy("seat", "Title"), 40), (_("Unit of work"), 40),
        (_("Level"), 22),
        (_("Places"), 10), (_("Planned for it"), 12), (_("Of these, ready"), 12),
        (_("Of these, a full term left"), 14),
    )  # fmt: skip

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.request, self.today = request, today
        self.actor: Any = request.actor  # type: ignore[attr-defined]
        self.days = dict(zip(rules.HORIZONS, forecast.horizons(today), strict=True))
        asked = request.GET.get("tab", "")
        self.tab = asked if asked in self.tab_names else "12"

    @cached_property
    def tab_names(self) -> dict[str, Any]:
        """The tabs by code."""
        months = pgettext_lazy("forecast", "Within %(months)s months")
        return {
            rules.EMPTY: pgettext_lazy("forecast", "Empty now"),
            **{str(number): str(months) % {"months": number} for number in rules.HORIZONS},
            rules.UNKNOWN: pgettext_lazy("forecast", "Unknown"),
        }

    @cached_property
    def filter(self) -> Any:
        """The filters as asked for; raises Http404 for a unit out of range."""
        rows = Seat.objects.visible_to(self.actor).existing_on(self.today)
        return SeatFilter(self.request.GET, queryset=rows, request=self.request)

    @cached_property
    def found(self) -> list[forecast.SeatAhead]:
        """The seats after the filters, with what is ahead; nothing while a filter is unclear."""
        form = self.filter.form
        seats: Any = Seat.objects.none() if form.errors else self.filter.qs
        seats = seats.filter(title__is_leading=True).select_related("title", "work_unit")
        return forecast.seats_ahead(seats.order_by("pk"), self.actor, self.today)

    @cached_property
    def every(self) -> list[Row]:
        """All rows, in order."""
        return forecast.rows_of(self.found, self.today)

    def _of(self, tab: str) -> list[Row]:
        if tab in (rules.EMPTY, rules.UNKNOWN):
            return [row for row in self.every if row.what == tab]
        day = self.days[int(tab)]
        return [row for row in self.every if row.day is not None and row.day <= day]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows of the tab."""
        return self._of(self.tab)

    @property
    def total(self) -> int:
        """How many rows the tab has."""
        return len(self.rows)

    def page(self) -> Page[Any]:
        """The rows of the page asked for."""
        asked = self.request.GET.get("per_page", "")
        size = int(asked) if asked in map(str, PAGE_SIZES) else DEFAULT_SIZE
        return Paginator(self.rows, size).get_page(self.request.GET.get("page"))

    def tabs(self) -> list[dict[str, Any]]:
        """The tabs, keeping the filters."""
        found = []
        for code, label in self.tab_names.items():
            params = self.request.GET.copy()
            params.pop("page", None)
            params["tab"] = code
            found.append(
                {
                    "url": f"?{params.urlencode()}",
                    "label": label,
                    "count": len(self._of(code)),
                    "current": code == self.tab,
                }
            )
        return found

    @cached_property
    def is_narrowed(self) -> bool:
        """Whether a filter is in force."""
        return any(filled(bound) for bound in self.filter.form)

    def prepared(self, rows: Any) -> list[Row]:
        """Rows with the bench of their seats, which planning offers."""
        shown = list(rows)
        seats = {row.seat.pk: row.seat for row in shown}
        for bench_of in offered("bench", "bench_of", "cadres"):
            found = bench_of(seats.values(), self.actor, self.today)
            for row in shown:
                row.bench = found[row.seat.pk]
        return shown

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return {
            "list": self,
            "page": self.page(),
            "form": self.filter.form,
            "sizes": " ".join(map(str, PAGE_SIZES)),
            "query": self.request.GET.urlencode(),
            "may_export": self.actor.has(EXPORT),
            "levels": forecast.by_level(self.found, self.today),
            "what_words": WHAT,
        }

    def in_words(self) -> str:
        """Tab and filters as one sentence; for the trail without what was typed."""
        tab = str(self.tab_names[self.tab])
        bounds = [bound for bound in self.filter.form if filled(bound)]
        said = FilterWords("; ".join([tab, *(f"{one.label}: {words_of(one)}" for one in bounds)]))
        said.logged = "; ".join([tab, *map(_logged, bounds)])
        return said

    def cells(self, row: Row) -> list[Any]:
        """One line of the file."""
        seat = row.seat
        return [
            capfirst(WHAT[row.what]), row.day, row.months,
            row.holder.cadre.full_name if row.holder else "", str(seat), seat.work_unit.name,
            capfirst(seat.title.get_level_display()), row.places,
            *((bench.planned, bench.ready, bench.age_safe) if (bench := row.bench) else ("",) * 3),
        ]  # fmt: skip


def _logged(bound: Any) -> str:
    typed = isinstance(bound.field, forms.CharField)
    return str(bound.label) if typed else f"{bound.label}: {words_of(bound)}"
