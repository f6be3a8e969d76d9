"""Transfers as one person asked to see them: the lists of both sides."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.membership.models import Transfer
from apps.membership.procedures.listing import TabbedList
from apps.membership.transfers import reading
from apps.membership.transfers.choices import ON_THE_WAY, OPEN, Kind, Reason, State
from apps.membership.transfers.filters import TransferFilter
from apps.membership.transfers.lookup import DISSOLVED, PAPER, START, Law, law, with_limits
from apps.membership.transfers.querysets import file_awaited_since, file_open

WIDTHS = (28, 12, 34, 34, 16, 12, 12, 26, 14, 30, 34)


class TransferList(TabbedList):
    """Out of the range, into it, on the way, overdue, guests, members elsewhere, closed."""

    orders: ClassVar = {
        "sent": F("sent_on"),
        "name": F("search_key"),
        "kind": F("kind"),
        "from": F("from_name"),
        "to": F("to_name"),
        "state": F("state"),
    }
    default_order: ClassVar = ("sent", True)
    filter_class = TransferFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        actor: Any = request.actor  # type: ignore[attr-defined]
        out = Q(path__gte=actor.lo, path__lt=actor.hi)
        into = Q(target_path__gte=actor.lo, target_path__lt=actor.hi, sent_on__isnull=False)
        still = Q(state__in=OPEN)
        guest = Q(kind=Kind.TEMPORARY, state=State.RECEIVED, stay_ended_on__isnull=True)
        self.tabs_of = {  # type: ignore[misc]
            "incoming": (_("Coming in"), into & still),
            "outgoing": (_("Going out"), out & still),
            "in_transit": (_("In transit"), Q(state__in=ON_THE_WAY)),
            "overdue": (_("Overdue"), self._late()),
            "files": (_("Paper files awaited"), file_open()),
            "files_late": (_("Paper files overdue"), self._files_late()),
            "guests": (_("Guests here"), into & guest),
            "away": (_("Temporarily elsewhere"), out & guest),
            "closed": (pgettext_lazy("transfer", "Closed"), ~still & ~guest),
        }
        super().__init__(request)

    @cached_property
    def law(self) -> Law:
        """Limits and calendar of today."""
        return law(self.today)

    def _late(self) -> Q:
        """Papers not handed in and requests not begun within their limits."""
        found = Q(pk__in=[])
        keys = (PAPER, START, DISSOLVED)
        sent, started, dissolved = (self.law.cutoff(key, self.today) for key in keys)
        if sent:
            found |= Q(state=State.SENT, sent_on__lt=sent)
        if started:
            found |= Q(state=State.REQUESTED, effective_on__lt=started)
        if dissolved:
            asked = Q(state=State.REQUESTED, reason=Reason.DISSOLVED)
            found |= asked & Q(effective_on__lt=dissolved)
        return found

    def _files_late(self) -> Q:
        """Paper files still awaited when the limit of the referral paper has passed."""
        since = self.law.cutoff(PAPER, self.today)
        return file_open() & file_awaited_since(since) if since else Q(pk__in=[])

    def all_rows(self) -> Any:
        """Transfers of either side that the reader may know of."""
        return Transfer.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their limits."""
        return with_limits(rows, self.law, today=self.today)


def columns() -> list[TableColumn]:
    """What a list shows in its workbook and on paper."""
    names = (
        _("Full name"), _("Kind"), _("Sent from"), _("Sent to"), _("Referral paper"), _("Issued"),
        _("Received"), _("State"), _("Due on"), _("Paper file"), _("Papers missing"),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in zip(names, WIDTHS, strict=True)]


def cells(row: Any) -> list[Any]:
    """One row of a list."""
    return [
        row.full_name, row.get_kind_display(), row.from_name, row.to_name, row.paper, row.sent_on,
        row.received_on, row.get_state_display(), row.due,
        row.get_file_state_display(), reading.papers(row.file_missing),
    ]  # fmt: skip
