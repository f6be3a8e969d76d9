"""The lists of titles, units, seats and staffing as one person asked to see them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import PositionAct
from apps.cadres.judging.lookup import law
from apps.cadres.models import Seat, StaffQuota, Title, WorkUnit
from apps.cadres.permissions import EXPORT
from apps.cadres.posts import reading, rules
from apps.cadres.posts.filters import SeatFilter, StaffingFilter, TitleFilter, WorkUnitFilter
from apps.core.excel.writer import TableColumn
from apps.membership.procedures.listing import TabbedList

Names = tuple[tuple[Any, int], ...]


def columns_of(names: Names) -> list[TableColumn]:
    """What a list shows in its workbook and on paper."""
    return [TableColumn(str(name), width) for name, width in names]


class PostList(TabbedList):
    """A list of this topic: its words, its table on the page, its columns in a file."""

    code: ClassVar[str]
    template: ClassVar[str]
    """The table of the page."""
    title: Any
    lead: Any
    empty: Any
    file_name: ClassVar[str]
    names: Names

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        self.tabs_of = self.tabs_on(today)  # type: ignore[misc]
        super().__init__(request)

    def tabs_on(self, today: date) -> dict[str, tuple[Any, Q]]:
        """The tabs, whose conditions may ask for the day."""
        raise NotImplementedError

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with what their lines need, in a number of queries that does not follow theirs."""
        return list(rows)

    def cells(self, row: Any) -> list[Any]:
        """One line of the file."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(EXPORT)}


def _standing(today: date) -> Q:
    return Q(valid_until__isnull=True) | Q(valid_until__gt=today)


class TitleList(PostList):
    """The catalogue: in force, past, all."""

    code = "titles"
    template = "cadres/posts/_titles.html"
    title = _("Catalogue of titles")
    lead = _(
        "Titles by level with what they ask for. Ranks are drafts until an administrator "
        "confirms them: they only warn."
    )
    empty = _("The catalogue has no title here.")
    file_name = "danh-muc-chuc-danh"
    filter_class = TitleFilter
    default_order: ClassVar = ("rank", True)
    orders: ClassVar = {
        "rank": F("rank"), "title": F("name"), "level": F("level"), "from": F("valid_from"),
    }  # fmt: skip
    names: Names = (
        (pgettext_lazy("seat", "Title"), 46), (pgettext_lazy("catalogue", "Code"), 30),
        (_("Level"), 22),
        (_("Part of the political system"), 28), (_("Kind"), 20), (_("Rank"), 8),
        (_("Standing"), 20), (_("Valid from"), 12), (_("No longer from"), 12),
        (_("Continued as"), 40),
    )  # fmt: skip

    def tabs_on(self, today: date) -> dict[str, tuple[Any, Q]]:
        """By validity."""
        standing = _standing(today)
        return {
            "valid": (pgettext_lazy("titles", "In force"), standing & Q(valid_from__lte=today)),
            "past": (pgettext_lazy("titles", "Past"), ~standing),
            "all": (_("All"), Q()),
        }

    def all_rows(self) -> Any:
        """Every title: the catalogue is the same for everybody."""
        return Title.objects.select_related("successor")

    def cells(self, row: Any) -> list[Any]:
        """One title."""
        return [
            row.name, row.code, capfirst(row.get_level_display()),
            capfirst(row.get_system_display()), capfirst(row.get_kind_display()), row.rank,
            capfirst(row.get_standing_display()), row.valid_from, row.valid_until,
            row.successor.name if row.successor else "",
        ]  # fmt: skip


class UnitList(PostList):
    """Units of work: those that stand, those that ended."""

    code = "units"
    template = "cadres/posts/_units.html"
    title = _("Units of work")
    lead = _(
        "Agencies and units in which people work, with their seats. A unit that was reorganised "
        "stays under its old name and leads to the one that carries on."
    )
    empty = _("No unit of work is entered here.")
    file_name = "co-quan-don-vi"
    filter_class = WorkUnitFilter
    default_order: ClassVar = ("level", False)
    orders: ClassVar = {
        "level": F("level"), "name": F("search_key"), "system": F("system"), "unit": F("path"),
        "from": F("valid_from"),
    }  # fmt: skip
    names: Names = (
        (_("Reference"), 14), (_("Name"), 46), (_("Organisation"), 34), (_("Level"), 22),
        (_("Part of the political system"), 28), (_("Places"), 10), (_("Filled"), 10),
        (pgettext_lazy("seats", "Empty"), 10), (_("Set up on"), 12), (_("Ended on"), 12),
        (_("Continued as"), 40),
    )  # fmt: skip

    def tabs_on(self, today: date) -> dict[str, tuple[Any, Q]]:
        """By whether they have ended."""
        return {
            "standing": (pgettext_lazy("units", "At work"), _standing(today)),
            "ended": (pgettext_lazy("units", "Ended"), Q(valid_until__lte=today)),
            "all": (_("All"), Q()),
        }

    def all_rows(self) -> Any:
        """Units that the reader may know of."""
        return WorkUnit.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """With office, successor and seats counted: one query more."""
        shown = list(rows.select_related("organization", "successor"))
        places = reading.places_of(shown, self.actor, self.today)
        for row in shown:
            row.places = places.get(row.pk, reading.Places())
        return shown

    def cells(self, row: Any) -> list[Any]:
        """One unit."""
        return [
            row.reference, row.name, row.organization.name, capfirst(row.get_level_display()),
            capfirst(row.get_system_display()), row.places.quota, row.places.held,
            row.places.empty, row.valid_from, row.valid_until,
            row.successor.name if row.successor else "",
        ]  # fmt: skip


class SeatList(PostList):
    """Seats that stand: with empty places, filled, over the number."""

    code = "seats"
    template = "cadres/posts/_seats.html"
    title = _("Seats")
    lead = _("Places of a title in a unit, who holds them and until when.")
    empty = _("No seat is entered here.")
    file_name = "vi-tri-chuc-danh"
    filter_class = SeatFilter
    default_order: ClassVar = ("rank", True)
    orders: ClassVar = {
        "rank": F("title__rank"), "title": F("title__name"), "unit": F("work_unit__search_key"),
        "quota": F("quota"), "held": F("held"),
    }  # fmt: skip
    names: Names = (
        (_("Reference"), 14), (pgettext_lazy("seat", "Title"), 40), (_("Name of the seat"), 34),
        (_("Unit of work"), 40), (_("Level"), 22), (_("Places"), 10), (_("Filled"), 10),
        (pgettext_lazy("seats", "Empty"), 10), (_("Holders"), 60), (_("Term in months"), 12),
    )  # fmt: skip

    def tabs_on(self, today: date) -> dict[str, tuple[Any, Q]]:
        """By whether places are empty."""
        return {
            "all": (_("All"), Q()),
            "empty": (_("With empty places"), Q(quota__gt=F("held"))),
            "full": (pgettext_lazy("seats", "Filled"), Q(quota=F("held"))),
            "over": (pgettext_lazy("seats", "Over the number"), Q(quota__lt=F("held"))),
        }

    def all_rows(self) -> Any:
        """Seats that stand, as the reader may know of them."""
        rows = Seat.objects.visible_to(self.actor).existing_on(self.today)
        return reading.with_holders(rows, self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """With title, unit and holders: one query more."""
        shown = list(rows.select_related("title", "work_unit"))
        held = reading.holders_of(shown, self.actor)
        for row in shown:
            row.holders = held.get(row.pk, [])
            row.empty = rules.empty_places(row.quota, row.held)
        return shown

    def cells(self, row: Any) -> list[Any]:
        """One seat."""
        return [
            row.reference, row.title.name, row.name, row.work_unit.name,
            capfirst(row.title.get_level_display()), row.quota, row.held, row.empty,
            "; ".join(one.cadre.full_name for one in row.holders), row.term_months,
        ]  # fmt: skip


class StaffingList(PostList):
    """Staff assigned against staff present, for each unit, year and kind."""

    code = "staffing"
    template = "cadres/posts/_staffing.html"
    title = _("Staffing")
    lead = _(
        "Assigned and present by year and kind. Somebody seconded counts where they come from "
        "(170/2025/NĐ-CP, article 26); a post held beside the main one counts once. More present "
        "than assigned only warns (40-KL/TW of 18/7/2022)."
    )
    empty = _("No staff is assigned here yet: enter it on the page of a unit.")
    file_name = "bien-che"
    filter_class = StaffingFilter
    default_order: ClassVar = ("unit", False)
    orders: ClassVar = {
        "unit": F("work_unit__search_key"), "kind": F("kind"),
        "assigned": F("assigned"), "present": F("present"),
    }  # fmt: skip
    names: Names = (
        (_("Year"), 8), (_("Unit of work"), 46), (_("Organisation"), 34), (_("Kind of staff"), 30),
        (_("Assigned"), 10), (_("Present"), 10), (_("Seconded elsewhere"), 12),
        (_("Seconded here"), 12), (_("Difference"), 10), (_("Decision number"), 20),
    )  # fmt: skip

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        asked = request.GET.get("year", "")
        known = asked.isdecimal() and len(asked) == 4 and 1990 <= int(asked) <= 2200
        self.year = int(asked) if known else today.year
        super().__init__(request, today=today)

    def tabs_on(self, today: date) -> dict[str, tuple[Any, Q]]:
        """All units of the year, those over their number, those below it."""
        over, under = Q(present__gt=F("assigned")), Q(present__lt=F("assigned"))
        return {
            "all": (_("All"), Q()),
            "over": (pgettext_lazy("staff", "Over the number"), over),
            "under": (pgettext_lazy("staff", "Below the number"), under),
        }

    def all_rows(self) -> Any:
        """Numbers assigned for the year, with who is present: today, or on its last day."""
        rows = StaffQuota.objects.visible_to(self.actor).filter(year=self.year)
        main = Q(is_concurrent=False) & ~Q(act=PositionAct.SECONDED)
        return rows.annotate(
            present=self._people(main),
            guests=self._people(Q(act=PositionAct.SECONDED)),
            away=self._away(),
        )

    def _held(self) -> Any:
        day = reading.staffing_day(self.year, self.today)
        rows = reading.on_duty(self.actor, day).filter(
            work_unit=OuterRef("work_unit"), cadre__staff_kind=OuterRef("kind")
        )
        return rows.order_by()

    def _people(self, which: Q) -> Any:
        counted = self._held().filter(which).values("work_unit")
        number = counted.annotate(n=Count("cadre", distinct=True)).values("n")
        return Coalesce(Subquery(number, output_field=IntegerField()), 0)

    def _away(self) -> Any:
        day = reading.staffing_day(self.year, self.today)
        sent = reading.on_duty(self.actor, day).filter(act=PositionAct.SECONDED)
        main = self._held().filter(is_concurrent=False).exclude(act=PositionAct.SECONDED)
        counted = main.filter(cadre__in=sent.values("cadre")).values("work_unit")
        number = counted.annotate(n=Count("cadre", distinct=True)).values("n")
        return Coalesce(Subquery(number, output_field=IntegerField()), 0)

    def prepared(self, rows: Any) -> list[Any]:
        """With unit and office."""
        shown, ground = list(rows.select_related("work_unit", "organization")), law()
        day = reading.staffing_day(self.year, self.today)
        for row in shown:
            here = rules.Presence(row.present, row.away, row.guests)
            row.staffing = reading.staffing_judged(row.assigned, here, day, ground)
        return shown

    def cells(self, row: Any) -> list[Any]:
        """One number."""
        return [
            row.year, row.work_unit.name, row.organization.name, capfirst(row.get_kind_display()),
            row.assigned, row.present, row.away, row.guests, row.staffing.surplus,
            row.decision_number,
        ]  # fmt: skip
