"""Limits of moves: assessments due, month 30 and 36 of a rotation, secondments that end, posts of
the list that change hands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.judging.facts import earlier_of, held_of
from apps.cadres.judging.lookup import law
from apps.cadres.judging.rules_moves import began_in, change_bounds
from apps.cadres.models import Move, MoveAssessment, Position
from apps.cadres.moves import reading, rules
from apps.cadres.moves.choices import MoveKind
from apps.cadres.permissions import CHANGE
from apps.core.working_days import add_months
from apps.membership.clocks.registry import Clock, Reach
from apps.regulations.lookup import find_rule

ASSESS, REVIEW, MINIMUM, SECONDED, CHANGED = (
    "move.assessment", "move.month30", "move.month36", "move.secondment", "move.position_change",
)  # fmt: skip
KINDS = {
    ASSESS: _("Yearly assessment of a moved cadre"),
    REVIEW: _("Rotation in its 30th month"),
    MINIMUM: _("Rotation of 36 months: place the person"),
    SECONDED: _("Secondment that ends"),
    CHANGED: _("Periodic change of position"),
}
SHOWN_AFTER = timedelta(days=60)


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """What is due by that day in rotations and secondments that go on."""
    rows = reach(Move.objects.running()).filter(
        kind__in=[MoveKind.ROTATION, MoveKind.SECONDMENT], effective_on__isnull=False
    )
    changes = [one for one in _changes(reach, today) if one.due <= until]
    moves = list(rows.select_related("cadre", "organization").order_by("pk"))
    if not moves:
        return changes
    found = MoveAssessment.objects.valid().filter(move__in=[one.pk for one in moves])
    last = dict(found.values_list("move_id").annotate(last=Max("assessed_on")))
    rule, least = find_rule(reading.ASSESSMENT, on=today), reading.least_months(today)
    return changes + [
        clock
        for move in moves
        for clock in _of(move, last.get(move.pk), rule, least, today)
        if clock.due <= until
    ]


def _of(move: Move, last: date | None, rule: Any, least: int, today: date) -> Iterator[Clock]:
    began = move.effective_on
    assert began is not None
    if rule is not None:
        yield _clock(ASSESS, move, add_months(last or began, rule.whole), rule)
    if move.kind == MoveKind.SECONDMENT:
        if move.until is not None:
            yield _clock(SECONDED, move, move.until)
        return
    look, end = rules.review_days(began, least)
    if look >= today - SHOWN_AFTER and end > today:
        yield _clock(REVIEW, move, look)
    if end >= today - SHOWN_AFTER:
        yield _clock(MINIMUM, move, end)


def _changes(reach: Reach, today: date) -> Iterator[Clock]:
    """R-ROT-12: who holds a post of the list, until the months of its field are over; without them
    until the most that the decree allows."""
    rows = reach(Position.objects.current()).filter(seat__change_field__gt="", since__isnull=False)
    found = list(
        rows.select_related("cadre", "seat", "work_unit", "title", "organization").order_by("pk")
    )
    if not found:
        return
    ground = law()
    before = earlier_of({row.cadre_id for row in found})
    for row in found:
        bounds = change_bounds(row.seat.change_field, ground, today)
        since = began_in(held_of(row), before[row.cadre_id])
        if bounds is None or since is None:
            continue
        began = since.earliest()
        yield Clock(
            kind=CHANGED, record=row, title=f"{KINDS[CHANGED]}: {row.cadre.full_name}, "
            f"{row.title_text}", due=add_months(began, row.seat.change_months or bounds[1].whole),
            url=reverse("cadres:cadre", kwargs={"reference": row.cadre.reference}),
            act_label=_("Open the profile"), right=CHANGE,
            meta=row.work_unit.name if row.work_unit else row.organization.name, started=began,
            rule=bounds[1],
        )  # fmt: skip


def _clock(kind: str, move: Move, due: date, rule: Any = None) -> Clock:
    return Clock(
        kind=kind,
        record=move,
        title=f"{KINDS[kind]}: {move.cadre.full_name}, {move.title_text}",
        due=due,
        url=move.get_absolute_url(),
        act_label=_("Open the move"),
        right=CHANGE,
        meta=move.unit_text or move.organization.name,
        started=move.effective_on if rule is not None else None,
        rule=rule,
    )
