"""The acts on a list as the pages offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.planning import actions, forms
from apps.cadres.planning.choices import ListState


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when it fits."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    states: tuple[str, ...]
    right: str = permissions.CHANGE
    main: bool = False
    dated: bool = True
    """Whether the action takes today."""
    fits: Callable[[Any], bool] = lambda planning: True


ACTS: dict[str, Act] = {
    "submit": Act(
        forms.SubmitForm, _("Hand the list in"),
        _("To the body that manages the titles. All five steps have their meetings."),
        _("The list waits for approval."), actions.submit_list, (ListState.DRAFT,), main=True,
    ),
    "approve": Act(
        forms.ApproveForm, _("Record the approval"),
        _("Number and day of the decision of the body that manages the titles."),
        _("The list is approved."), actions.approve_list, (ListState.SUBMITTED,),
        right=permissions.DECIDE, main=True,
    ),
    "return": Act(
        forms.ReasonForm, _("Take it back into preparation"),
        _("Sent back, or to be changed before the approval."),
        _("The list is in preparation again."), actions.return_list, (ListState.SUBMITTED,),
        dated=False,
    ),
    "publish": Act(
        forms.PublishForm, _("Record that it was made known"),
        _("To whom and how. The list is opened to nobody in the system by this."),
        _("It is recorded to whom the list was made known."), actions.publish_list,
        (ListState.APPROVED,), right=permissions.DECIDE,
        fits=lambda planning: planning.published_on is None,
    ),
    "review": Act(
        forms.ReviewForm, _("Begin the yearly review"),
        _("A list that follows: everybody still planned is carried over, what was approved stays."),
        _("The review is begun: remove, add, and hold the steps."), actions.review_list,
        (ListState.APPROVED,), fits=lambda planning: not planning.is_reviewed,
    ),
    "discard": Act(
        forms.ReasonForm, _("Give the list up"), _("It stays to be read with the reason."),
        _("The list is given up."), actions.discard_list,
        (ListState.DRAFT, ListState.SUBMITTED), dated=False,
    ),
}  # fmt: skip


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor's role holds a right over the row."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def offered(actor: Actor, planning: Any) -> list[tuple[str, Act]]:
    """The acts that fit the state of the list and that the actor may do."""
    return [
        (code, act)
        for code, act in ACTS.items()
        if planning.state in act.states and act.fits(planning) and may(actor, act.right, planning)
    ]


def first_values(code: str, planning: Any, today: date) -> dict[str, Any]:
    """What the form of an act shows at first."""
    days = {"submit": "submitted_on", "approve": "approved_on", "publish": "published_on"}
    found: dict[str, Any] = {"version": planning.version, "approver": planning.approver}
    if code in days:
        found[days[code]] = today
    return found | ({"year": today.year} if code == "review" else {})
