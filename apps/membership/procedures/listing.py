"""Lists of the topics as one person asked to see them: tabs, filters, order, pages.

Page, print and export read a list through here, so that they cannot differ.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.templatetags.components import filled, words_of
from apps.membership.models import Procedure
from apps.membership.permissions import EXPORT
from apps.membership.procedures.choices import ProcedureState
from apps.membership.procedures.filters import ProcedureFilter

PAGE_SIZES = (25, 50, 100)
DEFAULT_SIZE = 50


class FilterWords(str):
    """Tab and filters of a list in words; ``logged`` is what the trail keeps of them."""

    logged: str = ""


class TabbedList:
    """Rows one person may see, in tabs with their counts; a topic says which."""

    tabs_of: ClassVar[dict[str, tuple[Any, Q]]] = {}
    """Code of a tab to its name and condition; the first is shown when none is asked for."""
    orders: ClassVar[dict[str, Any]] = {}
    """Code of an order to an expression; the first is the default. Ends with the key."""
    filter_class: Any = None

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.actor: Any = request.actor  # type: ignore[attr-defined]
        asked = request.GET.get("tab", "")
        self.tab = asked if asked in self.tabs_of else next(iter(self.tabs_of))

    def all_rows(self) -> QuerySet[Any]:
        """Everything the reader may see."""
        raise NotImplementedError

    @cached_property
    def filter(self) -> Any:
        """The filters as asked for; raises Http404 for a unit out of range."""
        return self.filter_class(self.request.GET, queryset=self.all_rows(), request=self.request)

    @cached_property
    def narrowed(self) -> Any:
        """All tabs together, after the filters; nothing while a filter cannot be understood."""
        return self.all_rows().none() if self.filter.form.errors else self.filter.qs

    @cached_property
    def rows(self) -> Any:
        """The rows of the tab, ordered."""
        key, descending = self.order
        column = self.orders[key]
        first = column.desc(nulls_last=True) if descending else column.asc(nulls_last=True)
        return self.narrowed.filter(self.tabs_of[self.tab][1]).order_by(first, "-pk")

    @property
    def order(self) -> tuple[str, bool]:
        """The column that orders the list, and whether downwards."""
        asked = self.request.GET.get("order", "")
        key = asked.removeprefix("-")
        return (key, asked.startswith("-")) if key in self.orders else self.default_order

    default_order: ClassVar[tuple[str, bool]] = ("", False)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many rows each tab has after the filters, in one query."""
        counted: dict[str, int] = self.narrowed.order_by().aggregate(
            **{code: Count("pk", filter=where) for code, (_name, where) in self.tabs_of.items()}
        )
        return counted

    @property
    def total(self) -> int:
        """How many rows the tab has."""
        return self.counts[self.tab]

    def page(self) -> Page[Any]:
        """The rows of the page asked for."""
        asked = self.request.GET.get("per_page", "")
        size = int(asked) if asked in map(str, PAGE_SIZES) else DEFAULT_SIZE
        paginator = Paginator(self.rows, size)
        paginator.__dict__["count"] = self.total
        return paginator.get_page(self.request.GET.get("page"))

    def tabs(self) -> list[dict[str, Any]]:
        """The tabs, keeping the filters."""
        found = []
        for code, (label, _where) in self.tabs_of.items():
            params = self.request.GET.copy()
            params.pop("page", None)
            params["tab"] = code
            found.append(
                {
                    "url": f"?{params.urlencode()}",
                    "label": label,
                    "count": self.counts[code],
                    "current": code == self.tab,
                }
            )
        return found

    @cached_property
    def is_narrowed(self) -> bool:
        """Whether a filter is in force."""
        return any(filled(bound) for bound in self.filter.form)

    def context(self) -> dict[str, Any]:
        """What the page of a list shows, whatever it lists."""
        return {
            "list": self,
            "page": self.page(),
            "form": self.filter.form,
            "sizes": " ".join(map(str, PAGE_SIZES)),
            "query": self.request.GET.urlencode(),
            "may_export": self.actor.has(EXPORT),
        }

    def in_words(self) -> str:
        """Tab and filters as one sentence for the export; for the trail without what was typed: it
        may name somebody whose record the reader of the trail must not know of."""
        tab = str(self.tabs_of[self.tab][0])
        bounds = [bound for bound in self.filter.form if filled(bound)]
        said = FilterWords("; ".join([tab, *(f"{one.label}: {words_of(one)}" for one in bounds)]))
        said.logged = "; ".join([tab, *map(_logged, bounds)])
        return said


def _logged(bound: Any) -> str:
    typed = isinstance(bound.field, forms.CharField)
    return str(bound.label) if typed else f"{bound.label}: {words_of(bound)}"


class ProcedureList(TabbedList):
    """Procedures of the range by their state."""

    tabs_of: ClassVar = {
        "open": (pgettext_lazy("procedure", "Open"), Q(state=ProcedureState.OPEN)),
        "decided": (_("Decided"), Q(state=ProcedureState.DECIDED)),
        "refused": (_("Not approved"), Q(state=ProcedureState.REFUSED)),
        "withdrawn": (_("Withdrawn"), Q(state=ProcedureState.WITHDRAWN)),
    }
    orders: ClassVar = {
        "opened": F("opened_on"),
        "name": F("member__sort_key"),
        "kind": F("kind"),
        "unit": F("path"),
        "decided": F("decided_on"),
    }
    default_order: ClassVar = ("opened", True)
    filter_class = ProcedureFilter

    def all_rows(self) -> Any:
        """Procedures about members the reader may know of."""
        return Procedure.objects.visible_to(self.actor).with_names()
