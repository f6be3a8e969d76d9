"""The acts on a profile and on its rows as the pages offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.choices import CadreState
from apps.cadres.permissions import CHANGE
from apps.cadres.profiles import actions, forms


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, what runs and when it fits."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    fits: Callable[[Any], bool]
    dated: bool = True
    """Whether the action takes today."""


CADRE_ACTS: dict[str, Act] = {
    "link": Act(
        forms.LinkForm,
        _("Has become a member"),
        _("Links the profile with the record of the member, which says who somebody is."),
        _("The profile follows the member's record."),
        actions.link_member, lambda cadre: cadre.member_id is None,
    ),
    "leave": Act(
        forms.LeaveForm,
        _("Leaves service"),
        _("Retirement, another office, death. The profile stays to be read."),
        _("It is recorded."),
        actions.end_service, lambda cadre: cadre.state == CadreState.SERVING,
    ),
    "return": Act(
        forms.ReturnForm,
        _("At work again"),
        _("Positions that ended are not opened again: enter the new one."),
        _("It is recorded."),
        actions.resume_service, lambda cadre: cadre.state != CadreState.SERVING, dated=False,
    ),
}  # fmt: skip
ROW_ACTS: dict[str, Act] = {
    "strike": Act(
        forms.StrikeForm,
        _("Strike the row"),
        _("For what should not be there. It stays to be read with the reason."),
        _("The row is struck."),
        actions.strike_row, lambda row: True,
    ),
    "end": Act(
        forms.EndForm,
        _("End the position"),
        _("The day from which it is no longer held, why, and by which decision."),
        _("The position is ended."),
        actions.end_position, lambda row: getattr(row, "end", None) == "",
    ),
}  # fmt: skip


def may_change(actor: Actor, cadre: Any, *, own: bool) -> bool:
    """Whether the actor may keep the profile: by role and place, never one's own."""
    return actor.has(CHANGE) and actor.lo <= cadre.path < actor.hi and not own


def offered(cadre: Any) -> list[tuple[str, Act]]:
    """The acts on a profile that fit now."""
    return [(code, act) for code, act in CADRE_ACTS.items() if act.fits(cadre)]
