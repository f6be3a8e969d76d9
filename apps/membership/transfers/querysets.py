"""Reading transfers: a row seen from two sides."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db.models import F, Q

from apps.core.vietnamese import fold
from apps.membership.transfers.choices import (
    AT_LARGE,
    ON_THE_WAY,
    OPEN,
    WITH_FILE,
    FileState,
    Kind,
    State,
)
from apps.tenancy.querysets import Reader, TenantQuerySet


def file_open() -> Q:
    """The condition of ``Transfer.file_is_open``. What was received before files were followed has
    no entry and is not asked for."""
    closed = Q(state__in=[State.RETURNED, State.WITHDRAWN])
    return Q(kind__in=WITH_FILE) & (
        Q(file_state__in=AT_LARGE)
        | Q(file_state="", state__in=ON_THE_WAY)
        | closed & Q(file_state=FileState.COMPLETE)
    )


def file_awaited_since(day: date) -> Q:
    """The day of ``Transfer.file_from`` lies before a day."""
    return (
        Q(closed_on__lt=day)
        | Q(closed_on__isnull=True, sent_on__lt=day)
        | Q(closed_on__isnull=True, sent_on__isnull=True, received_on__lt=day)
    )


class TransferQuerySet(TenantQuerySet):
    """Transfers lie with the sender; from the day the paper is issued the receiver sees them too.

    Each list asks for one side only, so that one range of one index answers it.
    """

    def _range(self, actor: Reader) -> Q:
        return self._sending(actor) | self._receiving(actor)

    def _in_range(self, actor: Reader) -> Self:
        return self.filter(self._range(actor))

    def _sending(self, actor: Reader) -> Q:
        return Q(path__gte=actor.lo, path__lt=actor.hi)

    def _receiving(self, actor: Reader) -> Q:
        return Q(sent_on__isnull=False, target_path__gte=actor.lo, target_path__lt=actor.hi)

    def outgoing(self, actor: Reader | None) -> Self:
        """Those out of the own range."""
        if actor is None or not actor.has(self.model.view_permission):
            return self.none()
        return self._without_walls(actor, self.filter(self._sending(actor)))

    def incoming(self, actor: Reader | None) -> Self:
        """Those into the own range whose paper is issued."""
        if actor is None or not actor.has(self.model.view_permission):
            return self.none()
        return self._without_walls(actor, self.filter(self._receiving(actor)))

    def of_province(self, province: Any) -> Self:
        """Those out of one province-level organisation, or into it by an issued paper."""
        lo, hi = province.path, province.path + "~"
        return self.filter(
            Q(province_id=province.pk)
            | Q(sent_on__isnull=False, target_path__gte=lo, target_path__lt=hi)
        )

    def open(self) -> Self:
        """Neither received nor given up."""
        return self.filter(state__in=OPEN)

    def on_the_way(self) -> Self:
        """The paper is issued and no cell has received the member."""
        return self.filter(state__in=ON_THE_WAY)

    def guests(self) -> Self:
        """Temporary stays that nobody has ended yet, even when their time is over."""
        return self.filter(kind=Kind.TEMPORARY, state=State.RECEIVED, stay_ended_on__isnull=True)

    def with_open_file(self) -> Self:
        """The paper file is still to come, to be completed or to come back."""
        return self.filter(file_open())

    def below(self, organization: Any) -> Self:
        """Transfers out of an organisation and all below it, or into them."""
        lo, hi = organization.path, organization.path + "~"
        return self.filter(
            Q(path__gte=lo, path__lt=hi)
            | Q(sent_on__isnull=False, target_path__gte=lo, target_path__lt=hi)
        )

    def matching(self, text: str) -> Self:
        """The name on the paper without regard to tones, or the number of the paper in full."""
        rows = self
        for word in fold(text[:100]).split():
            plain = word.replace("%", "").replace("_", "").replace("\\", "")
            rows = rows.filter(
                Q(search_key__contains=plain) | Q(paper_number__iexact=word)
                if plain
                else Q(paper_number__iexact=word)
            )
        return rows

    def by_day(self) -> Self:
        """The latest first."""
        return self.order_by(F("sent_on").desc(nulls_first=True), "-requested_on", "-pk")


class TemporaryStayQuerySet(TenantQuerySet):
    """Guests of a cell: members of another, who are not counted here."""

    def on(self, day: date) -> Self:
        """Stays in force on that day."""
        return self.filter(valid__contains=day)

    def unfinished(self) -> Self:
        """Stays that nobody has ended yet, even when their time is over."""
        return self.filter(ended_on__isnull=True)
