"""The running limits as one person asked to see them: page, print and export read them here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.core.excel.writer import TableColumn
from apps.core.templatetags.components import filled, words_of
from apps.core.vietnamese import word_key
from apps.membership.clocks.forms import ClockFilterForm
from apps.membership.clocks.registry import Clock, clocks, kind_label, sight_of
from apps.membership.clocks.wording import rule_words

PAGE_SIZES = (25, 50, 100)
DEFAULT_SIZE = 50
TABS: dict[str, tuple[Any, int | None]] = {
    "": (_("Within 60 days"), 60),
    "overdue": (_("Overdue"), -1),
    "month": (_("Within 30 days"), 30),
    "year": (_("Within a year"), 365),
}
"""Code of a tab → name, and the last day counted from today; what is overdue is in all of them."""
ORDERS = ("due", "title", "kind", "unit")


@dataclass(frozen=True)
class Row:
    """One limit with what the list shows of it."""

    clock: Clock
    kind: Any
    days: int


class ClockList:
    """Limits of what one person may know of."""

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.request, self.today = request, today
        self.actor: Any = request.actor  # type: ignore[attr-defined]
        asked = request.GET.get("tab", "")
        self.tab = asked if asked in TABS else ""

    @cached_property
    def form(self) -> ClockFilterForm:
        """The filters as asked for; raises Http404 for a unit out of range."""
        form = ClockFilterForm(self.request.GET, actor=self.actor)
        form.is_valid()
        return form

    @cached_property
    def found(self) -> list[Row]:
        """Every limit of the furthest day that is asked for, after the filters."""
        if self.form.errors:
            return []
        chosen = self.form.cleaned_data
        far = max(60, TABS[self.tab][1] or 0)
        reach = sight_of(self.actor, chosen["unit"])
        running = clocks(reach, until=self.today + timedelta(days=far), today=self.today)
        return [
            Row(clock, kind_label(clock.kind, clock.record), (clock.due - self.today).days)
            for clock in running
            if not chosen["kind"] or clock.kind == chosen["kind"]
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """The limits of the tab, ordered."""
        rows = self._within(self.tab)
        key, descending = self.order
        if key != "due":
            rows.sort(key=lambda row: word_key(_text(row, key)))
        return rows[::-1] if descending else rows

    def _within(self, tab: str) -> list[Row]:
        last = TABS[tab][1]
        return [row for row in self.found if last is None or row.days <= last]

    @property
    def order(self) -> tuple[str, bool]:
        """The column that orders the list, and whether downwards."""
        asked = self.request.GET.get("order", "")
        key = asked.removeprefix("-")
        return (key, asked.startswith("-")) if key in ORDERS else ("due", False)

    def page(self) -> Page[Row]:
        """The rows of the page asked for."""
        asked = self.request.GET.get("per_page", "")
        size = int(asked) if asked in map(str, PAGE_SIZES) else DEFAULT_SIZE
        return Paginator(self.rows, size).get_page(self.request.GET.get("page"))

    def tabs(self) -> list[dict[str, Any]]:
        """The tabs, keeping the filters; the furthest is counted only when it is open."""
        return [self._tab(code) for code in TABS]

    def _tab(self, code: str) -> dict[str, Any]:
        params = self.request.GET.copy()
        params.pop("page", None)
        params.pop("tab", None)
        if code:
            params["tab"] = code
        known = code != "year" or self.tab == "year"
        return {
            "url": f"?{params.urlencode()}",
            "label": TABS[code][0],
            "count": len(self._within(code)) if known else None,
            "current": code == self.tab,
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter is in force."""
        return any(filled(bound) for bound in self.form)

    def in_words(self) -> str:
        """Tab and filters as one sentence for print, export and trail."""
        parts = [str(TABS[self.tab][0])]
        parts += [f"{bound.label}: {words_of(bound)}" for bound in self.form if filled(bound)]
        return "; ".join(parts)

    def cells(self) -> Iterator[list[Any]]:
        """The rows as they leave the system."""
        for row in self.rows:
            clock = row.clock
            yield [
                str(clock.title),
                str(row.kind),
                clock.place,
                clock.started,
                clock.due,
                str(row.days),
                rule_words(clock),
            ]


def columns() -> list[TableColumn]:
    """The columns of the workbook and of the printed list."""
    return [
        TableColumn(_("Limit"), 44),
        TableColumn(_("Kind"), 26),
        TableColumn(_("Organisation"), 30),
        TableColumn(_("Counted from"), 13),
        TableColumn(_("Due on"), 13),
        TableColumn(_("Days left"), 10),
        TableColumn(_("Rule"), 40),
    ]


def _text(row: Row, key: str) -> str:
    return str({"title": row.clock.title, "kind": row.kind, "unit": row.clock.place}[key])
