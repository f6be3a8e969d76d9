"""The lists of classes and of needs, as one person asked to see them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.core.paginator import Page, Paginator
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres import permissions
from apps.cadres.models import Cadre, TrainingClass
from apps.cadres.training import needs, reading
from apps.cadres.training.choices import ClassState
from apps.cadres.training.filters import ClassFilter, NeedFilter
from apps.cadres.training.needs import Need
from apps.core.excel.writer import TableColumn
from apps.membership.procedures.listing import DEFAULT_SIZE, PAGE_SIZES, TabbedList

OPEN = Q(state=ClassState.OPEN)
Names = tuple[tuple[Any, int], ...]


def columns_of(names: Names) -> list[TableColumn]:
    """What a list shows in its workbook."""
    return [TableColumn(str(name), width) for name, width in names]


class ClassList(TabbedList):
    """Open, over but not closed, held, cancelled."""

    orders: ClassVar = {
        "starts": F("starts_on"), "name": F("name"), "kind": F("kind"), "ends": F("ends_on"),
    }  # fmt: skip
    default_order: ClassVar = ("starts", True)
    filter_class = ClassFilter
    names: Names = (
        (pgettext_lazy("training", "Reference"), 14), (pgettext_lazy("training", "Class"), 44),
        (_("Kind of course"), 22),
        (_("Whom it is for"), 26), (pgettext_lazy("training", "Level"), 20), (_("Institution"), 34),
        (pgettext_lazy("class", "From"), 12), (pgettext_lazy("class", "To"), 12),
        (_("Training plan"), 26), (_("State"), 12), (pgettext_lazy("training", "People"), 8),
    )  # fmt: skip

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.tabs_of = {  # type: ignore[misc]
            "open": (pgettext_lazy("classes", "Open"), OPEN & Q(ends_on__gte=today)),
            "due": (_("Over, not closed"), OPEN & Q(ends_on__lt=today)),
            "held": (pgettext_lazy("classes", "Held"), Q(state=ClassState.HELD)),
            "cancelled": (pgettext_lazy("classes", "Cancelled"), Q(state=ClassState.CANCELLED)),
        }
        super().__init__(request)

    def all_rows(self) -> Any:
        """Classes that the reader may know of."""
        return TrainingClass.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with the office, the plan and how many people."""
        return list(reading.with_people(self.actor, rows).select_related("organization", "plan"))

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def class_cells(row: Any) -> list[Any]:
    """One class."""
    return [
        row.reference, row.name, capfirst(row.get_kind_display()),
        capfirst(row.get_audience_display()), capfirst(row.level_words), row.institution,
        row.starts_on, row.ends_on, str(row.plan) if row.plan else "",
        capfirst(row.get_state_display()), row.people,
    ]  # fmt: skip


class NeedList(TabbedList):
    """Needs by whether they come from a title held or planned, and those nobody can tell."""

    tabs_of: ClassVar = {
        "all": (_("All"), Q()),
        "held": (_("Titles held"), Q()),
        "planned": (_("Titles planned"), Q()),
        "unknown": (pgettext_lazy("needs", "Not enough data"), Q()),
    }
    filter_class = NeedFilter
    names: Names = (
        (_("Profile"), 14), (pgettext_lazy("appointment", "Person"), 28),
        (pgettext_lazy("standard", "Asked for"), 28), (_("At least"), 20),
        (pgettext_lazy("needs", "Titles"), 50), (pgettext_lazy("needs", "Because of"), 20),
        (_("To be made up by"), 14), (pgettext_lazy("needs", "Verdict"), 18),
    )  # fmt: skip

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        super().__init__(request)

    def all_rows(self) -> Any:
        """People at work whose profiles the reader may open."""
        return Cadre.objects.visible_to(self.actor).serving()

    @cached_property
    def found(self) -> list[Need]:
        """Every need of the people asked for."""
        people = self.narrowed.order_by("sort_key", "pk")
        rows = needs.needs_of(people, actor=self.actor, today=self.today)
        wanted = "" if self.filter.form.errors else self.filter.form.cleaned_data["attribute"]
        return [one for one in rows if not wanted or one.attribute == wanted]

    def _of(self, tab: str) -> list[Need]:
        if tab == "unknown":
            return [one for one in self.found if one.unknown]
        return [one for one in self.found if tab == "all" or getattr(one, tab)]

    @cached_property
    def rows(self) -> Any:
        """The needs of the tab, by name."""
        return sorted(self._of(self.tab), key=lambda one: (one.cadre.sort_key, one.cadre.pk))

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many needs each tab has."""
        return {tab: len(self._of(tab)) for tab in self.tabs_of}

    def page(self) -> Page[Any]:
        """The needs of the page asked for."""
        asked = self.request.GET.get("per_page", "")
        size = int(asked) if asked in map(str, PAGE_SIZES) else DEFAULT_SIZE
        return Paginator(self.rows, size).get_page(self.request.GET.get("page"))

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {
            "lines": needs.counted(self.rows), "persons": needs.persons(self.rows),
            "may_export": self.actor.has(permissions.EXPORT),
        }  # fmt: skip


def need_cells(row: Need) -> list[Any]:
    """One need."""
    because = [
        str(word) for word, said in ((_("title held"), row.held), (_("title planned"), row.planned))
        if said
    ]  # fmt: skip
    return [
        row.cadre.reference, row.cadre.full_name, capfirst(str(row.attribute_words)),
        capfirst(str(row.minimum_words)), "; ".join(row.titles), capfirst("; ".join(because)),
        row.due, capfirst(str(_("not enough data") if row.unknown else _("not met"))),
    ]  # fmt: skip
