"""Pages of the API, and windows on lists too long to count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rest_framework.pagination import PageNumberPagination

from apps.core.formats import key_of


class Pages(PageNumberPagination):
    """50 records a page, at most 200."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


LAST_WINDOW = 200


@dataclass(frozen=True)
class Window:
    """One page of a list that is never counted: its rows, its number, whether more follow."""

    rows: list[Any]
    number: int
    has_next: bool

    @property
    def newer(self) -> int | None:
        """Number of the page before."""
        return self.number - 1 if self.number > 1 else None

    @property
    def older(self) -> int | None:
        """Number of the page after; none far down, where a filter serves better."""
        return self.number + 1 if self.has_next and self.number < LAST_WINDOW else None


def window(rows: Any, asked: str, *, size: int) -> Window:
    """The page ``asked`` (text of an address; anything odd is the first) of an ordered queryset."""
    number = min(max(key_of(asked) or 1, 1), LAST_WINDOW)
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    return Window(found[:size], number, len(found) > size)
