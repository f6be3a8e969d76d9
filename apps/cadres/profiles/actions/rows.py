"""Rows of a profile: added, corrected by a better one, struck; a position ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre, CadreOwned, ConfidenceVote, Position, Rating, Seat
from apps.cadres.profiles.actions.held import held, not_ahead, stored, words
from apps.cadres.profiles.kinds import KINDS, kind_of
from apps.cadres.profiles.rules import row_refused
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months


@audit.act("cadres.row_added")
def add_row(
    *, cadre: Cadre, version: int, kind: str, values: dict[str, Any], today: date, by: Actor
) -> CadreOwned:
    """Enter a position, a qualification, a place, a rating, a confidence vote, the effect of a
    discipline or a standing before the law.

    Raises NotAllowed (also for one's own profile), Conflict, RuleRefused for dates that cannot be,
    a seat out of sight, a second rating or vote for the same time, votes that do not add up.
    """
    found = held(cadre, version, by=by)
    row = _new(found, kind, values, today, by)
    stored(found)
    audit.record(by, action="cadres.row_added", obj=found, row_kind=kind)
    return row


@audit.act("cadres.row_corrected")
def correct_row(
    *, row: CadreOwned, version: int, values: dict[str, Any], reason: str, today: date, by: Actor
) -> CadreOwned:
    """Put a better row in the place of one entered wrongly, which stays to be read, struck.

    ``version`` is that of the profile. Raises NotAllowed, Conflict, RuleRefused as when it is
    entered, without a reason.
    """
    found = held(row.cadre, version, by=by)
    kind = kind_of(row)
    _strike(row, words(reason, "cadre_reason_missing", "reason"), today)
    better = _new(found, kind, values, today, by)
    stored(found)
    audit.record(by, action="cadres.row_corrected", obj=found, row_kind=kind, reason=reason.strip())
    return better


@audit.act("cadres.row_struck")
def strike_row(*, row: CadreOwned, version: int, reason: str, today: date, by: Actor) -> CadreOwned:
    """Strike a row that should not be there. Raises NotAllowed, Conflict, RuleRefused."""
    found = held(row.cadre, version, by=by)
    said = words(reason, "cadre_reason_missing", "reason")
    _strike(row, said, today)
    stored(found)
    audit.record(by, action="cadres.row_struck", obj=found, row_kind=kind_of(row), reason=said)
    return row


@audit.act("cadres.position_ended")
def end_position(
    *, row: Position, version: int, until: date, end: str, number: str = "", today: date, by: Actor
) -> Position:
    """Record that a position ended: ``until`` is the first day no longer in it.

    Raises NotAllowed, Conflict, RuleRefused for one that is over or struck, without why, for a day
    that has not come or lies before its beginning.
    """
    found = held(row.cadre, version, by=by)
    live = Position.objects.current().of_cadre(found).select_for_update(of=("self",))
    position: Position | None = live.filter(pk=row.pk).first()
    if position is None:
        raise RuleRefused("position_over")
    if not end:
        raise RuleRefused("position_end_missing", field="end")
    not_ahead(until, today, "until")
    if position.since and position.since.earliest() > until:
        raise RuleRefused("position_ends_before", field="until")
    position.until, position.end = PartialDate.of(until), end
    position.end_decision_number = number.strip()
    position.version += 1
    position.save(update_fields=["until", "end", "end_decision_number", "version"])
    stored(found)
    audit.record(
        by, action="cadres.position_ended", obj=found, title=position.title_text, on=str(until),
        ended_because=end, number=number.strip(),
    )  # fmt: skip
    return position


def _new(cadre: Cadre, kind: str, values: dict[str, Any], today: date, by: Actor) -> CadreOwned:
    if kind not in KINDS:
        raise RuleRefused("cadre_row_kind")
    given = {name: value for name, value in values.items() if name in KINDS[kind].fields}
    if kind == "position":
        given = _with_seat(given, by)
    refused = row_refused(kind, given, today)
    if refused:
        raise RuleRefused(refused[0], field=refused[1])
    if kind == "rating":
        _rated_once(cadre, given)
    if kind == "confidence":
        _voted_once(cadre, given)
    row: CadreOwned = KINDS[kind].model.of(cadre, **given)
    row.save()
    return row


def _with_seat(values: dict[str, Any], by: Actor) -> dict[str, Any]:
    """A seat says title and unit itself, and when the term of an appointment ends."""
    seat: Seat | None = values.get("seat")
    if seat is None:
        return values
    rows = Seat.objects.visible_to(by).select_related("title", "work_unit")
    known: Seat | None = rows.filter(pk=seat.pk).first()
    if known is None:
        raise RuleRefused("seat_unknown", field="seat")
    since = values.get("since")
    ends = values.get("term_ends_on")
    if ends is None and known.term_months and since and since.is_full:
        ends = add_months(since.earliest(), known.term_months)
    return values | {
        "title": known.title, "work_unit": known.work_unit, "term_ends_on": ends,
        "title_text": values.get("title_text") or str(known),
        "unit_text": values.get("unit_text") or known.work_unit.name,
    }  # fmt: skip


def _rated_once(cadre: Cadre, values: dict[str, Any]) -> None:
    rows = Rating.objects.valid().of_cadre(cadre).filter(year=values["year"])
    if rows.filter(quarter=values.get("quarter")).exists():
        raise RuleRefused("rating_exists", field="year")


def _voted_once(cadre: Cadre, values: dict[str, Any]) -> None:
    rows = ConfidenceVote.objects.valid().of_cadre(cadre)
    if rows.filter(held_on=values["held_on"]).exists():
        raise RuleRefused("confidence_exists", field="held_on")


def _strike(row: CadreOwned, reason: str, today: date) -> None:
    struck = type(row).objects.valid().filter(pk=row.pk)  # type: ignore[attr-defined]
    if not struck.update(struck_on=today, struck_because=reason, version=F("version") + 1):
        raise Conflict("stale")
    row.struck_on, row.struck_because = today, reason
