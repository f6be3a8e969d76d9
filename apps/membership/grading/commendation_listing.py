"""Commendations by decision, and who comes into question for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Case, F, Func, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.core.vietnamese import fold
from apps.membership.grading import rules
from apps.membership.grading.choices import CommendationKind
from apps.membership.grading.continuity import excellent_ids
from apps.membership.models import (
    Member,
    MemberCommendation,
    OrganizationCommendation,
)
from apps.membership.procedures.listing import TabbedList
from apps.tenancy.models import Organization

MEMBERS, ORGANIZATIONS = "members", "organizations"
SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name")}


class YearFilter(django_filters.Filter):
    """A whole year."""

    field_class = forms.IntegerField


class CommendationFilter(django_filters.FilterSet):
    """By name and year."""

    search = django_filters.CharFilter(
        method="filter_search", label=_("Name"), max_length=100, widget=forms.TextInput(SEARCH)
    )
    year = YearFilter(
        label=_("Year"),
        min_value=1945,
        max_value=2100,
        widget=forms.NumberInput({"placeholder": _("Year")}),
    )

    class Meta:
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Names without regard to tones, all words."""
        if queryset.model is MemberCommendation:
            found = Member.objects.visible_to(self.request.actor).matching(value)
            return queryset.filter(member__in=found.values("pk"))
        rows = queryset.alias(folded=Func(F("organization__name"), function="vi_fold"))
        for word in fold(value).split():
            rows = rows.filter(folded__contains=word)
        return rows


class CommendationList(TabbedList):
    """Commendations of members, or of organisations, by their kind."""

    tabs_of: ClassVar = {
        "all": (_("All"), Q(withdrawn_reason="")),
        **{
            code: (label, Q(kind=code, withdrawn_reason=""))
            for code, label in (
                (CommendationKind.YEARLY, _("Of the year")),
                (CommendationKind.FIVE_YEARS, _("Five years running")),
                (CommendationKind.AD_HOC, _("Outstanding achievement")),
            )
        },
        "withdrawn": (_("Withdrawn"), ~Q(withdrawn_reason="")),
    }
    default_order: ClassVar = ("decided", True)
    filter_class = CommendationFilter

    def __init__(self, request: Any) -> None:
        self.of = ORGANIZATIONS if request.GET.get("of") == ORGANIZATIONS else MEMBERS
        super().__init__(request)

    @property
    def orders(self) -> dict[str, Any]:  # type: ignore[override]
        """By decision, name, year or place."""
        name = F("member__sort_key") if self.of == MEMBERS else F("organization__name")
        return {"decided": F("decided_on"), "name": name, "year": F("year"), "unit": F("path")}

    def all_rows(self) -> Any:
        """What the reader may know of."""
        if self.of == ORGANIZATIONS:
            own = OrganizationCommendation.objects.visible_to(self.actor)
            return own.select_related("organization__parent")
        of_members = MemberCommendation.objects.visible_to(self.actor)
        return of_members.select_related("organization__parent", "member")


def columns() -> list[TableColumn]:
    """The columns of the workbook and of the printed list."""
    widths = (
        (_("Name"), 30), (_("Organisation"), 34), (_("For"), 28), (_("Year"), 8), (_("Form"), 28),
        (_("Decision"), 18), (_("Decision date"), 13), (_("Decided by"), 34), (_("Note"), 24),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]


def cells(row: Any) -> list[Any]:
    """One row as it leaves the system."""
    member = getattr(row, "member", None)
    return [
        member.full_name if member else row.organization.name,
        row.organization.name if member else getattr(row.organization.parent, "name", ""),
        row.get_kind_display(), row.year, row.get_form_display(), row.decision_number,
        row.decided_on, row.deciding_body, row.withdrawn_reason or row.note,
    ]  # fmt: skip


class Eligible:
    """Members, or organisations, of the own range who were excellent in a year.

    Rewards are given among those graded excellent, whichever office graded them; whoever was so
    five years running (in one record across transfers) comes first.
    """

    def __init__(self, actor: Any, *, of: str, year: int) -> None:
        self.actor, self.of, self.year = actor, of, year
        self.first_year = year - rules.RUN + 1

    @cached_property
    def running(self) -> list[int]:
        """Keys of those excellent in each of the five years."""
        return excellent_ids(self.actor, of=self.of, first=self.first_year, last=self.year)

    @cached_property
    def rows(self) -> Any:
        """All of them as records, in their order."""
        ids = excellent_ids(self.actor, of=self.of, first=self.year, last=self.year)
        first = Case(When(pk__in=self.running, then=Value(0)), default=Value(1))
        if self.of == ORGANIZATIONS:
            units = Organization.objects.visible_to(self.actor).filter(pk__in=ids)
            return units.select_related("parent").order_by(first, "path")
        members = Member.objects.in_scope_of(self.actor).present().filter(pk__in=ids)
        return members.select_related("organization__parent").order_by(first, "path", "sort_key")

    def told(self, rows: Iterable[Any]) -> list[Any]:
        """Some of the rows, each with ``five_years`` and ``done``: for what it was commended."""
        found, running = list(rows), set(self.running)
        model: Any = MemberCommendation if self.of == MEMBERS else OrganizationCommendation
        key = "member" if self.of == MEMBERS else "organization"
        given: dict[int, set[str]] = {}
        kept = model.objects.visible_to(self.actor).filter(
            **{f"{key}__in": [row.pk for row in found]}, year=self.year, withdrawn_reason=""
        )
        for one, kind in kept.values_list(key, "kind"):
            given.setdefault(one, set()).add(str(CommendationKind(kind).label))
        for row in found:
            row.five_years, row.done = row.pk in running, sorted(given.get(row.pk, ()))
        return found

    def cells(self) -> Iterator[list[Any]]:
        """The rows as they leave the system."""
        for row in self.told(self.rows):
            member = self.of == MEMBERS
            unit = row.organization if member else row.parent
            years = f"{self.first_year}–{self.year}" if row.five_years else str(self.year)
            yield [
                row.full_name if member else row.name, unit.name if unit else "", years,
                "; ".join(row.done),
            ]  # fmt: skip


def eligible_columns() -> list[TableColumn]:
    """The columns of the workbook of those who come into question."""
    widths = (
        (_("Name"), 30), (_("Organisation"), 34), (pgettext_lazy("commendation", "Excellent"), 16),
        (_("Given for this year"), 30),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]
