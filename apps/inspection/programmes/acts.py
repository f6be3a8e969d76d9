"""The acts on a programme and on its items as the pages offer them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.inspection import permissions
from apps.inspection.programmes import actions, forms
from apps.inspection.programmes.choices import ItemEnd, ProgrammeState
from apps.inspection.secrecy_fields import RegradeForm, grade_of


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when it fits."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    fits: Callable[..., bool]
    right: str = permissions.CHANGE
    main: bool = False
    dated: bool = True
    """Whether the action takes today."""
    graded: bool = False
    """Whether the form gives a grade: it knows who gives it and begins with the one of now."""

    def bound(self, data: Any, item: Any, programme: Any, actor: Actor) -> Any:
        """The form of an act on an item, with the version as read."""
        start = {"version": programme.version} | (grade_of(item) if self.graded else {})
        return self.form(data, initial=start, **({"actor": actor} if self.graded else {}))


def _draft(programme: Any, *, pending: bool) -> bool:
    return programme.state == ProgrammeState.DRAFT


def _waits(programme: Any, *, pending: bool) -> bool:
    return programme.is_adopted and pending


PROGRAMME_ACTS: dict[str, Act] = {
    "adopt": Act(
        forms.AdoptForm,
        _("Record the adoption"),
        _("Number, day and signer of the paper by which the programme was adopted."),
        _("The programme is adopted."),
        actions.adopt_programme, _draft, right=permissions.DECIDE, main=True,
    ),
    "adjust": Act(
        forms.AdjustForm,
        _("Record the adjustment"),
        _("The decision that makes the changes part of the programme, with its reason."),
        _("The programme is adjusted."),
        actions.adjust_programme, _waits, right=permissions.DECIDE, main=True,
    ),
    "discard": Act(
        forms.ReasonForm,
        _("Give the draft up"),
        _("It stays to be read with the reason; another one may be drafted for the same time."),
        _("The draft is given up."),
        actions.discard_programme, _draft, dated=False,
    ),
}  # fmt: skip


def _standing(item: Any, programme: Any) -> bool:
    free = all(case.phase == "stopped" for case in item.opened)
    return programme.state != ProgrammeState.DISCARDED and item.until is None and free


def _dropping(item: Any, programme: Any) -> bool:
    ends = item.until is not None and item.until > programme.edition
    return item.end_kind == ItemEnd.DROPPED and ends


def _kept(item: Any, programme: Any) -> bool:
    return programme.state != ProgrammeState.DISCARDED


ITEM_ACTS: dict[str, Act] = {
    "drop": Act(
        forms.ReasonForm,
        _("Drop the item"),
        _("From a draft it is taken out; in an adopted programme the next decision drops it."),
        _("The item is dropped, or will be by the next decision."),
        actions.drop_item, _standing, dated=False,
    ),
    "restore": Act(
        forms.VersionForm,
        _("Keep the item after all"),
        _("The next decision will not drop it."),
        _("The item stands."),
        actions.restore_item, _dropping, dated=False,
    ),
    "regrade": Act(
        RegradeForm,
        _("Change the grade"),
        _("Also once it has a case: the item is at least as secret as its cases."),
        _("The grade is changed."),
        actions.regrade_item, _kept, right=permissions.DECIDE, graded=True,
    ),
}  # fmt: skip


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor's role holds a right over the row."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def offered(actor: Actor, programme: Any, *, pending: bool) -> list[tuple[str, Act]]:
    """The acts on a programme that fit now and that the actor may do."""
    return [
        (code, act)
        for code, act in PROGRAMME_ACTS.items()
        if act.fits(programme, pending=pending) and may(actor, act.right, programme)
    ]


def offered_for_item(actor: Actor, item: Any, programme: Any) -> list[tuple[str, Act]]:
    """The acts on an item that fit now and that the actor may do."""
    return [
        (code, act)
        for code, act in ITEM_ACTS.items()
        if act.fits(item, programme) and may(actor, act.right, item)
    ]


def may_edit(actor: Actor, item: Any, programme: Any) -> bool:
    """Whether the actor may change the item, or have it replaced."""
    return _standing(item, programme) and may(actor, permissions.CHANGE, item)


def may_open(actor: Actor, item: Any, programme: Any) -> bool:
    """Whether a case may be opened: the item is in force and leaves a subject without one."""
    in_force = programme.is_adopted and item.since <= programme.edition and item.until is None
    live = {case.pk for case in item.opened if case.phase != "stopped"}
    left = [row for row in item.subjects if row.case_id not in live]
    open_ended = not item.subjects
    return in_force and bool(left or open_ended) and may(actor, permissions.CHANGE, item)
