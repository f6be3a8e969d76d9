"""The acts on findings and demands as their pages offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.inspection import permissions
from apps.inspection.findings import actions, forms, rules
from apps.inspection.models import Case, Demand

OF_CASE, OF_CONTENT, OF_ALLEGATION = "", "content", "allegation"
CHANGE, DECIDE = permissions.CHANGE, permissions.DECIDE


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    of: str = OF_CASE
    right: str = CHANGE
    dated: bool = True
    """Whether the action takes today."""


ACTS: dict[str, Act] = {
    "content": Act(
        forms.ContentForm, _("Add a content"),
        _("Contents are part of the plan; under each stands what a subject is said to have done."),
        _("The content is added."), actions.add_content,
    ),
    "allegation": Act(
        forms.AllegationForm, _("Record an allegation"),
        _("One thing that one subject is said to have done, under one content."),
        _("The allegation is recorded."), actions.record_allegation,
    ),
    "remove": Act(
        forms.ReasonForm, _("Take the content out"),
        _("The content stays to be read with the reason, and is counted no longer."),
        _("The content is taken out."), actions.remove_content, OF_CONTENT,
    ),
    "result": Act(
        forms.ResultForm, _("Record the finding"),
        _("Right, right in part, wrong, or no ground to conclude; always with the reasons."),
        _("The finding is recorded."), actions.record_result, OF_ALLEGATION,
    ),
    "withdraw": Act(
        forms.ReasonForm, _("Take the allegation out"),
        _("It stays to be read with the reason, and needs no finding any more."),
        _("The allegation is taken out."), actions.withdraw_allegation, OF_ALLEGATION,
    ),
    "demand": Act(
        forms.DemandForm, _("Demand a remedy"),
        _("It rests on the defect that was found, and is followed up until it is closed."),
        _("The demand is recorded."), actions.make_demand, OF_ALLEGATION,
    ),
}  # fmt: skip
FOLLOWING: dict[str, Act] = {
    "report": Act(
        forms.ReportForm, _("Record the remedy"),
        _("What was done and the paper that proves it. Somebody who decides then looks at it."),
        _("The remedy is recorded."), actions.report_remedy,
    ),
    "close": Act(
        forms.CloseDemandForm, _("Close the demand"),
        _("The remedy is proved. Who reported it does not close it."),
        _("The demand is closed."), actions.close_demand, right=DECIDE,
    ),
    "return": Act(
        forms.ReturnForm, _("Send back"),
        _("The remedy is not enough: the demand is open again, with the note."),
        _("The remedy is sent back."), actions.return_remedy, right=DECIDE, dated=False,
    ),
    "postpone": Act(
        forms.PostponeForm, _("Give more time"),
        _("The day that was set first stays on record."),
        _("More time is given."), actions.postpone_demand, right=DECIDE,
    ),
    "drop": Act(
        forms.DropForm, _("Drop the demand"),
        _("It stays on record with the reason."),
        _("The demand is dropped."), actions.drop_demand, right=DECIDE,
    ),
}  # fmt: skip


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor's role holds a right over a case or a demand."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def offered(actor: Actor, case: Case) -> list[tuple[str, Act]]:
    """The acts on the case itself that its page offers the actor."""
    if not case.is_open:
        return []
    return [
        (code, act) for code, act in ACTS.items()
        if act.of == OF_CASE and may(actor, act.right, case)
    ]  # fmt: skip


def following(actor: Actor, demand: Demand) -> list[tuple[str, Act]]:
    """The acts that fit the state of a demand and that the actor may do."""
    return [
        (code, act) for code, act in FOLLOWING.items()
        if rules.may(code, demand.state) and may(actor, act.right, demand)
        and not (code == "close" and demand.reported_by_id == actor.user_id)
    ]  # fmt: skip
