"""The acts on a move as its page offers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.moves import actions, forms
from apps.cadres.moves.choices import MoveState


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when it fits."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    fits: Callable[[Any], bool]
    right: str = permissions.CHANGE


def _proposed(move: Any) -> bool:
    return bool(move.state == MoveState.PROPOSED)


def _running(move: Any) -> bool:
    return bool(move.state == MoveState.RUNNING)


ACTS: dict[str, Act] = {
    "letter": Act(
        forms.LetterForm,
        _("Agreement of the other side"),
        _("The letter to the sending or receiving side, and its answer once it is there."),
        _("The letter is recorded."),
        actions.ask_agreement, _proposed,
    ),
    "talk": Act(
        forms.TalkForm,
        _("Record the talk"),
        _("A rotation is talked over with the person before it is decided."),
        _("The talk is recorded."),
        actions.record_talk, _proposed,
    ),
    "defer": Act(
        forms.DeferForm,
        _("Personal ground to wait"),
        _("The rules warn while it lasts; the page does not say which ground it is."),
        _("The ground is recorded."),
        actions.defer_move, _proposed,
    ),
    "decide": Act(
        forms.DecideForm,
        _("Record the decision"),
        _("Rules are judged by the law of the decision's day; positions change with it."),
        _("The decision is recorded."),
        actions.decide_move, _proposed, right=permissions.DECIDE,
    ),
    "assess": Act(
        forms.AssessForm,
        _("Record an assessment"),
        _("Every year, by the receiving unit (65-QĐ/TW, article 6)."),
        _("The assessment is recorded."),
        actions.assess_move, _running,
    ),
    "care": Act(
        forms.CareForm,
        _("Record care"),
        _("Housing, rent, travel, aid by the rules of the province."),
        _("The care is recorded."),
        actions.give_care, _running,
    ),
    "end": Act(
        forms.EndForm,
        _("End the move"),
        _("Returned, stays or goes up, by assessment, planning and need."),
        _("The move is ended."),
        actions.end_move, _running, right=permissions.DECIDE,
    ),
    "close": Act(
        forms.CloseForm,
        _("Close without a decision"),
        _("The proposal stays to be read with the reason."),
        _("The proposal is closed."),
        actions.close_move, _proposed,
    ),
}  # fmt: skip


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor's role holds a right over the row."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def offered(actor: Actor, move: Any) -> list[tuple[str, Act]]:
    """The acts on a move that fit now and that the actor may do."""
    return [
        (code, act) for code, act in ACTS.items() if act.fits(move) and may(actor, act.right, move)
    ]


def main_act(acts: list[tuple[str, Act]], move: Any) -> str:
    """The code of the act that comes next; empty when there is none."""
    codes = [code for code, _act in acts]
    if move.state == MoveState.PROPOSED:
        if move.talked_on is None and "talk" in codes:
            return "talk"
        return "decide" if "decide" in codes else ""
    return "assess" if "assess" in codes else ""
