"""Commendations by decision, and who comes into question for one."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from apps.core.excel.writer import TableColumn
from apps.core.vietnamese import fold
from apps.membership.grading import rules
from apps.membership.grading.choices import CommendationKind
from apps.membership.grading.continuity import five_years_running
from apps.membership.models import (
    Member,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
    OrganizationGrade,
)
from apps.membership.procedures.listing import TabbedList

MEMBERS, ORGANIZATIONS = "members", "organizations"
SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name")}
CANDIDATES_MOST = 1000


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


def candidates(actor: Any, *, of: str, year: int) -> list[Any]:
    """Members, or organisations, of the own range who were excellent in a year.

    Each row says ``five_years`` (excellent five years running, by the one record across transfers)
    and ``done``: the kinds for which a commendation of that year is on file. Five years come first.
    Rewards are given among those graded excellent; three queries whatever the number.
    """
    rows: Any
    done: Any
    related: tuple[str, ...]
    if of == ORGANIZATIONS:
        key, rows = "organization", OrganizationGrade.objects.of_organizations()
        done = OrganizationCommendation.objects
        related = ("organization__parent",)
    else:
        key, rows = "member", MemberGrade.objects
        done = MemberCommendation.objects
        related = ("member", "organization__parent")
    excellent = rows.decided().of_year(year).filter(grade=rules.EXCELLENT)
    found = list(
        excellent.in_scope_of(actor)
        .select_related(*related)
        .order_by("path", *(["member__sort_key"] if of == MEMBERS else []), "pk")[:CANDIDATES_MOST]
    )
    ids = [getattr(row, f"{key}_id") for row in found]
    running = set(five_years_running(rows.decided(), key, ids, last=year))
    given: dict[int, set[str]] = {}
    kept = done.visible_to(actor).filter(**{f"{key}__in": ids}, year=year, withdrawn_reason="")
    for one, kind in kept.values_list(key, "kind"):
        given.setdefault(one, set()).add(kind)
    for row in found:
        one = getattr(row, f"{key}_id")
        row.five_years, row.done = one in running, given.get(one, set())
    return sorted(found, key=lambda row: not row.five_years)
