"""The acts on a transfer as its page offers them: form, words, side, and the action behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.membership.models import Transfer
from apps.membership.transfers import actions, forms, rules
from apps.membership.transfers.choices import WITH_FILE, Kind, State
from apps.membership.transfers.sides import can_receive, can_send


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Transfer]
    side: Callable[[Actor, Transfer], bool]
    fits: Callable[[Transfer], bool]
    main: bool = False
    first: tuple[str, ...] = ()
    """Fields that begin with today."""

    def bound(self, data: Any, transfer: Transfer, actor: Actor, today: date) -> Any:
        """The form, with the version as read and today in its days."""
        initial = {"version": transfer.version} | dict.fromkeys(self.first, today)
        options = {"actor": actor} if self.form in WITH_CELLS else {}
        return self.form(data, initial=initial, **options)


WITH_CELLS = (forms.ReceiveForm, forms.ComeBackForm)


def either(actor: Actor, transfer: Transfer) -> bool:
    """Whichever side the actor stands on."""
    return can_send(actor, transfer) or can_receive(actor, transfer)


def _in(act: str, *, outside: bool | None = None) -> Callable[[Transfer], bool]:
    def fits(transfer: Transfer) -> bool:
        side = outside is None or transfer.to_outside == outside
        return side and rules.may(act, transfer.state)

    return fits


def _file(act: str) -> Callable[[Transfer], bool]:
    def fits(transfer: Transfer) -> bool:
        goes = transfer.kind in WITH_FILE and not (transfer.from_outside and act == "send_file")
        return goes and rules.may_file(act, transfer.state, transfer.file_state)

    return fits


def _is_guest(transfer: Transfer) -> bool:
    here = transfer.kind == Kind.TEMPORARY and transfer.state == State.RECEIVED
    return here and transfer.stay_ended_on is None


def _is_abroad(transfer: Transfer) -> bool:
    gone = transfer.kind == Kind.ABROAD and transfer.state == State.RECEIVED
    return gone and transfer.came_back_on is None


ACTS: dict[str, Act] = {
    "send": Act(
        forms.SendForm,
        _("Issue the referral paper"),
        _(
            "The receiving committee sees the paper from now on. The member stays counted here"
            " until received."
        ),
        _("The referral paper has number %(paper)s."),
        actions.send_transfer, can_send, _in("send"), main=True,
        first=("sent_on", "fee_paid_through"),
    ),
    "hand_in": Act(
        forms.HandInForm,
        _("Record that the paper was handed in"),
        _("The member has shown the paper; a cell receives them next."),
        _("The paper is handed in."),
        actions.hand_in_transfer, can_receive, _in("hand_in", outside=False),
        first=("handed_in_on",),
    ),
    "receive": Act(
        forms.ReceiveForm,
        _("Receive in a cell"),
        _(
            "An official transfer moves the record to this cell at once; a temporary one enters a"
            " guest who stays counted at home. This cannot be undone."
        ),
        _("%(name)s is received."),
        actions.receive_transfer, can_receive, _in("receive", outside=False), main=True,
        first=("received_on",),
    ),
    "confirm": Act(
        forms.ConfirmForm,
        _("Record the reception outside"),
        _("The organisation outside has confirmed. The member is no longer counted here."),
        _("The reception is recorded."),
        actions.confirm_reception, can_send, _in("receive", outside=True), main=True,
        first=("received_on",),
    ),
    "return": Act(
        forms.ReturnForm,
        _("Return the paper"),
        _("The paper goes back to the sender; the member stays where they were."),
        _("The paper is returned."),
        actions.return_transfer, can_receive, _in("return", outside=False),
    ),
    "withdraw": Act(
        forms.ReasonForm,
        _("Withdraw the transfer"),
        _("The transfer ends here. The number of the paper stays used."),
        _("The transfer is withdrawn."),
        actions.withdraw_transfer, can_send, _in("withdraw"),
    ),
    "end": Act(
        forms.EndForm,
        _("End the temporary stay"),
        _("The member is no guest any longer; the home cell has not changed."),
        _("The temporary stay is ended."),
        actions.end_temporary, either, _is_guest, first=("ended_on",),
    ),
    "come_back": Act(
        forms.ComeBackForm,
        _("Record the return from abroad"),
        _("The member belongs to a cell again under the same record."),
        _("%(name)s is back."),
        actions.record_return, can_send, _is_abroad, main=True, first=("came_back_on",),
    ),
    "send_file": Act(
        forms.SendFileForm,
        _("Record the paper file as sent"),
        _("Both sides see from now on when and with whom the sealed file went."),
        _("The paper file is recorded as sent."),
        actions.send_file, can_send, _file("send_file"), first=("sent_on",),
    ),
    "receive_file": Act(
        forms.ReceiveFileForm,
        _("Record the paper file as arrived"),
        _("The sender sees the day and which papers are missing."),
        _("The arrival of the paper file is recorded."),
        actions.receive_file, can_receive, _file("receive_file"), first=("received_on",),
    ),
    "take_file_back": Act(
        forms.FileBackForm,
        _("Record the paper file as back"),
        _("The transfer did not come about; the file is with the sender again."),
        _("The paper file is recorded as back."),
        actions.take_file_back, can_send, _file("take_file_back"), first=("back_on",),
    ),
}  # fmt: skip


def offered(actor: Actor, transfer: Transfer) -> list[tuple[str, Act]]:
    """The acts that fit now and that the actor may do, the main one first."""
    found = [
        (code, act)
        for code, act in ACTS.items()
        if act.fits(transfer) and act.side(actor, transfer)
    ]
    return sorted(found, key=lambda entry: not entry[1].main)
