"""The acts on a unit and on its seats as the pages offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.permissions import CHANGE
from apps.cadres.posts import actions, forms


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, its action."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    dated: bool = True
    """Whether the action takes today."""


UNIT_ACTS: dict[str, Act] = {
    "seat": Act(
        forms.SeatForm, _("Set up a seat"),
        _("So many places of a title of the catalogue, for a time."),
        _("The seat is set up."), actions.set_up_seat,
    ),
    "staff": Act(
        forms.StaffForm, _("Enter staff assigned"),
        _("The number of a year for one kind of staff; entered again it is corrected."),
        _("The number is entered."), actions.assign_staff,
    ),
    "change": Act(
        forms.UnitForm, _("Correct the unit"),
        _("What was typed wrongly. A unit that a decision made another one is continued instead."),
        _("The unit is corrected."), actions.change_unit, dated=False,
    ),
    "continue": Act(
        forms.ContinueForm, _("Continue as another unit"),
        _(
            "After a merger, a split or a new name: its seats are set up there and its people go "
            "on in them. What was before stays under the old name."
        ),
        _("The unit is continued."), actions.continue_unit,
    ),
    "end": Act(
        forms.EndForm, _("End the unit"),
        _("Only without people: record where they go first, or continue the unit as another one."),
        _("The unit has ended."), actions.end_unit,
    ),
}  # fmt: skip
SEAT_ACTS: dict[str, Act] = {
    "change": Act(
        forms.SeatForm, _("Change the seat"),
        _("Places, name and term. The title stays, or becomes the one that follows it."),
        _("The seat is changed."), actions.change_seat,
    ),
    "end": Act(
        forms.EndForm, _("End the seat"),
        _("Only while nobody holds it."),
        _("The seat has ended."), actions.end_seat,
    ),
}  # fmt: skip


def may_change(actor: Actor, row: Any) -> bool:
    """Whether the actor keeps the unit or seat, and it has not ended."""
    in_range = actor.lo <= row.path < actor.hi
    return actor.has(CHANGE) and in_range and row.valid_until is None
